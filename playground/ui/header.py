"""The head of the window: the project and the menus, the switch between workspaces, undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from playground.ui.actions import ActionTable
from playground.ui.menu_bar import FlatMenuBar
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import text_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.button import IconButton
from playground.ui.widgets.elided import NARROWEST, ElidedLabel
from playground.ui.widgets.role import label
from playground.ui.widgets.segmented import Options, Segmented

HEIGHT = 46
MARGIN, GAP, LOGO = 14, 10, 22


class Header(QFrame):
    """``workspace_chosen`` tells the id of the workspace that a person switches to."""

    workspace_chosen = Signal(str)

    def __init__(self, table: ActionTable, workspaces: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self.setFixedHeight(HEIGHT + 1)
        self.name = ElidedLabel("", "title")
        self.state = label("", "muted")
        self.state.setFixedWidth(self.state.fontMetrics().horizontalAdvance("edited") + 8)
        self.menus = FlatMenuBar()
        self.switch = Segmented(workspaces, name="Workspace")
        self.switch.changed.connect(self.workspace_chosen)
        self.undo, self.redo = IconButton("undo-2", "Undo"), IconButton("redo-2", "Redo")
        self.undo.follow(table.action("undo"))
        self.redo.follow(table.action("redo"))
        self._lay_out()

    def show_project(self, name: str, *, modified: bool) -> None:
        """Show the project's name and whether all of it is saved."""
        self.name.setText(name)
        self.state.setText("edited" if modified else "saved")
        self._fit_name()

    def _fit_name(self) -> None:
        """Give the name the room it needs, as far as there is some; the switch makes way for it."""
        others = (self.state, self.menus, self.switch, self.undo, self.redo)
        taken = sum(part.sizeHint().width() + GAP for part in others) + LOGO + GAP + 2 * MARGIN
        self.name.setMinimumWidth(max(min(self.name.sizeHint().width(), self.width() - taken), NARROWEST))

    @qt_override()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_name()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(8)
        left = _side(_Logo(), self.name, self.state, self.menus)
        left.addStretch(1)
        row.addLayout(left, 1)
        row.addWidget(self.switch)
        right = _side(self.undo, self.redo)
        right.insertStretch(0, 1)
        row.addLayout(right, 1)


def _side(*widgets: QWidget) -> QHBoxLayout:
    """Return one side of the header; both share the room, and the switch is in the middle if it can."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return row


class _Logo(QWidget):
    """The sign of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(LOGO, LOGO)
        self.setAccessibleName("Backprop Playground")
        theme().changed.connect(self.update)

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setPen(QColor(tokens.on_accent))
        painter.setFont(text_font(14, 700))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "∂")
        painter.end()
