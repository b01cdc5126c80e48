"""The minimap: the whole graph in a corner of the canvas, and what of it is in view, to be dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from playground.engine.step import Phase
from playground.graph.folding import fold
from playground.graph.graph import Graph
from playground.session.playback import Playback
from playground.ui.canvas.measures import CARD, PILL, node_box
from playground.ui.canvas.scene import MARGIN
from playground.ui.canvas.view import CanvasView
from playground.ui.panels.minimap_bars import ROUND, Bars, BarsPicture
from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme
from playground.ui.tools.pan import scroll

SIZE = QSize(136, 96)
FROM_CORNER = 14
PADDING = 7.0
CURRENT = 7.0  # pixels the gate of the current step takes at least
PAUSE = 250  # ms at least between two drawings of a large graph


class Minimap(QWidget):
    """Lies over a canvas; a press or drag shows that part of the graph."""

    def __init__(self, canvas: CanvasView) -> None:
        """Show the graph of a canvas."""
        super().__init__(canvas)
        self._canvas = canvas
        self._step: tuple[str, Phase] | None = None
        self._held: tuple[QRectF, QPointF] | None = None
        self._bars = Bars(Graph())
        self._shown: BarsPicture | None = None
        self._wanted = True
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PAUSE)
        self._late.timeout.connect(self.update)
        self.setFixedSize(SIZE)
        self.setAccessibleName("Minimap: drag to see another part of the graph")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        canvas.resized.connect(self._to_corner)
        canvas.zoomed.connect(self.follow)
        canvas.horizontalScrollBar().valueChanged.connect(self.follow)
        canvas.verticalScrollBar().valueChanged.connect(self.follow)
        theme().changed.connect(self._redraw)
        self._to_corner()

    @property
    def wanted(self) -> bool:
        """Whether it is shown at all."""
        return self._wanted

    def want(self, *, wanted: bool) -> None:
        """Show it, or not."""
        self._wanted = wanted
        self.follow()

    def show_playback(self, playback: Playback) -> None:
        """Mark the gate of the current step."""
        step = playback.step
        self._step = None if step is None else (step.node, step.phase)
        self.follow()

    def follow(self) -> None:
        """Show what the canvas shows; step aside where a whole graph in view needs the corner itself."""
        self.setVisible(self._wanted and not self._is_in_the_way())
        self.update()

    def seen(self) -> QRectF:
        """Return the part of the graph that is in view, as it lies on the map."""
        return self._to_map(self._extent(), self._view())

    def spot(self, name: str) -> QRectF:
        """Return where a node lies on the map."""
        return self._to_map(self._extent(), node_box(self._graph.by_name[name]))

    @property
    def _graph(self) -> Graph:
        return fold(self._canvas.graph)

    def _is_in_the_way(self) -> bool:
        if not self._graph.nodes:
            return True
        if self._held is not None or not self._view().contains(self._content()):
            return False
        here = self._canvas.mapToScene(self.geometry()).boundingRect()
        across, down = (here.width() + PILL.width()) / 2, (here.height() + CARD.height()) / 2
        around = QRectF(0, 0, 2 * across, 2 * down)
        around.moveCenter(here.center())
        return self._follow_bars().is_any_within(around)

    def _content(self) -> QRectF:
        return self._canvas.canvas.sceneRect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _view(self) -> QRectF:
        return self._canvas.mapToScene(self._canvas.viewport().rect()).boundingRect()

    def _extent(self) -> QRectF:
        """Return the part of the scene the map shows; while it is dragged it does not change."""
        return self._held[0] if self._held else self._content().united(self._view())

    def _scale(self, extent: QRectF) -> float:
        room = QRectF(self.rect()).adjusted(PADDING, PADDING, -PADDING, -PADDING)
        return min(room.width() / extent.width(), room.height() / extent.height())

    def _to_map(self, extent: QRectF, box: QRectF) -> QRectF:
        scale, middle = self._scale(extent), QRectF(self.rect()).center()
        corner = middle + (box.topLeft() - extent.center()) * scale
        return QRectF(corner, box.size() * scale)

    def _to_corner(self) -> None:
        room = self._canvas.viewport().rect()
        self.move(
            room.right() + 1 - SIZE.width() - FROM_CORNER, room.bottom() + 1 - SIZE.height() - FROM_CORNER
        )
        self.raise_()
        self.follow()

    def _redraw(self) -> None:
        self._shown = None
        self.follow()

    # Drawing

    @qt_override(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        extent = self._extent()
        painter.drawPixmap(0, 0, self._nodes(extent))
        accent = QColor(tokens.accent)
        painter.setPen(QPen(accent, 1.2))
        accent.setAlpha(16)
        painter.setBrush(accent)
        inside = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.drawRoundedRect(self.seen().intersected(inside), 3, 3)
        self._draw_current(painter)
        painter.end()

    def _nodes(self, extent: QRectF) -> QPixmap:
        """Return the picture of all nodes: patched where a few were moved, else drawn anew.

        A large graph is drawn anew only now and then while it changes.
        """
        shown, ratio = self._shown, self.devicePixelRatioF()
        if shown is not None and (shown.extent, shown.ratio) == (extent, ratio):
            if self._late.isActive() and self._graph.changed_since(self._bars.graph) is None:
                return shown.pixmap
            self._follow_bars()
            if shown.is_right or self._late.isActive():
                return shown.pixmap
        bars, scale = self._follow_bars(), self._scale(extent)
        corner = QRectF(self.rect()).center() - extent.center() * scale
        self._shown = shown = BarsPicture(bars, extent, self.size(), ratio, corner, scale)
        if len(bars.graph.nodes) > ROUND:
            self._late.start()
        return shown.pixmap

    def _follow_bars(self) -> Bars:
        """Return the bars of the graph, brought up to date by difference, and the picture with them."""
        moved = self._bars.follow(self._graph)
        if moved is None:
            self._bars = Bars(self._graph)
        if self._shown is not None:
            self._shown.follow(self._bars, moved)
        return self._bars

    def _draw_current(self, painter: QPainter) -> None:
        if self._step is None or self._step[0] not in self._graph.by_name:
            return
        name, phase = self._step
        tokens = theme().tokens
        painter.setPen(QPen(QColor(tokens.panel), 1))
        painter.setBrush(QColor(tokens.gradient if phase is Phase.BACKWARD else tokens.value))
        spot = self.spot(name)
        across, down = max(spot.width() + 3, CURRENT), max(spot.height() + 3, CURRENT)
        corner = spot.center() - QPointF(across / 2, down / 2)
        painter.drawRoundedRect(QRectF(corner, QSizeF(across, down)), 2.5, 2.5)

    # Dragging

    @qt_override(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        seen, at = self.seen(), event.position()
        grip = at - seen.center() if seen.contains(at) else QPointF()
        self._held = (self._extent(), grip)
        self._show_at(at)

    @qt_override(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._show_at(event.position())

    @qt_override(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.follow()

    def _show_at(self, at: QPointF) -> None:
        """Show the part of the graph whose middle is held at a point of the map."""
        if self._held is None:
            return
        extent, grip = self._held
        middle = extent.center() + (at - grip - QRectF(self.rect()).center()) / self._scale(extent)
        seen = self._canvas.mapFromScene(middle) - self._canvas.viewport().rect().center()
        scroll(self._canvas, seen)
