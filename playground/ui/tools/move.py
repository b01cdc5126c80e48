"""Move: drag a node, and with it all that is selected, also into a wire; one drag is one undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.graph import Wire
from playground.graph.room import put_into_wire
from playground.session import graph_actions, note_actions
from playground.session.notes import Notes
from playground.session.selection import Selection
from playground.ui.canvas.measures import node_box
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.insert import WireFinder, is_loose
from playground.ui.tools.select import changed
from playground.ui.tools.snap import Snapping
from playground.ui.tools.zoom import keep_home


class MoveTool(Tool):
    """Takes a press on a node: a click selects it, a drag moves what is selected."""

    def __init__(self, canvas: CanvasView) -> None:
        """Move nodes of a canvas."""
        super().__init__(canvas)
        self._name = ""
        self._over: NodeItem | None = None
        self._start = Touch(QPointF(), canvas.pos())
        self._places: Mapping[str, tuple[float, float]] = {}
        self._notes: Notes = ()
        self._ids: frozenset[str] = frozenset()
        self._moved = False
        self._before = canvas.graph
        self._finder = WireFinder(canvas)
        self.snapping = Snapping(canvas)

    def press(self, touch: Touch) -> bool:
        """Take a press on a node."""
        item = self.canvas.canvas.node_at(touch.scene) if touch.button == Qt.MouseButton.LeftButton else None
        if item is None:
            return False
        session = self.canvas.session
        self._name, self._start, self._moved = item.node.name, touch, False
        if touch.adds:
            session.select(changed(session.selection, self._name, touch))
        elif self._name not in session.selection.nodes:
            session.select(Selection.only(self._name))
        self._before = self.canvas.graph
        by_name = self._before.by_name
        self._places = {name: by_name[name].position for name in session.selection.nodes}
        self._notes, self._ids = session.project.notes, session.selection.notes
        if self._ids:
            self._ids, self._places = note_actions.carried_by(session, self._ids)
        self.snapping.begin(self._places, self._name)
        return True

    def move(self, touch: Touch) -> None:
        """Put the nodes where the pointer wants them."""
        far = (touch.view - self._start.view).manhattanLength() >= QApplication.startDragDistance()
        if not (self._moved or far) or not self._places:
            return
        self._moved = True
        away = touch.scene - self._start.scene
        across, down = self.snapping.pulled(round(away.x()), round(away.y()), touch)
        wanted = {name: (x + across, y + down) for name, (x, y) in self._places.items()}
        if self._ids:
            note_actions.move(self.canvas.session, self._notes, self._ids, self._places, (across, down))
        else:
            graph_actions.move(self.canvas.session, wanted)
        node = self.canvas.graph.by_name[self._name]
        if wanted.keys() == {self._name} and is_loose(self.canvas.graph, self._name):
            self._finder.look(gate(node.gate), node_box(node), touch.held)

    def release(self, touch: Touch) -> None:
        """End the drag; a click on one of many selects that one."""
        wire = self._finder.take()
        self.snapping.end()
        if wire is not None and not touch.held & Qt.KeyboardModifier.AltModifier:
            self._insert(wire)
        if self._moved:
            self.canvas.settle()
        elif not self._start.adds:
            self.canvas.session.select(Selection.only(self._name))
            self._jump()

    def _jump(self) -> None:
        """Go to the moment of the clicked gate once the run is under way; at its end not of an input."""
        playback = self.canvas.session.playback
        is_input = gate(self.canvas.graph.by_name[self._name].gate).source is not Source.NONE
        if not playback.at_start and not (playback.at_end and is_input):
            self.canvas.session.to_node(self._name)

    def _insert(self, wire: Wire) -> None:
        """Put the node into a wire, as one entry together with the drag."""
        dropped, name = self.canvas.graph, self._name
        self.cancel()
        self.canvas.edit(f"Insert {name}", lambda _graph: put_into_wire(dropped, name, wire))
        keep_home(self.canvas)

    def cancel(self) -> None:
        """Put the nodes back; a drag that ends where it began is no entry."""
        self._finder.clear()
        self.snapping.end()
        if self.canvas.graph != self._before:
            self.canvas.session.undo()

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Show the ports of the node under the pointer."""
        over = self.canvas.canvas.node_at(touch.scene)
        if over is not self._over:
            for item, hovered in ((self._over, False), (over, True)):
                if item is not None:
                    item.hover(hovered=hovered)
            self._over = over
        return None

    def drawn(self) -> Iterable[QRectF]:
        """Give the boxes around the lines and the wire."""
        return [*self.snapping.drawn(), *self._finder.drawn()]

    def paint(self, painter: QPainter) -> None:
        """Draw the lines along which the node lies, and the wire that it would go into."""
        self.snapping.paint(painter)
        self._finder.paint(painter)
