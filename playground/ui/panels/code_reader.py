"""A program that is read with the pointer or the cursor: a line is lit, or chosen to go there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from playground.ui.panels.code_view import CodeView
from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, PRESSING, keeps

READING = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
ENTER = PRESSING - {Qt.Key.Key_Space}
SOFT = 28


class CodeReader(CodeView):
    """Shows a program whose lines belong to steps.

    ``chosen`` tells the line that was clicked, or where Enter was pressed; ``pointed`` the line under the
    pointer or the cursor, 0 for none; ``left`` that Esc was pressed.
    """

    chosen = Signal(int)
    pointed = Signal(int)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Show nothing yet; ``name`` is what a screen reader calls it."""
        super().__init__(name, parent)
        self._spots: tuple[int, ...] = ()
        self.pointed_line = 0
        self.setTextInteractionFlags(READING)
        self.setCursorWidth(2)
        self.viewport().setMouseTracking(True)
        self.cursorPositionChanged.connect(self._walked)

    @property
    def spots(self) -> tuple[int, ...]:
        """The numbers of the lines under the spotlight."""
        return self._spots

    def spot(self, lines: tuple[int, ...]) -> None:
        """Frame lines, or none; only what changes is painted again."""
        changed = {*lines} ^ {*self._spots}
        self._spots = lines
        for number in changed:
            box = self._box(number)
            self.viewport().update(0, box.top() - 2, self.viewport().width(), box.height() + 4)
        if changed and not all(self._is_seen(number) for number in (*changed, *lines)):
            self.viewport().update()

    def line_at(self, at: QPoint) -> int:
        """Return the number of the line at a point of the viewport, 0 below the last."""
        number = self.cursorForPosition(at).blockNumber() + 1
        return number if self._box(number).top() <= at.y() <= self._box(number).bottom() else 0

    # The spotlight

    def _box(self, number: int) -> QRect:
        block = self.document().findBlockByNumber(number - 1)
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()

    def _is_seen(self, number: int) -> bool:
        box = self._box(number)
        return box.bottom() > 0 and box.top() < self.viewport().height()

    @qt_override(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._spots:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(theme().tokens.accent)
        soft = QColor(accent)
        soft.setAlpha(28)
        painter.setPen(QPen(accent, 1.6))
        painter.setBrush(soft)
        for number in self._spots:
            box = QRectF(1, self._box(number).top(), self.viewport().width() - 2, self._box(number).height())
            painter.drawRoundedRect(box.adjusted(1, 0.5, -1, -0.5), 4, 4)
        if not any(self._is_seen(number) for number in self._spots):
            self._point_away(painter)
        painter.end()

    def _point_away(self, painter: QPainter) -> None:
        """Say at the edge of the view where the framed lines are."""
        above = [number for number in self._spots if self._box(number).bottom() <= 0]
        number = max(above) if above else min(self._spots)
        text = f"{'↑' if above else '↓'} line {number}"
        metrics = self.fontMetrics()
        size = QSize(metrics.horizontalAdvance(text) + 16, metrics.height() + 4)
        top = 4 if above else self.viewport().height() - size.height() - 4
        box = QRectF(self.viewport().width() - size.width() - 6, top, size.width(), size.height())
        painter.setBrush(QColor(theme().tokens.panel))
        painter.drawRoundedRect(box, 5, 5)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _point(self, number: int) -> None:
        if number != self.pointed_line:
            self.pointed_line = number
            self.pointed.emit(number)

    @Slot()
    def _walked(self) -> None:
        if self.hasFocus():
            self._point(self.textCursor().blockNumber() + 1)

    # What a person does

    @qt_override(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._point(self.line_at(event.position().toPoint()))

    @qt_override(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        number = self.line_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and number and not self.textCursor().hasSelection():
            self.chosen.emit(number)

    @qt_override(False)
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._point(0)
        return super().viewportEvent(event)

    @qt_override(False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, MOVING | ENTER) or super().event(event)

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.chosen.emit(self.textCursor().blockNumber() + 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @qt_override(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._walked()

    @qt_override(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point(0)
