"""The numbers of a wire: its value in a teal chip above, its gradient in a crimson chip below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from playground.graph.graph import Wire
from playground.ui.canvas.look import CHIP_HEIGHT, UNKNOWN, Look
from playground.ui.canvas.measures import is_far
from playground.ui.canvas.overlay import PAINTS, Chip, Tone
from playground.ui.canvas.placing import PAIR_HEIGHT
from playground.ui.qt_override import qt_override

CHIP_RADIUS = 5.0
LEAST_MARGIN = 2.5
NO_VALUE, NO_GRADIENT = Chip("", Tone.VALUE), Chip("", Tone.GRADIENT)


class ValueLabel(QGraphicsRectItem):
    """Two chips around a point of a wire; ``rect`` is all that they are painted in."""

    def __init__(self, wire: Wire, look: Look) -> None:
        """Make an empty label of a wire."""
        super().__init__()
        self.wire = wire
        self._look = look
        self._value, self._gradient = NO_VALUE, NO_GRADIENT
        self._width = 0.0
        self._is_tight = False
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setPen(Qt.PenStyle.NoPen)
        self.place(QPointF(), 48.0)

    @property
    def value(self) -> str:
        """The text of the upper chip."""
        return self._value.text

    @property
    def gradient(self) -> str:
        """The text of the lower chip."""
        return self._gradient.text

    @property
    def chips(self) -> tuple[Chip, Chip]:
        """The upper and the lower chip."""
        return self._value, self._gradient

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        self.update()

    def place(self, middle: QPointF, width: float, *, is_tight: bool = False) -> None:
        """Stand around this point, with chips up to this width; tight ones push their letters together."""
        self._is_tight = is_tight
        if width != self._width:
            self._width = width
            self.setRect(-width / 2 - 1, -PAIR_HEIGHT / 2 - 1, width + 2, PAIR_HEIGHT + 2)
        self.setPos(middle)

    def show_chips(self, value: Chip, gradient: Chip) -> None:
        """Show these numbers; an empty text shows no chip."""
        if (value, gradient) != (self._value, self._gradient):
            self._value, self._gradient = value, gradient
            self.setToolTip("\n".join(chip.tip for chip in (value, gradient) if chip.tip))
            self.update()

    def chip_at(self, point: QPointF) -> str:
        """Return which chip is at a point of the scene, ``value`` or ``gradient``; an empty text is none."""
        at = point - self.pos()
        if self._value.text and self._upper().contains(at):
            return "value"
        return "gradient" if self._gradient.text and self._lower().contains(at) else ""

    def box_of(self, which: str) -> QRectF:
        """Return the box of the chip that shows the ``value`` or the ``gradient``, in scene coordinates."""
        chip, box = (self._value, self._upper()) if which == "value" else (self._gradient, self._lower())
        return box.translated(self.pos()) if chip.text else QRectF()

    def chip_boxes(self) -> tuple[QRectF, ...]:
        """Return the boxes of the chips that are shown, in scene coordinates."""
        boxes = (self.box_of("value"), self.box_of("gradient"))
        return tuple(box for box in boxes if not box.isEmpty())

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if is_far(painter):
            return
        painter.setFont(self._look.chip)
        for box, chip in ((self._upper(), self._value), (self._lower(), self._gradient)):
            if chip.text:
                paint_chip(painter, box, chip, self._look, is_tight=self._is_tight)

    def _upper(self) -> QRectF:
        return self._box(self._value.text, -PAIR_HEIGHT / 2)

    def _lower(self) -> QRectF:
        return self._box(self._gradient.text, PAIR_HEIGHT / 2 - CHIP_HEIGHT)

    def _box(self, text: str, top: float) -> QRectF:
        width = 26.0 if text == UNKNOWN else self._width
        return QRectF(-width / 2, top, width, CHIP_HEIGHT)


def paint_chip(painter: QPainter, box: QRectF, chip: Chip, look: Look, *, is_tight: bool = False) -> None:
    """Paint a chip into a box, in the font that is set and the colours of its tone."""
    paint = PAINTS[chip.tone]
    painter.setPen(Qt.PenStyle.NoPen)
    if paint.frame:
        style = Qt.PenStyle.DashLine if paint.dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(look.colour(paint.frame), 1.4, style))
        box = box.adjusted(0.7, 0.7, -0.7, -0.7)
    painter.setBrush(look.colour(paint.fill))
    painter.drawRoundedRect(box, CHIP_RADIUS, CHIP_RADIUS)
    painter.setPen(look.colour(paint.ink))
    if is_tight:
        _squeeze(painter, box, chip.text)
    else:
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, chip.text)


def _squeeze(painter: QPainter, box: QRectF, text: str) -> None:
    """Write a text into the middle of a box, its letters closer together where it is too wide."""
    wide = QFontMetricsF(painter.font()).horizontalAdvance(text)
    share = min((box.width() - 2 * LEAST_MARGIN) / wide, 1.0)
    painter.save()
    painter.translate(box.center())
    painter.scale(share, 1.0)
    around = QRectF(-wide / 2 - 1, -box.height() / 2, wide + 2, box.height())
    painter.drawText(around, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
