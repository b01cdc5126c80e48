"""A field over the canvas in which the Markdown of a note is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.tools.number_sheet import ENTER

TAKING = Qt.KeyboardModifier.ControlModifier


class NoteEditor(QPlainTextEdit):
    """Ctrl+Enter or a click elsewhere takes the text, Esc leaves the note as it was."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        """Begin with the text of the note."""
        super().__init__(text, parent)
        self._done = False
        self.setAccessibleName("Text of the note, in Markdown")
        self.setPlaceholderText("Markdown: # title, **bold**, - list. Ctrl+Enter takes it.")
        self.moveCursor(QTextCursor.MoveOperation.End)

    def leave(self) -> None:
        """Go and leave the note as it was."""
        self._end(take=False)

    def _end(self, *, take: bool) -> None:
        if not self._done:
            self._done = True
            if take:
                self.taken.emit(self.toPlainText())
            self.left.emit()

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # while a text is typed, every key is its own
            return True
        return super().event(event)

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in ENTER and event.modifiers() & TAKING:
            self._end(take=True)
        else:
            super().keyPressEvent(event)
        event.accept()

    @qt_override(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end(take=True)
