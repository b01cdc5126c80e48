"""Snap: while a node is dragged, thin lines show what it lines up with, and it goes there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from playground.graph.sizes import Box, box
from playground.graph.snapping import Guide, Level, levels, snap
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.touch import Touch
from playground.ui.canvas.view import CanvasView

REACH = 6.0  # pixels of the screen
MOST = 1500  # with more nodes in view there is nothing to be told apart


class Snapping:
    """Lines one dragged node up with those in view; Alt lets it go where the pointer is."""

    def __init__(self, canvas: CanvasView) -> None:
        """Snap on a canvas."""
        self._canvas = canvas
        self._box = Box(0, 0, 0, 0)
        self._others: tuple[Box, ...] = ()
        self._levels: tuple[Level, ...] = ()
        self._guides: tuple[Guide, ...] = ()

    @property
    def guides(self) -> tuple[Guide, ...]:
        """The lines that are shown."""
        return self._guides

    def begin(self, name: str, moving: Iterable[str]) -> None:
        """Begin to drag a node, and others with it."""
        canvas, graph = self._canvas, self._canvas.graph
        seen = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
        going = {name, *moving}
        items = (item for item in canvas.canvas.items(seen) if isinstance(item, NodeItem))
        still = [item.node for item in items if item.node.name not in going]
        self._box = box(graph.by_name[name])
        self._others = tuple(map(box, still)) if len(still) <= MOST else ()
        self._levels = levels(graph, name, frozenset(graph.by_name) - going)
        self._guides = ()

    def pulled(self, across: int, down: int, touch: Touch) -> tuple[int, int]:
        """Return how far to drag instead of so many pixels across and down."""
        if touch.held & Qt.KeyboardModifier.AltModifier:
            self.end()
            return across, down
        found = snap(self._box.moved(across, down), self._others, self._levels, REACH / self._canvas.zoom)
        self._guides = found.guides
        return round(across + found.across), round(down + found.down)

    def end(self) -> None:
        """Show no lines any more."""
        self._guides = ()

    def paint(self, painter: QPainter) -> None:
        """Draw the lines."""
        pen = QPen(self._canvas.canvas.look.colour("accent"), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # thin lines stay sharp
        for guide in self._guides:
            painter.drawLine(QPointF(*guide.start), QPointF(*guide.end))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
