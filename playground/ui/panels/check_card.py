"""The gradient check: inputs are nudged both ways, and the measured slope is held against the gradient."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.engine.gradient_check import GradientCheck, Row, check_gradients
from playground.engine.slope import GOOD
from playground.graph.graph import Graph, GraphError
from playground.ui.panels.ticket import chip, wrapped
from playground.ui.theme.fonts import text_font
from playground.ui.widgets.button import Button
from playground.ui.widgets.role import label, set_look, set_role

STEP = 1e-5
EXPLAINED = "Compares the gradients with measured slopes."


class CheckCard(QFrame):
    """A card with a button, the worst relative error, and what it was measured at."""

    def __init__(self, graph: Callable[[], Graph], parent: QWidget | None = None) -> None:
        """Check what ``graph`` gives when the button is pressed."""
        super().__init__(parent)
        self._graph = graph
        self._checked: Graph | None = None
        set_role(self, "card")
        self.setAccessibleName("Gradient check")
        self.chip = chip("", "chip-value")
        self.detail = wrapped(EXPLAINED)
        self.detail.setFont(text_font(12))
        self.button = Button("Check", keys="G", tip="Check the gradients")
        self.button.clicked.connect(self.check)
        row = QHBoxLayout()
        row.addWidget(label("Gradient check", "title"))
        row.addStretch(1)
        row.addWidget(self.chip)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.detail)
        self.chip.hide()

    def check(self) -> None:
        """Check the graph as it is now."""
        graph = self._checked = self._graph()
        try:
            found = check_gradients(graph, step=STEP)
        except GraphError as error:
            self._show("not possible", str(error), is_good=False)
            return
        self._show(verdict(found), detail(found), is_good=found.worst <= GOOD)

    def follow(self, graph: Graph) -> None:
        """Forget what was found once the graph is another one."""
        if self._checked is not None and graph is not self._checked:
            self._checked = None
            self.chip.hide()
            self.detail.setText(EXPLAINED)

    def _show(self, text: str, said: str, *, is_good: bool) -> None:
        set_look(self.chip, "role", "chip-value" if is_good else "chip-gradient")
        self.chip.setText(text)
        self.chip.show()
        self.detail.setText(said)
        self.setAccessibleDescription(f"{text}. {said}")


def verdict(found: GradientCheck) -> str:
    """Return the worst relative error with a tick or a cross, or that nothing could be judged."""
    if not any(is_judged(row) for row in found.rows):
        return "kink" if found.kinks else "no inputs"
    return f"{found.worst:.1e} {'✓' if found.worst <= GOOD else '✗'}"


def detail(found: GradientCheck) -> str:
    """Return at which number the worst error was, and which gates stand on a kink."""
    judged = [row for row in found.rows if is_judged(row)]
    parts: list[str] = []
    if judged:
        worst = max(judged, key=lambda row: row.error)
        parts.append(
            f"{_place(worst)}: numeric {worst.numeric:.5f} · analytic {worst.analytic:.5f} · h = 1e-5"
        )
    if found.kinks:
        parts.append(f"kink within ±h at {', '.join(found.kinks)}: not judged there")
    return "\n".join(parts)


def is_judged(row: Row) -> bool:
    """Whether a row can be right or wrong: neither a kink nor a class label."""
    return not (row.is_kink or row.is_label)


def _place(row: Row) -> str:
    return f"{row.node}[{', '.join(map(str, row.index))}]" if row.index else row.node
