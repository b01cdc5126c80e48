"""A check of many wires in slices of time, so that the window answers all the while."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from playground.session.wire_checking import WireChecking

FIRST, SLICE, PAUSE = 0.05, 0.012, 4  # seconds of the first slice and of each other; ms between them


class CheckInSlices(QObject):
    """Drives a check; a small one is done at once."""

    def __init__(self, checking: WireChecking, parent: QObject) -> None:
        """Drive this check."""
        super().__init__(parent)
        self._checking = checking
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> bool:
        """Begin a check; return whether there is anything to check."""
        if not self._checking.begin():
            return False
        self._checking.work(FIRST)
        if self._checking.is_running:
            self._timer.start()
        return True

    @Slot()
    def _go_on(self) -> None:
        self._checking.work(SLICE)
        if not self._checking.is_running:
            self._timer.stop()
