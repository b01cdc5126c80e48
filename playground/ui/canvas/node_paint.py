"""Paints a node: halo, box, symbol or name and value, ports, badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from playground.engine.step import Phase
from playground.gates.gate import Source
from playground.ui.canvas.look import CHIP_HEIGHT, Look, caption
from playground.ui.canvas.measures import (
    CARD_RADIUS,
    HALO,
    PILL_RADIUS,
    input_offset,
    is_pill,
    outline,
    output_offset,
)
from playground.ui.canvas.pill_paint import pill_texts
from playground.ui.canvas.value_label import paint_chip

if TYPE_CHECKING:
    from playground.ui.canvas.node_item import NodeItem

RING = 6.0
CENTRE = Qt.AlignmentFlag.AlignCenter


def whole(painter: QPainter, item: NodeItem, look: Look) -> None:
    """Paint everything of a node."""
    if item.state.selected:
        _selection(painter, item, look)
    if item.state.phase is not None:
        _ring(painter, item, look)
    _box(painter, item, look)
    if is_pill(item.kind):
        _pill_texts(painter, item, look)
    else:
        _card_texts(painter, item, look)
    _ports(painter, item, look)
    _badges(painter, item, look)


def plain(painter: QPainter, item: NodeItem, look: Look) -> None:
    """Paint a filled box, for when the canvas is seen from far away."""
    painter.fillRect(outline(item.kind), look.colour(far_token(item)))


def far_token(item: NodeItem) -> str:
    """Return the colour of a node seen from far away."""
    if item.state.selected:
        return "accent"
    if item.state.phase is not None:
        return "value" if item.state.phase is Phase.FORWARD else "gradient"
    return item.kind.family.value


def _radius(item: NodeItem) -> float:
    return PILL_RADIUS if is_pill(item.kind) else CARD_RADIUS


def _grown(item: NodeItem, by: float) -> QRectF:
    return outline(item.kind).adjusted(-by, -by, by, by)


def _selection(painter: QPainter, item: NodeItem, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent", 46))
    painter.drawRoundedRect(_grown(item, 5), _radius(item) + 5, _radius(item) + 5)


def _ring(painter: QPainter, item: NodeItem, look: Look) -> None:
    token = "value" if item.state.phase is Phase.FORWARD else "gradient"
    radius = _radius(item)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(token, 34))
    painter.drawRoundedRect(_grown(item, HALO), radius + HALO - 2, radius + HALO - 2)
    painter.setPen(QPen(look.colour(token), 3))
    painter.setBrush(look.colour("canvas"))
    painter.drawRoundedRect(_grown(item, RING), radius + RING - 1, radius + RING - 1)


def _box(painter: QPainter, item: NodeItem, look: Look) -> None:
    if item.state.selected:
        pen = QPen(look.colour("accent"), 2.2)
    elif item.state.problem:
        pen = QPen(look.colour("loss"), 1.8, Qt.PenStyle.DashLine)
    elif is_pill(item.kind):
        pen = QPen(look.colour("faint") if item.hovered else look.colour("line"), 1.5)
    else:
        pen = QPen(look.family(item.kind), 1.6)
    painter.setPen(pen)
    painter.setBrush(look.colour("window" if item.kind.source is Source.CONSTANT else "panel"))
    painter.drawRoundedRect(outline(item.kind), _radius(item), _radius(item))


def _card_texts(painter: QPainter, item: NodeItem, look: Look) -> None:
    box = outline(item.kind)
    symbol = item.kind.symbol
    painter.setFont(look.symbol if len(symbol) < 4 else look.small_symbol)
    painter.setPen(look.family(item.kind))
    painter.drawText(QRectF(box.left(), -22, box.width(), 26), CENTRE, symbol)
    painter.setFont(look.caption)
    painter.setPen(look.colour("muted"))
    room = box.width() - 8
    name = QFontMetricsF(look.caption).elidedText(caption(item.kind), Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRectF(box.left(), 4, box.width(), 18), CENTRE, name)


def _pill_texts(painter: QPainter, item: NodeItem, look: Look) -> None:
    ink = "muted" if item.kind.source is Source.CONSTANT else "text"
    inks = (ink, "value" if item.node.value is not None else "muted")
    texts = (item.node.name, item.value_text)
    pill_texts(*texts, look).paint(painter, look, texts, inks)


def _ports(painter: QPainter, item: NodeItem, look: Look) -> None:
    for port in item.kind.inputs:
        lit = port in item.lit
        if lit or item.hovered or item.state.selected:
            paint_port(painter, input_offset(item.kind, port), look, lit=lit)
    lit = "" in item.lit
    if lit or item.hovered or item.state.selected:
        paint_port(painter, output_offset(item.kind), look, lit=lit)


def paint_port(painter: QPainter, where: QPointF, look: Look, *, lit: bool) -> None:
    """Paint a port; a lit one is a place for a wire."""
    if lit:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent", 60))
        painter.drawEllipse(where, 9.0, 9.0)
    painter.setPen(QPen(look.colour("accent" if lit else "muted"), 1.6))
    painter.setBrush(look.colour("accent" if lit else "panel"))
    painter.drawEllipse(where, 4.5 if lit else 3.6, 4.5 if lit else 3.6)


def _badges(painter: QPainter, item: NodeItem, look: Look) -> None:
    box = outline(item.kind)
    painter.setFont(look.badge)
    if item.state.stops:
        painter.setPen(QPen(look.colour("panel"), 1.5))
        painter.setBrush(look.colour("loss"))
        painter.drawEllipse(QPointF(box.left() + 3, box.top() + 3), 5.5, 5.5)
    if item.state.problem:
        spot = QRectF(box.right() - 10, box.top() - 7, 16, 16)
        paint_badge(painter, spot, "!", look.colour("loss"), look.colour("panel"))
    elif item.state.kink:
        spot = QRectF(box.right() - 26, box.top() - 8, 32, 15)
        paint_badge(painter, spot, "kink", look.colour("routing"), look.colour("panel"))
    if item.tag:
        painter.setFont(look.target)
        painter.setPen(look.colour("text"))
        painter.drawText(
            QRectF(box.right() - 60, box.top() - 22, 58, 20), Qt.AlignmentFlag.AlignRight, item.tag
        )
    below = item.state.below
    if below.text:
        painter.setFont(look.chip)
        paint_chip(painter, box_below(item, below.text, look), below, look)


def paint_badge(painter: QPainter, box: QRectF, text: str, fill: QColor, ink: QColor) -> None:
    """Paint a round badge with a short text, in the font that is set."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(ink)
    painter.drawText(box, CENTRE, text)


def box_below(item: NodeItem, text: str, look: Look) -> QRectF:
    """Return where a text below a node stands, from the node's centre."""
    box = outline(item.kind)
    width = min(look.chip_width(text), box.width() + 16)
    return QRectF(box.center().x() - width / 2, box.bottom() + 4, width, CHIP_HEIGHT)
