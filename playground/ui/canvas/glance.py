"""A graph at a glance: from so far that the numbers at wires are too small, each node has its own, larger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from playground.engine.step import Phase
from playground.graph.graph import Wire
from playground.ui.canvas.card_item import CardItem
from playground.ui.canvas.card_paint import family
from playground.ui.canvas.copy_item import CopyItem
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import CARD_RADIUS, PILL_RADIUS, is_pill, outline
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.overlay import Chip, Tone
from playground.ui.canvas.states import Carry
from playground.ui.canvas.taken import Taken, sides
from playground.ui.canvas.value_label import ValueLabel, paint_chip
from playground.ui.canvas.wire_item import WireItem

LEAST_CARD = (34.0, 20.0)  # screen pixels
MOST_GROWN = 1.4
SYMBOL, LONG_SYMBOL, NUMBER = 12.0, 9.0, 10.5  # screen pixels of the letters
CHIP, PAD, APART, RING = 13.0, 5.0, 1.0, 4.0  # screen pixels: a chip's height, its margin, from card to chip
LONG = 4
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Items:
    """The items of a scene, by what they show; the dictionaries are the scene's own."""

    nodes: Mapping[str, NodeItem] = field(default_factory=dict)
    wires: Mapping[Wire, WireItem] = field(default_factory=dict)
    labels: Mapping[Wire, ValueLabel] = field(default_factory=dict)
    copies: Mapping[str, CopyItem] = field(default_factory=dict)
    cards: Mapping[str, CardItem] = field(default_factory=dict)


