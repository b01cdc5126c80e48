"""Insert: a gate that is dropped on a wire lights it first and then goes into it; with Alt it does not."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from playground.gates.gate import Gate
from playground.graph.graph import Graph, Wire
from playground.ui.canvas.card_item import CardItem
from playground.ui.canvas.measures import is_stub
from playground.ui.canvas.scene import CanvasScene
from playground.ui.canvas.view import CanvasView
from playground.ui.canvas.wire_item import WireItem

SAMPLES = 24
NEAR = 30.0  # pixels between the middle of a gate and the wire it would go into


class WireFinder:
    """Knows the wire that a gate over the canvas would go into, and lights it."""

    def __init__(self, canvas: CanvasView) -> None:
        """Look for wires of a canvas."""
        self._canvas = canvas
        self._wire: Wire | None = None

    @property
    def wire(self) -> Wire | None:
        """The wire that is lit."""
        return self._wire

    def look(self, kind: Gate, box: QRectF, held: Qt.KeyboardModifier) -> None:
        """Light the wire under a gate's box, unless the gate has no inputs or Alt is held."""
        self.look_at(box if kind.inputs and not held & Qt.KeyboardModifier.AltModifier else None)

    def look_for(self, card: CardItem, held: Qt.KeyboardModifier) -> None:
        """Light the wire under the card of a closed group that is wired to nothing, unless Alt is held."""
        graph, ports = self._canvas.graph, card.ports
        wired = any(each.source for each in ports.inputs)
        wired = wired or any(graph.outgoing[each.node] for each in ports.outputs)
        wants = ports.inputs and not wired and not held & Qt.KeyboardModifier.AltModifier
        self.look_at(card.box.translated(card.pos()) if wants else None)

    def look_at(self, box: QRectF | None) -> None:
        """Light the wire under a box, or none."""
        found = wire_under(self._canvas.canvas, box) if box is not None else None
        if found != self._wire:
            self.clear()
            self._wire = found
            self._light(lit=True)

    def take(self) -> Wire | None:
        """Return the wire that was lit, and light none any more."""
        wire = self._wire
        self.clear()
        return wire

    def clear(self) -> None:
        """Light no wire."""
        self._light(lit=False)
        self._wire = None

    def paint(self, painter: QPainter) -> None:
        """Draw the wire once more, above the gate that hides it."""
        item = None if self._wire is None else self._canvas.canvas.wires.get(self._wire)
        if item is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._canvas.canvas.look.colour("accent", 200), 3.0))
            painter.drawPath(item.path)

    def drawn(self) -> list[QRectF]:
        """Give the box around the wire that is lit."""
        item = None if self._wire is None else self._canvas.canvas.wires.get(self._wire)
        return [] if item is None else [item.path.controlPointRect().adjusted(-4, -4, 4, 4)]

    def _light(self, *, lit: bool) -> None:
        item = None if self._wire is None else self._canvas.canvas.wires.get(self._wire)
        if item is not None:
            item.light(lit=lit)


def is_loose(graph: Graph, name: str) -> bool:
    """Whether a node is wired to nothing."""
    return not graph.incoming[name] and not graph.outgoing[name]


def wire_under(scene: CanvasScene, box: QRectF) -> Wire | None:
    """Return the wire that runs nearest to the middle of a box, if one runs through it."""
    items = [
        item
        for item in scene.items(box)
        if isinstance(item, WireItem) and item.isVisible() and not is_stub(item.wire)
    ]
    near = [(_distance(item, box.center()), index) for index, item in enumerate(items)]
    best = min(near, default=(NEAR, 0))
    return items[best[1]].wire if best[0] < NEAR else None


def _distance(item: WireItem, point: QPointF) -> float:
    samples = (item.path.pointAtPercent(index / SAMPLES) - point for index in range(SAMPLES + 1))
    return min(float((away.x() ** 2 + away.y() ** 2) ** 0.5) for away in samples)
