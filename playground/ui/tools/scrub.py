"""Scrub: drag over the value of an input to change it while everything follows."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from playground.session import graph_actions
from playground.session.selection import Selection
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView

PER_PIXEL = 0.02
FINE, COARSE = 0.1, 10.0


class ScrubTool(Tool):
    """Takes a press on the number of an input; Shift makes it finer, Ctrl coarser."""

    def __init__(self, canvas: CanvasView) -> None:
        """Scrub values on a canvas."""
        super().__init__(canvas)
        self._name = ""
        self._value = 0.0
        self._x = 0
        self._moved = False
        self._before = canvas.graph

    def press(self, touch: Touch) -> bool:
        """Take a press on a number, unless a key is held that means selecting."""
        item = self._number_at(touch)
        if item is None or touch.button != Qt.MouseButton.LeftButton or touch.adds:
            return False
        value = item.node.value
        self._name, self._value = item.node.name, float(value) if isinstance(value, float | int) else 0.0
        self._x, self._moved = touch.view.x(), False
        self._before = self.canvas.graph
        self.canvas.session.select(Selection.only(self._name))
        return True

    def move(self, touch: Touch) -> None:
        """Change the value by how far the pointer went sideways."""
        away = touch.view.x() - self._x
        if not self._moved and abs(away) < QApplication.startDragDistance() // 2:
            return
        self._moved = True
        factor = FINE if touch.held & Qt.KeyboardModifier.ShiftModifier else 1.0
        factor *= COARSE if touch.held & Qt.KeyboardModifier.ControlModifier else 1.0
        graph_actions.scrub_value(self.canvas.session, self._name, scrubbed(self._value, away, factor))

    def release(self, touch: Touch) -> None:
        """End the drag as one entry of the history."""
        if self._moved:
            self.canvas.settle()

    def cancel(self) -> None:
        """Give the value back that was there before."""
        if self.canvas.graph != self._before:
            self.canvas.session.undo()

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Show that the number can be dragged."""
        return Qt.CursorShape.SizeHorCursor if self._number_at(touch) is not None else None

    def _number_at(self, touch: Touch) -> NodeItem | None:
        item = self.canvas.canvas.node_at(touch.scene)
        if item is None or isinstance(item.node.value, tuple) or not item.value_box().contains(touch.scene):
            return None
        return item


def scrubbed(start: float, pixels: int, factor: float = 1.0) -> float:
    """Return a value after a drag: larger numbers move faster, and the result has few digits."""
    unit = PER_PIXEL * factor
    if abs(start) >= 10:
        unit *= 10.0 ** math.floor(math.log10(abs(start)))
    digits = max(0, 2 - math.floor(math.log10(unit * 50)))
    return round(start + pixels * unit, digits)
