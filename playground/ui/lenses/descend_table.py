"""The inputs that can move, one a row: ticked or not, its value, its gradient and the coming change."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from playground.engine.descent import Move
from playground.ui.canvas.states import compact
from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, keeps
from playground.ui.widgets.row_table import Index, RowModel, RowTable, alignment

MOST_ROWS = 7
LONGEST = 9


class MoveRows(RowModel):
    """Shows moves; ``toggled`` asks to let an input move or stay."""

    toggled = Signal(str, bool)
    rows: tuple[Move, ...]

    def __init__(self) -> None:
        """Begin without a row."""
        super().__init__(("input", "value", "gradient", "change"))
        self.rows = ()
        self._chosen: frozenset[str] = frozenset()
        self._sign = "−"

    def show_moves(self, moves: tuple[Move, ...], chosen: frozenset[str], *, ascend: bool) -> None:
        """Show how every input would move, and which are chosen."""
        names = [move.node for move in self.rows]
        sign = "+" if ascend else "−"
        if sign != self._sign:
            self._sign = sign
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 3, 3)
        if names != [move.node for move in moves]:
            self.beginResetModel()
            self.rows, self._chosen = moves, chosen
            self.endResetModel()
            return
        self.rows, self._chosen = moves, chosen
        if moves:
            self.dataChanged.emit(self.index(0, 0), self.index(len(moves) - 1, 3))

    def toggle(self, row: int) -> None:
        """Ask to let the input of a row move if it stays, and to let it stay if it moves."""
        if 0 <= row < len(self.rows):
            name = self.rows[row].node
            self.toggled.emit(name, name not in self._chosen)

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        move = self.rows[row]
        if column == 0:
            return move.node
        return compact((move.before, move.gradient, move.change)[column - 1], 4, LONGEST)

    @qt_override()
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole and section == 3:
            return f"{self._sign}rate × gradient, with the next step"
        return super().headerData(section, orientation, role)

    @qt_override()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        chosen = self.rows[row].node in self._chosen
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column) if chosen or column < 3 else "stays"
        if role == Qt.ItemDataRole.CheckStateRole and not column:
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            tokens = theme().tokens
            tone = (tokens.text, tokens.value, tokens.gradient, tokens.text)[column]
            return QColor(tone if chosen or column < 3 else tokens.muted)
        if role == Qt.ItemDataRole.AccessibleTextRole and not column:
            return f"{self.text(row, 0)}, {'moves' if chosen else 'stays'}"
        return None

    @qt_override(default=Qt.ItemFlag.ItemIsEnabled)
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if index.column() else usual | Qt.ItemFlag.ItemIsUserCheckable

    @qt_override(default=False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(index.row())
        return True


class MoveTable(RowTable):
    """A table of moves as high as its rows, up to seven; the space bar ticks the row that is current."""

    rows: MoveRows

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a row."""
        super().__init__(MoveRows(), "Inputs that move", 12, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionsClickable(False)
        self.rows.modelReset.connect(self.updateGeometry)

    @qt_override(QSize(300, 100))
    def sizeHint(self) -> QSize:
        return QSize(300, self.height_of(min(max(self.rows.rowCount(), 1), MOST_ROWS)))

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
