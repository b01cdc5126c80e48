"""A node on the canvas: one item that paints its box, its texts, its ports and its badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from playground.engine.format import fitting
from playground.gates.catalog import gate
from playground.gates.gate import Gate
from playground.graph.graph import Node
from playground.graph.value import thaw
from playground.ui.canvas import node_paint
from playground.ui.canvas.look import UNKNOWN, Look
from playground.ui.canvas.measures import (
    HALO,
    PORT_REACH,
    input_offset,
    is_far,
    is_pill,
    outline,
    output_offset,
)
from playground.ui.canvas.pill_paint import pill_texts
from playground.ui.canvas.states import NodeState, compact
from playground.ui.qt_override import qt_override

if TYPE_CHECKING:
    from playground.ui.canvas.card_item import CardItem

TOTAL_BELOW = 24.0
PILL_TEXT = 6
OUTPUT = ""  # stands for the output among a node's ports


class NodeItem(QGraphicsRectItem):
    """Paints one node; what it shows is a ``NodeState``.

    Its ``rect`` is all that it paints in; Qt keeps that and does not ask Python for it again and again.
    """

    def __init__(self, node: Node, look: Look) -> None:
        """Make the item of a node and stand where the node stands."""
        super().__init__()
        self._look = look
        self._state = NodeState()
        self._hovered = False
        self._lit: frozenset[str] = frozenset()
        self._tag = ""
        self._card: CardItem | None = None
        self.node = node
        self.kind: Gate = gate(node.gate)
        self.setPen(Qt.PenStyle.NoPen)
        self.setRect(_room(self.kind))
        self.setPos(*node.position)
        self.setAcceptHoverEvents(True)
        self._tell()

    @property
    def state(self) -> NodeState:
        """What the node shows."""
        return self._state

    @property
    def lit(self) -> frozenset[str]:
        """The ports that are lit up as places for a wire."""
        return self._lit

    @property
    def hovered(self) -> bool:
        """Whether the pointer is over the node."""
        return self._hovered

    @property
    def tag(self) -> str:
        """The name written above the node, if any."""
        return self._tag

    @property
    def value_text(self) -> str:
        """The value a pill shows."""
        if self._state.mark.value is not None:
            return self._state.mark.value
        if self.node.value is None:
            return UNKNOWN
        value = thaw(self.node.value)
        return fitting(value) if isinstance(value, float) else compact(value, 2, PILL_TEXT)

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        self.update()

    def show_node(self, node: Node) -> None:
        """Show another record of the same node."""
        self.node = node
        self.kind = gate(node.gate)
        self.setRect(_room(self.kind))
        self.setPos(*node.position)
        self._tell()
        self.update()

    def show_state(self, state: NodeState) -> None:
        """Show another moment of the run; nothing is painted if nothing differs."""
        if state != self._state:
            self._state = state
            self._tell()
            self._repaint()

    def light_ports(self, ports: frozenset[str]) -> None:
        """Light up the input ports a wire may be plugged into."""
        if ports != self._lit:
            self._lit = ports
            self._repaint()

    def write_above(self, tag: str) -> None:
        """Write a name above the node."""
        if tag != self._tag:
            self._tag = tag
            self._repaint()

    def hover(self, *, hovered: bool) -> None:
        """Show or hide the ports under the pointer."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def port_at(self, point: QPointF) -> str | None:
        """Return the input port within reach of a point of the scene."""
        card, name = self._card, self.node.name
        ports = [
            port for port in self.kind.inputs if card is None or card.ports.input_of(name, port) is not None
        ]
        near = [(_distance(point, self.input_spot(port)), port) for port in ports]
        best = min(near, default=(PORT_REACH, None), key=lambda each: each[0])
        return best[1] if best[0] < PORT_REACH else None

    def at(self, _point: QPointF) -> NodeItem:
        """Return the node at any point of the item: its own."""
        return self

    def is_output_at(self, point: QPointF) -> bool:
        """Whether the output port is within reach of a point of the scene."""
        if self._card is not None and self._card.ports.output_of(self.node.name) is None:
            return False
        return _distance(point, self.output_spot()) < PORT_REACH

    def fold_into(self, card: CardItem | None) -> None:
        """Be hidden in the card of a closed group, which shows the node's state and ports; None: in none."""
        self._card = card

    @property
    def card(self) -> CardItem | None:
        """The card that hides the node, if one does."""
        return self._card

    def input_spot(self, port: str) -> QPointF:
        """Return where an input port lies in the scene, on the card that hides the node if there is one."""
        if self._card is not None:
            return self._card.input_spot(self.node.name, port)
        return self.pos() + input_offset(self.kind, port)

    def output_spot(self) -> QPointF:
        """Return where the output port lies in the scene, on the card that hides the node if there is one."""
        if self._card is not None:
            return self._card.output_spot(self.node.name)
        return self.pos() + output_offset(self.kind)

    def value_box(self) -> QRectF:
        """Return where a pill's value stands and may be dragged, in scene coordinates; empty for a gate."""
        if not is_pill(self.kind) or self._card is not None:
            return QRectF()
        box, texts = outline(self.kind), pill_texts(self.node.name, self.value_text, self._look)
        if texts.stacked:
            return texts.value.translated(self.pos())
        left = max(box.left() + 30, texts.value.left() - 4)
        return QRectF(left, -16, box.right() - 6 - left, 32).translated(self.pos())

    @qt_override(QPainterPath())
    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(outline(self.kind).adjusted(-PORT_REACH, -2, PORT_REACH, 2))
        return path

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if is_far(painter):
            node_paint.plain(painter, self, self._look)
        else:
            node_paint.whole(painter, self, self._look)

    def _repaint(self) -> None:
        self.update()
        if self._card is not None:
            self._card.update()

    def _tell(self) -> None:
        self.setToolTip(self._state.problem or f"{self.node.name}: {self.kind.name}. {self.kind.note}")


def _room(kind: Gate) -> QRectF:
    """Return all that a node of a gate paints in."""
    margin = HALO + 3
    return outline(kind).adjusted(-margin, -margin, margin, margin + TOTAL_BELOW - HALO)


def _distance(first: QPointF, second: QPointF) -> float:
    away = first - second
    return float((away.x() ** 2 + away.y() ** 2) ** 0.5)
