"""Room for a node in a wire: it moves clear of what feeds it, and what stands after it moves right."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from playground.graph.editing import connect, disconnect, insert_on_wire, move
from playground.graph.folding import fold, ports_of, unfold
from playground.graph.graph import GraphError
from playground.graph.groups import group_of, members
from playground.graph.order import ancestors, descendants
from playground.graph.sizes import Box, box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playground.graph.graph import Graph, Wire

GAP = 76.0  # pixels between two cards, for a wire and the numbers at it
CLOSEST = 16.0  # pixels between two cards that have nothing to do with each other
CELL = 128.0  # pixels, more than half a card


def put_into_wire(graph: Graph, name: str, wire: Wire, *, room: bool = True) -> Graph:
    """Put a node into a wire and, with ``room``, make room for it; GraphError says why it cannot be."""
    put = insert_on_wire(graph, name, wire)
    if not room:
        return put
    return unfold(put, make_room(fold(put), name)) if put.groups else make_room(put, name)


def put_group_into_wire(graph: Graph, name: str, wire: Wire) -> Graph:
    """Put a closed group into a wire by its first free input and first output, and make room for its card.

    GraphError says why it cannot be.
    """
    found = ports_of(graph, name)
    free = next((each for each in found.inputs if each.source is None), None)
    if free is None:
        msg = f"{group_of(graph, name).title} has no free input"
        raise GraphError(msg)
    joined = disconnect(graph, wire.target, wire.port)
    for node, port in free.targets:
        joined = connect(joined, wire.source, node, port)
    joined = connect(joined, found.outputs[0].node, wire.target, wire.port)
    inside, shown = members(joined, name), fold(joined)
    return unfold(joined, make_room(shown, next(each for each in shown.by_name if each in inside)))


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
    staying = _in_cells(graph, set(graph.by_name) - moving - ancestors(graph, name))
    moving, waiting = set(moving), list(moving)
    while waiting:
        here = _box(graph, waiting.pop())
        way = Box(here.left, here.top - CLOSEST, here.right + lack + CLOSEST, here.bottom + CLOSEST)
        for cell in _cells(way):
            pushed = {each for each in staying.get(cell, ()) if _lies_on(_box(graph, each), way, here)}
            staying[cell] = staying.get(cell, set()) - pushed
            moving |= pushed
            waiting.extend(pushed)
    return moving


def _lies_on(there: Box, way: Box, here: Box) -> bool:
    """Whether a box lies in the way of another and not on its left."""
    return there.right > here.right and way.touches(there)


def _in_cells(graph: Graph, names: Iterable[str]) -> dict[tuple[int, int], set[str]]:
    """Give nodes by the cell of a grid in which their centres lie."""
    found: dict[tuple[int, int], set[str]] = {}
    for name in names:
        x, y = graph.by_name[name].position
        found.setdefault((int(x // CELL), int(y // CELL)), set()).add(name)
    return found


def _cells(area: Box) -> Iterator[tuple[int, int]]:
    """Give the cells with the centres of all nodes that can touch an area."""
    for column in range(int(area.left // CELL) - 1, int(area.right // CELL) + 2):
        for row in range(int(area.top // CELL) - 1, int(area.bottom // CELL) + 2):
            yield column, row


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
