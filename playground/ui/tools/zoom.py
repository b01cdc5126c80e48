"""Zoom: Ctrl and the wheel, a pinch, or keys; what is under the pointer stays under it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent

from playground.ui.canvas.measures import node_box
from playground.ui.canvas.touch import Tool
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.pan import scroll

LEAST, MOST = 0.05, 4.0
STEP = 1.2
PER_DEGREE = 1.0015
MARGIN = 22.0
ROUND = 40.0  # pixels of the canvas around what is selected, for its wires and labels
NEARLY = 0.96  # from here on, whole pixels look better than the whole margin
HOME = 1.35  # how large a small graph is shown by itself
ROOMY = 900.0  # pixels from which on a canvas is a wide one


class ZoomTool(Tool):
    """Makes the canvas larger and smaller."""

    def __init__(self, canvas: CanvasView) -> None:
        """Zoom a canvas."""
        super().__init__(canvas)
        self._at = QPoint()
        self._spot = canvas.mapToScene(self._at)

    def wheel(self, event: QWheelEvent) -> bool:
        """Zoom by the turn of the wheel, or by the pixels a trackpad sends, while Ctrl is held."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        delta = event.angleDelta().y() or 2 * event.pixelDelta().y()
        self._zoom(PER_DEGREE**delta, event.position().toPoint())
        return True

    def pinch(self, factor: float, at: QPoint) -> bool:
        """Zoom with two fingers."""
        self._zoom(factor, at)
        return True

    def _zoom(self, factor: float, at: QPoint) -> None:
        """Zoom around the same point as before while the pointer rests, so that nothing drifts."""
        off = self.canvas.mapFromScene(self._spot) - at
        if at != self._at or max(abs(off.x()), abs(off.y())) > 1:
            self._at, self._spot = at, self.canvas.mapToScene(at)
        zoom_by(self.canvas, factor, at, self._spot)


def zoom_by(canvas: CanvasView, factor: float, at: QPoint | None = None, spot: QPointF | None = None) -> None:
    """Multiply the zoom, keeping a point of the view, by default its middle, where it is."""
    zoom_to(canvas, canvas.zoom * factor, at, spot)


def zoom_to(canvas: CanvasView, zoom: float, at: QPoint | None = None, spot: QPointF | None = None) -> None:
    """Set the zoom, 1 for one screen pixel per canvas pixel.

    ``spot`` of the scene comes to lie ``at`` a point of the view; by default what lies there stays.
    """
    anchor = canvas.viewport().rect().center() if at is None else at
    before = canvas.mapToScene(anchor) if spot is None else spot
    factor = min(max(zoom, LEAST), MOST) / canvas.zoom
    canvas.scale(factor, factor)
    scroll(canvas, canvas.mapFromScene(before) - anchor)
    canvas.zoomed.emit(canvas.zoom)


def zoom_fit(canvas: CanvasView, most: float = 1.5) -> None:
    """Show the whole graph, but no larger than ``most``; on a wide canvas a small graph is larger, too."""
    _show(canvas, canvas.canvas.content(), most * max(1.0, canvas.viewport().width() / ROOMY))
    canvas.at_home = True
    canvas.zoomed.emit(canvas.zoom)


def keep_home(canvas: CanvasView) -> None:
    """Show the whole graph again where a node has left the view, unless somebody panned or zoomed."""
    seen = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
    if canvas.at_home and not all(seen.contains(node_box(node)) for node in canvas.graph.nodes):
        zoom_fit(canvas, HOME)


def keep_all_home(canvas: CanvasView, *, anew: bool) -> bool:
    """Show the whole graph again where a number or a name has left the view, or if it is to be done anew.

    Returns whether that was done; nothing is done once somebody panned or zoomed.
    """
    seen = canvas.mapToScene(canvas.viewport().rect()).boundingRect()
    fits = seen.contains(canvas.canvas.content())
    if canvas.at_home and (anew or not fits):
        zoom_fit(canvas, HOME)
        return True
    return False


def zoom_selection(canvas: CanvasView, most: float = 1.5) -> None:
    """Show what is selected, or the whole graph where nothing is, but no larger than ``most``."""
    selected, graph = canvas.session.selection, canvas.graph
    names = selected.nodes.union(*({wire.source, wire.target} for wire in selected.wires))
    if not names:
        zoom_fit(canvas, most)
        return
    box = QRectF()
    for name in names:
        box = box.united(node_box(graph.by_name[name]))
    _show(canvas, box.adjusted(-ROUND, -ROUND, ROUND, ROUND), most)
    canvas.at_home = False
    canvas.zoomed.emit(canvas.zoom)


def _show(canvas: CanvasView, box: QRectF, most: float) -> None:
    room = canvas.viewport().rect()
    if not box.isEmpty():
        across = (room.width() - 2 * MARGIN) / box.width()
        down = (room.height() - 2 * MARGIN) / box.height()
        fitting = min(across, down, most)
        zoom_to(canvas, 1.0 if NEARLY < fitting < 1.0 else fitting)
    canvas.centerOn(box.center())