@dataclass(frozen=True)
class Glance:
    """Paints nodes, cards and wires for a scale; ``pixel`` is how many canvas pixels a screen pixel has."""

    look: Look
    pixel: float

    def font(self, font: QFont, least: float) -> QFont:
        """Give a font that is at least so many screen pixels high."""
        larger = QFont(font)
        larger.setPixelSize(max(font.pixelSize(), round(least * self.pixel)))
        return larger

    def box(self, shape: QRectF) -> QRectF:
        """Give the box of a card, grown so far that its symbol is readable, around its own middle."""
        wide, high = (
            max(own, min(least * self.pixel, own * MOST_GROWN))
            for own, least in zip((shape.width(), shape.height()), LEAST_CARD, strict=True)
        )
        middle = shape.center()
        return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)

    def wire(self, painter: QPainter, item: WireItem) -> None:
        """Paint a wire, and the name behind an open end."""
        pen = QPen(self.look.colour(item.far_token), (2.6 if item.state.active else 1.4) * self.pixel)
        if item.state.carry is Carry.NOTHING:
            pen.setDashPattern([2.6, 2.2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(item.path)
        if item.name:
            painter.setFont(self.font(self.look.target, SYMBOL))
            painter.setPen(self.look.colour("text"))
            end = item.path.currentPosition()
            name = _elided(painter, item.name, item.name_room)
            painter.drawText(end + QPointF(4, 4) * self.pixel, name)

    def node(self, painter: QPainter, item: NodeItem) -> None:
        """Paint a node: its box, its symbol or its name, and what is the matter with it."""
        box = self.box(outline(item.kind).translated(item.pos()))
        state, look = item.state, self.look
        radius = PILL_RADIUS if is_pill(item.kind) else CARD_RADIUS
        ink = look.colour("faint") if is_pill(item.kind) else look.family(item.kind)
        if state.problem:
            ink = look.colour("loss")
        self._ring(painter, box, radius, state.phase)
        painter.setPen(QPen(look.colour("accent") if state.selected else ink, self._line(state.selected)))
        painter.setBrush(look.colour("accent_soft" if state.selected else "panel"))
        painter.drawRoundedRect(box, radius, radius)
        text = item.node.name if is_pill(item.kind) else item.kind.symbol
        font = look.name if is_pill(item.kind) else look.symbol
        painter.setFont(self.font(font, LONG_SYMBOL if len(text) >= LONG else SYMBOL))
        painter.setPen(look.colour("text") if is_pill(item.kind) else look.family(item.kind))
        problem = " !" if state.problem else ""
        room = box.width() - (2 * PAD * self.pixel if is_pill(item.kind) else 0)
        painter.drawText(box, CENTRE, _elided(painter, text, room) + problem)
        if state.stops:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("loss"))
            painter.drawEllipse(box.topLeft(), 3.5 * self.pixel, 3.5 * self.pixel)

    def card(self, painter: QPainter, item: CardItem) -> None:
        """Paint a closed composite gate: its box and its title."""
        box, look = self.box(item.box.translated(item.pos())), self.look
        self._ring(painter, box, CARD_RADIUS, item.phase)
        ink = look.colour("accent") if item.selected else family(item, look)
        painter.setPen(QPen(ink, self._line(item.selected)))
        painter.setBrush(look.colour("accent_soft" if item.selected else "panel"))
        behind = QPointF(3, -3) * self.pixel
        painter.drawRoundedRect(box.translated(behind), CARD_RADIUS, CARD_RADIUS)
        painter.drawRoundedRect(box, CARD_RADIUS, CARD_RADIUS)
        painter.setFont(self.font(look.title, LONG_SYMBOL))
        painter.setPen(look.colour("text"))
        painter.drawText(box, CENTRE | Qt.TextFlag.TextWordWrap, item.record.title)

    def numbers(self, painter: QPainter, items: Items) -> None:
        """Write the value of every node above it and its gradient below, where that covers nothing."""
        shown = [item for item in items.nodes.values() if item.isVisible()]
        cards = [card.box.translated(card.pos()) for card in items.cards.values() if card.isVisible()]
        nodes = [outline(item.kind).translated(item.pos()) for item in shown]
        taken = Taken([sides(self.box(box)) for box in (*cards, *nodes)])
        chips = chips_by_node(items.labels.values())
        painter.setFont(self.font(self.look.chip, NUMBER))
        metrics = QFontMetricsF(painter.font())
        for item in sorted(shown, key=lambda item: item.state.phase is None):
            card = self.box(outline(item.kind).translated(item.pos()))
            for chip, above in zip(node_chips(item, chips), (True, False), strict=True):
                width = metrics.horizontalAdvance(chip.text) + PAD * self.pixel
                away, high = (APART if item.state.phase is None else RING) * self.pixel, CHIP * self.pixel
                top = card.top() - high - away if above else card.bottom() + away
                box = QRectF(card.center().x() - width / 2, top, width, high)
                if chip.text and not taken.covers(sides(box)):
                    taken.add(sides(box))
                    paint_chip(painter, box, chip, self.look)

    def _ring(self, painter: QPainter, box: QRectF, radius: float, phase: Phase | None) -> None:
        """Paint the ring of the step just taken, if it is this one's."""
        if phase is None:
            return
        token, by = "value" if phase is Phase.FORWARD else "gradient", RING * self.pixel
        painter.setPen(QPen(self.look.colour(token), 2 * self.pixel))
        painter.setBrush(self.look.colour(token, 40))
        painter.drawRoundedRect(box.adjusted(-by, -by, by, by), radius + by, radius + by)

    def _line(self, selected: bool) -> float:  # noqa: FBT001 - the one thing that makes it thicker
        return (2.0 if selected else 1.3) * self.pixel


def _elided(painter: QPainter, text: str, room: float) -> str:
    """Give a text in the font that is set, with … where it is longer than its room."""
    return QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room)


def chips_by_node(labels: Iterable[ValueLabel]) -> Mapping[str, list[tuple[Chip, Chip]]]:
    """Give the chips at the wires out of every node, and at its open end."""
    found: dict[str, list[tuple[Chip, Chip]]] = defaultdict(list)
    for label in labels:
        found[label.wire.source].append(label.chips)
    return found


def node_chips(item: NodeItem, chips: Mapping[str, list[tuple[Chip, Chip]]]) -> tuple[Chip, Chip]:
    """Give the value and the gradient of a node: what its one wire shows, or the sum over its wires."""
    own = chips.get(item.node.name, [])
    value = own[0][0] if own else Chip("", Tone.VALUE)
    if is_pill(item.kind):
        value = replace(value, text=item.value_text)
    if len(own) == 1:
        return value, own[0][1]
    return value, item.state.total_chip
