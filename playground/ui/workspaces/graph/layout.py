"""How the parts of the Graph workspace stand beside each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from playground.ui.widgets.role import set_role

LEFT, MIDDLE, RIGHT = 222, 846, 372
NARROWEST_RIGHT = 300


def stacked(top: QWidget, bottom: QWidget) -> QWidget:
    """Return two parts above one another with a line between them; the lower one takes the room."""
    made = QFrame()
    set_role(made, "panel")
    line = QFrame()
    set_role(line, "line")
    line.setFixedHeight(1)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(top)
    column.addWidget(line)
    column.addWidget(bottom, 1)
    return made


def above(first: QWidget, second: QWidget) -> QWidget:
    """Return two parts above one another with nothing between them."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(first)
    column.addWidget(second)
    return made


def splitter(left: QWidget, middle: QWidget, right: QWidget) -> QSplitter:
    """Return three parts whose widths can be dragged; a wider window widens the middle."""
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    for part in (left, middle, right):
        made.addWidget(part)
    right.setMinimumWidth(NARROWEST_RIGHT)
    made.setStretchFactor(0, 0)
    made.setStretchFactor(1, 1)
    made.setStretchFactor(2, 0)
    made.setSizes([LEFT, MIDDLE, RIGHT])
    return made
