"""Sizes, ports and curves of the canvas, in canvas pixels."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from playground.gates.catalog import gate
from playground.gates.gate import Gate, Source
from playground.graph import sizes
from playground.graph.graph import Graph, Node, Wire
from playground.graph.sizes import Box, port_height

CARD = QRectF(-sizes.CARD[0] / 2, -sizes.CARD[1] / 2, *sizes.CARD)
CARD_RADIUS = 10
PILL = QRectF(-sizes.PILL[0] / 2, -sizes.PILL[1] / 2, *sizes.PILL)
PILL_RADIUS = 22
PORT_REACH = 11
HALO = 14
STUB = 56
DOT_PITCH = 24
PLAIN_BELOW = 0.45


def is_pill(kind: Gate) -> bool:
    """Whether nodes of this gate hold a value of their own and are drawn as a pill."""
    return kind.source is not Source.NONE


def outline(kind: Gate) -> QRectF:
    """Return the box of a node of this gate, around the node's own centre."""
    return PILL if is_pill(kind) else CARD


def is_far(painter: QPainter) -> bool:
    """Whether the canvas is painted so small that only plain boxes can be told apart."""
    return painter.worldTransform().m11() * painter.device().devicePixelRatioF() < PLAIN_BELOW


def rect(box: Box) -> QRectF:
    """Return a box of the graph as a rectangle."""
    return QRectF(QPointF(box.left, box.top), QPointF(box.right, box.bottom))


def node_box(node: Node) -> QRectF:
    """Return the box of a node on the canvas."""
    return outline(gate(node.gate)).translated(*node.position)


def input_offset(kind: Gate, port: str) -> QPointF:
    """Return where an input port lies, from the node's centre."""
    return QPointF(outline(kind).left(), port_height(kind, port))


def output_offset(kind: Gate) -> QPointF:
    """Return where the output port lies, from the node's centre."""
    return QPointF(outline(kind).right(), 0)


def wire_ends(graph: Graph, wire: Wire, room: float = 0.0, after: float = 0.0) -> tuple[QPointF, QPointF]:
    """Return where a wire starts, so far ``after`` its port, and ends; a stub where its label has room."""
    source = graph.by_name[wire.source]
    start = QPointF(*source.position) + output_offset(gate(source.gate)) + QPointF(after, 0)
    if is_stub(wire):
        return start, start + QPointF(max(STUB, room + 10), 0)
    target = graph.by_name[wire.target]
    return start, QPointF(*target.position) + input_offset(gate(target.gate), wire.port)


def curve(start: QPointF, end: QPointF) -> QPainterPath:
    """Return the cubic curve of a wire, level where it meets its ports."""
    across = end.x() - start.x()
    reach = max(across / 2, 24.0) if across > 0 else max(60.0, -across / 2)
    reach = min(reach, 400.0)
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
    return path


def stub(name: str) -> Wire:
    """Return the short wire that leaves a node whose output feeds nothing."""
    return Wire(name, "", "")


def wires_at(graph: Graph, name: str) -> tuple[Wire, ...]:
    """Return the wires into and out of a node, and the stub that it has where it feeds nothing."""
    return (*graph.incoming[name].values(), *graph.outgoing[name], stub(name))


def is_stub(wire: Wire) -> bool:
    """Whether a wire is such a short end."""
    return not wire.target


def stubs(graph: Graph) -> tuple[Wire, ...]:
    """Return a stub for every gate that feeds nothing, and for the target if it feeds nothing."""
    return tuple(
        stub(node.name)
        for node in graph.nodes
        if not graph.outgoing.get(node.name) and (not is_pill(gate(node.gate)) or node.name == graph.target)
    )
