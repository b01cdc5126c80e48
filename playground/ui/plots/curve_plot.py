"""A small plot of a few curves: read under the pointer, and moved along by mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from playground.ui.plots.chart import Axis, Chart
from playground.ui.plots.curve_paint import area_of, paint_chart, place_of
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, keeps
from playground.ui.widgets.ring import draw_ring

EMPTY = Chart(Axis("", 0.0, 1.0), Axis("", 0.0, 1.0))
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -8,
    Qt.Key.Key_PageUp: 8,
    Qt.Key.Key_Home: -1000,
    Qt.Key.Key_End: 1000,
}


class CurvePlot(QWidget):
    """Shows a chart; ``sought`` tells which number along the lower axis a person moved to.

    It takes the focus, and presses, only where the chart has a number that is moved. With the keys it
    goes from point to point of the lines.
    """

    sought = Signal(float)
    finished = Signal()

    def __init__(self, name: str, height: int, parent: QWidget | None = None) -> None:
        """Begin with nothing to show; ``name`` is what a screen reader calls the plot."""
        super().__init__(parent)
        self._chart = EMPTY
        self._height = height
        self._hover: float | None = None
        self._is_held = False
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        theme().changed.connect(self.update)

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self._chart = chart
        moves = chart.at is not None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if moves else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor if moves else Qt.CursorShape.ArrowCursor)
        self.update()

    def place(self, x: float, y: float) -> QPointF:
        """Return where a point of the chart is seen."""
        return place_of(self._chart, self._area(), x, y)

    def reading_text(self, x: float) -> str:
        """Say what the lines are at the point nearest to a number along the lower axis."""
        found = self._chart.reading(x)
        if found is None:
            return ""
        head = f"{self._chart.across.title.split(',')[0]} {found[0]:.3g}"
        digits = 3 if self._chart.up.log else 6
        lines = (f"{line.name or self._chart.up.title} {y:.{digits}g}" for line, y in found[1])
        return "\n".join([head, *lines])

    def _area(self) -> QRectF:
        return area_of(self.width(), self.height())

    def _number(self, x: float) -> float:
        area = self._area()
        return self._chart.across.number((x - area.left()) / area.width())

    def _seek(self, x: float) -> None:
        found = self._chart.reading(self._number(x))
        self.sought.emit(self._number(x) if found is None else found[0])

    def _step(self, steps: int) -> None:
        """Go so many points of the lines further."""
        places = sorted({x for line in self._chart.lines for x in line.xs})
        if places and self._chart.at is not None:
            share, share_of = self._chart.across.share(self._chart.at), self._chart.across.share
            here = min(range(len(places)), key=lambda place: abs(share_of(places[place]) - share))
            self.sought.emit(places[min(max(here + steps, 0), len(places) - 1)])

    # What Qt tells us

    @qt_override(default=QSize(320, 160))
    def sizeHint(self) -> QSize:
        return QSize(320, self._height)

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        return (self._chart.at is not None and keeps(event, MOVING)) or super().event(event)

    @qt_override()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = STEPS.get(Qt.Key(event.key()))
        if steps is None or self._chart.at is None:
            super().keyPressEvent(event)
        else:
            self._step(steps)

    @qt_override()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._chart.at is not None:
            self._is_held = True
            self._seek(event.position().x())

    @qt_override()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = event.position().x()
        if self._is_held:
            self._seek(self._hover)
        self.update()

    @qt_override()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self._is_held = False
            self.finished.emit()

    @qt_override()
    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self._area()
        painter.fillRect(self.rect(), QColor(theme().tokens.panel))
        paint_chart(painter, area, self._chart)
        if self._hover is not None and area.left() <= self._hover <= area.right():
            self._draw_reading(painter, area, self._hover)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()))
        painter.end()

    def _draw_reading(self, painter: QPainter, area: QRectF, hover: float) -> None:
        """Write what the lines are under the pointer, on the side where there is room."""
        found = self._chart.reading(self._number(hover))
        if found is None:
            return
        tokens = theme().tokens
        place = area.left() + self._chart.across.share(found[0]) * area.width()
        painter.setPen(QPen(QColor(tokens.faint), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(place, area.top(), place, area.bottom()))
        text = self.reading_text(found[0])
        painter.setFont(number_font(11))
        size = QFontMetricsF(painter.font()).size(0, text)
        box = QRectF(place + 8, area.top(), size.width() + 14, size.height() + 8)
        if box.right() > area.right():
            box.moveRight(max(place - 8, area.left() + box.width()))
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(tokens.text))
        painter.drawText(box.adjusted(7, 4, -7, -4), Qt.AlignmentFlag.AlignLeft, text)
