"""Stand-ins for what a window is put together from: small workspaces, and a person who answers at once."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.dialogs import Dialogs
from playground.ui.main_window import MainWindow
from playground.ui.memory import Memory
from playground.ui.qt_override import qt_override
from playground.ui.workspace_list import WorkspaceEntry


class PlainWorkspace(QWidget):
    """A workspace with one area, which counts what its actions were asked to do."""

    status_changed = Signal(str, str)
    actions_of: tuple[str, ...] = ("step", "select_all", "quick_add")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session, self.done, self.closed = session, list[str](), False
        self.area = QWidget()
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QVBoxLayout(self).addWidget(self.area)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def bind_actions(self, table: ActionTable) -> None:
        for id in self.actions_of:
            table.bind(id, self._doer(id))
        table.attach("graph", self.area, "canvas")
        self.status_changed.emit(f"{type(self).__name__} is here", "100 %")

    def _doer(self, id: str) -> "Doer":
        return Doer(self.done, id)

    @qt_override()
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed = True


class PlainNetwork(PlainWorkspace):
    """Another one."""

    actions_of = ("play",)


class Doer:
    """Writes down that something was done."""

    def __init__(self, done: list[str], id: str) -> None:
        self._done, self._id = done, id

    def __call__(self) -> None:
        self._done.append(self._id)


ENTRIES = (
    WorkspaceEntry("graph", "Graph", PlainWorkspace),
    WorkspaceEntry("network", "Network", PlainNetwork),
)


class Answers(Dialogs):
    """Answers what a person would be asked, and remembers what a person would be told."""

    def __init__(self) -> None:
        super().__init__(QWidget())
        self._window.deleteLater()
        self.open, self.save, self.changes = "", "", "cancel"
        self.asked, self.told = list[str](), list[tuple[str, str]]()

    def path_to_open(self, folder: str) -> str:
        self.asked.append(folder)
        return self.open

    def path_to_save(self, suggestion: str) -> str:
        self.asked.append(suggestion)
        return self.save

    def what_about_changes(self, name: str) -> str:
        self.asked.append(name)
        return self.changes

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))

    def ask(self, title: str, text: str, answers: Sequence[tuple[str, str]]) -> str:
        self.told.append((title, text))
        return answers[-1][0]


@contextmanager
def on_screen(qtbot: QtBot, window: MainWindow, answers: Answers) -> Iterator[None]:
    """Show a window with the keys in it, and at last close it without saving."""
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield
    answers.changes = "discard"
    window.close()


def make_window(
    folder: Path,
    session: Session | None = None,
    workspace: Literal["graph", "network"] = "graph",
    entries: Sequence[WorkspaceEntry] = ENTRIES,
) -> tuple[MainWindow, Answers]:
    """Return a window with settings in a folder, on stand-ins unless real workspaces are given."""
    session = session or Session()
    session.workspace = workspace
    store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    answers = Answers()
    return MainWindow(session, Memory(store), dialogs=answers, workspaces=entries), answers
