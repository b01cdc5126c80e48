"""The Nudge lens: move an input by h and see the measured change beside gradient times h."""

from __future__ import annotations

import math
from time import perf_counter

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.engine.nudge import ErrorPoint
from playground.session.nudging import LARGEST_H, SMALLEST_H, Nudging
from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.canvas.overlay import NO_OVERLAY, Overlay
from playground.ui.lenses.entry_fields import EntryFields
from playground.ui.lenses.input_choice import InputChoice
from playground.ui.lenses.lens import Lens
from playground.ui.lenses.nudge_chart import error_chart, told
from playground.ui.lenses.nudge_marks import marks
from playground.ui.lenses.nudge_results import NudgeResults, moved_text
from playground.ui.nudge_actions import KEEP
from playground.ui.panels.ticket import wrapped
from playground.ui.plots.curve_plot import CurvePlot
from playground.ui.theme.fonts import text_font
from playground.ui.widgets.button import Button, PrimaryButton
from playground.ui.widgets.slider_row import SliderRow

SLICE = 0.008  # seconds that the errors over h may take at a time
BATCH = 4


class NudgeLens(Lens):
    """Follows the selection; nothing of it is in the project until it is kept."""

    id = "nudge"
    title = "Nudge"
    icon = "move-horizontal"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Nudge what a session has."""
        super().__init__(session, parent)
        self.nudging = Nudging(session)
        self._table: ActionTable | None = None
        self._is_open = False
        self._shown: tuple[tuple[ErrorPoint, ...], float] | None = None
        self.inputs = InputChoice("Input to nudge")
        self.entry = EntryFields()
        self.h = h_row(self.nudging.h)
        self.results = NudgeResults()
        self.keep = PrimaryButton("Keep it", tip="Keep the nudged value", keys="Shift+J")
        self.turn = Button("Turn ±", tip="Nudge the other way")
        self.plot = CurvePlot("Error of the measured slope over h", 156)
        self.told = wrapped("")
        self.told.setFont(text_font(12))
        self.check = Button("Check all gradients", keys="G", tip="Check the gradients at h = 1e-5")
        self.best = Button("Take h = 1e-5", tip="Nudge by the h of the check")
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.setSingleShot(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(8)
        upper.addWidget(self.inputs, 1)
        for button in (self.turn, self.keep):
            upper.addWidget(button)
        lower.addWidget(self.best)
        lower.addWidget(self.check)
        lower.addStretch(1)
        self.column.setSpacing(8)
        self.column.addLayout(upper)
        for part in (self.entry, self.h, self.results, self.plot, self.told):
            self.column.addWidget(part)
        self.column.addLayout(lower)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.inputs.changed.connect(self.nudging.choose)
        self.entry.chosen.connect(self.nudging.choose_entry)
        self.h.changed.connect(self.nudging.set_h)
        self.plot.sought.connect(self._seek)
        self.keep.clicked.connect(self._keep)
        self.turn.clicked.connect(self._turn)
        self.best.clicked.connect(self._best)
        self._rest.timeout.connect(self._go_on)
        self.nudging.changed.connect(self._changed)

    def bind(self, table: ActionTable) -> None:
        """Bind keeping the nudge, and the button that checks."""
        self._table = table
        table.bind(KEEP, self._keep)
        table.enable(KEEP, self._is_open)
        self.check.clicked.connect(table.action("check_gradients").trigger)

    def opened(self) -> None:
        """Let the nudge be kept."""
        self._set_open(is_open=True)

    def closed(self) -> None:
        """Leave what is still to be worked out."""
        self._rest.stop()
        self._set_open(is_open=False)

    def overlay(self) -> Overlay:
        """Return the changed numbers along the path of the nudged input."""
        made = self.nudging.nudge
        return NO_OVERLAY if made is None else marks(made)

    def refresh(self) -> None:
        """Show the nudge as it is chosen, of the project as it is."""
        nudging = self.nudging
        self.inputs.show_inputs(nudging.inputs, nudging.node)
        self.entry.show_entry(nudging.shape, nudging.index)
        self.h.set_value(nudging.h)
        made = nudging.nudge
        self.h.title.setText(f"h    {moved_text(made)}" if made else "h")
        self.results.show_nudge(made, nudging.hindrance)
        for button in (self.keep, self.turn, self.best):
            button.setEnabled(made is not None)
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        """Work out the errors over h, for a moment at a time, and show them when all are known."""
        until = perf_counter() + SLICE
        more = True
        while more and perf_counter() < until:
            more = self.nudging.extend(BATCH)
        if more:
            self._rest.start()
        self._show_errors(() if more else self.nudging.points)

    def _show_errors(self, points: tuple[ErrorPoint, ...]) -> None:
        """Show the errors over h once all are known; until then only where h is."""
        h = self.nudging.h
        if (points, h) == self._shown:
            return
        self._shown = (points, h)
        made = self.nudging.nudge
        gradient = made.gradient if made is not None else math.nan
        words = told(points, gradient) if made is not None else ""
        self.plot.show_chart(error_chart(points, h, gradient))
        self.told.setText(words)
        self.plot.setAccessibleDescription(f"h is {h:.3g}. {words}")

    def _changed(self) -> None:
        if self._is_open:
            self.refresh()
            self.overlay_changed.emit()

    def _set_open(self, *, is_open: bool) -> None:
        self._is_open = is_open
        if self._table is not None:
            self._table.enable(KEEP, is_open)

    @Slot(float)
    def _seek(self, size: float) -> None:
        self.nudging.set_h(math.copysign(size, self.nudging.h))

    @Slot()
    def _turn(self) -> None:
        self.nudging.set_h(-self.nudging.h)

    @Slot()
    def _best(self) -> None:
        self._seek(1e-5)

    @Slot()
    def _keep(self) -> None:
        self.said.emit(self.nudging.keep())


def h_row(h: float) -> SliderRow:
    """Return the row on which h is chosen: in decades, with both signs."""
    tip = "How far the input is moved, up or down"
    return SliderRow(
        "h", -LARGEST_H, LARGEST_H, h, log=True, smallest=SMALLEST_H, formatter="{:.3g}".format, tip=tip
    )
