"""Roles: the words by which the style sheet knows what a widget is for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget its role, for example ``muted`` or ``card``, and draw it so."""
    set_look(widget, "role", role)


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set one property that the style sheet asks for, and draw the widget anew when it changed."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label of that role; its text is shown as it is, never as markup."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def section(text: str, parent: QWidget | None = None) -> QLabel:
    """Return the head of a section, in small capitals."""
    made = label(text.upper(), "section", parent)
    made.setAccessibleName(text)
    return made
