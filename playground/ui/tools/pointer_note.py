"""A note beside the pointer: why something cannot be done here, said while it is still being tried."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from playground.ui.canvas.view import CanvasView
from playground.ui.theme.fonts import text_font

AWAY = QPointF(16, 18)
PADDING = 8.0
MARGIN = 6.0
WIDEST = 320


def paint_note(painter: QPainter, canvas: CanvasView, at: QPointF, text: str) -> None:
    """Draw a note beside a point of the scene, in screen pixels and inside the view."""
    look, room = (
        canvas.canvas.look,
        QRectF(canvas.viewport().rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN),
    )
    font = text_font(12, 500)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    size = QFontMetricsF(font).boundingRect(QRectF(0, 0, WIDEST, 400), flags, text)
    box = size.adjusted(-PADDING, -PADDING / 2, PADDING, PADDING / 2)
    box.moveTopLeft(QPointF(canvas.mapFromScene(at)) + AWAY)
    box.moveRight(min(box.right(), room.right()))
    box.moveBottom(min(box.bottom(), room.bottom()))
    painter.save()
    painter.resetTransform()
    painter.setPen(look.colour("loss"))
    painter.setBrush(look.colour("panel"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setFont(font)
    painter.drawText(box.adjusted(PADDING, PADDING / 2, -PADDING, -PADDING / 2), flags, text)
    painter.restore()
