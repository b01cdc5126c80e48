"""The two modes side by side: for every node its tangent and its gradient."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHeaderView, QWidget

from playground.gates.gate import Value
from playground.session.modes import ModeRow
from playground.ui.canvas.look import UNKNOWN
from playground.ui.canvas.states import compact
from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, keeps
from playground.ui.widgets.row_table import Index, RowModel, RowTable, alignment

MOST_SHOWN = 12
NAME_WIDTH = 74
LONGEST = 16
TOO_LARGE = "too large"
KEPT = (MOVING | {Qt.Key.Key_Return, Qt.Key.Key_Enter}) - {Qt.Key.Key_Left, Qt.Key.Key_Right}


class ModesModel(RowModel):
    """Rows of nodes as texts, each written when it is seen."""

    rows: Sequence[ModeRow]

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without rows."""
        super().__init__(("node", "", ""), parent)
        self._current = ""

    def show_rows(self, rows: Sequence[ModeRow], heads: tuple[str, str], current: str) -> None:
        """Show rows under heads, and mark the node of the current step."""
        if [row.node for row in rows] != [row.node for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        self.rows, self.heads, self._current = rows, ("node", *heads), current
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.heads) - 1)
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.heads) - 1))

    @qt_override(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        value = (None, row.tangent, row.gradient)[column]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return _full(value) if column else row.node
            case Qt.ItemDataRole.AccessibleTextRole:
                forward, reverse = (f"{self.heads[place]} {_text(row, place)}" for place in (1, 2))
                return f"{row.node}: {forward}, {reverse}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment(column)
        return _colour(column, role, is_current=row.node == self._current)


class ModesTable(RowTable):
    """Shows rows; ``sought`` tells the node a person wants to see."""

    sought = Signal(str)
    rows: ModesModel

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show no rows yet."""
        super().__init__(ModesModel(), "Forward and reverse mode, node by node", 12, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, NAME_WIDTH)
        self.clicked.connect(self._seek)
        self.activated.connect(self._seek)

    def show_rows(self, rows: Sequence[ModeRow], heads: tuple[str, str], current: str) -> None:
        """Show rows, and bring the one of the current step into view."""
        self.rows.show_rows(rows, heads, current)
        places = [place for place, row in enumerate(rows) if row.node == current]
        if places:
            self.scrollTo(self.rows.index(places[0], 0))
        self.updateGeometry()

    @qt_override(QSize(300, 200))
    def sizeHint(self) -> QSize:
        return QSize(300, self.height_of(min(len(self.rows.rows), MOST_SHOWN)))

    def _seek(self, index: QModelIndex) -> None:
        self.sought.emit(self.rows.rows[index.row()].node)

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, KEPT) or super().event(event)


def _text(row: ModeRow, column: int) -> str:
    """Return what stands in a column of the table."""
    value = (None, row.tangent, row.gradient)[column]
    if not column:
        return row.node
    if value is None:
        return TOO_LARGE if column == 1 and row.is_too_large else UNKNOWN
    return compact(value, 2 if np.ndim(value) else 4, LONGEST)


def _full(value: Value | None) -> str:
    return "not known yet" if value is None else str(value)


def _colour(column: int, role: int, *, is_current: bool) -> QBrush | None:
    """Return the ink of a column, or the ground of the row of the current step."""
    tokens = theme().tokens
    if role == Qt.ItemDataRole.ForegroundRole:
        return QBrush(QColor((tokens.text, tokens.accent, tokens.gradient)[column]))
    is_ground = role == Qt.ItemDataRole.BackgroundRole and is_current
    return QBrush(QColor(tokens.window)) if is_ground else None
