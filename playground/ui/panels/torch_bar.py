"""The comparison with PyTorch below its program: run in a process of its own, so that nothing waits."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.codegen.torch_compare import Difference, compared, has_torch
from playground.engine.run import Run
from playground.ui.qt_override import qt_override
from playground.ui.widgets.button import Button
from playground.ui.widgets.elided import ElidedLabel

MISSING = "PyTorch is not installed here; copy it to run it."
IDLE = "Compares PyTorch's gradients with these."
BUSY = "PyTorch is computing …"
PATIENCE = 1000  # ms until a process that was stopped is gone
DONE = QProcess.ExitStatus.NormalExit
HERE = (sys.executable, "-")


class TorchBar(QWidget):
    """A line that says how far PyTorch's numbers are from ours, and the button that asks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Compare nothing yet."""
        super().__init__(parent)
        self._run: Run | None = None
        self._program = ""
        self._known = False
        self._process = QProcess(self)
        self._process.finished.connect(self._finished)
        self.said = ElidedLabel(IDLE, "muted")
        self.compare = Button("Compare", tip="Run the program with PyTorch and compare the gradients")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.said, 1)
        row.addWidget(self.compare)
        self.compare.clicked.connect(self._pressed)

    def show_run(self, made: Run | None, program: str) -> None:
        """Show another run and its program; what was found out about the one before is forgotten."""
        if not self._known:
            self._known = True
            self.compare.setVisible(has_torch())
        if made is not self._run or program != self._program:
            self.stop()
            self._run, self._program = made, program
            self._say(MISSING if self.compare.isHidden() else IDLE)
        self.compare.setEnabled(bool(program))

    def stop(self) -> None:
        """End the process that computes, if there is one."""
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._run = None
            self._process.kill()
            self._process.waitForFinished(PATIENCE)

    @Slot()
    def _pressed(self) -> None:
        if self._process.state() != QProcess.ProcessState.NotRunning:
            made = self._run
            self.stop()
            self._run = made
            self._say(IDLE)
            return
        self._say(BUSY)
        self.compare.setText("Stop")
        self._process.start(HERE[0], list(HERE[1:]))
        self._process.write(self._program.encode())
        self._process.closeWriteChannel()

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self.compare.setText("Compare")
        made = self._run
        if made is None:
            return
        if code != 0 or status != DONE:
            error = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
            self._say(f"PyTorch could not run it: {error.splitlines()[-1] if error else 'it stopped'}")
            return
        printed = bytes(self._process.readAllStandardOutput().data()).decode(errors="replace")
        try:
            self._say(_sentence(compared(made, printed)))
        except ValueError as error:
            self._say(f"{error}.")

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.setAccessibleDescription(text)

    @qt_override(None)
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop()


def _sentence(found: Difference) -> str:
    """Say how far apart the numbers are."""
    if found.is_good:
        return f"✓ agrees: worst difference {found.worst:.1e}"
    return f"✗ differs by {found.worst:.1e} at {found.where}"
