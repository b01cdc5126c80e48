"""What comes into the window once it has been seen: a session, the report of crashes, the training kernel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from playground.app.crash import CrashReport
from playground.app.kernel_compiler import KernelCompiler, kernel_folder
from playground.app.window import NAME
from playground.session.session import Session
from playground.session.shelf import Shelf
from playground.ui.dialogs import ask

if TYPE_CHECKING:
    from playground.ui.main_window import MainWindow

KERNEL_DELAY = 500
"""Milliseconds for the window to appear before the training kernel is got ready."""


def fill(window: MainWindow, path: str | None = None, example: Path | None = None) -> Callable[[], None]:
    """Show a new session in the window, with a file or an example in it; return what ends it all."""
    session = Session()
    session.shelf = Shelf(_data_folder() / "composites")
    crash = CrashReport(lambda: session.project, _data_folder() / "recovered", _show_crash)
    crash.install()
    window.begin(session)
    if path is not None:
        window.files.open_path(path)
    if example is not None:
        window.files.open_example(example)
    compiler = KernelCompiler(kernel_folder())
    QTimer.singleShot(KERNEL_DELAY, compiler.start)
    return compiler.stop


def _data_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)) / NAME


def _show_crash(title: str, text: str, details: str) -> None:
    answer = ask(
        QApplication.activeWindow(), title, text, (("details", "Copy the Details"), ("close", "Go On"))
    )
    if answer == "details":
        QApplication.clipboard().setText(details)
