"""The inputs that can move, one a row: ticked or not, its value, its gradient and the coming change."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from playground.engine.descent import Move
from playground.ui.canvas.states import compact
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, keeps

Place = QModelIndex | QPersistentModelIndex
ROW = 24
MOST_ROWS = 7
LONGEST = 9
NOWHERE = QModelIndex()


class MoveRows(QAbstractTableModel):
    """Shows moves; ``toggled`` asks to let an input move or stay."""

    toggled = Signal(str, bool)

    def __init__(self) -> None:
        """Begin without a row."""
        super().__init__()
        self._moves: tuple[Move, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._sign = "−"

    def show_moves(self, moves: tuple[Move, ...], chosen: frozenset[str], *, ascend: bool) -> None:
        """Show how every input would move, and which are chosen."""
        names = [move.node for move in self._moves]
        sign = "+" if ascend else "−"
        if sign != self._sign:
            self._sign = sign
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 3, 3)
        if names != [move.node for move in moves]:
            self.beginResetModel()
            self._moves, self._chosen = moves, chosen
            self.endResetModel()
            return
        self._moves, self._chosen = moves, chosen
        if moves:
            self.dataChanged.emit(self.index(0, 0), self.index(len(moves) - 1, 3))

    def toggle(self, row: int) -> None:
        """Ask to let the input of a row move if it stays, and to let it stay if it moves."""
        if 0 <= row < len(self._moves):
            name = self._moves[row].node
            self.toggled.emit(name, name not in self._chosen)

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        move = self._moves[row]
        if column == 0:
            return move.node
        return compact((move.before, move.gradient, move.change)[column - 1], 4, LONGEST)

    @qt_override(default=0)
    def rowCount(self, parent: Place = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._moves)

    @qt_override(default=0)
    def columnCount(self, parent: Place = NOWHERE) -> int:
        return 4

    @qt_override()
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("input", "value", "gradient", "change")[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole and section == 3:
            return f"{self._sign}rate × gradient, with the next step"
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    @qt_override()
    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        chosen = self._moves[row].node in self._chosen
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column) if chosen or column < 3 else "stays"
        if role == Qt.ItemDataRole.CheckStateRole and not column:
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = theme().tokens
            tone = (tokens.text, tokens.value, tokens.gradient, tokens.text)[column]
            return QColor(tone if chosen or column < 3 else tokens.muted)
        if role == Qt.ItemDataRole.AccessibleTextRole and not column:
            return f"{self.text(row, 0)}, {'moves' if chosen else 'stays'}"
        return None

    @qt_override(default=Qt.ItemFlag.ItemIsEnabled)
    def flags(self, index: Place) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if index.column() else usual | Qt.ItemFlag.ItemIsUserCheckable

    @qt_override(default=False)
    def setData(self, index: Place, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(index.row())
        return True


class MoveTable(QTableView):
    """A table of moves as high as its rows, up to seven; the space bar ticks the row that is current."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a row."""
        super().__init__(parent)
        self.rows = MoveRows()
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setFont(number_font(12))
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Inputs that move")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFixedHeight(26)
        self.rows.modelReset.connect(self.updateGeometry)
        theme().changed.connect(self.viewport().update)

    @qt_override(QSize(300, 100))
    def sizeHint(self) -> QSize:
        rows = min(max(self.rows.rowCount(), 1), MOST_ROWS)
        return QSize(300, 26 + rows * ROW + 4)

    @qt_override(QSize(200, 60))
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, MOVING | {Qt.Key.Key_Space}) or super().event(event)

    @qt_override()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.rows.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
