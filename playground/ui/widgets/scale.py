"""The scale of a slider: which number stands at which place."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

PLACES = 1000


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Numbers from minimum to maximum along whole places.

    A logarithmic scale may begin at 0; the next number after it is then ``smallest``. One that begins
    below 0 goes as far down as up, over -``smallest``, 0 in the middle, and ``smallest``.
    """

    minimum: float
    maximum: float
    log: bool = False
    integer: bool = False
    smallest: float = 1e-6

    @property
    def places(self) -> int:
        """The number of the last place; the first is 0."""
        span = self.maximum - self.minimum
        return int(span) if self.integer and not self.log and span <= PLACES else PLACES

    @property
    def origin(self) -> int:
        """The place from which a slider is filled: the middle of a scale of both signs, else the first."""
        return self.places // 2 if self._is_mirrored else 0

    def number(self, place: int) -> float:
        """Return the number at a place, rounded to three digits of what the scale can tell apart."""
        if self._is_mirrored:
            middle = self.places // 2
            return math.copysign(1, place - middle) * self._half.number(2 * abs(place - middle))
        if place <= 0:
            return self._whole(self.minimum)
        if place >= self.places:
            return self._whole(self.maximum)
        share = place / self.places
        if self.log:
            low = self._low
            return self._whole(_significant(low * (self.maximum / low) ** share, 3))
        digits = 3 - math.ceil(math.log10(self.maximum - self.minimum))
        return self._whole(round(self.minimum + share * (self.maximum - self.minimum), digits))

    def place(self, number: float) -> int:
        """Return the place nearest to a number; numbers outside stand at the ends."""
        number = self.clamp(number)
        if self._is_mirrored:
            away = (self._half.place(abs(number)) + 1) // 2
            return self.places // 2 + (away if number > 0 else -away)
        if not self.log:
            return round((number - self.minimum) / (self.maximum - self.minimum) * self.places)
        if number < self._low:
            return 0
        share = math.log(number / self._low) / math.log(self.maximum / self._low)
        return max(1 if self.minimum <= 0 else 0, round(share * self.places))

    def clamp(self, number: float) -> float:
        """Return the number, or the end of the scale that it lies beyond."""
        return self._whole(min(max(number, self.minimum), self.maximum))

    def moved(self, number: float, steps: float, step: float) -> float:
        """Return the number so many steps further: added, or in twentieths of a decade when logarithmic."""
        if not self.log:
            return self.clamp(_significant(number + steps * step, 12))
        if self._is_mirrored:
            sign = math.copysign(1, number or steps)
            return sign * self._half.moved(abs(number), sign * steps, step)
        if number < self._low:
            return self.clamp(self._low if steps > 0 else number)
        further = _significant(number * 10 ** (steps / 20), 3)
        if self.integer and round(further) == round(number):
            further = number + math.copysign(1, steps)
        return self.clamp(0.0 if self.minimum <= 0 and further < self._low else further)

    @property
    def _is_mirrored(self) -> bool:
        return self.log and self.minimum < 0

    @property
    def _half(self) -> Scale:
        return replace(self, minimum=0.0)

    @property
    def _low(self) -> float:
        return self.minimum if self.minimum > 0 else self.smallest

    def _whole(self, number: float) -> float:
        return float(round(number)) if self.integer else number


def _significant(number: float, digits: int) -> float:
    return float(f"{number:.{digits}g}")
