"""Framing: lays out graphs with open composite gates, so that a frame stands round its own gates alone."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor
from typing import TYPE_CHECKING

from playground.graph.folding import card_box, frame_box, whole_graph
from playground.graph.graph import Graph
from playground.graph.groups import cards, members, set_open, within

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playground.graph.sizes import Box

    Lay = Callable[[Graph], Graph]

Places = dict[str, tuple[float, float]]


def framed(graph: Graph, lay: Lay) -> Graph:
    """Lay a graph out: open groups as closed ones first, then what they hold, in room made for each."""
    opened = [each.name for each in graph.groups if each.is_open and each.parent is None]
    if not opened:
        return whole_graph(graph, lay)
    shut = graph
    for name in opened:
        shut = set_open(shut, name, is_open=False)
    laid = whole_graph(shut, lay)
    units = cards(laid)
    before = _centres(laid, units)
    filled = graph.with_nodes(laid.nodes)
    for name in opened:
        filled = _filled(filled, name, lay)
    frames = {name: frame_box(filled, name) for name in opened}
    after = dict(before)
    for name in opened:
        _make_room(before, after, name, card_box(laid, name), frames[name])
    begun = {**before, **{name: (frames[name].centre, frames[name].middle) for name in opened}}
    return filled.with_nodes(
        tuple(
            replace(node, position=_moved(node.position, begun[unit], after[unit]))
            for node in filled.nodes
            for unit in [units.get(node.name, node.name)]
        )
    )


def framed_inside(graph: Graph, name: str, lay: Lay) -> Graph:
    """Lay out only what a group holds, its middle staying where it is."""
    before, done = frame_box(graph, name), _filled(graph, name, lay)
    after, inside = frame_box(done, name), members(graph, name)
    way = (after.centre, after.middle), (before.centre, before.middle)
    return done.with_nodes(
        tuple(
            replace(node, position=_moved(node.position, *way)) if node.name in inside else node
            for node in done.nodes
        )
    )


def _filled(graph: Graph, name: str, lay: Lay) -> Graph:
    """Lay out what a group holds as a graph of its own."""
    inside, inner = members(graph, name), within(graph, name) - {name}
    piece = Graph(
        nodes=tuple(node for node in graph.nodes if node.name in inside),
        wires=tuple(wire for wire in graph.wires if wire.source in inside and wire.target in inside),
        groups=tuple(
            replace(each, parent=each.parent if each.parent in inner else None)
            for each in graph.groups
            if each.name in inner
        ),
    )
    laid = framed(piece, lay).by_name
    return graph.with_nodes(tuple(laid.get(node.name, node) for node in graph.nodes))


def _centres(graph: Graph, units: Mapping[str, str]) -> Places:
    """Give the centre of every node that is seen, and of every card."""
    found = {node.name: node.position for node in graph.nodes if node.name not in units}
    boxes = {name: card_box(graph, name) for name in set(units.values())}
    whole = {name: (ceil(box.centre - 0.5), ceil(box.middle - 0.5)) for name, box in boxes.items()}
    return {**found, **whole}  # just where the card was meant to lie, whatever halves its box has


def _make_room(columns: Places, places: Places, name: str, card: Box, frame: Box) -> None:
    """Move what stands right of a card to the right, and what stands above or below it away."""
    x, y = columns[name]
    wider = frame.right - frame.left - (card.right - card.left)
    higher = (frame.bottom - frame.top - (card.bottom - card.top)) / 2
    for other, (across, down) in places.items():
        if other == name:
            places[other] = (across + wider / 2, down)
        elif columns[other][0] == x:
            places[other] = (across, down + (higher if columns[other][1] > y else -higher))
        elif columns[other][0] > x:
            places[other] = (across + wider, down)


def _moved(
    place: tuple[float, float], begun: tuple[float, float], done: tuple[float, float]
) -> tuple[float, float]:
    """Move a place as far as lies between two others, in whole pixels; halves go up: twice is once."""
    away = floor(done[0] - begun[0] + 0.5), floor(done[1] - begun[1] + 0.5)
    return float(place[0] + away[0]), float(place[1] + away[1])
