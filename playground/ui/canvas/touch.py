"""What a gesture is told: where the pointer is, in the scene and on the screen, and what is held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QWheelEvent

if TYPE_CHECKING:
    from playground.ui.canvas.view import CanvasView


@dataclass(frozen=True)
class Touch:
    """One position of the pointer."""

    scene: QPointF
    view: QPoint
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    @property
    def adds(self) -> bool:
        """Whether a key is held that changes the selection instead of replacing it."""
        return self.takes or bool(self.held & Qt.KeyboardModifier.ShiftModifier)

    @property
    def takes(self) -> bool:
        """Whether the key is held that takes away what is selected already."""
        return bool(self.held & Qt.KeyboardModifier.ControlModifier)


class Tool:
    """A gesture: it takes a press if that is its own, and then hears of every move until the release."""

    def __init__(self, canvas: CanvasView) -> None:
        """Work on a canvas."""
        self.canvas = canvas

    def press(self, touch: Touch) -> bool:
        """Take the press, or leave it to the next tool."""
        return False

    def move(self, touch: Touch) -> None:
        """The pointer moved while the gesture goes on."""

    def release(self, touch: Touch) -> None:
        """The button was let go: do what the gesture means."""

    def cancel(self) -> None:
        """Stop without doing anything."""

    def double(self, touch: Touch) -> bool:
        """Take a double click, or leave it."""
        return False

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Say which cursor belongs here while nothing is pressed."""
        return None

    def wheel(self, event: QWheelEvent) -> bool:
        """Take a turn of the wheel, or leave it."""
        return False

    def pinch(self, factor: float, at: QPoint) -> bool:
        """Take a pinch with two fingers at a point of the view, or leave it."""
        return False

    def key(self, event: QKeyEvent) -> bool:
        """Take a key, or leave it."""
        return False

    def wants(self, event: QKeyEvent) -> bool:
        """Whether this key is for the canvas although a shortcut has it too."""
        return False

    def drawn(self) -> Iterable[QRectF] | None:
        """Give the boxes of the scene that the gesture draws in while it goes on; None is anywhere.

        What is drawn in a box that was given before the last move too is the same as it was then.
        """
        return None

    def paint(self, painter: QPainter) -> None:
        """Draw what belongs to the gesture above everything else, in scene coordinates."""


def follow(canvas: CanvasView, tool: Tool, touch: Touch) -> None:
    """Hand a move to a gesture, and let the canvas paint again where the gesture draws something else."""
    before = tool.drawn()
    tool.move(touch)
    after = tool.drawn()
    if before is None or after is None:
        canvas.viewport().update()
        return
    old, new = list(before), list(after)
    for box in [*(box for box in old if box not in new), *(box for box in new if box not in old)]:
        canvas.viewport().update(canvas.mapFromScene(box).boundingRect().adjusted(-2, -2, 2, 2))
