"""Snap: while a node is dragged, thin lines show what it lines up with, and it goes there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from playground.graph.folding import fold
from playground.graph.sizes import Box, box
from playground.graph.snapping import Guide, Level, Others, levels, snap
from playground.ui.canvas.card_item import CardItem
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
        self._others = Others()
        self._levels: tuple[Level, ...] = ()
        self._guides: tuple[Guide, ...] = ()

    @property
    def guides(self) -> tuple[Guide, ...]:
        """The lines that are shown."""
        return self._guides

    def begin(self, moving: Iterable[str], name: str, outline: QRectF | None = None) -> None:
        """Begin to drag nodes by one of them, or by the outline of the card that stands for it."""
        canvas, shown = self._canvas, fold(self._canvas.graph)
        going = {name, *moving}
        self._box = box(canvas.graph.by_name[name]) if outline is None else _box(outline)
        others = self._in_view(going)
        self._others = Others(others if len(others) <= MOST else ())
        self._levels = levels(shown, name, frozenset(shown.by_name) - going) if name in shown.by_name else ()
        self._guides = ()

    def _in_view(self, going: set[str]) -> tuple[Box, ...]:
        """Return the outlines of all nodes and cards in view that stay where they are."""
        canvas = self._canvas
        seen = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
        found: list[Box] = []
        for item in canvas.canvas.items(seen):
            if isinstance(item, NodeItem) and item.node.name not in going:
                found.append(box(item.node))
            elif isinstance(item, CardItem) and going.isdisjoint(each.node.name for each in item.inner):
                found.append(_box(item.box.translated(item.pos())))
        return tuple(found)

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

    def drawn(self) -> list[QRectF]:
        """Give the boxes around the lines."""
        ends = ((QPointF(*guide.start), QPointF(*guide.end)) for guide in self._guides)
        return [QRectF(start, end).normalized() for start, end in ends]

    def paint(self, painter: QPainter) -> None:
        """Draw the lines."""
        pen = QPen(self._canvas.canvas.look.colour("accent"), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # thin lines stay sharp
        for guide in self._guides:
            painter.drawLine(QPointF(*guide.start), QPointF(*guide.end))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _box(outline: QRectF) -> Box:
    return Box(outline.left(), outline.top(), outline.right(), outline.bottom())
