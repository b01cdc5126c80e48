"""Snapping: a box that is dragged goes into line with others that it nearly lines up with."""

from __future__ import annotations

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


def snap(moved: Box, others: Iterable[Box], levels: Sequence[Level], reach: float) -> Snapped:
    """Find the nearest lines within a reach, one upright and one level.

    Level wires and centres go before edges, since nodes differ in size.
    """
    boxes = tuple(others)
    across = _nearest(_gaps(_ACROSS[:1], moved, boxes), _gaps(_ACROSS[1:], moved, boxes), reach)
    wires = [level.middle - moved.middle for level in levels]
    down = _nearest(wires + _gaps(_DOWN[:1], moved, boxes), _gaps(_DOWN[1:], moved, boxes), reach)
    there = moved.moved(across or 0.0, down or 0.0)
    guides: list[Guide] = []
    if across is not None:
        guides += _upright(there, boxes)
    if down is not None:
        guides += _level(there, boxes, levels)
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


def _gaps(places: tuple[Place, ...], moved: Box, boxes: tuple[Box, ...]) -> list[float]:
    return [place(each) - place(moved) for place in places for each in boxes]


def _nearest(first: list[float], then: list[float], reach: float) -> float | None:
    """Give the smallest of the first gaps, or else of the others; None where all are out of reach."""
    for gaps in (first, then):
        best = min(gaps, key=abs, default=None)
        if best is not None and abs(best) <= reach:
            return best
    return None


def _upright(there: Box, boxes: tuple[Box, ...]) -> list[Guide]:
    guides: list[Guide] = []
    for place in _ACROSS:
        x, lined = place(there), [each for each in boxes if place(each) == place(there)]
        if lined:
            ends = [there, *lined]
            guides.append(Guide((x, min(e.top for e in ends)), (x, max(e.bottom for e in ends))))
    return guides


def _level(there: Box, boxes: tuple[Box, ...], levels: Sequence[Level]) -> list[Guide]:
    guides = [
        Guide((level.other_end, level.wire), (there.centre, level.wire))
        for level in levels
        if level.middle == there.middle
    ]
    for place in _DOWN:
        y, lined = place(there), [each for each in boxes if place(each) == place(there)]
        if lined:
            ends = [there, *lined]
            guides.append(Guide((min(e.left for e in ends), y), (max(e.right for e in ends), y)))
    return guides
