"""The compact gradient check: the worst relative error of all wires, and where it is."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.engine.wire_check import Verdict, WireCheck, WireRow
from playground.session.project import Project
from playground.session.session import Session
from playground.session.wire_checking import in_words
from playground.ui.lenses.check_in_slices import CheckInSlices
from playground.ui.lenses.check_marks import title
from playground.ui.panels.ticket import chip, wrapped
from playground.ui.theme.fonts import text_font
from playground.ui.widgets.button import Button
from playground.ui.widgets.role import label, set_look, set_role

EXPLAINED = "Compares the gradients with measured slopes."


class CheckCard(QFrame):
    """A card with a button, the worst relative error, and what it was measured at.

    It shows the session's check, the same as the lens that shows every wire.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the check of a session."""
        super().__init__(parent)
        self._session, self._slices = session, CheckInSlices(session.checking, self)
        set_role(self, "card")
        self.setAccessibleName("Gradient check")
        self.chip = chip("", "chip-value")
        self.detail = wrapped(EXPLAINED)
        self.detail.setFont(text_font(12))
        self.button = Button("Check", tip="Check the gradients of all wires")
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
        session.checking.changed.connect(self.refresh)
        session.project_changed.connect(self._project_changed)

    def check(self) -> None:
        """Check the graph as it is now."""
        if not self._slices.start():
            problems = self._session.problems
            self._show("not possible", problems[0].text if problems else "The graph is empty.", is_good=False)

    def refresh(self) -> None:
        """Show what was found; nothing after an edit."""
        checking = self._session.checking
        found = checking.found
        if found is None:
            self.chip.hide()
            self.detail.setText(EXPLAINED)
        elif checking.is_running:
            self._show(f"{len(found.rows)} of {checking.total} …", EXPLAINED, is_good=True)
        else:
            is_good = not any(row.verdict is Verdict.WRONG for row in found.rows)
            said = f"{in_words(found, checking.total)}\n{self._detail(found)}".strip()
            self._show(verdict(found), said, is_good=is_good)

    def _project_changed(self, _old: Project, _new: Project) -> None:
        """Take back that a check was not possible."""
        if self._session.checking.found is None:
            self.refresh()

    def _detail(self, found: WireCheck) -> str:
        """Return at which number the worst error was, and which gates stand on a kink."""
        parts = []
        worst = next((row for row in found.rows if is_judged(row)), None)
        if worst is not None:
            where, h = title(self._session.graph, worst), self._session.checking.step
            parts.append(
                f"{where}: numeric {worst.numeric:.5f} · analytic {worst.analytic:.5f} · h = {h:.2g}"
            )
        kinks = dict.fromkeys(name for row in found.rows for name in row.kinks)
        if kinks:
            parts.append(f"kink within ±h at {', '.join(kinks)}: not judged there")
        return "\n".join(parts)

    def _show(self, text: str, said: str, *, is_good: bool) -> None:
        set_look(self.chip, "role", "chip-value" if is_good else "chip-gradient")
        self.chip.setText(text)
        self.chip.show()
        self.detail.setText(said)
        self.setAccessibleDescription(f"{text}. {said}")


def verdict(found: WireCheck) -> str:
    """Return the worst relative error with a tick or a cross, or that nothing could be judged."""
    judged = [row for row in found.rows if is_judged(row)]
    if not judged:
        return "kink" if any(row.kinks for row in found.rows) else "nothing"
    is_good = all(row.verdict is Verdict.RIGHT for row in judged)
    return f"{found.worst:.1e} {'✓' if is_good else '✗'}"


def is_judged(row: WireRow) -> bool:
    """Whether a row was found right or wrong, or would have been with a smaller h."""
    return row.verdict not in {Verdict.KINK, Verdict.LABEL}
