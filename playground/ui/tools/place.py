"""Place: drag a gate from the palette onto the canvas, or put it beside what is selected."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication

from playground.graph.graph import Graph
from playground.graph.groups import around as groups_around
from playground.graph.groups import members
from playground.session.selection import Selection
from playground.ui.canvas.measures import CARD, outline
from playground.ui.canvas.touch import Tool
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.adding import add_to, put
from playground.ui.tools.insert import WireFinder
from playground.ui.tools.stock import Stock
from playground.ui.tools.zoom import keep_home


class PlaceTool(Tool):
    """Carries a gate over the canvas and puts it down."""

    def __init__(self, canvas: CanvasView) -> None:
        """Place gates on a canvas."""
        super().__init__(canvas)
        self._carried: Stock | None = None
        self._at = QPointF()
        self._finder = WireFinder(canvas)
        self.used: Counter[str] = Counter()  # how often each was placed, by its title

    @property
    def carries(self) -> bool:
        """Whether a gate is being carried over the canvas."""
        return self._carried is not None

    def carry(self, stock: Stock, screen: QPoint) -> None:
        """Show the gate under the pointer, given in screen coordinates, while it is over the canvas."""
        view = self.canvas.viewport().mapFromGlobal(screen)
        inside = self.canvas.viewport().rect().contains(view)
        self._carried = stock if inside else None
        self._at = QPointF(self.canvas.mapToScene(view))
        if inside and stock.takes_wire:
            box = outline(stock.kind).translated(self._at)
            self._finder.look(stock.kind, box, QApplication.keyboardModifiers())
        else:
            self._finder.clear()
        self.canvas.viewport().update()

    def drop(self, stock: Stock, screen: QPoint) -> bool:
        """Place the gate at the pointer, or into the wire there; return whether that was over the canvas."""
        self.carry(stock, screen)
        over, wire = self._carried is not None, self._finder.wire
        self.cancel()
        if over:
            graph, name = stock.place(self.canvas.graph, (round(self._at.x()), round(self._at.y())))
            self.keep(stock, put(graph, stock, name, wire) if wire else graph, name)
        return over

    def cancel(self) -> None:
        """Carry nothing any more."""
        self._carried = None
        self._finder.clear()
        self.canvas.viewport().update()

    def place(self, stock: Stock) -> str:
        """Place the gate without a pointer, wired to what is selected, else in the middle.

        Returns the name of the new node.
        """
        middle = QPointF(self.canvas.mapToScene(self.canvas.viewport().rect().center()))
        graph, name = add_to(self.canvas.graph, stock, self.canvas.session.selection, middle)
        self.keep(stock, graph, name)
        return name

    def keep(self, stock: Stock, graph: Graph, name: str) -> None:
        """Make the graph with the new node the session's, select the node and show it."""
        self.used[stock.title] += 1
        self.canvas.session.edit(f"Place {stock.title}", graph)
        around = groups_around(graph, name) if stock.composite is not None else ()
        chosen = members(graph, around[-1].name) if around else {name}
        self.canvas.session.select(Selection(frozenset(chosen)))
        keep_home(self.canvas)
        self.canvas.ensureVisible(self.canvas.canvas.composites.box_of(graph.by_name[name]))
        self.canvas.say(f"{name}: {stock.title} placed")

    def paint(self, painter: QPainter) -> None:
        """Draw the carried gate, half see-through, and the wire that it would go into."""
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
        self._finder.paint(painter)
