"""Arranging nodes by hand: in line, evenly apart, with level wires. Each gives new places and no graph.

A closed group is one thing, its card, and what it holds goes along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import Enum

from playground.gates.catalog import gate
from playground.graph.folding import card_box, fold
from playground.graph.graph import Graph, GraphError, Wire
from playground.graph.groups import cards
from playground.graph.order import order
from playground.graph.sizes import PILL, Box, around, box, port_height

Places = dict[str, tuple[float, float]]


class Side(Enum):
    """What is brought into line."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Way(Enum):
    """Along which direction nodes are spread."""

    ACROSS = "across"
    DOWN = "down"


_ALONG: dict[Side, tuple[Way, Callable[[Box], float]]] = {
    Side.LEFT: (Way.ACROSS, lambda box: box.left),
    Side.CENTRE: (Way.ACROSS, lambda box: box.centre),
    Side.RIGHT: (Way.ACROSS, lambda box: box.right),
    Side.TOP: (Way.DOWN, lambda box: box.top),
    Side.MIDDLE: (Way.DOWN, lambda box: box.middle),
    Side.BOTTOM: (Way.DOWN, lambda box: box.bottom),
}


def align(graph: Graph, names: Iterable[str], side: Side) -> Places:
    """Bring nodes into line with the outermost of them, or with the middle of the box around all."""
    boxes = _boxes(graph, names, 2, "align")
    way, place_of = _ALONG[side]
    line = place_of(around(list(boxes.values())))
    return _placed(graph, {name: _along(way, line - place_of(each)) for name, each in boxes.items()})


def distribute(graph: Graph, names: Iterable[str], way: Way) -> Places:
    """Leave the same gap between neighbours; the two outermost nodes stay."""
    boxes = _boxes(graph, names, 3, "distribute")
    spans = {name: _span(each, way) for name, each in boxes.items()}
    ordered = sorted(spans, key=lambda name: (sum(spans[name]), name))
    start, end = min(first for first, _ in spans.values()), max(last for _, last in spans.values())
    gap = (end - start - sum(last - first for first, last in spans.values())) / (len(spans) - 1)
    away: Places = {}
    for name in ordered:
        first, last = spans[name]
        away[name] = _along(way, start - first)
        start += last - first + gap
    return _placed(graph, away)


def straighten(graph: Graph, names: Iterable[str]) -> Places:
    """Move nodes up or down until a wire of each runs level: the one that asks for the least.

    Nodes follow what feeds them, in the order of computation; one that nothing feeds goes level with
    what it feeds itself. A move that would cover another node is not made.
    """
    folded = fold(graph)
    chosen = set(names)
    heights = {node.name: node.position[1] for node in folded.nodes}
    boxes = outlines(graph)
    beside = _beside(folded)
    for name in (each for each in order(graph) if each in chosen and each in boxes):
        wires = tuple(folded.incoming[name].values()) or folded.outgoing[name]
        for down in sorted((_slope(folded, heights, wire, name) for wire in wires), key=abs):
            moved = boxes[name].moved(0, down)
            if not any(moved.touches(boxes[other]) for other in beside(name)):
                heights[name] += down
                boxes[name] = moved
                break
    away = {node.name: (0.0, heights[node.name] - node.position[1]) for node in folded.nodes}
    return _placed(graph, {name: by for name, by in away.items() if by[1]})


def _beside(graph: Graph) -> Callable[[str], Iterator[str]]:
    """Give a function that finds the nodes a node may meet on its way up or down."""
    columns: dict[int, list[str]] = {}
    for node in graph.nodes:
        columns.setdefault(round(node.position[0] / PILL[0]), []).append(node.name)

    def found(name: str) -> Iterator[str]:
        column = round(graph.by_name[name].position[0] / PILL[0])
        near = (other for each in (column - 1, column, column + 1) for other in columns.get(each, ()))
        return (other for other in near if other != name)

    return found


def outlines(graph: Graph) -> dict[str, Box]:
    """Give the outline of every node that is seen; for a closed group that of its card."""
    shut = cards(graph)
    return {
        node.name: card_box(graph, shut[node.name]) if node.name in shut else box(node)
        for node in fold(graph).nodes
    }


def _slope(graph: Graph, heights: dict[str, float], wire: Wire, name: str) -> float:
    """Give how far down the node at one end must go for the wire to run level."""
    start = heights[wire.source]
    end = heights[wire.target] + port_height(gate(graph.by_name[wire.target].gate), wire.port)
    return start - end if name == wire.target else end - start


def _boxes(graph: Graph, names: Iterable[str], least: int, what: str) -> dict[str, Box]:
    seen = outlines(graph)
    found = {name: seen[name] for name in sorted(names) if name in seen}
    if len(found) < least:
        msg = f"select at least {'two' if least == 2 else 'three'} gates to {what} them"
        raise GraphError(msg)
    return found


def _span(each: Box, way: Way) -> tuple[float, float]:
    return (each.left, each.right) if way is Way.ACROSS else (each.top, each.bottom)


def _along(way: Way, by: float) -> tuple[float, float]:
    return (by, 0.0) if way is Way.ACROSS else (0.0, by)


def _placed(graph: Graph, away: Places) -> Places:
    """Give the places, in whole pixels, of nodes that move so far; what a card hides goes with it."""
    shut = cards(graph)
    by_card = {shut[name]: by for name, by in away.items() if name in shut}
    places: Places = {}
    for node in graph.nodes:
        by = by_card.get(shut[node.name]) if node.name in shut else away.get(node.name)
        if by is not None:
            x, y = node.position
            places[node.name] = (float(round(x + by[0])), float(round(y + by[1])))
    return places
