"""Gradient steps, one after the other at a chosen speed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from playground.session.descending import Descending
from playground.session.descent_words import Taken
from playground.ui.playing import Playing

SPEEDS = (("2", "2 a second"), ("10", "10 a second"), ("60", "60 a second"))
FIRST_SPEED = "10"


class DescendPlay(Playing):
    """Takes steps of a descent; those from play to pause are undone together."""

    def __init__(
        self, descending: Descending, told: Callable[[Taken], None], parent: QObject | None = None
    ) -> None:
        """Rest; ``told`` hears what comes of every step."""
        super().__init__(pause_of(FIRST_SPEED), parent)
        self._descending, self._told = descending, told
        descending.changed.connect(self._follow)

    @Slot(str)
    def set_speed(self, speed: str) -> None:
        """Take so many steps a second, where the computer can."""
        self.set_pause(pause_of(speed))

    def begin(self) -> None:
        """From now on steps are one entry of the history."""
        self._descending.begin_play()

    def end(self) -> None:
        """The next step is undone by itself again."""
        self._descending.end_play()

    def take(self) -> bool:
        """Take a step, and tell what came of it."""
        taken = self._descending.step()
        self._told(taken)
        return taken.goes_on

    def _follow(self) -> None:
        """Pause when the project was changed by something else."""
        if self.is_playing and not self._descending.is_playing:
            self.stop()


def pause_of(speed: str) -> int:
    """Return the milliseconds between two steps at so many a second."""
    return round(1000 / int(speed))
