"""The list of examples: stages as heads, and a row with picture, title and purpose for each example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from playground.storage.examples import Example
from playground.ui.examples.picture import paint_graph
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import text_font
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import Tokens
from playground.ui.widgets.role import set_role

ROW, HEAD = 84, 34
PICTURE = QSize(148, 68)
GAP = 8
EXAMPLE = Qt.ItemDataRole.UserRole


class ExampleRow(QStyledItemDelegate):
    """Paints an example, or the head of a stage where an item holds none."""

    @qt_override(QSize(400, ROW))
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(400, HEAD if index.data(EXAMPLE) is None else ROW)

    @qt_override(None)
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        example: Example | None = index.data(EXAMPLE)
        tokens, box = theme().tokens, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if example is None:
            _paint_head(painter, box, str(index.data()), tokens)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_example(painter, box, example, tokens, chosen=chosen)
        painter.restore()


class ExampleList(QListWidget):
    """Shows examples in order; one of them is always the current one, as long as there is any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setItemDelegate(ExampleRow(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the search keeps the keys
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW // 3)
        self.setAccessibleName("Examples")
        set_role(self, "bare")

    @property
    def example(self) -> Example | None:
        """The example that is chosen."""
        found = self.currentIndex().data(EXAMPLE)
        return found if isinstance(found, Example) else None

    def offered(self) -> list[Example]:
        """Return what is in the list now."""
        return [self.item(row).data(EXAMPLE) for row in self._rows()]

    def show_examples(self, examples: Sequence[Example]) -> None:
        """List these examples and choose the first."""
        self.clear()
        for stage, members in groupby(examples, key=lambda each: each.stage):
            head = QListWidgetItem(stage, self)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            for each in members:
                item = QListWidgetItem(each.title, self)
                item.setData(EXAMPLE, each)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.title}. {each.purpose}")
        self.go(0)

    def go(self, steps: int) -> None:
        """Choose the example so many rows further down, or the nearest to it."""
        rows = list(self._rows())
        if rows:
            here = rows.index(self.currentRow()) if self.currentRow() in rows else 0
            self.setCurrentRow(rows[min(max(here + steps, 0), len(rows) - 1)])
            if self.currentRow() == rows[0]:
                self.scrollToTop()

    def _rows(self) -> Iterator[int]:
        """Give the rows that hold an example."""
        return (row for row in range(self.count()) if self.item(row).data(EXAMPLE) is not None)


def _paint_head(painter: QPainter, box: QRect, text: str, tokens: Tokens) -> None:
    font = text_font(11, 600)
    font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.6)
    painter.setFont(font)
    painter.setPen(QColor(tokens.muted))
    painter.drawText(box.adjusted(GAP, 0, 0, -6), Qt.AlignmentFlag.AlignBottom, text.upper())


def _paint_example(painter: QPainter, box: QRect, example: Example, tokens: Tokens, *, chosen: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen:
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 9, 9)
    frame = QRect(box.left() + GAP, box.top() + (ROW - PICTURE.height()) // 2, *PICTURE.toTuple())
    painter.setPen(QColor(tokens.accent if chosen else tokens.line))
    painter.setBrush(QColor(tokens.canvas))
    painter.drawRoundedRect(frame, 7, 7)
    paint_graph(painter, example.graph, QRectF(frame).adjusted(7, 7, -7, -7), tokens)
    text = box.adjusted(frame.width() + 3 * GAP, 14, -2 * GAP, -8)
    painter.setFont(text_font(14, 600))
    painter.setPen(QColor(tokens.text))
    painter.drawText(text, Qt.AlignmentFlag.AlignTop, example.title)
    painter.setFont(text_font(12))
    painter.setPen(QColor(tokens.muted))
    painter.drawText(text.adjusted(0, 22, 0, 0), Qt.TextFlag.TextWordWrap, example.purpose)
