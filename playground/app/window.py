"""The application and its window, put together."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, QStandardPaths, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from playground.app.crash import CrashReport
from playground.app.kernel_compiler import KernelCompiler, kernel_folder
from playground.app.resources import resources_folder
from playground.session.session import Session
from playground.session.shelf import Shelf
from playground.ui.dialogs import ask
from playground.ui.main_window import MainWindow
from playground.ui.memory import Memory
from playground.ui.theme import resources
from playground.ui.theme.theme import theme

NAME = "backprop-playground"
KERNEL_DELAY = 500
"""Milliseconds for the window to appear before the training kernel is got ready."""


def run_window(path: str | None = None) -> int:
    """Show the window, with a file in it if one is named, until it is closed; return the exit code."""
    application = prepare()
    session = Session()
    session.shelf = Shelf(_data_folder() / "composites")
    crash = CrashReport(lambda: session.project, _data_folder() / "recovered", _show_crash)
    crash.install()
    window = build_window(path, session)
    window.show()
    compiler = KernelCompiler(kernel_folder())
    QTimer.singleShot(KERNEL_DELAY, compiler.start)
    try:
        return application.exec()
    finally:
        compiler.stop()


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


def build_window(
    path: str | None = None, session: Session | None = None, store: QSettings | None = None
) -> MainWindow:
    """Return the window, not shown yet, on that session or a new one, with that file opened in it."""
    prepare()
    memory = Memory(QSettings() if store is None else store)
    theme().set_scheme(memory.settings.theme)
    window = MainWindow(Session() if session is None else session, memory)
    if path is not None:
        window.files.open_path(path)
    return window


def _data_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)) / NAME


def _show_crash(title: str, text: str, details: str) -> None:
    answer = ask(
        QApplication.activeWindow(), title, text, (("details", "Copy the Details"), ("close", "Go On"))
    )
    if answer == "details":
        QApplication.clipboard().setText(details)
