"""Wire: drag from an output port to an input port, or back; ports that fit light up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication

from playground.gates.catalog import gate
from playground.graph.editing import can_connect, connect, disconnect
from playground.graph.graph import Graph, Wire
from playground.graph.order import ancestors, descendants
from playground.ui.canvas.measures import curve
from playground.ui.canvas.node_item import OUTPUT, NodeItem
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.canvas.wire_item import WireItem
from playground.ui.tools.adding import Loose, free_port
from playground.ui.tools.pointer_note import paint_note
from playground.ui.tools.select import changed

END_REACH = 40.0  # canvas pixels from an end, as far as a wire is taken by it

Ask = Callable[[Loose, Touch], None]


class WireTool(Tool):
    """Takes a press on a port and draws a wire to where it is let go."""

    def __init__(self, canvas: CanvasView, ask: Ask) -> None:
        """Draw wires on a canvas; ``ask`` is called for a wire that is let go over nothing."""
        super().__init__(canvas)
        self._ask = ask
        self._loose: Loose | None = None
        self._end = QPointF()
        self._reason = ""
        self._kept = canvas.session.selection
        self._start: QPoint | None = None  # where a wire was taken that is not dragged yet

    @property
    def reason(self) -> str:
        """Why the wire cannot be plugged in where it is, or an empty text."""
        return self._reason

    def press(self, touch: Touch) -> bool:
        """Take a press on a port, or near an end of a wire; a click there selects the wire."""
        if touch.button != Qt.MouseButton.LeftButton:
            return False
        item, wire = self.canvas.canvas.node_at(touch.scene), self.canvas.canvas.wire_at(touch.scene)
        self._end, self._start, self._loose = touch.scene, None, None
        self._kept = self.canvas.session.selection
        if item is not None:
            self._loose = self._begin(item, touch.scene)
        elif wire is not None:
            self._loose, self._start = end_near(wire, touch.scene), touch.view
        if self._loose is None:
            return False
        if self._start is None:
            self._light(self._loose)
        elif wire is not None:
            session = self.canvas.session
            session.select(changed(session.selection, wire.wire, touch))
        return True

    def move(self, touch: Touch) -> None:
        """Follow the pointer, and say why it cannot be plugged in where it is."""
        if self._rests(touch):
            return
        if self._start is not None and self._loose is not None:
            self._light(self._loose)
        self._end, self._start = touch.scene, None
        before, self._reason = self._reason, self._refusal(touch.scene)
        if self._reason not in {"", before}:
            self.canvas.say(self._reason)

    def release(self, touch: Touch) -> None:
        """Plug the wire in; over nothing, ask for a gate or pull out the wire that was taken."""
        wire, loose, reason = self._aim(touch.scene), self._loose, self._refusal(touch.scene)
        item, rests = self.canvas.canvas.node_at(touch.scene), self._rests(touch)
        self._let_go()
        if loose is None or rests or (item is not None and _is_home(loose, item, touch.scene)):
            return
        if wire is not None and wire == loose.old:
            return
        if reason:
            self.canvas.say(reason)
        elif wire is not None:
            self._plug(wire, loose)
        elif loose.old is not None:
            old = loose.old
            self.canvas.edit("Unplug wire", lambda graph: disconnect(graph, old.target, old.port))
        elif self.canvas.canvas.composites.card_at(touch.scene) is not None:
            self.canvas.say("Not here: this composite gate has no free input.")
        else:
            self._ask(loose, touch)

    def cancel(self) -> None:
        """Let the wire go without plugging it in; what was selected before is selected again."""
        self._let_go()
        self.canvas.session.select(self._kept)

    def _let_go(self) -> None:
        self._loose, self._start = None, None
        self._reason = ""
        for item in self.canvas.canvas.nodes.values():
            item.light_ports(frozenset())

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Show that a wire can be drawn from here."""
        item = self.canvas.canvas.node_at(touch.scene)
        if item is not None and (item.is_output_at(touch.scene) or item.port_at(touch.scene)):
            return Qt.CursorShape.CrossCursor
        return None

    def paint(self, painter: QPainter) -> None:
        """Draw the loose wire, and beside the pointer why it cannot be plugged in here."""
        loose = self._loose
        if loose is None or self._start is not None or loose.node not in self.canvas.graph.by_name:
            return
        paint_loose(painter, self.canvas, loose, self._end, "loss" if self._reason else "accent")
        if self._reason:
            paint_note(painter, self.canvas, self._end, self._reason)

    def _rests(self, touch: Touch) -> bool:
        """Whether the wire that was taken is not dragged yet."""
        if self._start is None:
            return False
        return (touch.view - self._start).manhattanLength() < QApplication.startDragDistance()

    def _begin(self, item: NodeItem, point: QPointF) -> Loose | None:
        name = item.node.name
        if item.is_output_at(point):
            return Loose(name)
        port = item.port_at(point)
        if port is None:
            return None
        old = self.canvas.graph.incoming[name].get(port)
        return Loose(old.source, OUTPUT, old) if old else Loose(name, port)

    def _light(self, loose: Loose) -> None:
        graph = self.canvas.graph
        for name, ports in fitting(graph, loose).items():
            self.canvas.canvas.nodes[name].light_ports(ports)

    def _aim(self, point: QPointF) -> Wire | None:
        """Return the wire that would be made by letting go here."""
        loose, item = self._loose, self.canvas.canvas.node_at(point)
        if loose is None or item is None:
            return None
        name = item.node.name
        if loose.port != OUTPUT:
            return Wire(name, loose.node, loose.port)
        graph = self.canvas.graph
        opened = disconnect(graph, loose.old.target, loose.old.port) if loose.old else graph
        port = item.port_at(point) or free_port(opened, name)
        return Wire(loose.node, name, port) if port else None

    def _refusal(self, point: QPointF) -> str:
        """Return why the wire cannot be let go here, or an empty text."""
        loose, item = self._loose, self.canvas.canvas.node_at(point)
        if loose is None or item is None or _is_home(loose, item, point):
            return ""
        name, ports, wire = item.node.name, item.kind.inputs, self._aim(point)
        if not ports and loose.port == OUTPUT:
            return f"Not here: {name} has no inputs."
        tried = wire or Wire(loose.node, name, ports[0])
        reason = can_connect(self.canvas.graph, tried.source, tried.target, tried.port)
        if reason is None and wire is None:
            reason = f"{name} has no free input; let go on an input to replace its wire"
        return "" if reason is None else f"Not here: {reason}."

    def _plug(self, wire: Wire, loose: Loose) -> None:
        def plugged(graph: Graph) -> Graph:
            opened = disconnect(graph, loose.old.target, loose.old.port) if loose.old else graph
            return connect(opened, wire.source, wire.target, wire.port)

        self.canvas.edit(f"Wire {wire.source} to {wire.target}", plugged)


