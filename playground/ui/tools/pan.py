"""Pan: drag with the middle or right button, or scroll, to see another part of the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView

BUTTONS = (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton)
SCROLL_SHARE = 0.5


class PanTool(Tool):
    """Moves the view with the pointer; a right click that does not move asks for a menu."""

    def __init__(self, canvas: CanvasView, menu: Callable[[Touch], None]) -> None:
        """Pan a canvas; ``menu`` is called with a right click."""
        super().__init__(canvas)
        self._menu = menu
        self._last = QPoint()
        self._moved = False
        self._start = QPoint()

    def press(self, touch: Touch) -> bool:
        """Take the middle and the right button."""
        self._last = self._start = touch.view
        self._moved = False
        return touch.button in BUTTONS

    def move(self, touch: Touch) -> None:
        """Follow the pointer once it has really moved."""
        away = (touch.view - self._start).manhattanLength()
        if not self._moved and away < QApplication.startDragDistance():
            return
        self._moved = True
        self.canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        scroll(self.canvas, self._last - touch.view)
        self._last = touch.view

    def release(self, touch: Touch) -> None:
        """Stop, or open the menu if nothing was dragged."""
        self.canvas.viewport().unsetCursor()
        if not self._moved and touch.button == Qt.MouseButton.RightButton:
            self._menu(touch)

    def wheel(self, event: QWheelEvent) -> bool:
        """Scroll, by pixels where the device knows them; Shift scrolls sideways."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        delta = event.pixelDelta()
        if delta.isNull():
            delta = event.angleDelta() * SCROLL_SHARE
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and delta.x() == 0:
            delta = delta.transposed()
        scroll(self.canvas, -delta)
        return True


def scroll(canvas: CanvasView, by: QPoint) -> None:
    """Show what lies so many screen pixels further right and down."""
    canvas.at_home = False
    across, down = canvas.horizontalScrollBar(), canvas.verticalScrollBar()
    across.setValue(across.value() + by.x())
    down.setValue(down.value() + by.y())
