"""The loss over the steps: thin curves of at most two points a pixel, with numbers and a reading on hover."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from playground.ui.plots.history import DATA, EPOCH, PENALTY, STEP, TEST, LossHistory, decimated
from playground.ui.plots.ticks import power_ticks, round_ticks, tick_text, whole_text
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.theme.theme import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QEvent

SMALLEST = 1e-12


@dataclass(frozen=True)
class Curve:
    """What one line shows and how: its numbers, colour, and whether it is strong or dashed."""

    name: str
    values: NDArray[np.float64]
    colour: str
    strong: bool = False
    dashed: bool = False


@dataclass(frozen=True)
class Ranges:
    """The numbers at the four sides of the plot."""

    left: float
    right: float
    bottom: float
    top: float


class LossPlot(QWidget):
    """Draws the history of losses: their sum, the data part, the penalty and the test loss dashed."""

    def __init__(self, history: LossHistory, parent: QWidget | None = None) -> None:
        """Show this history; call `refresh` after it has grown."""
        super().__init__(parent)
        self._history = history
        self._log = False
        self._hover: QPointF | None = None
        self._ranges = Ranges(0, 1, 0, 1)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(84)
        self.setAccessibleName(self.tr("Loss over the steps"))
        theme().changed.connect(self.update)

    @property
    def log(self) -> bool:
        """Whether the losses are on a logarithmic axis."""
        return self._log

    def set_log(self, log: bool) -> None:  # noqa: FBT001 - a switch is the only thing it takes
        """Use a logarithmic axis for the losses, or a plain one."""
        self._log = log
        self.refresh()

    def refresh(self) -> None:
        """Draw the history again after it has changed."""
        self._ranges = self._wanted_ranges()
        self.update()

    def reading(self, x: float) -> tuple[float, ...] | None:
        """Return the row of the history (step, epoch, data, penalty, test) under a pixel column."""
        area = self._area()
        share = (x - area.left()) / max(area.width(), 1)
        return self._history.nearest(self._ranges.left + share * (self._ranges.right - self._ranges.left))

    def curves(self) -> tuple[Curve, ...]:
        """Return the lines from the lowest to the uppermost."""
        tokens = theme().tokens
        data, penalty = self._history.column(DATA), self._history.column(PENALTY)
        return (
            Curve(self.tr("penalty"), penalty, tokens.faint),
            Curve(self.tr("data"), data, tokens.activation),
            Curve(self.tr("test"), self._history.column(TEST), tokens.muted, dashed=True),
            Curve(self.tr("train"), data + penalty, tokens.accent, strong=True),
        )

    def _wanted_ranges(self) -> Ranges:
        if not len(self._history):
            return Ranges(0, 1, 0.1 if self._log else 0, 1)
        steps = self._history.column(STEP)
        data, test = self._history.column(DATA), self._history.column(TEST)
        total = data + self._history.column(PENALTY)
        right = max(float(steps[-1]), float(steps[0]) + 1)
        top = max(float(np.fmax(total, test).max()), SMALLEST)
        if not self._log:
            return Ranges(float(steps[0]), right, 0.0, nice_top(top))
        bottom = max(float(np.fmin(data, np.fmin(total, test)).min()), SMALLEST)
        low, high = math.log10(bottom), math.log10(top)
        return Ranges(float(steps[0]), right, 10 ** (low - 0.08), 10 ** (max(high, low + 0.5) + 0.08))

    def _area(self) -> QRectF:
        return QRectF(36, 6, max(self.width() - 38, 1), max(self.height() - 24, 1))

    def _heights(self, values: NDArray[np.float64], area: QRectF) -> NDArray[np.float64]:
        bottom, top = self._ranges.bottom, self._ranges.top
        if self._log:
            values = np.log10(np.maximum(values, SMALLEST))
            bottom, top = math.log10(bottom), math.log10(top)
        share = np.clip((values - bottom) / (top - bottom), 0, 1)
        heights: NDArray[np.float64] = area.bottom() - share * area.height()
        return heights

    def _places(self, steps: NDArray[np.float64], area: QRectF) -> NDArray[np.float64]:
        width = self._ranges.right - self._ranges.left
        places: NDArray[np.float64] = area.left() + (steps - self._ranges.left) / width * area.width()
        return places

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self._area()
        painter.fillRect(self.rect(), QColor(theme().tokens.panel))
        self._draw_axes(painter, area)
        if len(self._history):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for curve in self.curves():
                self._draw_curve(painter, area, curve)
            draw_keys(painter, area, self.curves()[:2])
            if self._hover is not None:
                self._draw_reading(painter, area, self._hover)
        painter.end()

    def _draw_axes(self, painter: QPainter, area: QRectF) -> None:
        tokens = theme().tokens
        painter.setFont(number_font(10))
        find = power_ticks if self._log else round_ticks
        ticks = find(self._ranges.bottom, self._ranges.top)
        heights = self._heights(np.array(ticks), area)
        for tick, height in zip(ticks, heights, strict=True):
            painter.setPen(QColor(tokens.line))
            painter.drawLine(QLineF(area.left(), height, area.right(), height))
            painter.setPen(QColor(tokens.muted))
            box = QRectF(0, height - 8, area.left() - 5, 16)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick_text(tick)
            )
        self._draw_steps(painter, area)

    def _draw_steps(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QColor(theme().tokens.muted))
        middle, right = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        ticks = [tick for tick in round_ticks(self._ranges.left, self._ranges.right) if tick.is_integer()]
        metrics = QFontMetricsF(painter.font())
        for tick, place in zip(ticks, self._places(np.array(ticks), area), strict=True):
            text = whole_text(tick)
            half = metrics.horizontalAdvance(text) / 2
            at_end = place + half > area.right()
            box = QRectF(area.right() - 60, area.bottom() + 3, 60, 14)
            if not at_end:
                box = QRectF(place - 30, area.bottom() + 3, 60, 14)
            painter.drawText(box, right if at_end else middle, text)

    def _draw_curve(self, painter: QPainter, area: QRectF, curve: Curve) -> None:
        there = np.isfinite(curve.values)
        if self._log:
            there &= curve.values >= self._ranges.bottom
        if not there.any():
            return
        steps, values = decimated(self._history.column(STEP)[there], curve.values[there], round(area.width()))
        xs, ys = self._places(steps, area), self._heights(values, area)
        points: QPolygonF = arrayToQPolygonF(
            xs, ys
        )  # copies the memory; a list of points takes ten times as long
        pen = QPen(QColor(curve.colour), 1)
        if curve.dashed:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawPolyline(points)
        if (
            curve.strong
        ):  # twice thin: a pen wider than one pixel costs a hundred times as much on noisy curves
            painter.drawPolyline(points.translated(0.0, 0.7))

    def _draw_reading(self, painter: QPainter, area: QRectF, hover: QPointF) -> None:
        row = self.reading(hover.x())
        if row is None:
            return
        tokens = theme().tokens
        place = float(self._places(np.array([row[STEP]]), area)[0])
        painter.setPen(QPen(QColor(tokens.faint), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(place, area.top(), place, area.bottom()))
        total = row[DATA] + row[PENALTY]
        for value, colour in ((row[TEST], tokens.muted), (total, tokens.accent)):
            if math.isnan(value):
                continue
            height = float(self._heights(np.array([value]), area)[0])
            painter.setPen(QPen(QColor(tokens.panel), 1.5))
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(place, height), 4, 4)
        self._draw_box(painter, area, place, self.reading_text(row))

    def _draw_box(self, painter: QPainter, area: QRectF, place: float, text: str) -> None:
        """Write the reading beside its line, on the side where there is room."""
        tokens = theme().tokens
        painter.setFont(number_font(11))
        size = QFontMetricsF(painter.font()).boundingRect(area, Qt.AlignmentFlag.AlignLeft, text)
        box = QRectF(place + 8, area.top(), size.width() + 14, size.height() + 8)
        if box.right() > area.right():
            box.moveRight(max(place - 8, area.left() + box.width()))
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(tokens.text))
        painter.drawText(box.adjusted(7, 4, -7, -4), Qt.AlignmentFlag.AlignLeft, text)

    def reading_text(self, row: tuple[float, ...]) -> str:
        """Write one row of the history in full."""
        place = self.tr("step {step:,.0f} · epoch {epoch:,.0f}").format(step=row[STEP], epoch=row[EPOCH])
        train = self.tr("train {total:.5g} = {data:.5g} + {penalty:.5g}").format(
            total=row[DATA] + row[PENALTY], data=row[DATA], penalty=row[PENALTY]
        )
        test = "" if math.isnan(row[TEST]) else self.tr("test  {test:.5g}").format(test=row[TEST])
        return "\n".join(line for line in (place, train, test) if line)

    @qt_override()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = event.position()
        self.update()

    @qt_override()
    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()


def nice_top(top: float) -> float:
    """Return the round number at or above `top` that ends a plain axis, so that the axis moves rarely."""
    power = 10.0 ** math.floor(math.log10(top))
    return next(power * factor for factor in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if power * factor >= top * 0.999)


def draw_keys(painter: QPainter, area: QRectF, curves: tuple[Curve, ...]) -> None:
    """Name the thin lines in the upper right corner; the others are named above the plot."""
    painter.setFont(text_font(11))
    metrics, right = QFontMetricsF(painter.font()), area.right() - 4
    for curve in curves:
        width = metrics.horizontalAdvance(curve.name)
        painter.setPen(QPen(QColor(curve.colour), 1.4))
        painter.drawLine(QLineF(right - width - 18, area.top() + 9, right - width - 5, area.top() + 9))
        painter.setPen(QColor(theme().tokens.muted))
        painter.drawText(QPointF(right - width, area.top() + 13), curve.name)
        right -= width + 32
