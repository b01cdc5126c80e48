"""The Check lens: every wire is nudged alone, and the slope of the target is held against its gradient."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.engine.slope import Place
from playground.engine.wire_check import Gradients, Verdict, WireCheck
from playground.session.selection import Selection
from playground.session.session import Session
from playground.session.wire_checking import in_words
from playground.ui.canvas.measures import is_stub
from playground.ui.canvas.overlay import NO_OVERLAY, Overlay
from playground.ui.lenses.check_in_slices import CheckInSlices
from playground.ui.lenses.check_marks import check_overlay, wire_at
from playground.ui.lenses.check_table import CheckTable
from playground.ui.lenses.lens import Lens
from playground.ui.panels.ticket import wrapped
from playground.ui.qt_override import qt_override
from playground.ui.widgets.button import Button
from playground.ui.widgets.card import Card
from playground.ui.widgets.number_field import NumberField
from playground.ui.widgets.role import label, section
from playground.ui.widgets.scale import Scale

EXPLAINED = "Every wire alone is nudged by ±h: the slope of {target} must be its gradient."
STALE = "The graph has changed since: check again."
NOT_POSSIBLE = "There is nothing to check: {why}"
STEPS = Scale(minimum=1e-10, maximum=1.0, log=True)


class CheckLens(Lens):
    """Shows the session's check; it survives in the session, and is forgotten when the graph changes."""

    id, title, icon = "check", "Check", "badge-check"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Begin with what the session has checked."""
        super().__init__(session, parent)
        self.slices = CheckInSlices(session.checking, self)
        self._was_checked = False
        self.verdict, self.said_below = label("", "title"), wrapped("")
        self.button = Button("Check", keys="G", tip="Check every wire")
        self.stop = Button("Stop", tip="Keep what was found so far")
        self.step = NumberField(session.checking.step, name="h", scale=STEPS, formatter=_short)
        self.table = CheckTable(("gradient", "measured"))
        self._lay_out()
        self.button.clicked.connect(self.judge)
        self.stop.clicked.connect(session.checking.stop)
        self.step.edited.connect(self._set_step)
        self.table.sought.connect(self._seek)
        self.table.looked_at.connect(self._look)
        self.table.left.connect(self.left)
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
            self._greet()
        return True

    def overlay(self) -> Overlay:
        """Return ticks and crosses; none while the check is still going on."""
        checking, run = self.session.checking, self.session.playback.run
        if run is None or checking.is_running:
            return NO_OVERLAY
        return check_overlay(self.session.graph, checking.found, Gradients.of(run), self.table.place)

    def refresh(self) -> None:
        """Show what was found, or that it is true no more."""
        checking, run = self.session.checking, self.session.playback.run
        found = checking.found
        self.stop.setVisible(checking.is_running)
        self.step.set_value(checking.step)
        if found is None:
            self.verdict.setText("Not checked")
            self.said_below.setText(self._advice() if run else self._why_not())
            self.table.show_rows(self.session.graph, ())
        elif checking.is_running:
            self.verdict.setText(f"{len(found.rows)} of {checking.total} …")
        else:
            self._was_checked = True
            self.verdict.setText(in_words(found, checking.total))
            self.said_below.setText(f"{self._explained()} {_left_out(found)}".strip())
            self.table.show_rows(self.session.graph, found.rows)
        self.table.setVisible(found is not None and not checking.is_running)
        self._fit()
        self.button.setEnabled(run is not None)

    def _advice(self) -> str:
        return STALE if self._was_checked else self._explained()

    def _explained(self) -> str:
        return EXPLAINED.format(target=self.session.graph.output)

    def _why_not(self) -> str:
        problems = self.session.problems
        return NOT_POSSIBLE.format(why=problems[0].text if problems else "the graph is empty.")

    def _greet(self) -> None:
        """Say the result, and go to the worst row."""
        checking = self.session.checking
        if checking.found is not None:
            self.said.emit(in_words(checking.found, checking.total))
            self.table.setFocus()

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
            if not self.session.checking.is_running:
                self.overlay_changed.emit()

    @qt_override(QSize(372, 200))
    def sizeHint(self) -> QSize:
        missing = self.table.wanted - self.table.sizeHint().height()
        return super().sizeHint() + QSize(0, missing if self.table.isVisibleTo(self) else 0)

    @qt_override()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the table the room that the rest leaves."""
        rest = super().sizeHint().height() - self.table.sizeHint().height()
        self.table.fit(self.viewport().height() - rest)

    def _set_step(self, step: float) -> None:
        self.session.checking.set_step(step)

    @Slot()
    def _look(self) -> None:
        self.overlay_changed.emit()

    @Slot(object)
    def _seek(self, place: Place) -> None:
        wire = wire_at(self.session.graph, place)
        self.jumped.emit(place[0])
        if not is_stub(wire):
            self.session.select(Selection.only(wire))


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
