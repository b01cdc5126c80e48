"""A small picture of a graph: cards in the colours of their families, pills, and the wires between them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from playground.gates.catalog import gate
from playground.graph.arrange import outlines
from playground.graph.folding import fold
from playground.graph.graph import Graph, Node
from playground.graph.sizes import Box, around, port_height
from playground.ui.canvas.measures import CARD_RADIUS, PILL_RADIUS, curve, is_pill, rect
from playground.ui.theme.fonts import number_font
from playground.ui.theme.tokens import Tokens, family_colour

LARGEST = 0.5  # pixels of the picture for one of the canvas, at most
READABLE = 0.26  # from this scale on, symbols are written
SYMBOL = 26
WIRE, RIM = 1.3, 1.2  # pixels of the picture


def paint_graph(painter: QPainter, graph: Graph, room: QRectF, tokens: Tokens) -> None:
    """Paint a graph as large as it fits into the room, in its middle."""
    boxes = outlines(graph)
    if not boxes:
        return
    folded = fold(graph)
    paths = _wires(folded, boxes)
    whole = rect(around(list(boxes.values())))
    for path in paths:
        whole = whole.united(path.boundingRect())
    scale = min(LARGEST, room.width() / whole.width(), room.height() / whole.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(room.center())
    painter.scale(scale, scale)
    painter.translate(-whole.center())
    painter.setPen(QPen(QColor(tokens.faint), WIRE / scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for path in paths:
        painter.drawPath(path)
    for node in folded.nodes:
        _paint_node(painter, node, rect(boxes[node.name]), tokens, scale)
    painter.restore()


def _wires(folded: Graph, boxes: dict[str, Box]) -> list[QPainterPath]:
    """Return the curves of all wires."""
    found = []
    for wire in folded.wires:
        start, end = boxes[wire.source], boxes[wire.target]
        height = end.middle + port_height(gate(folded.by_name[wire.target].gate), wire.port)
        found.append(curve(QPointF(start.right, start.middle), QPointF(end.left, height)))
    return found


def _paint_node(painter: QPainter, node: Node, box: QRectF, tokens: Tokens, scale: float) -> None:
    kind = gate(node.gate)
    colour = QColor(family_colour(tokens, kind.family))
    radius = PILL_RADIUS if is_pill(kind) else CARD_RADIUS
    painter.setPen(QPen(QColor(tokens.faint) if is_pill(kind) else colour, RIM / scale))
    painter.setBrush(QColor(tokens.panel))
    painter.drawRoundedRect(box, radius, radius)
    if not is_pill(kind):
        painter.setPen(Qt.PenStyle.NoPen)
        soft = QColor(colour)
        soft.setAlpha(40)
        painter.setBrush(soft)
        painter.drawRoundedRect(box, radius, radius)
    if scale >= READABLE:
        painter.setFont(number_font(SYMBOL, 600))
        painter.setPen(QColor(tokens.text) if is_pill(kind) else colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, node.name if is_pill(kind) else kind.symbol)
