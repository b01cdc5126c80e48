"""While there is a training thread, Python's garbage is collected by the window's thread alone.

A timer or a widget that became garbage would otherwise be destroyed by whichever thread happens to
collect, and Qt crashes when a part of the window is destroyed by another thread than the window's.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

PERIOD = 500  # milliseconds


class GarbageCollection(QObject):
    """Collects garbage in the thread it lives in, and nowhere else, from `begin` to `end`."""

    def __init__(self, parent: QObject) -> None:
        """Leave collecting to Python until it begins."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(PERIOD)
        self._timer.timeout.connect(self._collect)

    def begin(self) -> None:
        """Take collecting over from Python."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        """Collect the oldest generation that Python itself would collect by now."""
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(2 if all(due) else int(due[1]))
