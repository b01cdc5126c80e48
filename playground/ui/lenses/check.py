"""The Check lens: every wire is nudged alone, and the slope of the target is held against its gradient."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.engine.wire_check import Gradients, Verdict, WireCheck
from playground.session.session import Session
from playground.session.wire_checking import in_words
from playground.ui.canvas.overlay import NO_OVERLAY, Overlay
from playground.ui.lenses.table_lens import TableLens
from playground.ui.panels.ticket import wrapped
from playground.ui.widgets.button import Button
from playground.ui.widgets.card import Card
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.role import label, section
from playground.ui.widgets.scale import Scale

EXPLAINED = "Every wire alone is nudged by ±h: the slope of {target} must be its gradient."
STALE = "The graph or h has changed since: check again."
NOT_POSSIBLE = "There is nothing to check: {why}"
STEPS = Scale(minimum=1e-10, maximum=1.0, log=True)


class CheckLens(TableLens):
    """Shows the session's check; it survives in the session, and is forgotten when the graph changes."""

    id, title, icon = "check", "Check", "badge-check"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Begin with what the session has checked."""
        super().__init__(session, session.checking, ("gradient", "measured"), parent)
        self._was_checked = False
        self.verdict, self.said_below = label("", "title"), wrapped("")
        self.button = Button("Check", keys="G", tip="Check every wire")
        self.stop = Button("Stop", tip="Keep what was found so far")
        self.step = NumberField(session.checking.step, name="h", scale=STEPS, formatter=_short)
        self._lay_out()
        self.button.clicked.connect(self.judge)
        self.stop.clicked.connect(session.checking.stop)
        self.step.edited.connect(self._set_step)
        session.checking.changed.connect(self._changed)

    def _lay_out(self) -> None:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.verdict, 1)
        row.addWidget(self.stop)
        row.addWidget(self.button)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(label("Nudge by h =", "muted"))
        self.step.setFixedWidth(84)
        steps.addWidget(self.step)
        steps.addStretch(1)
        inner: QVBoxLayout = card.column
        inner.addLayout(row)
        inner.addWidget(self.said_below)
        inner.addLayout(steps)
        self.column.addWidget(section("Check every wire"))
        self.column.addWidget(card)
        self.column.addWidget(self.table)

    @Slot()
    def judge(self) -> bool:
        """Check every wire, and let the keys go to the table."""
        self._was_checked = True
        if not self.slices.start():
            self.said.emit(self._why_not())
            return True
        self.refresh()
        if not self.session.checking.is_running:
            self.greet()
        return True

    def overlay(self) -> Overlay:
        """Return ticks and crosses; none while the check is still going on."""
        checking, run = self.session.checking, self.session.playback.run
        if run is None or checking.is_running:
            return NO_OVERLAY
        return self.marks(Gradients.of(run))

    def refresh(self) -> None:
        """Show what was found, or that it is true no more."""
        checking, run = self.session.checking, self.session.playback.run
        found = checking.found
        self.stop.setVisible(checking.is_running)
        self.step.set_value(checking.step)
        if found is None:
            self.verdict.setText("Not checked")
            self.said_below.setText(self._advice() if run else self._why_not())
        elif checking.is_running:
            self.verdict.setText(f"{len(found.rows)} of {checking.total} …")
        else:
            self._was_checked = True
            self.verdict.setText(in_words(found, checking.total))
            self.said_below.setText(f"{self._explained()} {_left_out(found)}".strip())
        self.show_table(shown=found is not None and not checking.is_running)
        self.button.setEnabled(run is not None)

    def _advice(self) -> str:
        return STALE if self._was_checked else self._explained()

    def _explained(self) -> str:
        run = self.session.playback.run
        return EXPLAINED.format(target=run.target) if run else ""

    def _why_not(self) -> str:
        problems = self.session.problems
        return NOT_POSSIBLE.format(why=problems[0].text if problems else "the graph is empty.")

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
            if not self.session.checking.is_running:
                self.overlay_changed.emit()

    def _set_step(self, step: float) -> None:
        self.session.checking.set_step(step)


def _left_out(found: WireCheck) -> str:
    """Say what was not judged."""
    counts = {
        "at a kink": Verdict.KINK,
        "with class labels": Verdict.LABEL,
    }
    said = [f"{found.count(verdict)} {where}" for where, verdict in counts.items() if found.count(verdict)]
    return f"Not judged: {', '.join(said)}." if said else ""


def _short(number: float) -> str:
    return f"{number:.2g}"
