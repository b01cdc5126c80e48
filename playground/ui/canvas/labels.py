"""The labels of all wires: makes them, finds room for them, and shows their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QGraphicsScene

from playground.graph.graph import Graph, Wire
from playground.session.playback import Playback
from playground.ui.canvas.bundles import CHIPS, Bundles
from playground.ui.canvas.card_item import CardItem
from playground.ui.canvas.copy_item import CopyItem
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import is_stub, node_box, stub
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.overlay import Tone
from playground.ui.canvas.placing import Room, place_labels
from playground.ui.canvas.states import WireState, widest
from playground.ui.canvas.value_label import ValueLabel
from playground.ui.canvas.wire_item import WireItem

LEAST_WIDTH = 48.0
TOTAL_ROOM = 26.0
CLEAR, NARROWEST = 5.5, 0.74  # pixels to a card at either end, and how far letters are pushed together
PLAIN = frozenset({Tone.VALUE, Tone.GRADIENT})  # the run's own numbers, whose room is known beforehand


class Labels:
    """One ``ValueLabel`` for every wire of a scene."""

    def __init__(self, scene: QGraphicsScene, bundles: Bundles, look: Look) -> None:
        """Begin without labels."""
        self._scene = scene
        self._bundles = bundles
        self._look = look
        self._items: dict[Wire, ValueLabel] = {}
        self._widths: dict[Wire, float] = {}
        self.badged: frozenset[str] = frozenset()
        self._hurried = False
        self._glanced: set[Wire] = set()

    def __getitem__(self, wire: Wire) -> ValueLabel:
        return self._items[wire]

    @property
    def items(self) -> Mapping[Wire, ValueLabel]:
        """All labels, by their wires."""
        return self._items

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        for item in self._items.values():
            item.set_look(look)

    def add(self, wire: Wire) -> None:
        """Make the label of a new wire."""
        item = self._items[wire] = ValueLabel(wire, self._look)
        self._bundles.put(item, CHIPS)

    def remove(self, wire: Wire) -> None:
        """Take away the label of a wire that is gone."""
        self._bundles.remove(self._items.pop(wire))
        self._widths.pop(wire, None)

    def show(self, wire: Wire, state: WireState) -> None:
        """Show the numbers of a wire."""
        self._items[wire].show_chips(*state.chips)

    def set_visible(self, wire: Wire, *, visible: bool) -> None:
        """Show or hide the label of a wire with it."""
        self._items[wire].setVisible(visible)

    def width(self, wire: Wire) -> float:
        """Return how wide the chips of a wire are."""
        return self._widths.get(wire, LEAST_WIDTH)

    def measure(self, playback: Playback, digits: int, wires: Iterable[Wire]) -> frozenset[Wire]:
        """Keep room for these wires' numbers, now and at the end; return those whose room changed."""
        changed = set()
        for wire in wires:
            marks = (chip.text for chip in self._items[wire].chips if chip.tone not in PLAIN)
            texts = (*widest(playback, wire, digits), *marks)
            width = max(LEAST_WIDTH, *map(self._look.chip_width, texts))
            if self._widths.get(wire) != width:
                self._widths[wire] = width
                changed.add(wire)
        return frozenset(changed)

    def hurry(self, graph: Graph, wires: Mapping[Wire, WireItem], *, hurried: bool) -> None:
        """Place by a glance from now on, or with care again, also what was placed by a glance."""
        self._hurried = hurried
        if not hurried:
            glanced, self._glanced = self._glanced, set()
            self.arrange(graph, wires, [wire for wire in wires if wire in glanced])

    def arrange(self, graph: Graph, wires: Mapping[Wire, WireItem], moved: Iterable[Wire]) -> None:
        """Find new places for the labels of these wires and of all that share a gate with them."""
        targets = {wire.target or wire.source for wire in moved}
        near = (wire for name in targets for wire in (*graph.incoming[name].values(), stub(name)))
        here = [
            wire
            for wire in (near if self._hurried else wires)
            if (wire.target or wire.source) in targets and wire in wires and wires[wire].isVisible()
        ]
        if not here:
            return
        if self._hurried:
            self._glanced.update(here)
        rooms = [Room(wire, wires[wire].path, self._fitting(wire, wires[wire])) for wire in here]
        boxes = self._obstacles(graph, rooms)
        widths = {room.wire: room.width for room in rooms}
        for wire, middle in place_labels(rooms, boxes, with_care=not self._hurried).items():
            self._items[wire].place(middle, widths[wire], is_tight=widths[wire] < self.width(wire))

    def _fitting(self, wire: Wire, item: WireItem) -> float:
        """Return the width of a wire's chips, a little narrower where it has to fit between two cards."""
        wide, start = self.width(wire), item.path.elementAt(0)
        gap = item.path.currentPosition().x() - start.x - 2 * CLEAR
        return wide if is_stub(wire) or gap <= 0 else max(min(wide, gap), NARROWEST * wide)

    def _obstacles(self, graph: Graph, rooms: Iterable[Room]) -> list[QRectF]:
        """Return what labels near these wires must not cover: nodes, names at open ends, other labels."""
        area, own, boxes = QRectF(), {self._items[room.wire] for room in rooms}, []
        for room in rooms:
            area = area.united(room.reach())
        for item in self._scene.items(area, Qt.ItemSelectionMode.IntersectsItemBoundingRect):
            if isinstance(item, NodeItem):
                shares = len(graph.outgoing[item.node.name]) > 1 or item.node.name in self.badged
                boxes.append(node_box(item.node).adjusted(-2, -2, 2, TOTAL_ROOM if shares else 2))
            elif isinstance(item, CopyItem):
                boxes += item.boxes()
            elif isinstance(item, CardItem):
                boxes.append(item.box.translated(item.pos()))
            elif isinstance(item, WireItem) and is_stub(item.wire):
                boxes.append(item.name_box())
            elif isinstance(item, ValueLabel) and item not in own:
                boxes.append(item.boundingRect().translated(item.pos()))
        return boxes
