"""The numbers of a wire: its value in a teal chip above, its gradient in a crimson chip below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.graph.graph import Wire
from playground.ui.canvas.look import CHIP_HEIGHT, UNKNOWN, Look
from playground.ui.canvas.measures import is_far
from playground.ui.canvas.placing import PAIR_HEIGHT
from playground.ui.qt_override import qt_override

CHIP_RADIUS = 5.0


class ValueLabel(QGraphicsItem):
    """Two chips around a point of a wire."""

    def __init__(self, wire: Wire, look: Look) -> None:
        """Make an empty label of a wire."""
        super().__init__()
        self.wire = wire
        self._look = look
        self._value = ""
        self._gradient = ""
        self._width = 48.0
        self.setZValue(3)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def value(self) -> str:
        """The text of the upper chip."""
        return self._value

    @property
    def gradient(self) -> str:
        """The text of the lower chip."""
        return self._gradient

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        self.update()

    def place(self, middle: QPointF, width: float) -> None:
        """Stand around this point, with chips up to this width."""
        if width != self._width:
            self.prepareGeometryChange()
            self._width = width
        self.setPos(middle)

    def show_texts(self, value: str, gradient: str) -> None:
        """Show these numbers; an empty text shows no chip."""
        if (value, gradient) != (self._value, self._gradient):
            self._value, self._gradient = value, gradient
            self.update()

    def chip_boxes(self) -> tuple[QRectF, ...]:
        """Return the boxes of the chips that are shown, in scene coordinates."""
        pairs = ((self._value, self._upper()), (self._gradient, self._lower()))
        return tuple(box.translated(self.pos()) for text, box in pairs if text)

    @qt_override(QRectF())
    def boundingRect(self) -> QRectF:
        return QRectF(-self._width / 2 - 1, -PAIR_HEIGHT / 2 - 1, self._width + 2, PAIR_HEIGHT + 2)

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if is_far(painter):
            return
        painter.setFont(self._look.chip)
        self._chip(painter, self._upper(), self._value, "value")
        self._chip(painter, self._lower(), self._gradient, "gradient")

    def _chip(self, painter: QPainter, box: QRectF, text: str, token: str) -> None:
        if not text:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(f"{token}_soft"))
        painter.drawRoundedRect(box, CHIP_RADIUS, CHIP_RADIUS)
        painter.setPen(self._look.colour(token))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _upper(self) -> QRectF:
        return self._box(self._value, -PAIR_HEIGHT / 2)

    def _lower(self) -> QRectF:
        return self._box(self._gradient, PAIR_HEIGHT / 2 - CHIP_HEIGHT)

    def _box(self, text: str, top: float) -> QRectF:
        width = 26.0 if text == UNKNOWN else self._width
        return QRectF(-width / 2, top, width, CHIP_HEIGHT)
