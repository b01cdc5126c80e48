"""The canvas from afar, painted by one item: a small graph at a glance, a large one as plain boxes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.graph.graph import Wire
from playground.ui.canvas.far_shapes import FarShapes
from playground.ui.canvas.glance import Glance, Items
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import outline
from playground.ui.canvas.node_paint import far_token
from playground.ui.qt_override import qt_override

OVERVIEW_BELOW = 0.3
GLANCE_BELOW, LEAST_GLANCE = 0.6, 0.2
MOST_AT_A_GLANCE = 200  # nodes; more of them would be felt at every step
RIM = 20.0  # canvas pixels that a line one screen pixel wide may take beside its place
SILENT = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents


class Sight(Enum):
    """How a canvas is seen: every item by itself, a small graph at a glance, or only boxes and lines."""

    NEAR = 0
    GLANCE = 1
    FAR = 2


class Overview(QGraphicsItem):
    """Paints for all nodes, wires and labels below a scale; they stay where they are and can be hit."""

    def __init__(self, items: Items, look: Look) -> None:
        """Begin close by, where every item paints itself."""
        super().__init__()
        self._items = items
        self._look = look
        self._sight, self._scale = Sight.NEAR, 1.0
        self._area = QRectF()
        self._boxes: FarShapes[str, QRectF] = FarShapes()
        self._lines: FarShapes[Wire, QLineF] = FarShapes()
        self._is_known = False
        self.setZValue(0.5)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)  # for the exposed rectangle

    @property
    def sight(self) -> Sight:
        """How the canvas is seen now."""
        return self._sight

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        self.update()

    def show_from(self, scale: float) -> None:
        """Paint for all others, or let them paint, at this many screen pixels per canvas pixel."""
        self._scale = scale
        self._look_again()

    def cover(self, area: QRectF, *, anew: bool) -> None:
        """Reach over this part of the scene; ``anew`` where there may be other items than before."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area
        if anew or self._sight is Sight.GLANCE:
            self._look_again(anew=True)

    def forget(self) -> None:
        """Look anew at what all other items show."""
        self._is_known = False
        if self._sight is not Sight.NEAR:
            self.update()

    def follow_node(self, name: str) -> None:
        """Look anew at what one node shows."""
        if self._sight is Sight.FAR and self._is_known:
            self.update(self._look_at_node(name))
        elif self._sight is Sight.GLANCE:
            self.update()

    def follow_wire(self, wire: Wire) -> None:
        """Look anew at what one wire shows."""
        if self._sight is Sight.FAR and self._is_known:
            self.update(self._look_at_wire(wire))
        elif self._sight is Sight.GLANCE:
            self.update()

    def _look_again(self, *, anew: bool = False) -> None:
        """Choose how the canvas is seen; ``anew`` also where that is as before, but items may be new."""
        few = len(self._items.nodes) <= MOST_AT_A_GLANCE
        sight = Sight.FAR if self._scale < (LEAST_GLANCE if few else OVERVIEW_BELOW) else Sight.NEAR
        if few and LEAST_GLANCE <= self._scale < GLANCE_BELOW:
            sight = Sight.GLANCE
        if sight is not self._sight or (anew and sight is not Sight.NEAR):
            self.prepareGeometryChange()
            self._sight = sight
            self._hush()
            self.forget()

    def _hush(self) -> None:
        items = self._items
        every: tuple[Iterable[QGraphicsItem], ...] = (
            items.nodes.values(),
            items.wires.values(),
            items.labels.values(),
            items.copies.values(),
        )
        for item in (item for each in every for item in each):
            item.setFlag(SILENT, self._sight is not Sight.NEAR)
        for card in items.cards.values():
            card.setFlag(SILENT, self._sight is Sight.GLANCE)

    def _look_around(self) -> None:
        self._boxes, self._lines, self._is_known = FarShapes(), FarShapes(), True
        for name in self._items.nodes:
            self._look_at_node(name)
        for wire in self._items.wires:
            self._look_at_wire(wire)

    def _look_at_node(self, name: str) -> QRectF:
        """Remember a node; return the part of the scene that looks different now."""
        node = self._items.nodes[name]
        if not node.isVisible():
            return self._boxes.drop(name)
        box = outline(node.kind).translated(node.pos())
        return self._boxes.put(name, far_token(node), box, box)

    def _look_at_wire(self, wire: Wire) -> QRectF:
        """Remember a wire; return the part of the scene that looks different now, as wide as a thin line."""
        item = self._items.wires[wire]
        if not item.isVisible():
            return self._lines.drop(wire)
        start, end = item.path.elementAt(0), item.path.currentPosition()
        line = QLineF(start.x, start.y, end.x(), end.y())
        box = QRectF(line.p1(), line.p2()).normalized().adjusted(-RIM, -RIM, RIM, RIM)
        return self._lines.put(wire, item.far_token, line, box)

    @qt_override(QRectF())
    def boundingRect(self) -> QRectF:
        return QRectF() if self._sight is Sight.NEAR else self._area

    @qt_override(QPainterPath())
    def shape(self) -> QPainterPath:
        return QPainterPath()

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._sight is Sight.NEAR:
            return
        if self._sight is Sight.GLANCE:
            self._paint_at_a_glance(painter)
            return
        if not self._is_known:
            self._look_around()
        area = QRectF(option.exposedRect).adjusted(-RIM, -RIM, RIM, RIM)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for token, lines in self._lines.near(area).items():
            painter.setPen(QPen(self._look.colour(token), 0))
            painter.drawLines(lines)
        painter.setPen(Qt.PenStyle.NoPen)
        for token, boxes in self._boxes.near(area).items():
            painter.setBrush(self._look.colour(token))
            painter.drawRects(boxes)

    def _paint_at_a_glance(self, painter: QPainter) -> None:
        glance, items = Glance(self._look, 1 / self._scale), self._items
        for wire in items.wires.values():
            if wire.isVisible():
                glance.wire(painter, wire)
        for card in items.cards.values():
            if card.isVisible():
                glance.card(painter, card)
        for node in items.nodes.values():
            if node.isVisible():
                glance.node(painter, node)
        glance.numbers(painter, items)
