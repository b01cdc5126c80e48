"""Folding: where a composite gate lies, closed or open, and a graph with closed gates as cards."""

from __future__ import annotations

from dataclasses import replace
from math import floor
from typing import TYPE_CHECKING

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.groups import cards, group_of, members, set_open
from playground.graph.ports import Ports, ports
from playground.graph.sizes import CARD, Box, around, box

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playground.graph.graph import Graph, Node

WIDTH = 112.0
HEAD = 22.0
ROW = 18.0
SIDE, ABOVE, BELOW = 30.0, 52.0, 34.0  # between a frame and what it holds
WIDER = 1.25  # how much further apart columns stand where there are cards
ROW_PITCH = 80.0
GAP = 48.0  # between an open frame and what made room for it


def card_box(graph: Graph, name: str) -> Box:
    """Give the outline of a closed group's card, around the middle of the nodes it holds."""
    inside = members(graph, name)
    whole = around([box(node) for node in graph.nodes if node.name in inside])
    height = card_height(ports_of(graph, name))
    x, y = whole.centre, whole.middle
    return Box(x - WIDTH / 2, y - height / 2, x + WIDTH / 2, y + height / 2)


def ports_of(graph: Graph, name: str) -> Ports:
    """Give the ports of a group, worked out once for each graph."""
    if ("ports", name) not in graph.memo:
        graph.memo["ports", name] = ports(graph, name)
    known: Ports = graph.memo["ports", name]
    return known


def card_height(found: Ports) -> float:
    """Give how high a card with these ports is."""
    rows = max(len(found.inputs), len(found.outputs))
    return max(CARD[1], HEAD + ROW * rows + 8) if rows > 1 else CARD[1]


def row_height(rows: int, place: int) -> float:
    """Give how far below the middle of its card a port lies, of so many on its side."""
    return 0.0 if rows == 1 else HEAD / 2 + (place - (rows - 1) / 2) * ROW


def frame_box(graph: Graph, name: str) -> Box:
    """Give the outline of an open group: around its nodes and what stands for the groups inside it."""
    inner = [each for each in graph.groups if each.parent == name]
    boxes = [box(graph.by_name[node]) for node in group_of(graph, name).nodes]
    boxes += [(frame_box if each.is_open else card_box)(graph, each.name) for each in inner]
    whole = around(boxes)
    return Box(whole.left - SIDE, whole.top - ABOVE, whole.right + SIDE, whole.bottom + BELOW)


def open_in_place(graph: Graph, name: str) -> Graph:
    """Open a group; what its frame would cover moves aside, all to its left and right with it."""
    opened = set_open(graph, name, is_open=True)
    return make_room(opened, name, frame_box(opened, name))


def make_room(graph: Graph, name: str, frame: Box) -> Graph:
    """Move what a group's frame covers aside, to the left or right with all that lies on that side."""
    inside = members(graph, name)
    shut = cards(graph)
    outside = {node.name: _unit(graph, node, shut) for node in graph.nodes if node.name not in inside}
    wide = Box(frame.left - GAP, frame.top, frame.right + GAP, frame.bottom)
    covered = [each for each in outside.values() if each.touches(frame)]
    right = max((wide.right - each.left for each in covered if each.centre >= frame.centre), default=0.0)
    left = max((each.right - wide.left for each in covered if each.centre < frame.centre), default=0.0)
    if not covered:
        return graph

    def away(node: Node) -> Node:
        if node.name in inside:
            return node
        x, y = node.position
        aside = right if outside[node.name].centre >= frame.centre else -left
        return replace(node, position=(float(round(x + aside)), y))

    return graph.with_nodes(tuple(away(node) for node in graph.nodes))


def _unit(graph: Graph, node: Node, shut: Mapping[str, str]) -> Box:
    """Give the outline of what stands for a node: its own, or that of the card that hides it."""
    return card_box(graph, shut[node.name]) if node.name in shut else box(node)


def fold(graph: Graph) -> Graph:
    """Give the graph with one node for every closed group, at the place of its card.

    Its wires end at ports that are spelled ``2/5``: the second of five.
    """
    if "fold" not in graph.memo:
        graph.memo["fold"] = _folded(graph)
    known: Graph = graph.memo["fold"]
    return known


