"""What happens when something breaks: the project is saved first, then a person is told."""

from __future__ import annotations

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, Slot, qInstallMessageHandler

from playground.session.project import Project, save_project
from playground.storage.file_error import FileError

Show = Callable[[str, str, str], None]


class CrashReport(QObject):
    """Takes exceptions that nobody caught, from any thread, and reports them in the window's thread."""

    _caught = Signal(object)

    def __init__(self, project: Callable[[], Project], folder: Path, show: Show) -> None:
        """Save what ``project`` gives to ``folder``; ``show`` is given a title, a text and the details."""
        super().__init__()
        self._project, self._folder, self._show = project, folder, show
        self._busy = False
        self._caught.connect(self._report)

    def install(self) -> None:
        """Take over what Python does with exceptions and what Qt does with messages."""
        if sys.stderr is not None:
            faulthandler.enable()
        sys.excepthook = self.hook
        threading.excepthook = self._hook_of_thread
        qInstallMessageHandler(tell_qt_message)

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None = None
    ) -> None:
        """Report an exception; an interrupt from the terminal is none."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _write(details)
        self._caught.emit(details)

    def _hook_of_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.hook(caught.exc_type, caught.exc_value, caught.exc_traceback)

    @Slot(object)
    def _report(self, details: str) -> None:
        """Save and tell, but not again while that is being done."""
        if self._busy:
            return
        self._busy = True
        try:
            self._show("Something went wrong", f"{self._saved()} You can go on.", details)
        finally:
            self._busy = False

    def _saved(self) -> str:
        moment = datetime.now().astimezone()
        path = self._folder / f"recovered-{moment:%Y-%m-%d-%H%M%S}.backprop"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            save_project(self._project(), path)
        except (FileError, OSError) as error:
            return f"Your project could not be saved: {error}"
        return f"Your project is saved as {path}."


def tell_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Write what Qt says to the terminal, unless it is small talk."""
    if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
        _write(f"Qt: {message}\n")


def _write(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(text)
