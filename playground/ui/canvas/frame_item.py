"""An open composite gate on the canvas: a titled frame round all that it holds."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.graph.folding import frame_box
from playground.graph.graph import Graph, Group
from playground.graph.groups import group_of, path_to
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import is_far, rect
from playground.ui.qt_override import qt_override

RADIUS = 14.0
HEADER = 24.0


class FrameItem(QGraphicsItem):
    """Paints the frame of one open group; only its header can be touched."""

    def __init__(self, look: Look) -> None:
        """Frame nothing until ``show_group``."""
        super().__init__()
        self.look = look
        self.hovered = False
        self.record = Group("", "", ())
        self.box = QRectF()
        self.setAcceptHoverEvents(True)
        self.setToolTip("Click closes it into one gate; drag moves all of it")

    def show_group(self, graph: Graph, name: str) -> None:
        """Frame the group of this name."""
        self.prepareGeometryChange()
        self.record = group_of(graph, name)
        self.box = rect(frame_box(graph, name))
        self.setZValue(-20 + len(path_to(graph, name)))
        self.update()

    @property
    def header(self) -> QRectF:
        """Where the title stands, in the scene."""
        wide = QFontMetricsF(self.look.title).horizontalAdvance(self.record.title) + 36
        return QRectF(self.box.left() + 10, self.box.top() + 8, wide, HEADER)

    def hover(self, *, hovered: bool) -> None:
        """Show that the pointer is over the header."""
        if hovered != self.hovered:
            self.hovered = hovered
            self.update()

    @qt_override(QRectF())
    def boundingRect(self) -> QRectF:
        return self.box.adjusted(-2, -2, 2, 2)

    @qt_override(QPainterPath())
    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.header)
        return path

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setPen(QPen(self.look.colour("accent", 120), 1.4, Qt.PenStyle.DashLine))
        painter.setBrush(self.look.colour("accent", 14))
        painter.drawRoundedRect(self.box, RADIUS, RADIUS)
        if is_far(painter):
            return
        header = self.header
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("accent", 60 if self.hovered else 30))
        painter.drawRoundedRect(header, 8, 8)
        painter.setPen(QPen(self.look.colour("accent"), 1.8))
        middle = header.center().y()
        left = header.left() + 10
        painter.drawPolyline(
            [QPointF(left, middle - 2), QPointF(left + 4, middle + 2), QPointF(left + 8, middle - 2)]
        )
        painter.setFont(self.look.title)
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(header.adjusted(26, 0, 0, 0), where, self.record.title)
