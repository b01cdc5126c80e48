"""Quick-add: double-click, Tab or a wire let go over nothing open a search; what is taken is wired in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from playground.session.project import Project
from playground.session.selection import Selection
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.theme.fonts import text_font
from playground.ui.tools.adding import Loose, add_on, add_to, fits, shape_at
from playground.ui.tools.place import PlaceTool
from playground.ui.tools.search_popup import SearchPopup
from playground.ui.tools.stock import Stock, composite_stock
from playground.ui.tools.stock_search import found
from playground.ui.tools.wire import paint_loose

HINT = "Double-click, or press Space, to add the first gate\nCtrl+Shift+O opens a worked example"
HINT_BOX = QRectF(-300, -40, 600, 80)
NOTHING = Selection()


@dataclass(frozen=True)
class Spot:
    """Where a gate goes: at a point, on a loose wire that ends there, or to what is selected."""

    point: QPointF
    loose: Loose | None = None
    selection: Selection = NOTHING


class QuickAddTool(Tool):
    """Opens the search and adds what is taken from it."""

    def __init__(self, canvas: CanvasView, placing: PlaceTool) -> None:
        """Add to a canvas what ``placing`` puts down."""
        super().__init__(canvas)
        self._placing = placing
        self._popup: SearchPopup | None = None
        self._pointer = QPoint()
        self._spot = Spot(QPointF())
        canvas.session.project_changed.connect(self._follow)

    @property
    def popup(self) -> SearchPopup | None:
        """The search that is open, if any."""
        return self._popup

    def open_here(self) -> None:
        """Open at the pointer, or in the middle where there is none, for what is selected."""
        viewport = self.canvas.viewport()
        at = self._pointer if viewport.underMouse() else viewport.rect().center()
        self.open_by(Touch(QPointF(self.canvas.mapToScene(at)), at))

    def open_by(self, touch: Touch) -> None:
        """Open where the pointer is, for what is selected."""
        self._open(Spot(touch.scene, selection=self.canvas.session.selection), touch.view)

    def open_at(self, touch: Touch) -> None:
        """Open where the pointer is; on a wire, for a gate that goes into it."""
        item = self.canvas.canvas.wire_at(touch.scene)
        selection = Selection.only(item.wire) if item else NOTHING
        self._open(Spot(touch.scene, selection=selection), touch.view)

    def open_for(self, loose: Loose, touch: Touch) -> None:
        """Open for a wire that was let go over nothing."""
        self._open(Spot(touch.scene, loose=loose), touch.view)

    def double(self, touch: Touch) -> bool:
        """Take a double click on the empty canvas or on a wire."""
        if touch.button != Qt.MouseButton.LeftButton or self.canvas.canvas.node_at(touch.scene) is not None:
            return False
        self.open_at(touch)
        return True

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Remember where the pointer is."""
        self._pointer = touch.view
        return None

    def cancel(self) -> None:
        """Close the search."""
        if self._popup is not None:
            self._popup.leave()

    def paint(self, painter: QPainter) -> None:
        """Draw the wire that waits for its gate, or say in an empty canvas how to begin."""
        loose = self._spot.loose
        if self._popup is not None and loose is not None and loose.node in self.canvas.graph.by_name:
            paint_loose(painter, self.canvas, loose, self._spot.point)
        if self._popup is None and not self.canvas.graph.nodes and not self._placing.carries:
            self._paint_hint(painter)

    def _paint_hint(self, painter: QPainter) -> None:
        viewport = self.canvas.viewport()
        painter.save()
        painter.resetTransform()
        painter.setFont(text_font(14))
        painter.setPen(QPen(self.canvas.canvas.look.colour("muted")))
        box = HINT_BOX.translated(viewport.rect().center())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, HINT)
        painter.restore()

    def _follow(self, old: Project, new: Project) -> None:
        """Show the hint, or show it no more."""
        if bool(old.graph.nodes) != bool(new.graph.nodes):
            self.canvas.viewport().update()

    def _open(self, spot: Spot, at: QPoint) -> None:
        self.cancel()
        self._spot = spot
        popup = self._popup = SearchPopup(self.canvas, self._searcher(spot.loose))
        popup.chosen.connect(self._add)
        popup.left.connect(self._shut)
        popup.show_at(at)
        self.canvas.viewport().update()

    def _searcher(self, loose: Loose | None) -> Searcher:
        return Searcher(self.canvas, self._placing, loose)

    def _shut(self) -> None:
        self._popup = None
        self.canvas.viewport().update()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, stock: Stock) -> None:
        self._shut()
        spot, graph = self._spot, self.canvas.graph
        if spot.loose is not None:
            added = add_on(graph, stock, spot.loose, spot.point)
        else:
            added = add_to(graph, stock, spot.selection, spot.point)
        self._placing.keep(stock, *added)


class Searcher:
    """Searches what fits a loose wire, or anything where there is none."""

    def __init__(self, canvas: CanvasView, placing: PlaceTool, loose: Loose | None) -> None:
        """Remember what the wire carries."""
        self._graph = canvas.graph
        self._used = placing.used
        self._more = composite_stock(canvas.session.shelf.composites)
        self._loose = loose
        self._shape = shape_at(canvas.graph, loose) if loose else None

    def __call__(self, words: str) -> Sequence[Stock]:
        """Return what is found, best first."""
        return found(words, self._graph, self._used, self._fits, self._more)

    def _fits(self, stock: Stock) -> bool:
        return self._loose is None or fits(stock, self._loose, self._shape)
