"""Select: click a node or wire, or drag a rubber band; Shift adds, Ctrl takes away, Esc selects nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from playground.graph.graph import Wire
from playground.session.selection import Selection
from playground.ui.canvas.measures import node_box
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.canvas.wire_item import WireItem


class SelectTool(Tool):
    """Takes every press with the left button that no other gesture wants."""

    def __init__(self, canvas: CanvasView) -> None:
        """Select on a canvas."""
        super().__init__(canvas)
        self._start: QPointF | None = None
        self._band = QRectF()
        self._over: WireItem | None = None
        self._kept = Selection()

    def press(self, touch: Touch) -> bool:
        """Select the wire at the pointer, or begin a rubber band."""
        if touch.button != Qt.MouseButton.LeftButton:
            return False
        session = self.canvas.session
        self._kept = session.selection
        wire = self.canvas.canvas.wire_at(touch.scene)
        if wire is not None:
            session.select(changed(session.selection, wire.wire, touch))
            return True
        self._start = touch.scene
        if not touch.adds:
            session.select(Selection())
        return True

    def move(self, touch: Touch) -> None:
        """Select what the rubber band touches, or add it, or take it away."""
        if self._start is None:
            return
        self._band = QRectF(self._start, touch.scene).normalized()
        items = (item for item in self.canvas.canvas.items(self._band) if isinstance(item, NodeItem))
        nodes = {item.node.name for item in items if self._band.intersects(node_box(item.node))}
        nodes |= self.canvas.canvas.composites.covered(self._band)
        graph = self.canvas.graph
        inside = {wire for name in nodes for wire in graph.outgoing.get(name, ()) if wire.target in nodes}
        notes = self.canvas.canvas.notes.within(self._band)
        found, kept = Selection(frozenset(nodes), frozenset(inside), notes), self._kept
        if touch.takes:
            found = without(kept, found)
        elif touch.adds:
            found = Selection(kept.nodes | found.nodes, kept.wires | found.wires, kept.notes | found.notes)
        self.canvas.session.select(found)

    def release(self, touch: Touch) -> None:
        """Keep what is selected."""
        self._start = None
        self._band = QRectF()

    def cancel(self) -> None:
        """Go back to what was selected before."""
        self.canvas.session.select(self._kept)
        self._start = None
        self._band = QRectF()

    def key(self, event: QKeyEvent) -> bool:
        """Let go of everything on Esc."""
        if event.key() != Qt.Key.Key_Escape or not self.canvas.session.selection:
            return False
        self.canvas.session.select(Selection())
        return True

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Light up the wire under the pointer."""
        scene = self.canvas.canvas
        over = None if scene.node_at(touch.scene) else scene.wire_at(touch.scene)
        if over is not self._over:
            for item, lit in ((self._over, False), (over, True)):
                if item is not None:
                    item.light(lit=lit)
            self._over = over
        return None

    def paint(self, painter: QPainter) -> None:
        """Draw the rubber band."""
        if not self._band.isEmpty():
            look = self.canvas.canvas.look
            pen = QPen(look.colour("accent"), 1)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(look.colour("accent", 28))
            painter.drawRoundedRect(self._band, 3, 3)


def changed(selection: Selection, what: str | Wire, touch: Touch) -> Selection:
    """Return the selection after a click: Shift adds, Ctrl adds or takes away, else only this is selected."""
    if touch.takes:
        return selection.toggled(what)
    if not touch.adds:
        return Selection.only(what)
    added = Selection.only(what)
    return Selection(selection.nodes | added.nodes, selection.wires | added.wires, selection.notes)


def without(selection: Selection, gone: Selection) -> Selection:
    """Return a selection without some nodes, their wires, and some wires."""
    nodes = selection.nodes - gone.nodes
    kept = (w for w in selection.wires - gone.wires if not {w.source, w.target} & gone.nodes)
    return Selection(nodes, frozenset(kept), selection.notes - gone.notes)
