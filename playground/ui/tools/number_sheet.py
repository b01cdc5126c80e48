"""A small table over the canvas in which a person edits a number, a vector or a matrix."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from playground.graph.graph import FrozenValue, GraphError
from playground.graph.value_table import (
    Kind,
    Rows,
    kind_of,
    of_kind,
    read_number,
    read_table,
    resized,
    rows_of,
    value_of_rows,
)
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.tools.side_counter import SideCounter
from playground.ui.widgets.button import Button, PrimaryButton
from playground.ui.widgets.number_field import plain
from playground.ui.widgets.role import label, set_role
from playground.ui.widgets.segmented import Segmented

CELL = QSize(72, 30)
MOST_SEEN = QSize(5, 6)  # columns and rows; further ones are scrolled to
BAR = 12
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Cells(QTableWidget):
    """The cells; Enter outside of one is done, Esc leaves, and what is pasted may be a whole sheet."""

    finished = Signal()
    left = Signal()
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without cells."""
        super().__init__(parent)
        self.setFont(number_font(13))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header, size in ((self.horizontalHeader(), CELL.width()), (self.verticalHeader(), CELL.height())):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(size)
            header.setDefaultSectionSize(size)
            header.hide()
        self.setAccessibleName("Numbers")

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.matches(QKeySequence.StandardKey.Paste) and not editing:
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() in ENTER and not editing:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape and not editing:
            self.left.emit()
        elif event.key() not in ENTER:
            super().keyPressEvent(event)
        event.accept()


class NumberSheet(QFrame):
    """Edits a value; ``taken`` tells it once, at the end, ``left`` that the table is to go."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, name: str, value: FrozenValue, parent: QWidget | None = None) -> None:
        """Begin with a value of the node of this name."""
        super().__init__(parent)
        self._rows, self._kind = rows_of(value), kind_of(value)
        self._done = False
        set_role(self, "card")
        self.setAccessibleName(f"Value of {name}")
        self.kinds = Segmented([(kind.value, kind.value.capitalize()) for kind in Kind], name="Kind of value")
        self.cells = Cells()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.cells)
        self.down, self.across = SideCounter("rows"), SideCounter("columns")
        self.mistake = label("", "mistake")
        self.mistake.setWordWrap(True)
        self.done = PrimaryButton("Done", tip="Take these numbers", keys="Return")
        self.cancel = Button("Cancel", tip="Leave the value as it was", keys="Esc")
        self._lay_out(name)
        self._connect()
        self._fill()

    @property
    def rows(self) -> Rows:
        """The numbers as they stand in the table."""
        return self._rows

    def choose(self, kind: Kind) -> None:
        """Make the value a number, a vector or a matrix."""
        self.cells.setFocus()
        self._kind = kind
        self._rows = of_kind(self._rows, kind)
        self._fill()

    def _lay_out(self, name: str) -> None:
        head, sizes, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        title = label(name, "number")
        head.addWidget(title, 1)
        head.addWidget(self.kinds)
        sizes.addWidget(self.down)
        sizes.addWidget(self.across)
        sizes.addStretch(1)
        foot.addWidget(label("Ctrl+V pastes a sheet", "muted"), 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (head, sizes):
            column.addLayout(part)
        column.addWidget(self.cells, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.mistake)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.kinds.changed.connect(self._choose)
        self.down.changed.connect(lambda side: self._resize(side, len(self._rows[0])))
        self.across.changed.connect(lambda side: self._resize(len(self._rows), side))
        self.cells.itemChanged.connect(self._typed)
        self.cells.finished.connect(self.finish)
        self.cells.left.connect(self.leave)
        self.cells.pasted.connect(self._paste)
        self.done.clicked.connect(self.finish)
        self.cancel.clicked.connect(self.leave)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _fill(self) -> None:
        rows, columns = len(self._rows), len(self._rows[0])
        self.cells.blockSignals(True)
        self.cells.setRowCount(rows)
        self.cells.setColumnCount(columns)
        for down, row in enumerate(self._rows):
            for across, number in enumerate(row):
                item = QTableWidgetItem(plain(number))
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.cells.setItem(down, across, item)
        self.cells.blockSignals(False)
        if self.cells.currentItem() is None:
            self.cells.setCurrentCell(0, 0)
        seen = QSize(min(columns, MOST_SEEN.width()), min(rows, MOST_SEEN.height()))
        more = QSize(BAR if rows > seen.height() else 0, BAR if columns > seen.width() else 0)
        self.cells.setFixedSize(
            seen.width() * CELL.width() + more.width() + 4, seen.height() * CELL.height() + more.height() + 4
        )
        self.kinds.set_value(self._kind.value)
        self.down.show_side(rows, possible=self._kind is not Kind.NUMBER)
        self.across.show_side(columns, possible=self._kind is Kind.MATRIX)
        self._say("")

    def _say(self, text: str) -> None:
        self.mistake.setText(text)
        self.mistake.setVisible(bool(text))
        self.adjustSize()

    def _refuse(self, error: GraphError) -> None:
        text = str(error)
        self._fill()
        self._say(f"{text[:1].upper()}{text[1:]}.")

    @Slot(str)
    def _choose(self, kind: str) -> None:
        self.choose(Kind(kind))

    def _resize(self, down: int, across: int) -> None:
        self.cells.setFocus()
        self._rows = resized(self._rows, down, across)
        self._fill()

    @Slot(QTableWidgetItem)
    def _typed(self, item: QTableWidgetItem) -> None:
        try:
            number = read_number(item.text())
        except GraphError as error:
            self._refuse(error)
            return
        row, column = item.row(), item.column()
        line = self._rows[row]
        changed = (*line[:column], number, *line[column + 1 :])
        self._rows = (*self._rows[:row], changed, *self._rows[row + 1 :])
        self._fill()

    @Slot(str)
    def _paste(self, text: str) -> None:
        try:
            rows = read_table(text)
        except GraphError as error:
            self._refuse(error)
            return
        wide, tall = len(rows[0]) > 1, len(rows) > 1
        self._kind = Kind.MATRIX if wide and (tall or self._kind is Kind.MATRIX) else Kind.VECTOR
        self._rows = rows if self._kind is Kind.MATRIX else of_kind(rows, self._kind)
        self._fill()

    @Slot()
    def finish(self) -> None:
        """Take the value and go."""
        if not self._done:
            self.cells.setFocus()  # a cell that is being typed in is taken too
            if self.mistake.text():
                return
            self._done = True
            self.taken.emit(value_of_rows(self._rows, self._kind))
            self.left.emit()

    @Slot()
    def leave(self) -> None:
        """Go and leave the value as it was."""
        self._done = True
        self.left.emit()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._done or not self.isVisible() or new is None or self.isAncestorOf(new):
            return
        self._done = True
        self.taken.emit(value_of_rows(self._rows, self._kind))
        self.left.emit()

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # while the table is open, every key is its own
            return True
        return super().event(event)

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    @qt_override(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @qt_override(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
