"""Room for a node in a wire: it moves clear of what feeds it, and what stands after it moves right."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from playground.graph.editing import insert_on_wire, move
from playground.graph.order import ancestors, descendants
from playground.graph.sizes import Box, box

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playground.graph.graph import Graph, Wire

GAP = 76.0  # pixels between two cards, for a wire and the numbers at it
CLOSEST = 16.0  # pixels between two cards that have nothing to do with each other


def put_into_wire(graph: Graph, name: str, wire: Wire, *, room: bool = True) -> Graph:
    """Put a node into a wire and, with ``room``, make room for it; GraphError says why it cannot be."""
    put = insert_on_wire(graph, name, wire)
    return make_room(put, name) if room else put


def make_room(graph: Graph, name: str) -> Graph:
    """Move a node clear of what feeds it, and what it feeds, with all that follows, clear of the node.

    Wires that lead back, from right to left, ask for no room. Places are centres in canvas pixels.
    """
    feeders = [wire.source for wire in graph.incoming[name].values()]
    fed = [wire.target for wire in graph.outgoing[name]]
    start = max((_box(graph, each).right for each in feeders), default=-math.inf)
    if any(_box(graph, each).left < start for each in fed):
        return graph
    graph = _shifted(graph, {name}, start + GAP - _box(graph, name).left)
    lack = max((_box(graph, name).right + GAP - _box(graph, each).left for each in fed), default=0.0)
    return _shifted(graph, _pushed(graph, name, set(descendants(graph, fed)), lack), lack)


def _pushed(graph: Graph, name: str, moving: set[str], lack: float) -> set[str]:
    """Give what moves, and all that it would come to lie on; what the node depends on stays."""
    if lack <= 0:
        return moving
    staying = set(graph.by_name) - moving - ancestors(graph, name)
    fresh = moving
    while fresh:
        pushed = {other for other in staying if any(_meets(graph, each, other, lack) for each in fresh)}
        staying -= pushed
        moving = moving | pushed
        fresh = pushed
    return moving


def _meets(graph: Graph, moving: str, other: str, lack: float) -> bool:
    """Whether a node, moved right, would come to lie on one that lies right of it now."""
    here, there = _box(graph, moving), _box(graph, other)
    way = Box(here.left, here.top - CLOSEST, here.right + lack + CLOSEST, here.bottom + CLOSEST)
    return there.right > here.right and way.touches(there)


def _box(graph: Graph, name: str) -> Box:
    """Give the outline of a node."""
    return box(graph.by_name[name])


def _shifted(graph: Graph, names: Iterable[str], by: float) -> Graph:
    """Move nodes right by whole pixels; by less than nothing moves none."""
    if by <= 0:
        return graph
    whole = float(math.ceil(by))
    return move(graph, {name: _right_of(graph.by_name[name].position, whole) for name in names})


def _right_of(position: tuple[float, float], by: float) -> tuple[float, float]:
    """Give the place so many pixels further right."""
    return position[0] + by, position[1]
