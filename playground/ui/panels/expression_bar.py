"""The expression bar: type a formula and press Enter; a mistake is marked in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from playground.graph.expression import ExpressionError, parse
from playground.graph.expression_text import write_expression
from playground.graph.graph import Graph
from playground.session.moving import is_only_moved
from playground.ui.panels.expression_field import EXAMPLE, ExpressionField
from playground.ui.qt_override import qt_override
from playground.ui.spotlight import Spotlight
from playground.ui.theme.fonts import number_font
from playground.ui.widgets.button import Button
from playground.ui.widgets.role import label, set_role

LINE_BREAK = "; "
LONGEST = 500  # nodes; a longer formula is not read in one line, and writing it would be felt at every edit


TOO_LONG = f"The formula of more than {LONGEST} gates is not written here; type another one to replace it"


class ExpressionBar(QFrame):
    """Shows the graph as a formula; ``typed`` asks for the graph of another one."""

    typed = Signal(str)
    tidied = Signal()
    grouped = Signal()
    left = Signal()

    def __init__(self, light: Spotlight | None = None, parent: QWidget | None = None) -> None:
        """Show an empty formula; its names are lit by ``light``."""
        super().__init__(parent)
        set_role(self, "panel")
        self._shown = Graph()
        self._name = QLabel("f =")
        self._name.setFont(number_font(13))
        set_role(self._name, "muted")
        self.field = ExpressionField(light)
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
        """Keep the name of the output that stands before the field, unless the formula itself uses it."""
        name = self._name.text().removesuffix(" =")
        if "=" in text or not name.isidentifier():
            return text
        return text if name in parse(text).by_name else f"{name} = {text}"

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
