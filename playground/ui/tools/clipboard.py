"""Clipboard: copy, cut, paste and duplicate, between windows and programs too, as readable text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication

from playground.session import copying
from playground.session.copying import FEW, PasteError, counted
from playground.session.session import Session
from playground.ui.canvas.measures import node_box
from playground.ui.canvas.touch import Tool, Touch
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.zoom import keep_home

OWN_TYPE = "application/x-backprop-playground-fragment"


class ClipboardTool(Tool):
    """Puts what is selected on the clipboard, and what the clipboard holds under the pointer."""

    def __init__(self, canvas: CanvasView) -> None:
        """Copy from a canvas and paste on it."""
        super().__init__(canvas)
        self._pointer = QPoint()
        self._asked = False  # for a menu at the pointer, which then has the mouse

    def hover(self, touch: Touch) -> Qt.CursorShape | None:
        """Remember where the pointer is."""
        self._pointer, self._asked = touch.view, False
        return None

    def press(self, touch: Touch) -> bool:
        """Remember where a menu is asked for, and leave the press to others."""
        self._pointer, self._asked = touch.view, touch.button == Qt.MouseButton.RightButton
        return False

    def copy(self) -> None:
        """Copy the selected gates and notes."""
        self._take(copying.copied, "copied")

    def cut(self) -> None:
        """Copy the selected gates and notes and take them away."""
        self._take(copying.cut, "cut")

    def paste(self) -> None:
        """Paste with the middle under the pointer; without a pointer beside where it came from."""
        text = clipboard_text()
        try:
            copying.paste(self.canvas.session, text, self._place())
        except PasteError as error:
            self.canvas.say(str(error))
            return
        self._show("pasted")

    def duplicate(self) -> None:
        """Put a copy of the selected gates and notes beside them."""
        if not (self.canvas.session.selection.nodes or self.canvas.session.selection.notes):
            self.canvas.say("Select the gates to duplicate first.")
            return
        try:
            copying.duplicate(self.canvas.session)
        except PasteError as error:
            self.canvas.say(str(error))
            return
        self._show("duplicated")

    def _take(self, take: Callable[[Session], str], done: str) -> None:
        chosen = self.canvas.session.selection
        text = take(self.canvas.session)
        if not text:
            self.canvas.say("Select the gates to copy first.")
            return
        data = QMimeData()
        data.setText(text)
        data.setData(OWN_TYPE, text.encode())
        QGuiApplication.clipboard().setMimeData(data)
        self.canvas.say(f"{counted(len(chosen.nodes), len(chosen.notes))} {done}")

    def _place(self) -> tuple[float, float] | None:
        if not (self._asked or self.canvas.viewport().underMouse()):
            return None
        at = self.canvas.mapToScene(self._pointer)
        return at.x(), at.y()

    def _show(self, done: str) -> None:
        """Bring what is selected into view if all of it is out of view."""
        chosen, items = self.canvas.session.selection, self.canvas.canvas.notes.items
        nodes = [self.canvas.graph.by_name[name] for name in chosen.nodes]
        seen = self.canvas.mapToScene(self.canvas.viewport().rect()).boundingRect()
        boxes = [node_box(node) for node in nodes] + [items[id].box() for id in chosen.notes]
        if boxes and not any(seen.intersects(box) for box in boxes):
            self.canvas.ensureVisible(boxes[0], 80, 80)
        if len(nodes) > FEW:
            keep_home(self.canvas)
        self.canvas.say(f"{counted(len(nodes), len(chosen.notes))} {done}")


def clipboard_text() -> str:
    """Return the gates on the clipboard as text, else whatever text it holds."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is None:  # nothing has ever been put there, or its owner is gone
        return ""
    if data.hasFormat(OWN_TYPE):
        return bytes(data.data(OWN_TYPE).data()).decode(errors="replace")
    return data.text()
