"""Place: drag a gate from the palette onto the canvas, or put it beside what is selected."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from playground.graph.editing import can_connect, connect
from playground.graph.graph import Graph
from playground.session.selection import Selection
from playground.ui.canvas.measures import CARD, node_box, outline
from playground.ui.canvas.touch import Tool
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.stock import Stock
from playground.ui.tools.wire import free_port

COLUMN = 160
ROW = 76


class PlaceTool(Tool):
    """Carries a gate over the canvas and puts it down."""

    def __init__(self, canvas: CanvasView) -> None:
        """Place gates on a canvas."""
        super().__init__(canvas)
        self._carried: Stock | None = None
        self._at = QPointF()

    def carry(self, stock: Stock, screen: QPoint) -> None:
        """Show the gate under the pointer, given in screen coordinates, while it is over the canvas."""
        view = self.canvas.viewport().mapFromGlobal(screen)
        inside = self.canvas.viewport().rect().contains(view)
        self._carried = stock if inside else None
        self._at = self.canvas.mapToScene(view)
        self.canvas.viewport().update()

    def drop(self, stock: Stock, screen: QPoint) -> bool:
        """Place the gate at the pointer; return whether that was over the canvas."""
        self.carry(stock, screen)
        over = self._carried is not None
        self.cancel()
        if over:
            self._put(stock, (round(self._at.x()), round(self._at.y())), ())
        return over

    def cancel(self) -> None:
        """Carry nothing any more."""
        self._carried = None
        self.canvas.viewport().update()

    def place(self, stock: Stock) -> str:
        """Place the gate without a pointer, beside what is selected and wired to it, else in the middle.

        Returns the name of the new node.
        """
        graph = self.canvas.graph
        chosen = [node for node in graph.nodes if node.name in self.canvas.session.selection.nodes]
        if chosen:
            x = max(node.position[0] for node in chosen) + COLUMN
            y = sum(node.position[1] for node in chosen) / len(chosen)
        else:
            middle = self.canvas.mapToScene(self.canvas.viewport().rect().center())
            x, y = middle.x(), middle.y()
        spot = free_spot(graph, outline(stock.kind), round(x), round(y))
        name = self._put(stock, spot, tuple(node.name for node in chosen))
        self.canvas.ensureVisible(node_box(self.canvas.graph.by_name[name]))
        return name

    def paint(self, painter: QPainter) -> None:
        """Draw the carried gate, half see-through."""
        if self._carried is None:
            return
        look = self.canvas.canvas.look
        box = outline(self._carried.kind).translated(round(self._at.x()), round(self._at.y()))
        painter.setOpacity(0.75)
        painter.setPen(QPen(look.family(self._carried.kind), 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(look.colour("panel"))
        radius = 10 if box.height() > CARD.height() - 1 else 22
        painter.drawRoundedRect(box, radius, radius)
        painter.setFont(look.symbol)
        painter.setPen(look.family(self._carried.kind))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._carried.symbol)
        painter.setOpacity(1.0)

    def _put(self, stock: Stock, position: tuple[int, int], feeders: tuple[str, ...]) -> str:
        graph, name = stock.place(self.canvas.graph, position)
        self.canvas.session.edit(f"Place {stock.title}", wired(graph, feeders, name))
        self.canvas.session.select(Selection.only(name))
        self.canvas.say(f"{name}: {stock.title} placed")
        return name


def wired(graph: Graph, feeders: tuple[str, ...], name: str) -> Graph:
    """Plug nodes into the free inputs of another, as far as there are some."""
    for source in feeders:
        port = free_port(graph, name)
        if port is not None and can_connect(graph, source, name, port) is None:
            graph = connect(graph, source, name, port)
    return graph


def free_spot(graph: Graph, box: QRectF, x: int, y: int) -> tuple[int, int]:
    """Return the first place from here downwards where a box touches no node."""
    taken = [node_box(node).adjusted(-8, -8, 8, 8) for node in graph.nodes]
    while any(box.translated(x, y).intersects(each) for each in taken):
        y += ROW
    return x, y
