"""Keys: which a control keeps for itself, and how they are written in a hint."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

PRESSING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
MOVING = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
TYPING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down})


def keeps(event: QEvent, keys: frozenset[Qt.Key]) -> bool:
    """Take a key for the control that has the focus, before a shortcut of the window gets it.

    Call this first in ``event``; when it returns True the event is accepted and handled.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if Qt.Key(event.key()) not in keys or held != Qt.KeyboardModifier.NoModifier:
        return False
    event.accept()
    return True


def hint(text: str, keys: str = "") -> str:
    """Return the text of a tool tip with the shortcut, written as this system writes it."""
    if not keys:
        return text
    return f"{text} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})"
