"""Spots: frames around what is under the spotlight on the canvas, and what a point of it shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.engine.thing import Kind, Thing
from playground.graph.graph import Wire
from playground.ui.canvas.card_item import CardItem
from playground.ui.canvas.copy_item import CopyItem
from playground.ui.canvas.measures import HALO, is_far, is_pill, is_stub, outline, stub
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.node_paint import box_below
from playground.ui.canvas.scene import CanvasScene
from playground.ui.canvas.value_label import ValueLabel
from playground.ui.canvas.wire_item import WireItem
from playground.ui.qt_override import qt_override

MOST = 200
REACH = 6.0
BAND = 9.0
NODE_AWAY, CHIP_AWAY = 5.0, 2.0
CARD_ROUND, PILL_ROUND, CHIP_ROUND = 15.0, 26.0, 7.0
BELOW_WIRES, ABOVE_CHIPS = 0.5, 3.6


@dataclass(frozen=True)
class Place:
    """Where a spot is: a box with round corners, or along a wire."""

    key: str
    box: QRectF
    radius: float = 0.0
    path: QPainterPath | None = None


class Spot(QGraphicsItem):
    """Paints one frame with a soft fill, or a soft band with an outline along a wire."""

    def __init__(self, place: Place, canvas: CanvasScene) -> None:
        """Stand at a place, in the colours that the canvas has at the time."""
        super().__init__()
        self.place = place
        self._canvas = canvas
        self._band = QPainterPath()
        if place.path is not None:
            self._band = _band(place.path)
        self.setZValue(ABOVE_CHIPS if place.path is None else BELOW_WIRES)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @qt_override(QRectF())
    def boundingRect(self) -> QRectF:
        box = self.place.box if self.place.path is None else self._band.boundingRect()
        return box.adjusted(-2, -2, 2, 2)

    @qt_override(QPainterPath())
    def shape(self) -> QPainterPath:
        return QPainterPath()

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        look = self._canvas.look
        pen = QPen(look.colour("accent"), 1.8)
        pen.setCosmetic(is_far(painter))
        painter.setPen(pen)
        painter.setBrush(look.colour("accent", 30))
        if self.place.path is None:
            painter.drawRoundedRect(self.place.box, self.place.radius, self.place.radius)
        else:
            painter.setPen(QPen(look.colour("accent", 150), 1.2))
            painter.drawPath(self._band)


class Spots:
    """Frames what is under the spotlight; only frames that come or go are painted."""

    def __init__(self, scene: CanvasScene) -> None:
        """Frame nothing."""
        self._scene = scene
        self._items: dict[str, Spot] = {}

    @property
    def keys(self) -> frozenset[str]:
        """What is framed: ``node x``, ``value x``, ``gradient f.y`` or ``wire f.y``."""
        return frozenset(self._items)

    def show(self, things: Iterable[Thing]) -> None:
        """Frame these things and nothing else."""
        wanted = {place.key: place for place in self._places(things)}
        for key in self._items.keys() - wanted.keys():
            self._scene.removeItem(self._items.pop(key))
        for key, place in wanted.items():
            item = self._items.get(key)
            if item is not None and (item.place.box, item.place.path) == (place.box, place.path):
                continue
            if item is not None:
                self._scene.removeItem(item)
            self._items[key] = Spot(place, self._scene)
            self._scene.addItem(self._items[key])

    def _places(self, things: Iterable[Thing]) -> list[Place]:
        graph = self._scene.graph
        found: list[Place] = []
        for thing in things:
            if thing.node not in graph.by_name or len(found) > MOST:
                continue
            if thing.kind in {Kind.VALUE, Kind.GATE}:
                found += self._node(thing.node)
            if thing.kind is Kind.VALUE:
                for wire in (*graph.outgoing[thing.node][:MOST], stub(thing.node)):
                    found += self._chip(wire, "value", f"value {thing.node}")
            elif thing.kind is Kind.GRADIENT:
                found += self._total(thing.node)
                found += self._chip(stub(thing.node), "gradient", f"gradient {thing.node}")
            elif thing.kind is Kind.WIRE:
                found += self._wire(graph.incoming[thing.node][thing.port])
        return found

    def _node(self, name: str) -> list[Place]:
        item = self._scene.nodes.get(name)
        if item is None:
            return []
        box, radius = outline(item.kind).translated(item.pos()), CARD_ROUND
        if item.card is not None:
            box = item.card.box.translated(item.card.pos())
        elif is_pill(item.kind):
            radius = PILL_ROUND
        away = NODE_AWAY if item.state.phase is None else HALO + 2  # outside the ring of the current step
        return [Place(f"node {name}", box.adjusted(*_grown(away)), radius + away - NODE_AWAY)]

    def _chip(self, wire: Wire, which: str, key: str) -> list[Place]:
        if wire not in self._scene.wires or not self._scene.wires[wire].isVisible():
            return []
        box = self._scene.labels[wire].box_of(which)
        if box.isEmpty():
            return []
        where = f"{key} {wire.target}.{wire.port}" if which == "value" and wire.target else key
        return [Place(where, box.adjusted(*_grown(CHIP_AWAY)), CHIP_ROUND)]

    def _total(self, name: str) -> list[Place]:
        box = sum_box(self._scene, name)
        return [] if box.isEmpty() else [Place(f"total {name}", box.adjusted(*_grown(CHIP_AWAY)), CHIP_ROUND)]

    def _wire(self, wire: Wire) -> list[Place]:
        item = self._scene.wires.get(wire)
        if item is None or not item.isVisible():
            return []
        end = f"{wire.target}.{wire.port}"
        along = Place(f"wire {end}", item.path.controlPointRect(), path=item.path)
        return [along, *self._chip(wire, "gradient", f"gradient {end}")]


def things_at(scene: CanvasScene, point: QPointF) -> frozenset[Thing]:
    """Return what is shown at a point: a number, a gate with its value, or what a wire carries."""
    around = QRectF(point.x() - REACH / 2, point.y() - REACH / 2, REACH, REACH)
    items = scene.items(around)
    for item in items:
        if isinstance(item, ValueLabel):
            which = item.chip_at(point)
            if which:
                return _of_wire(item.wire, value=which == "value", gradient=which == "gradient")
    summed = _summed_at(scene, point, around)
    if summed:
        return frozenset({Thing.gradient(summed)})
    cards = (item for item in items if isinstance(item, NodeItem | CardItem))
    node = next((item.at(point) for item in cards if item.contains(item.mapFromScene(point))), None)
    if node is not None:
        return frozenset({Thing.gate(node.node.name), Thing.value(node.node.name)})
    wire = next((item.wire for item in items if isinstance(item, WireItem)), None)
    return _of_wire(wire, value=True, gradient=True) if wire is not None else frozenset()


def sum_box(scene: CanvasScene, name: str) -> QRectF:
    """Return where the sum of a node's gradients stands: at its copy gate or below it; else nowhere."""
    copy, item = scene.copies.items.get(name), scene.nodes.get(name)
    if copy is not None:
        return copy.sum_box().translated(copy.pos()) if copy.lines else QRectF()
    if item is None or item.card is not None or not item.state.total or item.state.mark.badge:
        return QRectF()
    return box_below(item, item.state.total, scene.look).translated(item.pos())


def _summed_at(scene: CanvasScene, point: QPointF, around: QRectF) -> str:
    """Return the node whose sum is shown at a point; an empty text where none is."""
    near = scene.items(around, Qt.ItemSelectionMode.IntersectsItemBoundingRect)
    names = [item.node.name for item in near if isinstance(item, NodeItem)]
    names += [item.name for item in near if isinstance(item, CopyItem)]
    return next((name for name in names if sum_box(scene, name).contains(point)), "")


def _of_wire(wire: Wire, *, value: bool, gradient: bool) -> frozenset[Thing]:
    found = {Thing.value(wire.source)} if value else set()
    if gradient:
        back = Thing.gradient(wire.source) if is_stub(wire) else Thing.wire(wire.target, wire.port)
        found.add(back)
    return frozenset(found)


def _grown(by: float) -> tuple[float, float, float, float]:
    return -by, -by, by, by


def _band(path: QPainterPath) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(BAND)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    return stroker.createStroke(path)
