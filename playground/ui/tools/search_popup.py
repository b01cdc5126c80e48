"""The popup of quick-add: a search over a list of gates, each with symbol, name and note."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from playground.graph.graph import GraphError
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import family_colour
from playground.ui.tools.stock import Stock
from playground.ui.widgets.role import label, set_role

WIDTH, ROW, ROWS = 348, 42, 7
SYMBOL = 50
MARGIN = 8
BESIDE, ABOVE = 10, 24
FIELD, GAP = 34, 8
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Backtab: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_PageUp: -ROWS,
    Qt.Key.Key_PageDown: ROWS,
}
STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)

Search = Callable[[str], Sequence[Stock]]


class PopupField(QLineEdit):
    """The search: it keeps every key to itself while it has the focus."""

    pressed = Signal(int)
    left = Signal()

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in STEPS:
            self.pressed.emit(event.key())  # before Qt moves the focus with Tab
            return True
        return super().event(event)

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            self.pressed.emit(event.key())
        else:
            super().keyPressEvent(event)
        event.accept()  # nothing goes through to the canvas behind it

    @qt_override(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STAYING:
            self.left.emit()


class StockRow(QStyledItemDelegate):
    """Paints a match: its symbol in the colour of its family, its name, and what is worth knowing."""

    @qt_override(QSize(WIDTH, ROW))
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(WIDTH - 4 * MARGIN, ROW)

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        stock: Stock = index.data(Qt.ItemDataRole.UserRole)
        tokens, box = theme().tokens, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 7, 7)
        symbol, title, note = number_font(15, 700), text_font(13, 600), text_font(11)
        painter.setPen(QColor(family_colour(tokens, stock.kind.family)))
        painter.setFont(symbol)
        place = QRect(box.left(), box.top(), SYMBOL, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, stock.symbol)
        text = box.adjusted(SYMBOL + 2, 4, -10, -4)
        painter.setFont(title)
        painter.setPen(QColor(tokens.text))
        painter.drawText(text, Qt.AlignmentFlag.AlignTop, _cut(stock.title, title, text.width()))
        painter.setFont(note)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(text, Qt.AlignmentFlag.AlignBottom, _cut(stock.note, note, text.width()))
        painter.restore()


class SearchPopup(QFrame):
    """Lies over the canvas; ``chosen`` gives what was taken, ``left`` says that nothing was."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget, search: Search) -> None:
        """Offer what ``search`` finds, which raises GraphError where the text cannot be meant."""
        super().__init__(parent)
        self._room = parent
        self._search = search
        self._done = False
        set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # else a click on the list would go to the canvas
        self.setAccessibleName("Add a gate")
        self.field, self.list = PopupField(), QListWidget()
        self._none = label("", "muted")
        self._prepare()
        self.field.textChanged.connect(self._find)
        self.field.pressed.connect(self._press)
        self.field.left.connect(self.leave)
        self.list.itemClicked.connect(self._take)
        self._find("")

    def show_at(self, at: QPoint) -> None:
        """Open with the search at a point of the parent, as far as there is room."""
        room = self._room.size()
        x = min(max(at.x() + BESIDE, MARGIN), max(MARGIN, room.width() - WIDTH - MARGIN))
        y = min(max(at.y() - ABOVE, MARGIN), max(MARGIN, room.height() - height_of(ROWS) - MARGIN))
        self.move(x, y)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def offered(self) -> list[Stock]:
        """Return what is in the list now."""
        return [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]

    def leave(self) -> None:
        """Close without taking anything."""
        if self._end():
            self.left.emit()

    def _end(self) -> bool:
        """Close once; return whether it was open."""
        was_open, self._done = not self._done, True
        if was_open:
            application = QApplication.instance()
            if application is not None:
                application.removeEventFilter(self)
            self.hide()
            self.deleteLater()
        return was_open

    def _prepare(self) -> None:
        self.setFocusProxy(self.field)
        set_role(self.field, "search")
        self.field.setPlaceholderText("Gate, number, or w = 0.5")
        self.field.setAccessibleName("Gate to add, a number, or a name = value")
        self.list.setItemDelegate(StockRow(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("What fits")
        set_role(self.list, "bare")
        self._none.setWordWrap(True)
        self._none.setContentsMargins(10, 8, 10, 8)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._none, 1)

    def _find(self, words: str) -> None:
        try:
            found, reason = self._search(words), "Nothing that fits is called that."
        except GraphError as error:
            found, reason = (), f"{str(error)[:1].upper()}{str(error)[1:]}."
        self.list.clear()
        for each in found:
            item = QListWidgetItem(each.title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, each)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, each.note)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        self._none.setText(reason)
        self.setFixedSize(WIDTH, height_of(min(max(len(found), 1), ROWS)))
        self._go(0)

    def _go(self, row: int) -> None:
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        offered = self.list.currentItem().text() if self.list.count() else self._none.text()
        self.field.setAccessibleDescription(offered)

    def _press(self, key: int) -> None:
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in STEPS:
            self._go(self.list.currentRow() + STEPS[Qt.Key(key)])
        elif self.list.count():
            self._take(self.list.currentItem())

    def _take(self, item: QListWidgetItem) -> None:
        stock = item.data(Qt.ItemDataRole.UserRole)
        if self._end():
            self.chosen.emit(stock)

    @qt_override(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched is self or self.isAncestorOf(watched)
            if not inside:
                self.leave()
        return False

    @qt_override(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @qt_override(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()


def height_of(rows: int) -> int:
    """Return how high the popup is with so many rows."""
    return 2 * MARGIN + FIELD + GAP + rows * ROW


def _cut(text: str, font: QFont, width: float) -> str:
    """Return as much of a text as there is room for."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
