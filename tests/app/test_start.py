import sys
import types
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.app import crash, filling, start, window
from playground.app.resources import resources_folder
from playground.session.project import Project, save_project
from playground.session.session import Session
from playground.ui import first_window
from playground.ui.main_window import MainWindow
from playground.ui.theme.theme import theme
from tests.ui.standins import ENTRIES


@pytest.fixture
def store(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the window made on the small stand-ins."""
    defaults = MainWindow.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "workspaces", ENTRIES)


@pytest.mark.parametrize(
    ("python", "pyside", "sound"),
    [
        ((3, 11), "6.12.0", False),
        ((3, 10), "6.13.1", False),
        ((3, 11), "6.11.3", True),
        ((3, 12), "6.12.0", True),
        ((3, 13), "6.12.0", True),
        ((3, 13), "6.11.3", True),
    ],
)
def test_the_pair_that_crashes_is_refused(python: tuple[int, int], pyside: str, sound: bool) -> None:
    problem = start.pair_problem(python, pyside)
    assert (problem is None) is sound
    if problem:
        assert problem.startswith(f"PySide6 {pyside} crashes on Python {python[0]}.{python[1]}:")
        assert "\n" not in problem


def test_a_bad_pair_opens_no_window(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(PySide6, "__version__", "6.12.0")
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    assert start.open_window() == 2
    assert "crashes" in capsys.readouterr().err


def test_main_hands_the_arguments_to_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []

    def run(arguments: list[str]) -> int:
        seen.append(arguments)
        return 3

    stand_in = types.ModuleType("playground.app.command_line")
    stand_in.run = run  # type: ignore[attr-defined]  # a stand-in for the module
    monkeypatch.setitem(sys.modules, "playground.app.command_line", stand_in)
    monkeypatch.setattr("playground.app.command_line", stand_in, raising=False)
    monkeypatch.setattr(sys, "argv", ["backprop-playground", "a.backprop"])
    assert start.main(["trace", "x"]) == 3
    assert start.main() == 3
    assert seen == [["trace", "x"], ["a.backprop"]]


@pytest.mark.usefixtures("plain")
def test_a_window_is_built_on_a_session(qtbot: QtBot) -> None:
    session = Session(Project(name="mine"))
    built = start.build_window(None, session)
    qtbot.addWidget(built)
    assert built.session is session
    assert not built.isVisible()
    assert built.header.name.text() == "mine"
    built.close()


@pytest.mark.usefixtures("plain")
def test_a_window_is_built_with_a_file_and_the_chosen_theme(
    qtbot: QtBot, tmp_path: Path, store: QSettings
) -> None:
    save_project(Project(name="x"), tmp_path / "kept.backprop")
    store.setValue("settings/theme", "dark")
    built = window.build_window(str(tmp_path / "kept.backprop"), store=store)
    qtbot.addWidget(built)
    assert built.header.name.text() == "kept"
    assert theme().is_dark
    built.close()


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize(
    ("example", "title"),
    [(None, "untitled"), (resources_folder() / "examples" / "21-diamond.backprop", "The diamond")],
)
def test_the_window_runs_until_it_is_closed(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, example: Path | None, title: str
) -> None:
    installed: list[crash.CrashReport] = []

    def install(report: crash.CrashReport) -> None:
        installed.append(report)

    monkeypatch.setattr(crash.CrashReport, "install", install)
    seen: list[str] = []

    def run(_application: QApplication) -> int:
        shown = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        assert shown.isVisible()
        seen.append(shown.windowTitle())
        assert shown.stack.count() == 1  # the empty page
        with qtbot.waitSignal(shown.painted):
            pass
        assert shown.page("graph").isVisible()
        assert shown.status.left.text() == "PlainWorkspace is here"
        seen.append(shown.windowTitle())
        shown.close()
        shown.deleteLater()
        return 0

    monkeypatch.setattr(QApplication, "exec", run)
    assert start.open_window(example=example) == 0
    assert seen == ["untitled[*] – Backprop Playground", f"{title}[*] – Backprop Playground"]
    assert len(installed) == 1


@pytest.mark.usefixtures("plain")
def test_a_file_is_named_before_it_is_opened(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path, store: QSettings
) -> None:
    monkeypatch.setattr(crash.CrashReport, "install", lambda _report: None)
    save_project(Project(name="x"), tmp_path / "kept.backprop")
    opening = window.Opening(
        window.first_window(str(tmp_path / "kept.backprop"), store), str(tmp_path / "kept.backprop")
    )
    qtbot.addWidget(opening.window)
    assert opening.window.header.name.text() == "kept"
    with qtbot.waitSignal(opening.window.painted):
        opening.window.show()
    assert opening.window.files.dialogs is not None
    assert opening.window.session.path == tmp_path / "kept.backprop"
    opening.window.close()
    opening.end()


@pytest.mark.usefixtures("plain")
def test_a_window_closed_before_it_was_filled_stays_empty(qtbot: QtBot, store: QSettings) -> None:
    opening = window.Opening(window.first_window(None, store))
    qtbot.addWidget(opening.window)
    opening.window.show()
    opening.window.close()
    opening.window.tell_painted()
    assert not hasattr(opening.window, "session")
    opening.end()


@pytest.mark.usefixtures("plain")
def test_a_window_that_nobody_sees_is_filled_all_the_same(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, store: QSettings
) -> None:
    monkeypatch.setattr(first_window, "UNSEEN", 1)
    made = window.first_window(None, store)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.painted):
        pass
    made.tell_painted()  # once is enough


def test_the_details_of_a_crash_can_be_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "ask", lambda *question: "details")
    filling._show_crash("Something went wrong", "It is saved.", "Traceback")
    assert QApplication.clipboard().text() == "Traceback"
    monkeypatch.setattr(filling, "ask", lambda *question: "close")
    filling._show_crash("Something went wrong", "It is saved.", "Another")
    assert QApplication.clipboard().text() == "Traceback"
