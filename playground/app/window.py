"""The application and its window; what computes is imported only once the window has been seen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from playground.app.resources import resources_folder
from playground.ui.main_window import MainWindow
from playground.ui.memory import Memory
from playground.ui.theme import resources
from playground.ui.theme.theme import theme

if TYPE_CHECKING:
    from playground.session.session import Session

NAME = "backprop-playground"
UNTITLED = "untitled"


def run_window(path: str | None = None, example: Path | None = None) -> int:
    """Show the window, with a file or an example in it, until it is closed; return the exit code."""
    application = prepare()
    opening = Opening(first_window(path), path, example)
    opening.window.show()
    try:
        return application.exec()
    finally:
        opening.end()


class Opening(QObject):
    """Fills a window as soon as it has been seen, and ends what was begun for it."""

    def __init__(self, window: MainWindow, path: str | None = None, example: Path | None = None) -> None:
        """Fill this window when it is painted, with the file of that path or the example if there is one."""
        super().__init__()
        self.window, self._path, self._example = window, path, example
        self._end: Callable[[], None] = lambda: None
        window.painted.connect(self.fill)

    @Slot()
    def fill(self) -> None:
        """Begin a session in the window, unless it has been closed meanwhile."""
        if self.window.isVisible():
            from playground.app.filling import fill

            self._end = fill(self.window, self._path, self._example)

    def end(self) -> None:
        """Leave nothing running."""
        self._end()


def prepare() -> QApplication:
    """Return the application, dressed in the theme; it is made when there is none yet."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setOrganizationName(NAME)
    application.setApplicationDisplayName("Backprop Playground")
    resources.set_folder(resources_folder())
    icon = resources.resource("icons", f"{NAME}.svg")
    if icon is not None:
        application.setWindowIcon(QIcon(str(icon)))
    theme().install(application)
    return application


def first_window(path: str | None = None, store: QSettings | None = None) -> MainWindow:
    """Return the window, not shown yet, with nothing in it but the name of the file to come."""
    memory = Memory(QSettings() if store is None else store)
    theme().set_scheme(memory.settings.theme)
    window = MainWindow(None, memory)
    window.show_empty(UNTITLED if path is None else Path(path).stem)
    return window


def build_window(
    path: str | None = None, session: Session | None = None, store: QSettings | None = None
) -> MainWindow:
    """Return the window, not shown yet, on that session or a new one, with that file opened in it."""
    from playground.session.session import Session

    prepare()
    memory = Memory(QSettings() if store is None else store)
    theme().set_scheme(memory.settings.theme)
    window = MainWindow(Session() if session is None else session, memory)
    if path is not None:
        window.files.open_path(path)
    return window
