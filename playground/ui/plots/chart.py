"""A chart as plain records: two axes, lines of numbers, and what is marked on them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Axis:
    """Which numbers an axis goes over, and what they are; with ``log`` equal ways are equal factors."""

    title: str
    low: float
    high: float
    log: bool = False

    def share(self, number: float) -> float:
        """Return where a number lies, 0 at the low end and 1 at the high one; ends for what is beyond."""
        if math.isnan(number):
            return math.nan
        clamped = min(max(number, self.low), self.high)
        if self.log:
            return math.log(clamped / self.low) / math.log(self.high / self.low)
        return (clamped - self.low) / (self.high - self.low)

    def number(self, share: float) -> float:
        """Return the number at a share of the way, the reverse of ``share``."""
        share = min(max(share, 0.0), 1.0)
        if self.log:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + share * (self.high - self.low)


@dataclass(frozen=True)
class Line:
    """One line: its name, its numbers, the token of its colour; what is not finite breaks it."""

    name: str
    xs: Sequence[float]
    ys: Sequence[float]
    token: str
    dashed: bool = False


@dataclass(frozen=True)
class Mark:
    """A point with a text below it, ``ahead`` of it if asked, and above it where there is no room below.

    ``hollow`` draws a ring instead of a dot, and no ``token`` the text alone.
    """

    x: float
    y: float
    text: str
    token: str = ""
    hollow: bool = False
    ahead: bool = False


@dataclass(frozen=True)
class Span:
    """Where between two numbers along the lower axis something is special, hatched, and what."""

    left: float
    right: float
    text: str


@dataclass(frozen=True)
class Chart:
    """All that is drawn; ``at`` is the number along the lower axis that a person moves, if there is one."""

    across: Axis
    up: Axis
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    spans: tuple[Span, ...] = ()
    at: float | None = None

    def reading(self, x: float) -> tuple[float, tuple[tuple[Line, float], ...]] | None:
        """Return the place nearest to a number at which a line has a point, and all lines' numbers there."""
        known = [(at, line) for line in self.lines for at in line.xs]
        if not known:
            return None
        share = self.across.share(x)
        nearest = min((at for at, _line in known), key=lambda at: abs(self.across.share(at) - share))
        found = (
            (line, y)
            for line in self.lines
            for at, y in zip(line.xs, line.ys, strict=True)
            if at == nearest and not math.isnan(y)
        )
        return nearest, tuple(found)
