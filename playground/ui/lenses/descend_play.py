"""Step after step at a chosen speed, until there is no further step to take or somebody pauses.

What a dialog asks is about the project as it is then, so nothing moves behind one.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from playground.session.descending import Descending
from playground.session.descent_words import Taken

SPEEDS = (("2", "2 a second"), ("10", "10 a second"), ("60", "60 a second"))
FIRST_SPEED = "10"


class DescendPlay(QObject):
    """Takes steps on a timer, which waits for each to be done: a slow step never makes others queue up."""

    changed = Signal()

    def __init__(
        self, descending: Descending, told: Callable[[Taken], None], parent: QObject | None = None
    ) -> None:
        """Rest; ``told`` hears what comes of every step."""
        super().__init__(parent)
        self._descending, self._told = descending, told
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self.set_speed(FIRST_SPEED)
        descending.changed.connect(self._follow)

    @property
    def is_playing(self) -> bool:
        """Whether steps are being taken."""
        return self._timer.isActive()

    @Slot(str)
    def set_speed(self, speed: str) -> None:
        """Take so many steps a second, where the computer can."""
        self._timer.setInterval(round(1000 / int(speed)))

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        if self.is_playing:
            self.stop()
        else:
            self._descending.begin_play()
            self._timer.start()
            self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Pause; the steps since play began are undone together."""
        if self.is_playing:
            self._timer.stop()
            self._descending.end_play()
            self.changed.emit()

    @Slot()
    def tick(self) -> None:
        """Take the next step, and stop where it makes no sense to go on, or where a dialog is open."""
        if QApplication.activeModalWidget() is not None:
            self.stop()
            return
        taken = self._descending.step()
        self._told(taken)
        if not taken.goes_on:
            self.stop()

    def _follow(self) -> None:
        """Pause when the project was changed by something else."""
        if self.is_playing and not self._descending.is_playing:
            self.stop()
