"""A wire on the canvas: a curve from an output port to an input port, coloured by what it carries."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from playground.graph.graph import Wire
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import curve, is_stub
from playground.ui.canvas.overlay import PAINTS, Tone
from playground.ui.canvas.states import Carry, WireState
from playground.ui.qt_override import qt_override

WIDTH = 1.8
ACTIVE_WIDTH = 3.0
THINNEST, THICKEST = 1.0, 7.5
REACH = 10.0
NAME_ROOM = 120.0
RING = 3.0
LONGEST_NAME, NAME_AWAY = 140.0, 7.0
TOKENS = {Carry.NOTHING: "faint", Carry.VALUE: "value", Carry.GRADIENT: "gradient"}


class WireItem(QGraphicsRectItem):
    """Paints one wire, or the stub after a node that feeds nothing, with the node's name behind it.

    Its ``rect`` is all that it paints in.
    """

    def __init__(self, wire: Wire, look: Look) -> None:
        """Make the item of a wire; it stands nowhere until it is laid."""
        super().__init__()
        self.wire = wire
        self.path = QPainterPath()
        self._look = look
        self._state = WireState()
        self._selected = False
        self._lit = False
        self._name = ""
        self._before = ""
        self._is_target = False
        self._shape: QPainterPath | None = None  # made where it is asked for
        self.setPen(Qt.PenStyle.NoPen)

    @property
    def state(self) -> WireState:
        """What the wire shows."""
        return self._state

    @property
    def is_raised(self) -> bool:
        """Whether the wire lies above others that it crosses."""
        return self._state.active or self._selected

    @property
    def is_lit(self) -> bool:
        """Whether the wire is lit up."""
        return self._lit

    @property
    def name(self) -> str:
        """The name behind the end, if any."""
        return self._name

    @property
    def far_token(self) -> str:
        """The colour of the wire seen from far away."""
        return "accent" if self._selected else self._token

    @property
    def _token(self) -> str:
        tone = self._state.mark.tone
        return TOKENS[self._state.carry] if tone is None else PAINTS[tone].frame or PAINTS[tone].ink

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        self._make_room()

    def lay(self, start: QPointF, end: QPointF) -> None:
        """Run from one point to another."""
        self.path, self._shape = curve(start, end), None
        self._make_room()

    def name_after(self, name: str, *, is_target: bool) -> None:
        """Write a name behind the end, bold where it is the target of differentiation."""
        if (name, is_target) != (self._name, self._is_target):
            self._name, self._is_target = name, is_target
            self._make_room()

    def name_before(self, name: str) -> None:
        """Write a name before the start, where what feeds the wire is not shown."""
        if name != self._before:
            self._before = name
            self._make_room()

    def show_state(self, state: WireState, *, selected: bool) -> None:
        """Show what the wire carries and whether it is selected."""
        if (state, selected) != (self._state, self._selected):
            self._state, self._selected = state, selected
            self.update()

    def light(self, *, lit: bool) -> None:
        """Light the wire up while the pointer is over it."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def name_box(self) -> QRectF:
        """Return where the name behind a stub stands."""
        end = self.path.currentPosition()
        return QRectF(end.x() + NAME_AWAY, end.y() - 24, max(self.name_room - NAME_AWAY, 0), 22)

    @property
    def name_room(self) -> float:
        """How far the name behind the end reaches past it."""
        if not self._name:
            return 0.0
        wide = QFontMetricsF(self._name_font).horizontalAdvance(self._name) + 2
        return min(wide, LONGEST_NAME) + NAME_AWAY

    @property
    def _name_font(self) -> QFont:
        return self._look.target if self._is_target else self._look.name

    def _before_box(self) -> QRectF:
        start = self.path.elementAt(0)
        return QRectF(start.x - 7 - NAME_ROOM, start.y - 11, NAME_ROOM, 22)

    def _make_room(self) -> None:
        """Tell Qt all that the wire paints in."""
        box = self.path.controlPointRect().adjusted(-4, -4, 4, 4)
        box = box.united(self._before_box()) if self._before else box
        self.setRect(box.united(self.name_box()) if is_stub(self.wire) or self._name else box)
        self.update()

    @qt_override(QPainterPath())
    def shape(self) -> QPainterPath:
        if self._shape is None:
            stroker = QPainterPathStroker()
            stroker.setWidth(REACH)
            self._shape = stroker.createStroke(self.path)
        return self._shape

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._selected or self._lit:
            glow = QPen(self._look.colour("accent", 60), 8.0)
            glow.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(glow)
            painter.drawPath(self.path)
        painter.setPen(self._pen())
        painter.drawPath(self.path)
        if is_stub(self.wire) and self._state.carry is Carry.NOTHING:
            self._open_end(painter)
        if self._name:
            self._write_name(painter)
        if self._before:
            painter.setFont(self._look.name)
            painter.setPen(self._look.colour("muted"))
            where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(self._before_box(), where, self._before)

    def _open_end(self, painter: QPainter) -> None:
        """Draw a ring at an end that is plugged into nothing, however near the next gate stands."""
        painter.setPen(QPen(self._look.colour(self._token), 1.8))
        painter.setBrush(self._look.colour("canvas"))
        painter.drawEllipse(self.path.currentPosition(), RING, RING)

    def _write_name(self, painter: QPainter) -> None:
        painter.setFont(self._name_font)
        painter.setPen(self._look.colour("text" if self._is_target else "muted"))
        where, box = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.name_box()
        name = QFontMetricsF(self._name_font).elidedText(self._name, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, where, name)

    def _pen(self) -> QPen:
        colour: QColor = self._look.colour(self._token)
        tone = self._state.mark.tone
        weight = self._state.weight
        width = ACTIVE_WIDTH if self._state.active or tone is Tone.WRONG else WIDTH
        pen = QPen(colour, width if weight is None else THINNEST + (THICKEST - THINNEST) * weight)
        if tone is Tone.WRONG:
            pen.setDashPattern([5.0, 1.6, 1.0, 1.6])  # a sign besides the colour
        elif self._state.carry is Carry.NOTHING:
            pen.setWidthF(ACTIVE_WIDTH if self._state.active else 2.4)
            pen.setDashPattern([2.6, 2.2])
        return pen
