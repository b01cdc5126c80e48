"""How a chart is painted: axes with round numbers, thin lines, marks with texts that stay inside."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from playground.ui.plots.chart import Axis, Chart, Line, Mark, Span
from playground.ui.plots.history import decimated
from playground.ui.plots.ticks import power_ticks, round_ticks, tick_text
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.theme.theme import theme

LEFT, RIGHT, TOP, BOTTOM = 45.0, 8.0, 20.0, 30.0  # room for numbers, names of lines and of the axis
DASHES = (4.0, 3.0)
DOT = 4.0
TEXT_PITCH = 4.0


def area_of(width: float, height: float) -> QRectF:
    """Return where the lines are drawn in a picture of this size."""
    return QRectF(LEFT, TOP, max(width - LEFT - RIGHT, 1.0), max(height - TOP - BOTTOM, 1.0))


def place_of(chart: Chart, area: QRectF, x: float, y: float) -> QPointF:
    """Return where a point of the chart is drawn."""
    across, up = chart.across.share(x), chart.up.share(y)
    return QPointF(area.left() + across * area.width(), area.bottom() - up * area.height())


def paint_chart(painter: QPainter, area: QRectF, chart: Chart) -> None:
    """Paint everything but what is under the pointer."""
    _paint_up(painter, area, chart.up)
    _paint_across(painter, area, chart.across)
    for span in chart.spans:
        _paint_span(painter, area, chart, span)
    texts: list[QRectF] = []
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in chart.lines:
        _paint_line(painter, area, chart, line)
    _paint_keys(painter, area, chart.lines)
    if chart.at is not None:
        _paint_at(painter, area, chart, chart.at)
    for mark in chart.marks:
        _paint_mark(painter, area, chart, mark, texts)
    for span in chart.spans:
        _name_span(painter, area, chart, span, texts)


def ticks_of(axis: Axis, most: int) -> tuple[float, ...]:
    """Return at most about so many round numbers along an axis."""
    if not axis.log:
        return round_ticks(axis.low, axis.high, most)
    ticks = power_ticks(axis.low, axis.high)
    step = next(size for size in (1, 2, 4, 8, 16, 1000) if len(ticks) <= most * size)
    return tuple(tick for tick in ticks if step == 1 or round(math.log10(tick)) % step == 0)


def _paint_up(painter: QPainter, area: QRectF, axis: Axis) -> None:
    tokens = theme().tokens
    painter.setFont(number_font(10))
    for tick in ticks_of(axis, max(2, round(area.height() / 28))):
        height = area.bottom() - axis.share(tick) * area.height()
        painter.setPen(QColor(tokens.line))
        painter.drawLine(QLineF(area.left(), round(height), area.right(), round(height)))
        painter.setPen(QColor(tokens.muted))
        box = QRectF(0, height - 8, area.left() - 7, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick_text(tick))
    painter.setFont(text_font(11))
    painter.drawText(QRectF(4, 0, area.width() / 2, TOP - 4), Qt.AlignmentFlag.AlignLeft, axis.title)


def _paint_across(painter: QPainter, area: QRectF, axis: Axis) -> None:
    tokens = theme().tokens
    painter.setFont(number_font(10))
    metrics = QFontMetricsF(painter.font())
    for tick in ticks_of(axis, max(2, round(area.width() / 60))):
        place, text = area.left() + axis.share(tick) * area.width(), tick_text(tick)
        painter.setPen(QColor(tokens.muted))
        painter.drawLine(QLineF(round(place), area.bottom(), round(place), area.bottom() + 3))
        half = metrics.horizontalAdvance(text) / 2 + 1
        middle = min(max(place, area.left() + half - 6), area.right() - half + 6)
        box = QRectF(middle - half, area.bottom() + 3, 2 * half, 13)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.setFont(text_font(11))
    box = QRectF(area.left(), area.bottom() + 15, area.width(), 15)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, axis.title)


def _paint_span(painter: QPainter, area: QRectF, chart: Chart, span: Span) -> None:
    tokens, box = theme().tokens, _span_box(area, chart, span)
    colour = QColor(tokens.routing)
    colour.setAlpha(70)
    painter.fillRect(box, QBrush(colour, Qt.BrushStyle.BDiagPattern))
    painter.setPen(QPen(QColor(tokens.routing), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QLineF(box.left(), area.top(), box.left(), area.bottom()))


def _span_box(area: QRectF, chart: Chart, span: Span) -> QRectF:
    left, right = (area.left() + chart.across.share(x) * area.width() for x in (span.left, span.right))
    return QRectF(left, area.top(), max(right - left, 2.0), area.height())


def _name_span(painter: QPainter, area: QRectF, chart: Chart, span: Span, texts: list[QRectF]) -> None:
    """Write what a span is into it, or before it where it is narrow."""
    box = _span_box(area, chart, span)
    fits = QFontMetricsF(text_font(11)).horizontalAdvance(span.text) + 8 < box.width()
    at = QPointF(box.center().x() if fits else box.left() - 8, area.center().y())
    _write(painter, area, at, span.text, texts, ahead=not fits)


def _runs(xs: Sequence[float], ys: Sequence[float]) -> Iterator[tuple[list[float], list[float]]]:
    """Give the pieces of a line between what is not finite."""
    piece: tuple[list[float], list[float]] = ([], [])
    for x, y in zip(xs, ys, strict=True):
        if math.isfinite(y):
            piece[0].append(x)
            piece[1].append(y)
        elif piece[0]:
            yield piece
            piece = ([], [])
    if piece[0]:
        yield piece


def _paint_line(painter: QPainter, area: QRectF, chart: Chart, line: Line) -> None:
    pen = QPen(QColor(getattr(theme().tokens, line.token)), 1.2 if line.dashed else 1.6)
    if line.dashed:
        pen.setDashPattern(DASHES)
    for xs, ys in _runs(line.xs, line.ys):
        most = round(area.width())
        if len(xs) > 2 * most:
            thin_xs, thin_ys = decimated(np.array(xs), np.array(ys), most)
            xs, ys = thin_xs.tolist(), thin_ys.tolist()  # noqa: PLW2901 - the same piece, thinner
        points = [place_of(chart, area, x, y) for x, y in zip(xs, ys, strict=True)]
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        if len(points) == 1:
            _paint_dot(painter, points[0], line.token, 2.0)


def _paint_keys(painter: QPainter, area: QRectF, lines: tuple[Line, ...]) -> None:
    """Name the lines above the picture, from the right."""
    painter.setFont(text_font(11))
    metrics, right, middle = QFontMetricsF(painter.font()), area.right(), TOP / 2 - 2
    for line in reversed([line for line in lines if line.name]):
        width = metrics.horizontalAdvance(line.name)
        pen = QPen(QColor(getattr(theme().tokens, line.token)), 1.6)
        if line.dashed:
            pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        painter.drawLine(QLineF(right - width - 25, middle, right - width - 6, middle))
        painter.setPen(QColor(theme().tokens.muted))
        box = QRectF(right - width - 1, 0, width + 2, TOP - 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.name)
        right -= width + 38


def _paint_at(painter: QPainter, area: QRectF, chart: Chart, at: float) -> None:
    """Draw the number that a person moves: a line with a grip at its foot, and dots on the lines."""
    tokens = theme().tokens
    place = area.left() + chart.across.share(at) * area.width()
    painter.setPen(QPen(QColor(tokens.accent), 1))
    painter.drawLine(QLineF(place, area.top(), place, area.bottom()))
    painter.setPen(QPen(QColor(tokens.panel), 1.5))
    painter.setBrush(QColor(tokens.accent))
    foot = area.bottom()
    grip = [QPointF(place, foot - 5), QPointF(place + 5, foot + 3), QPointF(place - 5, foot + 3)]
    painter.drawPolygon(QPolygonF(grip))
    found = chart.reading(at)
    for line, y in found[1] if found else ():
        if math.isfinite(y):
            _paint_dot(painter, place_of(chart, area, at, y), line.token)


def _paint_dot(painter: QPainter, at: QPointF, token: str, size: float = DOT) -> None:
    painter.setPen(QPen(QColor(theme().tokens.panel), 1.5))
    painter.setBrush(QColor(getattr(theme().tokens, token)))
    painter.drawEllipse(at, size, size)


def _paint_mark(painter: QPainter, area: QRectF, chart: Chart, mark: Mark, texts: list[QRectF]) -> None:
    at = place_of(chart, area, mark.x, mark.y)
    if mark.token and mark.hollow:
        painter.setPen(QPen(QColor(getattr(theme().tokens, mark.token)), 1.6))
        painter.setBrush(QColor(theme().tokens.panel))
        painter.drawEllipse(at, DOT, DOT)
    elif mark.token:
        _paint_dot(painter, at, mark.token)
    if mark.text:
        below = at.y() + 14 < area.bottom()
        away = 0.0 if not mark.token else 13.0 if below else -13.0
        _write(painter, area, at + QPointF(0, away), mark.text, texts, ahead=mark.ahead)


def clear_of(box: QRectF, others: Sequence[QRectF], top: float) -> QRectF:
    """Return a box moved up until it covers none of the others, as far as it may go up."""
    moved = QRectF(box)
    while any(moved.intersects(other) for other in others) and moved.top() > top:
        moved.moveTop(max(moved.top() - TEXT_PITCH, top))
    return moved


def _write(
    painter: QPainter, area: QRectF, at: QPointF, text: str, texts: list[QRectF], *, ahead: bool = False
) -> None:
    """Write a text around a point or ahead of it, inside the picture and above the texts that are there.

    A ground keeps it readable; ``texts`` are the boxes of those before, and it is added to them.
    """
    tokens = theme().tokens
    painter.setFont(text_font(11))
    size = QFontMetricsF(painter.font()).size(0, text)
    box = QRectF(0, 0, size.width() + 8, 15)
    box.moveCenter(at - QPointF(box.width() / 2 - 4 if ahead else 0, 0))
    box.moveLeft(min(max(box.left(), area.left() + 1), area.right() - box.width()))
    box.moveTop(min(max(box.top(), area.top() + 1), area.bottom() - box.height() - 1))
    box = clear_of(box, texts, area.top() + 1)
    texts.append(box)
    ground = QColor(tokens.panel)
    ground.setAlpha(225)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(tokens.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
