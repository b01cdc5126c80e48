"""Finds room for the numbers of wires: never over a gate, never over each other, if there is room at all."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from playground.graph.graph import Wire
from playground.ui.canvas.measures import is_stub
from playground.ui.canvas.taken import Sides, Taken, sides

PAIR_HEIGHT = 44.0
SHARES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8)
SHIFTS = (0.0, -3.0, 3.0, -6.0, 6.0, -9.0, 9.0, -12.0, 12.0, -16.0, 16.0, -20.0, 20.0)
SWEEPS = 12
CANDIDATES = sorted(
    (8 * abs(share - 0.5) + 0.5 * abs(shift), share, shift) for share in SHARES for shift in SHIFTS
)
"""Places for a label: how much worse each is for its place alone, the best ones first."""


@dataclass(frozen=True)
class Room:
    """A wire that wants a label, and how wide its chips become."""

    wire: Wire
    path: QPainterPath
    width: float
    _known: dict[float, Sides] = field(default_factory=dict, init=False, repr=False, compare=False)

    def at(self, share: float) -> Sides:
        """Return the box of the label at a share of the way along the wire."""
        found = self._known.get(share)
        if found is None:
            middle = point_at(self.path, share)
            left, top = middle.x() - self.width / 2, middle.y() - PAIR_HEIGHT / 2
            found = self._known[share] = left, top, left + self.width, top + PAIR_HEIGHT
        return found

    def reach(self) -> QRectF:
        """Return a box around all boxes that the label may get."""
        aside, down = self.width, PAIR_HEIGHT + max(SHIFTS)
        return self.path.controlPointRect().adjusted(-aside, -down, aside, down)

    def best(self, taken: Taken) -> Sides:
        """Give the box along the wire or beside it that covers least and is least out of its place."""
        best, least = self.at(0.5), math.inf
        for worse, share, shift in CANDIDATES:
            if worse >= least:
                break
            left, top, right, bottom = self.at(share)
            box = left, top + shift, right, bottom + shift
            cost = taken.overlap(box, least - worse) + worse
            if cost < least:
                best, least = box, cost
        return best


def place_labels(
    rooms: Sequence[Room], boxes: Sequence[QRectF], *, with_care: bool = True
) -> dict[Wire, QPointF]:
    """Return the middle of each wire's label, clear of the boxes and of each other.

    Wires into the same gate share their place along the way; where that is too crowded, labels
    move along their wires, one after the other, until nothing overlaps or nothing gets better -
    unless it is to be done without care, in no time.
    """
    taken = Taken([sides(box) for box in boxes])
    spots: dict[Wire, Sides] = {}
    groups: dict[str, list[Room]] = defaultdict(list)
    for room in rooms:
        groups[room.wire.target or f"after {room.wire.source}"].append(room)
    for group in groups.values():
        found = _together(group, taken)
        spots.update(found)
        for box in found.values():
            taken.add(box)
    if with_care:
        _relax([room for room in rooms if not is_stub(room.wire)], spots, taken)
    return {
        wire: QPointF((left + right) / 2, (top + bottom) / 2)
        for wire, (left, top, right, bottom) in spots.items()
    }


def point_at(path: QPainterPath, share: float) -> QPointF:
    """Return the point of a wire at a share between 0 and 1 of its parameter."""
    return path.pointAtPercent(share)


def _together(group: Sequence[Room], taken: Taken) -> dict[Wire, Sides]:
    """Return the labels of one gate's wires at the first share where all are free, else at their middle."""
    if not any(is_stub(room.wire) for room in group):
        for share in SHARES:
            boxes = {room.wire: room.at(share) for room in group}
            if _are_free(list(boxes.values()), taken):
                return boxes
    return {room.wire: room.at(0.5) for room in group}


def _are_free(boxes: Sequence[Sides], taken: Taken) -> bool:
    own = Taken()
    for box in boxes:
        if own.overlap(box) or taken.overlap(box):
            return False
        own.add(box)
    return True


def _relax(rooms: Sequence[Room], spots: dict[Wire, Sides], taken: Taken) -> None:
    for _ in range(SWEEPS):
        moved = False
        for room in rooms:
            here = spots[room.wire]
            taken.remove(here)
            if taken.overlap(here):
                best = room.best(taken)
                moved = moved or best != here
                spots[room.wire] = here = best
            taken.add(here)
        if not moved:
            return