def paint_loose(
    painter: QPainter, canvas: CanvasView, loose: Loose, end: QPointF, ink: str = "accent"
) -> None:
    """Draw a loose wire from the port it hangs on to a point."""
    item = canvas.canvas.nodes[loose.node]
    fixed = item.output_spot() if loose.port == OUTPUT else item.input_spot(loose.port)
    colour = canvas.canvas.look.colour(ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(curve(fixed, end) if loose.port == OUTPUT else curve(end, fixed))
    painter.setBrush(colour)
    painter.drawEllipse(end, 3.5, 3.5)


def _is_home(loose: Loose, item: NodeItem, point: QPointF) -> bool:
    """Whether a wire is still at the port where it was taken."""
    if loose.old is not None and loose.port != OUTPUT:
        return item.node.name == loose.old.source
    if loose.old is not None:
        return item.node.name == loose.old.target and item.port_at(point) == loose.old.port
    at = item.is_output_at(point) if loose.port == OUTPUT else item.port_at(point) == loose.port
    return item.node.name == loose.node and at


def end_near(item: WireItem, point: QPointF) -> Loose | None:
    """Return a wire taken by the end that a point lies near, or None in its middle."""
    wire, ends = item.wire, (item.path.pointAtPercent(0.0), item.path.pointAtPercent(1.0))
    to_start, to_end = (QLineF(point, end).length() for end in ends)
    if min(to_start, to_end) > END_REACH:
        return None
    return Loose(wire.target, wire.port, wire) if to_start < to_end else Loose(wire.source, OUTPUT, wire)


def fitting(graph: Graph, loose: Loose) -> dict[str, frozenset[str]]:
    """Return the ports of all nodes that a loose wire may be plugged into."""
    if loose.port != OUTPUT:
        after = descendants(graph, [loose.node])
        return {name: frozenset({OUTPUT}) for name in graph.by_name if name not in after}
    before = ancestors(graph, loose.node)
    return {node.name: frozenset(gate(node.gate).inputs) for node in graph.nodes if node.name not in before}
