"""Select: click a node or wire, Ctrl-click for more, or drag a rubber band around many."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from playground.session.selection import Selection
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
        wire = self.canvas.canvas.wire_at(touch.scene)
        if wire is not None:
            session.select(session.selection.toggled(wire.wire) if touch.adds else Selection.only(wire.wire))
            return True
        self._start = touch.scene
        self._kept = session.selection if touch.adds else Selection()
        session.select(self._kept)
        return True

    def move(self, touch: Touch) -> None:
        """Select what the rubber band touches."""
        if self._start is None:
            return
        self._band = QRectF(self._start, touch.scene).normalized()
        nodes = {
            name
            for name, item in self.canvas.canvas.nodes.items()
            if self._band.intersects(item.sceneBoundingRect().adjusted(17, 17, -17, -27))
        }
        inside = {wire for wire in self.canvas.graph.wires if wire.source in nodes and wire.target in nodes}
        self.canvas.session.select(Selection(self._kept.nodes | nodes, self._kept.wires | inside))

    def release(self, touch: Touch) -> None:
        """Keep what is selected."""
        self._start = None
        self._band = QRectF()

    def cancel(self) -> None:
        """Go back to what was selected before."""
        self.canvas.session.select(self._kept)
        self._start = None
        self._band = QRectF()

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