def _folded(graph: Graph) -> Graph:
    """Fold a graph."""
    shut = cards(graph)
    if not shut:
        return graph
    standing = _standing(graph, shut)
    folded = {card: ports_of(graph, card) for card in standing}
    nodes = tuple(
        _at(graph, node, shut)
        for node in graph.nodes
        if standing.get(shut.get(node.name, "")) == node.name or node.name not in shut
    )
    wires = {}
    for wire in graph.wires:
        source, target = shut.get(wire.source), shut.get(wire.target)
        if source is not None and source == target:
            continue
        place = folded[target].input_of(wire.target, wire.port) if target else None
        port = wire.port if target is None or place is None else f"{place + 1}/{len(folded[target].inputs)}"
        end = standing[target] if target else wire.target
        start = standing[source] if source else wire.source
        wires[start, end, port] = replace(wire, source=start, target=end, port=port)
    return replace(graph, nodes=nodes, wires=tuple(wires.values()), target=None, groups=())


def unfold(graph: Graph, folded: Graph) -> Graph:
    """Give the graph with its nodes where the folded graph has them, what is hidden with its card."""
    shut = cards(graph)
    standing = _standing(graph, shut)
    before = {node.name: node.position for node in fold(graph).nodes}
    after = {node.name: node.position for node in folded.nodes}

    def moved(node: Node) -> Node:
        if node.name not in shut:
            return replace(node, position=after[node.name])
        stands = standing[shut[node.name]]
        across, down = (
            floor(to - start + 0.5) for to, start in zip(after[stands], before[stands], strict=True)
        )
        x, y = node.position
        return replace(node, position=(float(x + across), float(y + down)))

    return graph.with_nodes(tuple(moved(node) for node in graph.nodes))


def whole_graph(graph: Graph, lay: Callable[[Graph], Graph]) -> Graph:
    """Lay a graph out with its closed groups as cards, with room for their greater size."""
    if not cards(graph):
        return lay(graph)
    laid = lay(fold(graph))
    wide = _stretched(laid, WIDER, 1.0)
    done = unfold(graph, wide)
    return done if _is_clear(done) else unfold(graph, _stretched(laid, WIDER, _taller(graph)))


def _stretched(graph: Graph, across: float, down: float) -> Graph:
    """Move all nodes apart by these factors."""
    return graph.with_nodes(
        tuple(
            replace(
                node,
                position=(float(round(node.position[0] * across)), float(round(node.position[1] * down))),
            )
            for node in graph.nodes
        )
    )


def _taller(graph: Graph) -> float:
    """Give by how much the highest card is higher than a row has room for."""
    highest = max(card_height(ports_of(graph, name)) for name in set(cards(graph).values()))
    return max(1.0, (highest + ROW) / ROW_PITCH)


def _is_clear(graph: Graph) -> bool:
    """Whether no card touches anything."""
    shut = cards(graph)
    found = {name: card_box(graph, name) for name in set(shut.values())}
    boxes = {node.name: box(node) for node in graph.nodes if node.name not in shut} | found
    pairs = ((card, other) for card in found for other in boxes if card != other)
    return not any(boxes[card].touches(boxes[other]) for card, other in pairs)


def _standing(graph: Graph, shut: Mapping[str, str]) -> dict[str, str]:
    """Give for every card the node that stands for it: one that computes, if there is one."""
    found: dict[str, str] = {}
    for node in graph.nodes:
        card = shut.get(node.name)
        if card is not None and (card not in found or _holds(graph, found[card])):
            found[card] = node.name
    return found


def _holds(graph: Graph, name: str) -> bool:
    """Whether a node holds a value of its own."""
    return gate(graph.by_name[name].gate).source is not Source.NONE


def _at(graph: Graph, node: Node, shut: Mapping[str, str]) -> Node:
    """Put the node that stands for a card at the card's middle."""
    if node.name not in shut:
        return node
    card = card_box(graph, shut[node.name])
    return replace(node, position=(card.centre, card.middle))
