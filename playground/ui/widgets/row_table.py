"""Rows of texts under heads: the first column is a name, the others are numbers and stand to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QTableView, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW, HEAD = 24, 26


class RowModel(QAbstractTableModel):
    """Holds rows, and heads for their columns; what a cell says is told by ``data``."""

    def __init__(self, heads: Sequence[str], parent: QWidget | None = None) -> None:
        """Begin without rows."""
        super().__init__(parent)
        self.heads = tuple(heads)
        self.rows: Sequence[Any] = ()

    @qt_override(default=0)
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @qt_override(default=0)
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.heads)

    @qt_override(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.heads[section]
        return alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


class RowTable(QTableView):
    """Shows whole rows, one of which is current; as high as it says, and no wider than its place."""

    def __init__(self, model: RowModel, name: str, size: int, parent: QWidget | None = None) -> None:
        """Show a model; ``name`` is what a screen reader says, ``size`` that of the numbers."""
        super().__init__(parent)
        self.rows = model
        model.setParent(self)
        self.setModel(model)
        self.setFont(number_font(size))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.horizontalHeader().setFixedHeight(HEAD)
        self.horizontalHeader().setHighlightSections(False)
        theme().changed.connect(self.viewport().update)

    def height_of(self, rows: int) -> int:
        """Return how high the table is with so many rows."""
        return HEAD + 2 + ROW * rows


def alignment(column: int) -> int:
    """Return how a column is aligned: the name to the left, numbers to the right."""
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
