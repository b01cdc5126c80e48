"""What comes of asking for a step of a descent, in words: it was taken, it overshot, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from playground.engine.descent import Move

RUNAWAY = 1e6  # times farther the wrong way than where one began: nobody descends like that


@dataclass(frozen=True)
class Taken:
    """What came of asking for a step: whether it was taken, whether more make sense, and a sentence."""

    taken: bool
    goes_on: bool
    said: str


@dataclass(frozen=True)
class Way:
    """Where a descent goes: the ``target`` that should fall, or rise, from where it was at the ``start``."""

    target: str
    rate: float
    ascend: bool
    start: float

    def told(self, before: float, after: float, steps: int) -> Taken:
        """Say what a step did, by now the last of so many; one that runs away ends the descent."""
        start = self.start
        if self._is_wrong(start, after) and abs(after - start) > RUNAWAY * max(1.0, abs(start)):
            said = (
                f"Stopped: {self.target} went from {start:.4g} to {after:.4g}, the wrong way. {self._smaller}"
            )
            return Taken(taken=True, goes_on=False, said=said)
        went = f"from {before:.4g} to {after:.4g}"
        if self._is_wrong(before, after):
            way, wish = ("fell", "climb") if self.ascend else ("rose", "descend")
            said = f"{self.target} {way} {went} though it should {wish}: the step overshot."
        else:
            said = f"Step {steps}: {self.target} went {went}."
        return Taken(taken=True, goes_on=True, said=said)

    def at_rest(self, steps: Iterable[Move]) -> Taken:
        """Say why these moves change nothing."""
        if any(np.any(move.gradient) for move in steps):
            said = f"The gradients of {self.target} are so small that a step of this rate changes no number."
        else:
            said = f"The gradient of every chosen input is 0: {self.target} is at a flat place."
        return Taken(taken=False, goes_on=False, said=said)

    def endless(self, before: float) -> Taken:
        """Say why there is no next step although the gradients are finite."""
        why = self._smaller
        if not self._is_wrong(self.start, before):
            way, end = ("climb", "highest") if self.ascend else ("fall", "lowest")
            why = f"Either it can {way} for ever and has no {end} point, or the learning rate is too large."
        said = f"Stopped: the next {self.target} would not be a finite number. {why}"
        return Taken(taken=False, goes_on=False, said=said)

    def _is_wrong(self, start: float, now: float) -> bool:
        return now < start if self.ascend else now > start

    @property
    def _smaller(self) -> str:
        return f"A learning rate of {self.rate:g} is too large here: undo, and take a smaller one."
