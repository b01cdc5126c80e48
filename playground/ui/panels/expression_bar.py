"""The expression bar: type a formula and press Enter; a mistake is marked in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from playground.graph.expression import ExpressionError, parse
from playground.graph.expression_text import write_expression
from playground.graph.graph import Graph
from playground.session.moving import is_only_moved
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.button import Button
from playground.ui.widgets.keys import TYPING, keeps
from playground.ui.widgets.role import label, set_role

LINE_BREAK = "; "
LONGEST = 500  # nodes; a longer formula is not read in one line, and writing it would be felt at every edit


EXAMPLE = "Type a formula, such as sigmoid(w*x + b), and press Enter"
TOO_LONG = f"The formula of more than {LONGEST} gates is not written here; type another one to replace it"


class ExpressionField(QLineEdit):
    """A line of mono text that underlines one place; lines are parted by semicolons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        set_role(self, "code")
        self.setFont(number_font(13))
        self.setAccessibleName("Expression")
        self.setPlaceholderText(EXAMPLE)
        self._mark: int | None = None

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
        if self._mark is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme().tokens.loss), 1.8))
        box = self._column_box(self._mark)
        across = range(box.left(), box.right() + 2, 3)
        wave = [QPointF(x, box.bottom() - (2 if place % 2 else 0)) for place, x in enumerate(across)]
        painter.drawPolyline(QPolygonF(wave))
        painter.end()

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


class ExpressionBar(QFrame):
    """Shows the graph as a formula; ``typed`` asks for the graph of another one."""

    typed = Signal(str)
    tidied = Signal()
    grouped = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty formula."""
        super().__init__(parent)
        set_role(self, "panel")
        self._shown = Graph()
        self._name = QLabel("f =")
        self._name.setFont(number_font(13))
        set_role(self._name, "muted")
        self.field = ExpressionField()
        self.tidy = Button("Tidy layout", keys="Ctrl+L")
        self.group = Button("Group", tip="Make one gate of what is selected", keys="Ctrl+G")
        self.mistake = label("", "mistake")
        self.mistake.setWordWrap(True)
        row = QHBoxLayout()
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(10)
        row.addWidget(self._name)
        row.addWidget(self.field, 1)
        row.addWidget(self.tidy)
        row.addWidget(self.group)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.mistake)
        self.mistake.setContentsMargins(52, 0, 14, 7)
        self.mistake.hide()
        self.field.returnPressed.connect(self._entered)
        self.field.textEdited.connect(lambda _text: self._forgive())
        self.tidy.clicked.connect(self.tidied)
        self.group.clicked.connect(self.grouped)

    def show_graph(self, graph: Graph) -> None:
        """Show the formula of a graph, unless the person is just typing another one."""
        if self.field.hasFocus() and self.field.isModified():
            return
        before, self._shown = self._shown, graph
        if is_only_moved(before, graph) and not self.field.isModified():
            return
        name, formula = parted(one_line(graph), graph.output or "f")
        self._name.setText(f"{name} =" if name else "")
        self.field.setText(formula)
        self.field.setPlaceholderText(EXAMPLE if len(graph.nodes) <= LONGEST else TOO_LONG)
        self.field.setCursorPosition(0)
        self._forgive()

    def seek(self) -> None:
        """Put the cursor into the formula."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _entered(self) -> None:
        text = self.field.text()
        try:
            parse(lines_of(text))
        except ExpressionError as error:
            self._complain(error)
            return
        self._forgive()
        self.field.setModified(False)
        self.typed.emit(self._named(lines_of(text)))
        self.left.emit()

    def _named(self, text: str) -> str:
        """Keep the name of the output that stands before the field."""
        name = self._name.text().removesuffix(" =")
        is_bare = "=" not in text
        return f"{name} = {text}" if is_bare and name.isidentifier() else text

    def _complain(self, error: ExpressionError) -> None:
        self.field.set_mark(column_in(self.field.text(), error))
        text = error.text
        self.mistake.setText(f"{text[:1].upper()}{text[1:]}")
        self.mistake.show()
        self.field.setAccessibleDescription(self.mistake.text())

    def _forgive(self) -> None:
        self.field.set_mark(None)
        self.mistake.hide()
        self.field.setAccessibleDescription("")

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.field.setModified(False)
            self.left.emit()
        else:
            super().keyPressEvent(event)


def one_line(graph: Graph) -> str:
    """Return the expression of a graph, its lines parted by semicolons; empty where it is too long."""
    if not 0 < len(graph.nodes) <= LONGEST:
        return ""
    return LINE_BREAK.join(write_expression(graph).splitlines())


def parted(text: str, output: str) -> tuple[str, str]:
    """Return the name of the output and its formula; several statements have no single name."""
    if LINE_BREAK in text:
        return "", text
    name, sign, formula = text.partition(" = ")
    return (name, formula) if sign else (output, text)


def lines_of(text: str) -> str:
    """Return what was typed with each statement on a line of its own."""
    return text.replace(";", "\n")


def column_in(text: str, error: ExpressionError) -> int:
    """Return where a mistake stands in the one line that was typed."""
    lines = text.split(";")
    before = sum(len(line) + 1 for line in lines[: error.line])
    return before + error.column
