"""The window as it is first seen: header, status bar, and between them empty panels in the right colours.

It imports nothing that computes, so that it is there long before what will be in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from playground.ui.actions import ActionTable
from playground.ui.header import Header
from playground.ui.menus import fill_menus
from playground.ui.qt_override import qt_override
from playground.ui.status_bar import StatusBar
from playground.ui.theme.theme import theme
from playground.ui.workspaces.graph.layout import LEFT, RIGHT

if TYPE_CHECKING:
    from playground.ui.memory import Memory
    from playground.ui.workspace_list import WorkspaceEntry

UNSEEN: Final = 1000
"""Milliseconds after which a window that is not painted, a minimized one, is filled all the same."""
BAR: Final = 42
TRANSPORT: Final = 62


class FirstWindow(QMainWindow):
    """A window with its header, menus and status bar; ``painted`` is emitted once when it has been seen."""

    painted = Signal()

    def __init__(self, memory: Memory, workspaces: Sequence[WorkspaceEntry]) -> None:
        super().__init__()
        self._memory = memory
        self.table = ActionTable(self)
        self.header = Header(self.table, [(entry.id, entry.title) for entry in workspaces])
        self.stack, self.status = QStackedWidget(), StatusBar()
        self._empty: EmptyPage | None = None
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(middle)
        self.menus = fill_menus(self.header.menus, self.table)
        self.setMinimumSize(960, 600)
        memory.restore_place(self)

    def show_title(self, title: str, *, modified: bool) -> None:
        """Show the name of the project, and whether all of it is saved."""
        self.header.show_project(title, modified=modified)
        self.setWindowTitle(f"{title}[*] – Backprop Playground")
        if modified != self.isWindowModified():  # Qt would tell every widget each time
            self.setWindowModified(modified)

    def show_empty(self, title: str) -> None:
        """Show the frame of the first workspace alone, with the name of the project to come."""
        self.show_title(title, modified=False)
        self._empty = EmptyPage()
        self._empty.painted.connect(self.tell_painted)
        self.stack.addWidget(self._empty)
        self._empty.setFocus()
        QTimer.singleShot(UNSEEN, self, self.tell_painted)

    @Slot()
    def tell_painted(self) -> None:
        """Emit ``painted``, once, and put the empty page away."""
        if self._empty is not None:
            empty, self._empty = self._empty, None
            self.painted.emit()
            self.stack.removeWidget(empty)
            empty.deleteLater()


class EmptyPage(QWidget):
    """The panels of the Graph workspace with nothing in them; ``painted`` follows their painting."""

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else the header would light up for a moment

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, width, height = theme().tokens, self.width(), self.height()
        bottom, middle = height - TRANSPORT, width - LEFT - RIGHT
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.panel))
        painter.fillRect(QRect(LEFT, BAR, middle, bottom - BAR), QColor(tokens.canvas))
        for line in (
            QRect(LEFT, 0, 1, bottom),
            QRect(LEFT, BAR, middle, 1),
            QRect(width - RIGHT - 1, 0, 1, bottom),
            QRect(0, bottom, width, 1),
        ):
            painter.fillRect(line, QColor(tokens.line))
        painter.end()
        QTimer.singleShot(0, self, self.painted.emit)
