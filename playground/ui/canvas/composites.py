"""The composite gates of a scene: cards for closed groups, frames for open ones, and what those hide."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtWidgets import QGraphicsScene

from playground.graph.folding import card_box, frame_box
from playground.graph.graph import Graph, Node, Wire
from playground.graph.groups import cards, members, path_to
from playground.ui.canvas.bundles import NODES, Bundles
from playground.ui.canvas.card_item import CardItem
from playground.ui.canvas.frame_item import FrameItem
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import HALO, STUB, is_stub, node_box, rect, stubs, wire_ends
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.wire_item import WireItem

NAME = 30.0  # pixels that a name behind an open end has at least
LEAD = 56.0  # pixels between two wires whose sources are not shown


class Composites:
    """Owns the cards and frames; ``inside`` is the group that one has stepped into, if any."""

    def __init__(
        self, scene: QGraphicsScene, bundles: Bundles, nodes: Mapping[str, NodeItem], look: Look
    ) -> None:
        """Begin without groups, over the items of a scene's nodes."""
        self._scene = scene
        self._bundles = bundles
        self._nodes = nodes
        self._look = look
        self._shut: Mapping[str, str] = {}
        self._apart: frozenset[str] = frozenset()
        self.cards: dict[str, CardItem] = {}
        self.frames: dict[str, FrameItem] = {}
        self.inside: str | None = None

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        for card in self.cards.values():
            card.look = look
            card.update()
        for frame in self.frames.values():
            frame.look = look
            frame.update()

    def show(self, graph: Graph) -> frozenset[str]:
        """Show the groups of a graph; return the nodes whose wires have to be laid anew for it."""
        if not (graph.groups or self._shut or self.frames or self._apart):
            return frozenset()
        if self.inside is not None and not path_to(graph, self.inside):
            self.inside = None
        before, self._shut = self._shut, cards(graph, self.inside)
        apart = self._apart
        self._apart = frozenset(graph.by_name) - members(graph, self.inside) if self.inside else frozenset()
        self._show_cards(graph)
        self._show_frames(graph)
        for name, item in self._nodes.items():
            card = self._shut.get(name)
            item.fold_into(self.cards[card] if card else None)
            item.setVisible(card is None and name not in self._apart)
        return frozenset(before.keys() | self._shut.keys() | (apart ^ self._apart)) & self._nodes.keys()

    def is_hidden(self, wire: Wire) -> bool:
        """Whether both ends of a wire are hidden in one card, or outside of what one has stepped into."""
        card = self._shut.get(wire.source)
        if wire.source in self._apart and (not wire.target or wire.target in self._apart):
            return True
        item = self.cards.get(card or "")
        if not wire.target:
            return item is not None and item.ports.output_of(wire.source) is None
        return card is not None and card == self._shut.get(wire.target)

    def step_into(self, graph: Graph, group: str | None) -> None:
        """Show only what a group holds; None shows everything again."""
        self.inside = group
        self.show(graph)

    def card_at(self, point: QPointF) -> CardItem | None:
        """Return the closed gate at a point of the scene."""
        return next((item for item in self._scene.items(point) if isinstance(item, CardItem)), None)

    def frame_at(self, point: QPointF) -> FrameItem | None:
        """Return the open gate whose header is at a point of the scene."""
        return next((item for item in self._scene.items(point) if isinstance(item, FrameItem)), None)

    @property
    def hidden(self) -> frozenset[str]:
        """The nodes that are not shown themselves."""
        return self._apart.union(self._shut)

    def lay(self, item: WireItem, graph: Graph, room: float, after: float) -> bool:
        """Lay a wire between its ends; return whether it is shown."""
        item.lay(*self.ends(graph, item.wire, room, after))
        item.name_before(item.wire.source if item.wire.source in self._apart else "")
        item.setVisible(not self.is_hidden(item.wire))
        return item.isVisible()

    def ends(self, graph: Graph, wire: Wire, room: float, after: float) -> tuple[QPointF, QPointF]:
        """Return both ends of a wire; what leads to a node that is not shown has room for its label.

        ``after`` is how far after its source's own port it begins.
        """
        start, end = wire_ends(graph, wire, room, after)
        card = self.cards.get(self._shut.get(wire.source, ""))
        if card is not None:
            start = card.output_spot(wire.source)
        away = QPointF(max(STUB, room + (10 if card is None else 10 + HALO)), 0)
        if is_stub(wire) or wire.target in self._apart:
            return start, start + away
        card = self.cards.get(self._shut.get(wire.target, ""))
        if card is not None:
            end = card.input_spot(wire.target, wire.port)
        if wire.source in self._apart:
            ports = list(graph.incoming[wire.target])
            above = ((len(ports) - 1) / 2 - ports.index(wire.port)) * LEAD
            return end - away - QPointF(LEAD, above), end
        return start, end

    def boxes(
        self, graph: Graph, width: Callable[[Wire], float], beyond: Callable[[Wire], float]
    ) -> list[QRectF]:
        """Return the boxes of all nodes, cards, frames, names before wires and open ends that are shown.

        ``width`` is that of a wire's label, ``beyond`` how far the name behind an open end reaches.
        """
        found = [node_box(node) for node in graph.nodes if node.name not in self.hidden]
        found += [rect(card_box(graph, name)) for name, item in self.cards.items() if item.isVisible()]
        found += [rect(frame_box(graph, name)) for name in self.frames]
        leads = (wire for wire in graph.wires if wire.source in self._apart and not self.is_hidden(wire))
        starts = [self.ends(graph, wire, 0.0, 0.0)[0] for wire in leads]
        starts += [
            self.ends(graph, wire, 2 * LEAD, 0.0)[1]
            for wire in graph.wires
            if wire.target in self._apart and not self.is_hidden(wire)
        ]
        for wire in stubs(graph):
            if not self.is_hidden(wire):
                after = max(beyond(wire), NAME)
                found.append(QRectF(*self.ends(graph, wire, width(wire), 0.0)).adjusted(0, 0, after, 0))
        return found + [QRectF(start - QPointF(LEAD, LEAD / 2), QSizeF(LEAD, LEAD)) for start in starts]

    def box_of(self, node: Node) -> QRectF:
        """Return the box that a node is shown in: its own, or that of the card that hides it."""
        card = self.cards.get(self._shut.get(node.name, ""))
        return node_box(node) if card is None else card.box.translated(card.pos())

    def covered(self, box: QRectF) -> frozenset[str]:
        """Return the nodes hidden in cards that a box of the scene touches."""
        touched = {
            name for name, item in self.cards.items() if item.box.translated(item.pos()).intersects(box)
        }
        return frozenset(node for node, card in self._shut.items() if card in touched)

    def _show_cards(self, graph: Graph) -> None:
        wanted = frozenset(self._shut.values())
        for name in self.cards.keys() - wanted:
            self._bundles.remove(self.cards.pop(name))
        for name in wanted:
            if name not in self.cards:
                self.cards[name] = CardItem(self._look)
                self._bundles.put(self.cards[name], NODES)
            inner = [self._nodes[node] for node, card in self._shut.items() if card == name]
            self.cards[name].show_group(graph, name, inner)
            self.cards[name].setVisible(not members(graph, name) <= self._apart)

    def _show_frames(self, graph: Graph) -> None:
        stepped = {each.name for each in path_to(graph, self.inside)}
        wanted = {
            each.name
            for each in graph.groups
            if each.is_open
            and each.name not in stepped
            and not members(graph, each.name) <= (self._shut.keys() | self._apart)
        }
        for name in self.frames.keys() - wanted:
            self._scene.removeItem(self.frames.pop(name))
        for name in wanted:
            if name not in self.frames:
                self.frames[name] = FrameItem(self._look)
                self._scene.addItem(self.frames[name])
            self.frames[name].show_group(graph, name)
