"""The table of a check: every wire, its gradient, the measured slope and the relative error, worst first."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from playground.engine.slope import Place
from playground.engine.wire_check import Verdict, WireRow
from playground.graph.graph import Graph
from playground.ui.lenses.check_marks import SIGNS, error_text, number_text, tip, title
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, keeps

Index = QModelIndex | QPersistentModelIndex
ROW, HEAD, MOST_ROWS, LEAST_ROWS = 24, 26, 12, 4
WIDEST = ("", "-0.000e-00", "-0.000e-00", "0.0e-00", "h?")
KEPT = (MOVING | {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}) - {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
}


class CheckModel(QAbstractTableModel):
    """Rows of a check as texts, each written when it is seen."""

    def __init__(self, heads: tuple[str, str], parent: QWidget) -> None:
        """Begin without rows; ``heads`` say what is compared with what."""
        super().__init__(parent)
        self._heads = ("wire", *heads, "error", "")
        self._graph = Graph()
        self.rows: tuple[WireRow, ...] = ()

    def show_rows(self, graph: Graph, rows: tuple[WireRow, ...]) -> None:
        """Show the rows of a check of a graph."""
        if rows is not self.rows:
            self.beginResetModel()
            self._graph, self.rows = graph, rows
            self.endResetModel()

    @qt_override(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    @qt_override(0)
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._heads)

    @qt_override(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @qt_override(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title(self._graph, row)}: {row.verdict}, {tip(row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return QBrush(QColor(_colour(row.verdict)))
        return None

    def _texts(self, row: WireRow) -> tuple[str, ...]:
        numbers = (number_text(row, row.analytic), number_text(row, row.numeric))
        return (title(self._graph, row), *numbers, error_text(row), _sign(row.verdict))


class CheckTable(QTableView):
    """Shows rows; ``sought`` tells the place a person wants to see, ``looked_at`` the row they are at."""

    sought = Signal(object)
    looked_at = Signal()
    left = Signal()

    def __init__(self, heads: tuple[str, str], parent: QWidget | None = None) -> None:
        """Show no rows yet."""
        super().__init__(parent)
        self._room = 0
        self.rows = CheckModel(heads, self)
        self.setModel(self.rows)
        self.setFont(number_font(11))
        self.setAccessibleName("Checked wires, worst first")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._lay_out_columns()
        self.clicked.connect(self._seek)
        self.activated.connect(self._seek)

    def _lay_out_columns(self) -> None:
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setFixedHeight(HEAD)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(20)
        metrics = QFontMetrics(self.font())
        for column, text in enumerate(WIDEST):
            if text:
                self.setColumnWidth(column, metrics.horizontalAdvance(text) + 12)

    @property
    def place(self) -> Place | None:
        """The place of the row a person is at."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].place if index.isValid() else None

    def show_rows(self, graph: Graph, rows: tuple[WireRow, ...]) -> None:
        """Show the rows of a check."""
        self.rows.show_rows(graph, rows)
        self.updateGeometry()

    @property
    def wanted(self) -> int:
        """How high the table would like to be."""
        return HEAD + 2 + ROW * min(len(self.rows.rows), MOST_ROWS)

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
        least = HEAD + 2 + ROW * min(len(self.rows.rows), LEAST_ROWS)
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


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _colour(verdict: Verdict) -> str:
    tokens = theme().tokens
    if verdict is Verdict.WRONG:
        return tokens.loss
    return tokens.text if verdict is Verdict.RIGHT else tokens.muted
