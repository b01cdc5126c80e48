"""Paints a closed composite gate: a stack of cards with a title, a caption and the names of its ports."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from playground.engine.step import Phase
from playground.gates.gate import Source
from playground.graph.folding import ROW
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import CARD_RADIUS, HALO
from playground.ui.canvas.node_paint import CENTRE, paint_badge, paint_port

if TYPE_CHECKING:
    from playground.ui.canvas.card_item import CardItem

RING = 6.0
STACK = ((6.0, 70), (3.0, 130))  # how far the cards behind stand out, and how dense their lines are


def whole(painter: QPainter, item: CardItem, look: Look) -> None:
    """Paint everything of a card."""
    if item.phase is not None:
        _ring(painter, item, look)
    elif item.selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent", 46))
        painter.drawRoundedRect(_grown(item, 7), CARD_RADIUS + 7, CARD_RADIUS + 7)
    _stack(painter, item, look)
    _texts(painter, item, look)
    for place, port in enumerate(item.ports.inputs):
        paint_port(painter, item.input_offset(place), look, lit=item.is_lit(place))
        _name(painter, item, place, port.name, look)
    for place, out in enumerate(item.ports.outputs):
        lit = any("" in inner.lit and inner.node.name == out.node for inner in item.inner)
        paint_port(painter, item.output_offset(place), look, lit=lit)
        _name(painter, item, place, out.name, look, right=True)
    if item.tag:
        painter.setFont(look.target)
        painter.setPen(look.colour("text"))
        above = QRectF(item.box.right() - 80, item.box.top() - 30, 78, 20)
        painter.drawText(above, Qt.AlignmentFlag.AlignRight, item.tag)
    if item.problem:
        spot = QRectF(item.box.right() - 10, item.box.top() - 7, 16, 16)
        painter.setFont(look.badge)
        paint_badge(painter, spot, "!", look.colour("loss"), look.colour("panel"))


def plain(painter: QPainter, item: CardItem, look: Look) -> None:
    """Paint a filled box, for when the canvas is seen from far away."""
    token = "accent" if item.selected else "gradient" if item.phase is Phase.BACKWARD else "value"
    marked = item.selected or item.phase is not None
    painter.fillRect(item.box, look.colour(token) if marked else family(item, look))


def family(item: CardItem, look: Look) -> QColor:
    """Return the colour of the family that most gates inside belong to."""
    kinds = [inner.kind for inner in item.inner if inner.kind.source is Source.NONE]
    counted = Counter(kind.family for kind in kinds)
    most = counted.most_common(1)[0][0] if counted else None
    return next((look.family(kind) for kind in kinds if kind.family is most), look.colour("routing"))


def _grown(item: CardItem, by: float) -> QRectF:
    return item.box.adjusted(-by, -by, by, by)


def _ring(painter: QPainter, item: CardItem, look: Look) -> None:
    token = "value" if item.phase is Phase.FORWARD else "gradient"
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(token, 34))
    painter.drawRoundedRect(_grown(item, HALO), CARD_RADIUS + HALO - 2, CARD_RADIUS + HALO - 2)
    painter.setPen(QPen(look.colour(token), 3))
    painter.setBrush(look.colour("canvas"))
    painter.drawRoundedRect(_grown(item, RING + 2), CARD_RADIUS + RING, CARD_RADIUS + RING)


def _stack(painter: QPainter, item: CardItem, look: Look) -> None:
    ink = look.colour("accent") if item.selected else family(item, look)
    for out, dense in STACK:
        faint = QColor(ink)
        faint.setAlpha(dense)
        painter.setPen(QPen(faint, 1.2))
        painter.setBrush(look.colour("panel"))
        behind = item.box.adjusted(out, -out, -out, -item.box.height() / 2)
        painter.drawRoundedRect(behind, CARD_RADIUS, CARD_RADIUS)
    painter.setPen(QPen(ink, 2.2 if item.selected or item.hovered else 1.6))
    painter.setBrush(look.colour("panel"))
    painter.drawRoundedRect(item.box, CARD_RADIUS, CARD_RADIUS)


def _texts(painter: QPainter, item: CardItem, look: Look) -> None:
    box = item.box
    rows = max(len(item.ports.inputs), len(item.ports.outputs))
    title = QFontMetricsF(look.title).elidedText(
        item.record.title, Qt.TextElideMode.ElideRight, box.width() - 16
    )
    painter.setFont(look.title)
    painter.setPen(look.colour("text"))
    painter.drawText(item.title_box, CENTRE, title)
    if rows > 1:
        return
    painter.setFont(look.caption)
    painter.setPen(look.colour("muted"))
    inside = len(item.inner)
    painter.drawText(QRectF(box.left(), 2, box.width(), 18), CENTRE, f"{inside} gate{'s'[: inside != 1]}")


def _name(
    painter: QPainter, item: CardItem, place: int, name: str, look: Look, *, right: bool = False
) -> None:
    """Write the name of a port beside it, where there are several on its side."""
    side = item.ports.outputs if right else item.ports.inputs
    if len(side) == 1:
        return
    spot = item.output_offset(place) if right else item.input_offset(place)
    wide = item.box.width() / 2 - 10
    left = spot.x() - 9 - wide if right else spot.x() + 9
    painter.setFont(look.caption)
    painter.setPen(look.colour("muted"))
    text = QFontMetricsF(look.caption).elidedText(name, Qt.TextElideMode.ElideRight, wide)
    where = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    box = QRectF(left, spot.y() - ROW / 2, wide, ROW)
    painter.drawText(box, where | Qt.AlignmentFlag.AlignVCenter, text)
