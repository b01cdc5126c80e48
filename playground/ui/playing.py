"""Playing: step after step on a timer, until there is none left or somebody pauses."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication


class Playing(QObject):
    """Takes steps on a timer, which waits for each to be done: a slow one never makes others queue up.

    What a dialog asks is about the project as it is then, so it pauses where one is open.
    ``changed`` tells that it plays or pauses now.
    """

    changed = Signal()

    def __init__(self, pause: int, parent: QObject | None = None) -> None:
        """Rest; between two steps will be a pause of so many milliseconds."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self.tick)

    @property
    def is_playing(self) -> bool:
        """Whether steps are being taken."""
        return self._timer.isActive()

    def set_pause(self, pause: int) -> None:
        """Wait for so many milliseconds between two steps."""
        self._timer.setInterval(pause)

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        if self.is_playing:
            self.stop()
        else:
            self.begin()
            self._timer.start()
            self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Pause."""
        if self.is_playing:
            self._timer.stop()
            self.end()
            self.changed.emit()

    @Slot()
    def tick(self) -> None:
        """Take the next step, and stop where it makes no sense to go on."""
        if QApplication.activeModalWidget() is not None or not self.take():
            self.stop()

    def begin(self) -> None:
        """Playing begins: make ready for the first step."""

    def end(self) -> None:
        """Playing has ended."""

    def take(self) -> bool:
        """Take the next step; return whether there is another one to take."""
        raise NotImplementedError  # a QObject cannot be an abstract class of Python's
