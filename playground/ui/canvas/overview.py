"""The canvas from far away: all nodes as plain boxes and all wires as plain lines, painted by one item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.graph.graph import Wire
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import outline
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.node_paint import far_token
from playground.ui.canvas.wire_item import WireItem
from playground.ui.qt_override import qt_override

OVERVIEW_BELOW = 0.3
SILENT = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents


class Overview(QGraphicsItem):
    """Paints for all nodes, wires and labels below a scale; they stay where they are and can be hit."""

    def __init__(
        self,
        nodes: Mapping[str, NodeItem],
        wires: Mapping[Wire, WireItem],
        labels: Callable[[], Iterable[QGraphicsItem]],
        look: Look,
    ) -> None:
        """Begin close by, where every item paints itself."""
        super().__init__()
        self._nodes, self._wires, self._labels = nodes, wires, labels
        self._look = look
        self._is_far = False
        self._area = QRectF()
        self._boxes: dict[str, list[QRectF]] = {}
        self._lines: dict[str, list[QLineF]] = {}
        self.setZValue(0.5)

    @property
    def is_far(self) -> bool:
        """Whether this item paints for all others."""
        return self._is_far

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        self.update()

    def show_from(self, scale: float) -> None:
        """Paint for all others, or let them paint, at this many screen pixels per canvas pixel."""
        if (scale < OVERVIEW_BELOW) != self._is_far:
            self.prepareGeometryChange()
            self._is_far = not self._is_far
            self._hush()
            self.forget()

    def cover(self, area: QRectF, *, anew: bool) -> None:
        """Reach over this part of the scene; ``anew`` where there may be other items than before."""
        self.prepareGeometryChange()
        self._area = area
        if anew and self._is_far:
            self._hush()
        self.forget()

    def forget(self) -> None:
        """Look anew at what the other items show."""
        self._boxes, self._lines = {}, {}
        if self._is_far:
            self.update()

    def _hush(self) -> None:
        for items in (self._nodes.values(), self._wires.values(), self._labels()):
            for item in items:
                item.setFlag(SILENT, self._is_far)

    def _look_around(self) -> None:
        boxes: dict[str, list[QRectF]] = defaultdict(list)
        lines: dict[str, list[QLineF]] = defaultdict(list)
        for node in self._nodes.values():
            if node.isVisible():
                boxes[far_token(node)].append(outline(node.kind).translated(node.pos()))
        for wire in self._wires.values():
            if wire.isVisible():
                path = wire.path
                lines[wire.far_token].append(QLineF(path.pointAtPercent(0), path.currentPosition()))
        self._boxes, self._lines = boxes, lines

    @qt_override(QRectF())
    def boundingRect(self) -> QRectF:
        return self._area if self._is_far else QRectF()

    @qt_override(QPainterPath())
    def shape(self) -> QPainterPath:
        return QPainterPath()

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if not self._is_far:
            return
        if not (self._boxes or self._lines):
            self._look_around()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for token, lines in self._lines.items():
            painter.setPen(QPen(self._look.colour(token), 0))
            painter.drawLines(lines)
        painter.setPen(Qt.PenStyle.NoPen)
        for token, boxes in self._boxes.items():
            painter.setBrush(self._look.colour(token))
            painter.drawRects(boxes)
