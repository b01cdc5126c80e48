"""A large field for an answer: Enter gives it, Up and Down go to other questions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.widgets.keys import TYPING, keeps
from playground.ui.widgets.role import set_role

TALL = 40
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class AnswerField(QLineEdit):
    """``entered`` tells Enter, ``moved`` Up (-1) and Down (1), ``left`` Esc; Space steps if it is empty."""

    entered = Signal()
    moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        set_role(self, "number")
        self.setFont(number_font(18, 600))
        self.setProperty("answer", "true")
        self.setAccessibleName("Your prediction")

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        if keeps(event, TYPING):
            return True
        if self._lets_pass(event):
            event.ignore()
            return False
        return super().event(event)

    def _lets_pass(self, event: QEvent) -> bool:
        """Whether a key is none to type: a space where there is nothing to part, or nothing can be typed."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        return event.key() == Qt.Key.Key_Space and (self.isReadOnly() or not self.text().strip())

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif key in MOVES:
            self.moved.emit(MOVES[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
