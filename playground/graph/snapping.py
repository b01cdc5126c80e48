"""Snapping: a box that is dragged goes into line with others that it nearly lines up with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from playground.gates.catalog import gate
from playground.graph.graph import Graph
from playground.graph.sizes import Box, box, port_height

Place = Callable[[Box], float]

_ACROSS: tuple[Place, ...] = (lambda box: box.centre, lambda box: box.left, lambda box: box.right)
_DOWN: tuple[Place, ...] = (lambda box: box.middle, lambda box: box.top, lambda box: box.bottom)


@dataclass(frozen=True)
class Guide:
    """A line along which things lie: from one point to another."""

    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True)
class Level:
    """A wire of the box runs level, at the height ``wire``, when the box's middle is at a height."""

    middle: float
    wire: float
    other_end: float


@dataclass(frozen=True)
class Snapped:
    """How far the box moves besides, and the lines it lies on then."""

    across: float = 0.0
    down: float = 0.0
    guides: tuple[Guide, ...] = ()


class Lines:
    """Boxes in the order of one of their places: those at a place and the nearest are found at once."""

    def __init__(self, place: Place, boxes: Iterable[Box]) -> None:
        """Put boxes in order."""
        self._place = place
        self._boxes = sorted(boxes, key=place)
        self._places = [place(each) for each in self._boxes]

    def gaps(self, box: Box) -> list[float]:
        """Give how far a box is from the nearest one on either side."""
        here = self._place(box)
        above = bisect_left(self._places, here)
        return [place - here for place in self._places[max(above - 1, 0) : above + 1]]

    def level_with(self, box: Box) -> tuple[float, list[Box]]:
        """Give the place of a box, and the boxes that have the same."""
        here = self._place(box)
        return here, self._boxes[bisect_left(self._places, here) : bisect_right(self._places, here)]


class Others:
    """The boxes that one may be lined up with: their centres, then their edges, across and down."""

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        """Put boxes in order once; asking takes next to no time then, however many they are."""
        known = tuple(boxes)
        self.across = tuple(Lines(place, known) for place in _ACROSS)
        self.down = tuple(Lines(place, known) for place in _DOWN)


def snap(moved: Box, others: Others, levels: Sequence[Level], reach: float) -> Snapped:
    """Find the nearest lines within a reach, one upright and one level.

    Level wires and centres go before edges, since nodes differ in size.
    """
    across = _nearest(_gaps(others.across[:1], moved), _gaps(others.across[1:], moved), reach)
    wires = [level.middle - moved.middle for level in levels]
    down = _nearest(wires + _gaps(others.down[:1], moved), _gaps(others.down[1:], moved), reach)
    there = moved.moved(across or 0.0, down or 0.0)
    guides: list[Guide] = []
    if across is not None:
        guides += _upright(there, others)
    if down is not None:
        guides += _level(there, others, levels)
    return Snapped(across or 0.0, down or 0.0, tuple(guides))


def levels(graph: Graph, name: str, still: frozenset[str]) -> tuple[Level, ...]:
    """Give the heights at which a wire between a node and one that stays where it is runs level."""
    found: list[Level] = []
    here = gate(graph.by_name[name].gate)
    for port, wire in graph.incoming[name].items():
        if wire.source in still:
            source = box(graph.by_name[wire.source])
            found.append(Level(source.middle - port_height(here, port), source.middle, source.right))
    for wire in graph.outgoing[name]:
        if wire.target in still:
            target = graph.by_name[wire.target]
            height = target.position[1] + port_height(gate(target.gate), wire.port)
            found.append(Level(height, height, box(target).left))
    return tuple(found)


def _gaps(lines: tuple[Lines, ...], moved: Box) -> list[float]:
    return [gap for each in lines for gap in each.gaps(moved)]


def _nearest(first: list[float], then: list[float], reach: float) -> float | None:
    """Give the smallest of the first gaps, or else of the others; None where all are out of reach."""
    for gaps in (first, then):
        best = min(gaps, key=abs, default=None)
        if best is not None and abs(best) <= reach:
            return best
    return None


def _upright(there: Box, others: Others) -> list[Guide]:
    guides: list[Guide] = []
    for lines in others.across:
        x, lined = lines.level_with(there)
        if lined:
            ends = [there, *lined]
            guides.append(Guide((x, min(e.top for e in ends)), (x, max(e.bottom for e in ends))))
    return guides


def _level(there: Box, others: Others, levels: Sequence[Level]) -> list[Guide]:
    guides = [
        Guide((level.other_end, level.wire), (there.centre, level.wire))
        for level in levels
        if level.middle == there.middle
    ]
    for lines in others.down:
        y, lined = lines.level_with(there)
        if lined:
            ends = [there, *lined]
            guides.append(Guide((min(e.left for e in ends), y), (max(e.right for e in ends), y)))
    return guides
