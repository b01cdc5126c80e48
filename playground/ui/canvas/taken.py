"""Boxes that are taken, as plain numbers: asking Qt for every side takes longer than the sums themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF

GAP = 3.0
CELL = 128.0
FEW = 48  # boxes; so many are looked through faster than cells are found

Sides = tuple[float, float, float, float]
"""The left, top, right and bottom side of a box."""


def sides(box: QRectF) -> Sides:
    """Return the sides of a box of Qt."""
    left, top = box.left(), box.top()
    return left, top, left + box.width(), top + box.height()


class Taken:
    """Boxes that are taken, kept in cells where they are many: asking stays cheap in a large graph."""

    def __init__(self, boxes: Sequence[Sides] = ()) -> None:
        """Begin with some boxes."""
        self._cell = CELL if len(boxes) > FEW else float("inf")
        self._cells: dict[tuple[int, int], list[Sides]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: Sides) -> None:
        """Take a box."""
        for cell in self._near(box):
            self._cells[cell].append(box)

    def remove(self, box: Sides) -> None:
        """Give a box free that was taken."""
        for cell in self._near(box):
            self._cells[cell].remove(box)

    def covers(self, box: Sides) -> bool:
        """Whether a part of a box is taken already."""
        return self._shared(box, 0.0) > 0

    def overlap(self, box: Sides, enough: float = float("inf")) -> float:
        """Return how much of a box, with a small gap around it, is taken already; or ``enough`` or more."""
        left, top, right, bottom = box
        return self._shared((left - GAP, top - GAP, right + GAP, bottom + GAP), enough)

    def _shared(self, box: Sides, enough: float) -> float:
        """Return the area that a box shares with those that are taken; it may stop above ``enough``."""
        left, top, right, bottom = box
        shared, size = 0.0, self._cell
        for column, row in self._near(box):
            for west, north, east, south in self._cells.get((column, row), ()):
                if not (west < right and left < east and north < bottom and top < south):
                    continue
                from_x, from_y = max(west, left), max(north, top)
                if from_x // size == column and from_y // size == row:  # else another cell counts it
                    shared += (min(east, right) - from_x) * (min(south, bottom) - from_y)
                    if shared > enough:
                        return shared
        return shared

    def _near(self, box: Sides) -> Iterable[tuple[int, int]]:
        size = self._cell
        first, last = int(box[0] // size), int(box[2] // size)
        top, bottom = int(box[1] // size), int(box[3] // size)
        if first == last and top == bottom:
            return ((first, top),)
        return [(column, row) for column in range(first, last + 1) for row in range(top, bottom + 1)]
