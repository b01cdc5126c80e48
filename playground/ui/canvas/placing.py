"""Finds room for the numbers of wires: never over a gate, never over each other, if there is room at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from playground.graph.graph import Wire

PAIR_HEIGHT = 44.0
GAP = 3.0
CELL = 128.0
SHARES = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8)
SHIFTS = (0.0, -24.0, 24.0, -40.0, 40.0)


@dataclass(frozen=True)
class Room:
    """A wire that wants a label, and how wide its chips become."""

    wire: Wire
    path: QPainterPath
    width: float

    def at(self, share: float, shift: float = 0.0) -> QRectF:
        """Return the box of the label at a share of the way along the wire."""
        middle = point_at(self.path, share) + QPointF(0, shift)
        box = QRectF(0, 0, self.width, PAIR_HEIGHT)
        box.moveCenter(middle)
        return box


class Taken:
    """Boxes that are taken, kept in cells so that asking stays cheap in a large graph."""

    def __init__(self, boxes: Iterable[QRectF] = ()) -> None:
        """Begin with some boxes."""
        self._cells: dict[tuple[int, int], list[QRectF]] = defaultdict(list)
        for box in boxes:
            self.add(box)

    def add(self, box: QRectF) -> None:
        """Take a box."""
        for cell in _cells(box):
            self._cells[cell].append(box)

    def overlap(self, box: QRectF) -> float:
        """Return how much of a box, with a small gap around it, is taken already."""
        wide = box.adjusted(-GAP, -GAP, GAP, GAP)
        found = {id(each): each for cell in _cells(wide) for each in self._cells.get(cell, ())}
        return sum(_area(wide.intersected(each)) for each in found.values() if wide.intersects(each))


def place_labels(rooms: Sequence[Room], taken: Taken) -> dict[Wire, QPointF]:
    """Return the middle of each wire's label; wires into the same gate share their place along the way."""
    spots: dict[Wire, QPointF] = {}
    groups: dict[str, list[Room]] = defaultdict(list)
    for room in rooms:
        groups[room.wire.target or f"after {room.wire.source}"].append(room)
    for group in groups.values():
        found = _together(group, taken) or _apart(group, taken)
        for wire, box in found.items():
            spots[wire] = box.center()
            taken.add(box)
    return spots


def point_at(path: QPainterPath, share: float) -> QPointF:
    """Return the point of a wire at a share between 0 and 1 of its parameter."""
    return path.pointAtPercent(path.percentAtLength(path.length() * share))


def _together(group: Sequence[Room], taken: Taken) -> Mapping[Wire, QRectF] | None:
    for share in SHARES:
        boxes = {room.wire: room.at(share) for room in group}
        own = Taken()
        fits = True
        for box in boxes.values():
            fits = fits and not own.overlap(box) and not taken.overlap(box)
            own.add(box)
        if fits:
            return boxes
    return None


def _apart(group: Sequence[Room], taken: Taken) -> Mapping[Wire, QRectF]:
    boxes: dict[Wire, QRectF] = {}
    own = Taken()
    for room in group:
        best = min(
            (room.at(share, shift) for shift in SHIFTS for share in SHARES),
            key=lambda box: taken.overlap(box) + own.overlap(box),
        )
        boxes[room.wire] = best
        own.add(best)
    return boxes


def _cells(box: QRectF) -> Iterable[tuple[int, int]]:
    for column in range(int(box.left() // CELL), int(box.right() // CELL) + 1):
        for row in range(int(box.top() // CELL), int(box.bottom() // CELL) + 1):
            yield column, row


def _area(box: QRectF) -> float:
    return box.width() * box.height()
