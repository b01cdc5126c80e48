"""A program with line numbers; the lines of the current step are lit, teal forward and crimson backward."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from playground.codegen.program import Program
from playground.engine.step import Phase
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.role import set_role

GUTTER = 38
BAR = 3
EMPTY = "The program stands here as soon as the graph computes something."


class Gutter(QWidget):
    """The line numbers at the left of a program."""

    def __init__(self, view: CodeView) -> None:
        """Belong to a view."""
        super().__init__(view)
        self._view = view

    @qt_override(QSize(GUTTER, 0))
    def sizeHint(self) -> QSize:
        return QSize(GUTTER, 0)

    @qt_override(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._view.paint_gutter(painter, event.rect())
        painter.end()


class CodeView(QPlainTextEdit):
    """Shows a program, to read and to copy."""

    def __init__(self, name: str = "Program", parent: QWidget | None = None) -> None:
        """Show nothing yet; ``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self._lit: tuple[int, ...] = ()
        self._phase = Phase.FORWARD
        set_role(self, "program")
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(number_font(12))
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(EMPTY)
        self.document().setDocumentMargin(6)
        self._gutter = Gutter(self)
        self.setViewportMargins(GUTTER, 0, 0, 0)
        self.updateRequest.connect(self._follow)
        theme().changed.connect(self._dress)
        self._dress()

    @property
    def lit(self) -> tuple[int, ...]:
        """The numbers of the lines that are lit, counted from 1."""
        return self._lit

    def show_program(self, program: Program | None) -> None:
        """Show another program, or none."""
        text = program.text.rstrip("\n") if program else ""
        if text != self.toPlainText():
            self.setPlainText(text)

    def light(self, lines: tuple[int, ...], phase: Phase) -> None:
        """Light the lines of a step and show them."""
        self._lit, self._phase = lines, phase
        self.setExtraSelections([self._selection(number) for number in lines])
        self._gutter.update()
        if lines:
            self._reveal(lines)

    def paint_gutter(self, painter: QPainter, area: QRect) -> None:
        """Paint the line numbers, and a bar beside the lit lines."""
        tokens = theme().tokens
        painter.fillRect(area, QColor(tokens.window))
        if self.document().isEmpty():
            return
        painter.setFont(number_font(12))
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > area.bottom():
                break
            self._paint_number(painter, block.blockNumber() + 1, box.toRect())
            block = block.next()

    def _paint_number(self, painter: QPainter, number: int, box: QRect) -> None:
        tokens = theme().tokens
        row = QRect(0, box.top(), GUTTER, box.height())
        lit = number in self._lit
        if lit:
            painter.fillRect(row, self._colour(soft=True))
            painter.fillRect(QRect(0, row.top(), BAR, row.height()), self._colour())
        painter.setPen(self._colour() if lit else QColor(tokens.muted))
        painter.drawText(row.adjusted(0, 0, -12, 0), Qt.AlignmentFlag.AlignRight, str(number))

    def _selection(self, number: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document().findBlockByNumber(number - 1))
        made.cursor = cursor
        made.format.setBackground(self._colour(soft=True))
        made.format.setForeground(self._colour())
        made.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return made

    def _colour(self, *, soft: bool = False) -> QColor:
        name = "value" if self._phase is Phase.FORWARD else "gradient"
        return QColor(getattr(theme().tokens, f"{name}_soft" if soft else name))

    def _reveal(self, lines: tuple[int, ...]) -> None:
        bar = self.verticalScrollBar()
        first, last = min(lines) - 1, max(lines) - 1
        if last >= bar.value() + bar.pageStep():
            bar.setValue(last - bar.pageStep() + 2)
        if first < bar.value():
            bar.setValue(max(first - 1, 0))

    def _dress(self) -> None:
        self.light(self._lit, self._phase)

    def _follow(self, area: QRect, by: int) -> None:
        if by:
            self._gutter.scroll(0, by)
        else:
            self._gutter.update(0, area.y(), GUTTER, area.height())

    @qt_override(None)
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.document().setDefaultFont(number_font(12))  # without the ligatures a style sheet allows

    @qt_override(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        box = self.contentsRect()
        self._gutter.setGeometry(box.left(), box.top(), GUTTER, box.height())
        if self._lit:
            self._reveal(self._lit)
