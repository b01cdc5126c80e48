"""Shapes of the canvas seen from far away, by colour and kept in cells: a change paints only what is near."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtCore import QLineF, QRectF

CELL = 1000.0
ABOVE = "accent"  # what is selected lies over all else

Key = TypeVar("Key", bound=Hashable)
Shape = TypeVar("Shape", QRectF, QLineF)


@dataclass
class _Cell(Generic[Key, Shape]):
    """The shapes of one part of the scene by colour, and a box that all of them lie in."""

    shapes: dict[str, dict[Key, Shape]] = field(default_factory=lambda: defaultdict(dict))
    reach: QRectF = field(default_factory=QRectF)


class FarShapes(Generic[Key, Shape]):
    """Boxes or lines, each under a key."""

    def __init__(self) -> None:
        """Begin with none."""
        self._cells: dict[tuple[int, int], _Cell[Key, Shape]] = defaultdict(_Cell)
        self._known: dict[Key, tuple[_Cell[Key, Shape], str, QRectF]] = {}

    def put(self, key: Key, colour: str, shape: Shape, box: QRectF) -> QRectF:
        """Keep a shape that lies in a box; return the part of the scene that looks different now."""
        before = self.drop(key)
        middle = box.center()
        cell = self._cells[int(middle.x() // CELL), int(middle.y() // CELL)]
        cell.shapes[colour][key] = shape
        cell.reach = cell.reach.united(box)
        self._known[key] = (cell, colour, box)
        return before.united(box)

    def drop(self, key: Key) -> QRectF:
        """Forget a shape, if it is known; return the box it lay in."""
        if key not in self._known:
            return QRectF()
        cell, colour, box = self._known.pop(key)
        del cell.shapes[colour][key]
        return box

    def near(self, area: QRectF) -> dict[str, list[Shape]]:
        """Return by colour all shapes that may reach into a part of the scene, and some beside it.

        The colours come in a fixed order, so that what lies over what does not depend on what came first.
        """
        found: dict[str, list[Shape]] = defaultdict(list)
        for cell in self._cells.values():
            if cell.reach.intersects(area):
                for colour, shapes in cell.shapes.items():
                    found[colour].extend(shapes.values())
        return dict(sorted(found.items(), key=lambda each: (each[0] == ABOVE, each[0])))
