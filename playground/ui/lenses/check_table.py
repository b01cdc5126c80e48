"""The table of a check: every wire, its gradient, the measured slope and the relative error, worst first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from playground.engine.slope import Place
from playground.engine.wire_check import Verdict, WireRow
from playground.graph.graph import Graph
from playground.ui.lenses.check_marks import SIGNS, error_text, number_text, tip, title
from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, keeps
from playground.ui.widgets.row_table import Index, RowModel, RowTable, alignment

MOST_ROWS, LEAST_ROWS = 12, 4
LEAST = (0, 66, 66, 59, 24)  # pixels that every column has, for its head
ROOM, MOST_MEASURED = 13, 200
KEPT = (MOVING | {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}) - {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
}


class CheckModel(RowModel):
    """Rows of a check as texts, each written when it is seen."""

    rows: tuple[WireRow, ...]

    def __init__(self, heads: tuple[str, str], parent: QWidget | None = None) -> None:
        """Begin without rows; ``heads`` say what is compared with what."""
        super().__init__(("wire", *heads, "error", ""), parent)
        self._graph = Graph()
        self.rows = ()

    def show_rows(self, graph: Graph, rows: tuple[WireRow, ...]) -> None:
        """Show the rows of a check of a graph."""
        if rows is not self.rows:
            self.beginResetModel()
            self._graph, self.rows = graph, rows
            self.endResetModel()

    @qt_override(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title(self._graph, row)}: {row.verdict}, {tip(row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(QColor(_colour(row.verdict)))
        return None

    def texts(self, row: WireRow) -> tuple[str, ...]:
        """Return what stands in the columns of a row."""
        numbers = (number_text(row, row.analytic), number_text(row, row.numeric))
        return (title(self._graph, row), *numbers, error_text(row), _sign(row.verdict))


class CheckTable(RowTable):
    """Shows rows; ``sought`` tells the place a person wants to see, ``looked_at`` the row they are at."""

    sought = Signal(object)
    looked_at = Signal()
    left = Signal()
    rows: CheckModel

    def __init__(self, heads: tuple[str, str], parent: QWidget | None = None) -> None:
        """Show no rows yet."""
        super().__init__(CheckModel(heads), "Checked wires, worst first", 11, parent)
        self._room = 0
        self._lay_out_columns()
        self.clicked.connect(self._seek)
        self.activated.connect(self._seek)

    def _lay_out_columns(self) -> None:
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(20)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the ends of a wire, and which number of it
        self._fit_columns(())

    @property
    def place(self) -> Place | None:
        """The place of the row a person is at."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].place if index.isValid() else None

    def show_rows(self, graph: Graph, rows: tuple[WireRow, ...]) -> None:
        """Show the rows of a check."""
        if rows is not self.rows.rows:
            self.rows.show_rows(graph, rows)
            self._fit_columns(rows[:MOST_MEASURED])
        self.updateGeometry()

    def _fit_columns(self, rows: tuple[WireRow, ...]) -> None:
        """Give the numbers the width they have, and what is left to the names of the wires."""
        metrics = QFontMetrics(self.font())
        for column, least in enumerate(LEAST):
            texts = (self.rows.texts(row)[column] for row in rows)
            if column:
                widths = (metrics.horizontalAdvance(text) + ROOM for text in texts)
                self.setColumnWidth(column, max((least, *widths)))

    @property
    def wanted(self) -> int:
        """How high the table would like to be."""
        return self.height_of(min(len(self.rows.rows), MOST_ROWS))

    def fit(self, room: int) -> None:
        """Be no higher than there is room for, but show a few rows."""
        if room != self._room:
            self._room = room
            self.updateGeometry()

    @qt_override()
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.looked_at.emit()

    @qt_override(QSize(300, 200))
    def sizeHint(self) -> QSize:
        least = self.height_of(min(len(self.rows.rows), LEAST_ROWS))
        return QSize(300, min(self.wanted, max(self._room, least)))

    def _seek(self, index: QModelIndex) -> None:
        self.sought.emit(self.rows.rows[index.row()].place)

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, KEPT) or super().event(event)

    @qt_override()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _sign(verdict: Verdict) -> str:
    return "" if verdict in {Verdict.KINK, Verdict.LABEL} else SIGNS[verdict]


def _colour(verdict: Verdict) -> str:
    tokens = theme().tokens
    if verdict is Verdict.WRONG:
        return tokens.loss
    return tokens.text if verdict is Verdict.RIGHT else tokens.muted
