"""A copy gate on the canvas: where one output feeds several wires, it hands the value on to all of them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.gates.routing import COPY
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import is_far
from playground.ui.canvas.states import Carry
from playground.ui.canvas.wire_item import TOKENS, WIDTH
from playground.ui.qt_override import qt_override

RADIUS = 8.5
MIDDLE = 14.5  # from the output port to the middle of the gate
REACH = MIDDLE + RADIUS  # from the output port to where the wires begin
LINE = 15.0
PAD = 6.0


class CopyItem(QGraphicsItem):
    """Paints a copy gate at an output port, and the sum of the gradients that come back to it."""

    def __init__(self, name: str, look: Look) -> None:
        """Make the copy gate of a node's output."""
        super().__init__()
        self.name = name
        self._look = look
        self._carry = Carry.NOTHING
        self._room: tuple[str, ...] = ()
        self._lines: tuple[str, ...] = ()
        self._spot = QPointF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setToolTip(f"{COPY.name}: {COPY.note}")

    @property
    def lines(self) -> tuple[str, ...]:
        """The sum as it is written now."""
        return self._lines

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        self.update()

    def keep_room(self, lines: tuple[str, ...]) -> None:
        """Keep room for the sum that is there at the end of the run."""
        if lines != self._room:
            self.prepareGeometryChange()
            self._room = lines

    def show_sum(self, carry: Carry, lines: tuple[str, ...]) -> None:
        """Show what has passed so far, and the sum once it is known."""
        if (carry, lines) != (self._carry, self._lines):
            self._carry, self._lines = carry, lines
            self.update()

    def put_sum(self, middle: QPointF) -> None:
        """Write the sum around a point, given from the output port."""
        self.prepareGeometryChange()
        self._spot = middle

    def sum_box(self) -> QRectF:
        """Return the box of the sum, in this item's coordinates; empty where there is none."""
        if not self._room:
            return QRectF()
        measure = QFontMetricsF(self._look.chip)
        width = max(map(measure.horizontalAdvance, self._room)) + 2 * PAD
        height = LINE * len(self._room) + PAD
        return QRectF(self._spot.x() - width / 2, self._spot.y() - height / 2, width, height)

    def boxes(self) -> list[QRectF]:
        """Return what labels must not cover, in scene coordinates."""
        gate = QRectF(0, -RADIUS, REACH, 2 * RADIUS)
        return [box.translated(self.pos()) for box in (gate, self.sum_box()) if not box.isEmpty()]

    @qt_override(QRectF())
    def boundingRect(self) -> QRectF:
        return QRectF(-2, -RADIUS - 2, REACH + 4, 2 * RADIUS + 4).united(
            self.sum_box().adjusted(-1, -1, 1, 1)
        )

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if is_far(painter):
            return
        look = self._look
        painter.setPen(QPen(look.colour(TOKENS[self._carry]), WIDTH))
        painter.drawLine(QPointF(0, 0), QPointF(MIDDLE - RADIUS, 0))
        painter.setPen(QPen(look.family(COPY), 1.6))
        painter.setBrush(look.colour("panel"))
        middle = QPointF(MIDDLE, 0)
        painter.drawEllipse(middle, RADIUS, RADIUS)
        for turn in (-1, 1):  # one way in, several ways out
            painter.drawLine(middle - QPointF(5, 0), middle - QPointF(1, 0))
            painter.drawLine(middle - QPointF(1, 0), middle + QPointF(4, 4 * turn))
        if self._lines:
            self._write(painter)

    def _write(self, painter: QPainter) -> None:
        box = self.sum_box()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("gradient_soft"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(self._look.colour("gradient"))
        painter.setFont(self._look.chip)
        for place, line in enumerate(self._lines):
            row = QRectF(box.left() + PAD, box.top() + PAD / 2 + place * LINE, box.width() - 2 * PAD, LINE)
            painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, line)
