"""The view of the canvas: shows the scene, hands every event to the tools, and asks the session for edits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QToolTip, QWidget

from playground.graph.graph import Graph, GraphError
from playground.session.session import Session
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import DOT_PITCH, is_far
from playground.ui.canvas.scene import CanvasScene
from playground.ui.canvas.touch import Tool, Touch, follow
from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme

REACH = 40_000.0


class CanvasView(QGraphicsView):
    """The canvas a person works on. It holds no truth: every edit goes to the session and comes back."""

    said = Signal(str)
    zoomed = Signal(float)
    resized = Signal()
    pointed = Signal(object)  # the touch under which something lies, None once the pointer is gone or presses
    chip_pressed = Signal(object, str)  # the wire, and "value" or "gradient"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show a session's graph; gestures come with ``set_tools``."""
        super().__init__(parent)
        self.session = session
        self.canvas = CanvasScene(Look(theme().tokens), self)
        self._tools: Sequence[Tool] = ()
        self._active: Tool | None = None
        self.at_home = True  # nobody has panned or zoomed yet, so the whole graph is kept in view
        self._prepare()
        theme().changed.connect(self._dress)
        self.canvas.sceneRectChanged.connect(self._reach)
        self._reach(self.canvas.sceneRect())
        self.zoomed.connect(self.canvas.overview.show_from)

    def _prepare(self) -> None:
        self.setScene(self.canvas)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 240)
        self.setAccessibleName("Canvas")

    def set_tools(self, tools: Sequence[Tool]) -> None:
        """Work with these gestures; the first that takes a press has it."""
        self._tools = tuple(tools)

    @property
    def graph(self) -> Graph:
        """The graph of the session."""
        return self.session.graph

    @property
    def zoom(self) -> float:
        """How many screen pixels a canvas pixel has."""
        return self.transform().m11()

    def say(self, text: str, at: QPoint | None = None) -> None:
        """Tell the person something in the status bar, and beside the pointer if a place is given."""
        self.said.emit(text)
        if at is not None:
            QToolTip.showText(self.viewport().mapToGlobal(at), text, self.viewport())

    def edit(self, label: str, change: Callable[[Graph], Graph], merge: str | None = None) -> bool:
        """Apply a change to the graph; what cannot be done is said, and nothing changes."""
        try:
            changed = change(self.graph)
        except GraphError as error:
            self.say(str(error))
            return False
        self.session.edit(label, changed, merge)
        return True

    def settle(self) -> None:
        """End a continuous gesture: what follows is another entry of the history."""
        self.session.break_merge()

    def box_in_view(self, box: QRectF) -> QRectF:
        """Return where a box of the scene is seen in the view."""
        return QRectF(self.mapFromScene(box).boundingRect())

    def is_busy(self) -> bool:
        """Whether a gesture is going on."""
        return self._active is not None

    def cancel(self) -> None:
        """Stop the gesture that goes on, if there is one, without doing anything."""
        active, self._active = self._active, None
        if active is not None:
            active.cancel()
            self.canvas.labels.hurry(self.canvas.graph, self.canvas.wires, hurried=False)
            self.viewport().update()

    def _reach(self, room: QRectF) -> None:
        """Let the view go as far as it shows at the smallest zoom, so that zooming keeps its place."""
        self.setSceneRect(room.adjusted(-REACH, -REACH, REACH, REACH))

    def _dress(self) -> None:
        self.canvas.set_look(Look(theme().tokens))
        self.viewport().update()

    def _touch_of(self, event: QMouseEvent) -> Touch:
        place = event.position()
        scene = self.mapToScene(place.toPoint())
        return Touch(QPointF(scene), place.toPoint(), event.button(), event.modifiers())

    @qt_override(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._active is not None:
            return
        touch = self._touch_of(event)
        self.pointed.emit(None)
        self._active = next((tool for tool in self._tools if tool.press(touch)), None)
        self.canvas.labels.hurry(self.canvas.graph, self.canvas.wires, hurried=self._active is not None)
        event.accept()

    @qt_override(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        touch = self._touch_of(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self.cancel()  # something else, such as a menu, took the release
        if self._active is not None:
            follow(self, self._active, touch)
            return
        self.pointed.emit(touch)
        shapes = [tool.hover(touch) for tool in self._tools]
        shape = next((shape for shape in shapes if shape is not None), Qt.CursorShape.ArrowCursor)
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    @qt_override(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        active, self._active = self._active, None
        if active is not None:
            active.release(self._touch_of(event))
            self.canvas.labels.hurry(self.canvas.graph, self.canvas.wires, hurried=False)
            self.viewport().update()

    @qt_override(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        touch = self._touch_of(event)
        if not any(tool.double(touch) for tool in self._tools):
            self.mousePressEvent(event)

    @qt_override(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        if any(tool.wheel(event) for tool in self._tools):
            event.accept()

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._active is not None:  # every key waits, so that nothing is undone or deleted in between
            if event.key() == Qt.Key.Key_Escape:
                self.cancel()
        elif not any(tool.key(event) for tool in self._tools):
            event.ignore()

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return super().event(event)
        if self._active is None and not any(tool.wants(event) for tool in self._tools):
            return super().event(event)
        event.accept()
        return True

    @qt_override(False)
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        zooms = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == zooms:
            at = event.position().toPoint()
            return any(tool.pinch(1.0 + event.value(), at) for tool in self._tools)
        return super().viewportEvent(event)

    @qt_override(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    @qt_override(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    @qt_override(None)
    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        for tool in self._tools:
            tool.paint(painter)

    @qt_override(None)
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        area = QRectF(rect)
        painter.fillRect(area, self.canvas.look.colour("canvas"))
        if is_far(painter):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        colour = self.canvas.look.colour("dots")
        left, top = (ceil((side - 1) / DOT_PITCH) * DOT_PITCH for side in (area.left(), area.top()))
        for x in range(left, int(area.right()) + 2, DOT_PITCH):
            for y in range(top, int(area.bottom()) + 2, DOT_PITCH):
                painter.fillRect(QRectF(x - 1, y - 1, 2, 2), colour)
