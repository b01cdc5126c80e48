"""Wire: drag from an output port to an input port, or back; ports that fit light up."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from playground.gates.catalog import gate
from playground.graph.editing import can_connect, connect, disconnect
from playground.graph.graph import Graph, Wire
from playground.graph.order import ancestors, descendants
from playground.ui.canvas.measures import curve, input_offset, output_offset
from playground.ui.canvas.node_item import OUTPUT, NodeItem
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView


@dataclass(frozen=True)
class Loose:
    """A wire in the making: it hangs on an output, or on an input port; ``old`` is what is re-plugged."""

    node: str
    port: str = OUTPUT
    old: Wire | None = None


class WireTool(Tool):
    """Takes a press on a port and draws a wire to where it is let go."""

    def __init__(self, canvas: CanvasView) -> None:
        """Draw wires on a canvas."""
        super().__init__(canvas)
        self._loose: Loose | None = None
        self._end = QPointF()

    def press(self, touch: Touch) -> bool:
        """Take a press on a port."""
        item = self.canvas.canvas.node_at(touch.scene)
        if item is None or touch.button != Qt.MouseButton.LeftButton:
            return False
        self._loose = self._begin(item, touch.scene)
        self._end = touch.scene
        if self._loose is None:
            return False
        self._light(self._loose)
        return True

    def move(self, touch: Touch) -> None:
        """Follow the pointer, and say why it cannot be plugged in where it is."""
        self._end = touch.scene
        wire = self._aim(touch.scene)
        reason = can_connect(self.canvas.graph, wire.source, wire.target, wire.port) if wire else None
        if reason is not None:
            self.canvas.say(f"Not here: {reason}.", touch.view)

    def release(self, touch: Touch) -> None:
        """Plug the wire in, or pull it out if it was let go over nothing."""
        wire, loose = self._aim(touch.scene), self._loose
        self.cancel()
        if loose is None or (wire is not None and wire == loose.old):
            return
        if wire is not None:
            self._plug(wire, loose, touch)
        elif loose.old is not None and not self._is_near(loose.old, touch.scene):
            old = loose.old
            self.canvas.edit("Unplug wire", lambda graph: disconnect(graph, old.target, old.port))
        elif self.canvas.canvas.node_at(touch.scene) is None:
            self.canvas.say("A wire ends at a port: let it go over an input or output of another gate.")

    def cancel(self) -> None:
        """Let the wire go without plugging it in."""
        self._loose = None
        for item in self.canvas.canvas.nodes.values():
            item.light_ports(frozenset())

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Show that a wire can be drawn from here."""
        item = self.canvas.canvas.node_at(touch.scene)
        if item is not None and (item.is_output_at(touch.scene) or item.port_at(touch.scene)):
            return Qt.CursorShape.CrossCursor
        return None

    def paint(self, painter: QPainter) -> None:
        """Draw the loose wire."""
        loose = self._loose
        if loose is None or loose.node not in self.canvas.graph.by_name:
            return
        look = self.canvas.canvas.look
        fixed = self._fixed(loose)
        path = curve(fixed, self._end) if loose.port == OUTPUT else curve(self._end, fixed)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("accent"), 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(path)
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(self._end, 3.5, 3.5)

    def _begin(self, item: NodeItem, point: QPointF) -> Loose | None:
        name = item.node.name
        if item.is_output_at(point):
            return Loose(name)
        port = item.port_at(point)
        if port is None:
            return None
        old = self.canvas.graph.incoming[name].get(port)
        return Loose(old.source, OUTPUT, old) if old else Loose(name, port)

    def _fixed(self, loose: Loose) -> QPointF:
        node = self.canvas.graph.by_name[loose.node]
        kind = gate(node.gate)
        offset = output_offset(kind) if loose.port == OUTPUT else input_offset(kind, loose.port)
        return QPointF(*node.position) + offset

    def _light(self, loose: Loose) -> None:
        graph = self.canvas.graph
        for name, ports in fitting(graph, loose).items():
            self.canvas.canvas.nodes[name].light_ports(ports)

    def _aim(self, point: QPointF) -> Wire | None:
        """Return the wire that would be made by letting go here."""
        loose, item = self._loose, self.canvas.canvas.node_at(point)
        if loose is None or item is None or item.node.name == loose.node:
            return None
        name = item.node.name
        if loose.port != OUTPUT:
            return Wire(name, loose.node, loose.port)
        port = item.port_at(point) or free_port(self.canvas.graph, name)
        return Wire(loose.node, name, port) if port else None

    def _plug(self, wire: Wire, loose: Loose, touch: Touch) -> None:
        reason = can_connect(self.canvas.graph, wire.source, wire.target, wire.port)
        if reason is not None:
            self.canvas.say(f"Not here: {reason}.", touch.view)
            return

        def plugged(graph: Graph) -> Graph:
            opened = disconnect(graph, loose.old.target, loose.old.port) if loose.old else graph
            return connect(opened, wire.source, wire.target, wire.port)

        self.canvas.edit(f"Wire {wire.source} to {wire.target}", plugged)

    def _is_near(self, wire: Wire, point: QPointF) -> bool:
        return self.canvas.canvas.nodes[wire.target].port_at(point) == wire.port


def free_port(graph: Graph, name: str) -> str | None:
    """Return the first input of a node that nothing is plugged into."""
    plugged = graph.incoming[name]
    return next((port for port in gate(graph.by_name[name].gate).inputs if port not in plugged), None)


def fitting(graph: Graph, loose: Loose) -> dict[str, frozenset[str]]:
    """Return the ports of all nodes that a loose wire may be plugged into."""
    if loose.port != OUTPUT:
        after = descendants(graph, [loose.node])
        return {name: frozenset({OUTPUT}) for name in graph.by_name if name not in after}
    before = ancestors(graph, loose.node)
    return {node.name: frozenset(gate(node.gate).inputs) for node in graph.nodes if node.name not in before}
