"""Pan: drag with the middle or right button, scroll, or use keys, to see another part of the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView

BUTTONS = (Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton)
SCROLL_SHARE = 0.5
KEY_SHARE, PAGE_SHARE = 1 / 8, 0.85  # of the view
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
PAGES = {Qt.Key.Key_PageUp: (0, -1), Qt.Key.Key_PageDown: (0, 1)}


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

    def wants(self, event: QKeyEvent) -> bool:
        """Keep the arrows with Ctrl and Shift, which no shortcut may take."""
        return _way(event) is not None

    def key(self, event: QKeyEvent) -> bool:
        """Show what lies further that way: Ctrl, Shift and an arrow, or a page up or down."""
        way = _way(event)
        if way is None:
            return False
        room, share = self.canvas.viewport().size(), KEY_SHARE if event.key() in ARROWS else PAGE_SHARE
        scroll(
            self.canvas, QPoint(round(way[0] * room.width() * share), round(way[1] * room.height() * share))
        )
        return True


def _way(event: QKeyEvent) -> tuple[int, int] | None:
    """Return which way a key pans, if it does."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if held == CTRL_SHIFT:
        return ARROWS.get(Qt.Key(event.key()))
    return PAGES.get(Qt.Key(event.key())) if held == Qt.KeyboardModifier.NoModifier else None


def scroll(canvas: CanvasView, by: QPoint) -> None:
    """Show what lies so many screen pixels further right and down."""
    canvas.at_home = False
    across, down = canvas.horizontalScrollBar(), canvas.verticalScrollBar()
    across.setValue(across.value() + by.x())
    down.setValue(down.value() + by.y())
