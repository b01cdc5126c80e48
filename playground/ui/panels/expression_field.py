"""The line in which a formula is typed: a mistake is underlined, and its names light what they stand for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QWidget

from playground.engine.thing import Kind, Thing
from playground.ui.panels.factor import NAMES, frame
from playground.ui.qt_override import qt_override
from playground.ui.spotlight import Spotlight
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import TYPING, keeps
from playground.ui.widgets.role import set_role

EXAMPLE = "Type a formula: sigmoid(w*x + b), then Enter"


class ExpressionField(QLineEdit):
    """A line of mono text that underlines one place; lines are parted by semicolons."""

    def __init__(self, light: Spotlight | None = None, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._light = light or Spotlight(parent=self)
        self._lit: tuple[tuple[int, int], ...] = ()
        set_role(self, "code")
        self.setFont(number_font(13))
        self.setAccessibleName("Expression")
        self.setPlaceholderText(EXAMPLE)
        self._mark: int | None = None
        self.setMouseTracking(True)
        self._light.moved.connect(self._follow)

    @property
    def lit(self) -> tuple[str, ...]:
        """The names that are under the spotlight."""
        return tuple(self.text()[start:end] for start, end in self._lit)

    @property
    def mark(self) -> int | None:
        """The column that is underlined, if any."""
        return self._mark

    def set_mark(self, column: int | None) -> None:
        """Underline a column, counted from 0, or nothing."""
        self._mark = column
        self.update()

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, TYPING) or super().event(event)

    @qt_override(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._mark is None and not self._lit:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for start, end in self._lit:
            frame(painter, self.box_of(start, end), 3.5)
        if self._mark is not None:
            self._underline(painter, self._mark)
        painter.end()

    def box_of(self, start: int, end: int) -> QRectF:
        """Return where a part of the text is seen; every letter is as wide as the others."""
        wide = QFontMetricsF(self.font()).horizontalAdvance("x")
        left = self.cursorRect().center().x() + (start - self.cursorPosition()) * wide
        return QRectF(left - 2, 4, (end - start) * wide + 4, self.height() - 8)

    def _underline(self, painter: QPainter, column: int) -> None:
        painter.setPen(QPen(QColor(theme().tokens.loss), 1.8))
        box = self._column_box(column)
        across = range(box.left(), box.right() + 2, 3)
        wave = [QPointF(x, box.bottom() - (2 if place % 2 else 0)) for place, x in enumerate(across)]
        painter.drawPolyline(QPolygonF(wave))

    def _column_box(self, column: int) -> QRect:
        """Return where a character is drawn."""
        kept, start, end = self.cursorPosition(), self.selectionStart(), self.selectionEnd()
        self.blockSignals(True)
        self.setCursorPosition(min(column, len(self.text())))
        left = self.cursorRect().center().x()
        self.setCursorPosition(kept)
        if start >= 0:
            self.setSelection(start, end - start)
        self.blockSignals(False)
        width = max(8, self.fontMetrics().horizontalAdvance("x"))
        return QRect(left, 0, width, self.height() - 5)

    # The spotlight

    @Slot()
    def _follow(self) -> None:
        named = {thing.node for thing in self._light.things if thing.kind is Kind.VALUE}
        lit = tuple(match.span() for match in NAMES.finditer(self.text()) if match[0] in named)
        if lit != self._lit:
            self._lit = lit
            self.update()

    @qt_override(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position()
        names = (match for match in NAMES.finditer(self.text()) if self.box_of(*match.span()).contains(at))
        name = next(names, None)
        if name is None:
            self._light.rest(self)
        else:
            self._light.shine([Thing.value(name[0])], self)

    @qt_override(None)
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._light.rest(self)
