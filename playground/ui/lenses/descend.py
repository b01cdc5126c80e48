"""The Descend lens: gradient descent on chosen inputs, once or on and on, with the curve of the output."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.graph.graph import Graph
from playground.session.descending import LARGEST_RATE, LEAST_RATE, Descending
from playground.session.descent_words import Taken
from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.canvas.overlay import NO_OVERLAY, Overlay
from playground.ui.lenses.descend_chart import brief, descent_chart
from playground.ui.lenses.descend_marks import goals
from playground.ui.lenses.descend_play import FIRST_SPEED, SPEEDS, DescendPlay
from playground.ui.lenses.descend_table import MoveTable
from playground.ui.lenses.lens import Lens
from playground.ui.nudge_actions import PLAY, STEP
from playground.ui.panels.ticket import wrapped
from playground.ui.plots.curve_plot import CurvePlot
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import text_font
from playground.ui.widgets.button import Button, IconButton, PrimaryButton
from playground.ui.widgets.choice_row import Choice
from playground.ui.widgets.role import label, section, set_role
from playground.ui.widgets.segmented import Segmented
from playground.ui.widgets.slider_row import SliderRow

WAYS = (("down", "Descend"), ("up", "Ascend"))


class DescendLens(Lens):
    """What is chosen and the curve outlive the page; every step is an edit of the project."""

    id = "descend"
    title = "Descend"
    icon = "trending-down"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Descend on what a session has."""
        super().__init__(session, parent)
        self.descending = Descending(session)
        self.play = DescendPlay(self.descending, self._tell, self)
        self._table: ActionTable | None = None
        self._is_open = False
        self._told_of: Graph | None = None
        self.way = Segmented(WAYS, name="Direction")
        self.rate = rate_row(self.descending.rate)
        self.step_button = PrimaryButton("Take a step", tip="Take one gradient step", keys="Shift+Return")
        self.play_button = Button("Play", tip="Take step after step", keys="Shift+P")
        self.speed = Choice(SPEEDS, name="Speed")
        self.speed.set_value(FIRST_SPEED)
        self.undo = IconButton("undo-2", "Undo")
        self.headline, self.detail = label("", "headline"), label("", "muted")
        self.plot = CurvePlot("Output over the steps", 124)
        self.told = wrapped("")
        self.told.setFont(text_font(12))
        self.moves = MoveTable()
        self.all, self.none = Button("All", tip="Let all inputs move"), Button("None", tip="Let none move")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        choices, buttons, head, inputs = (QHBoxLayout() for _ in range(4))
        for row in (choices, buttons, head, inputs):
            row.setSpacing(8)
        choices.addWidget(self.way)
        choices.addSpacing(4)
        choices.addWidget(self.rate, 1)
        for part in (self.step_button, self.play_button, self.speed, self.undo):
            buttons.addWidget(part)
        head.addWidget(self.headline)
        head.addWidget(self.detail, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        inputs.addWidget(section("Inputs that move"), 1)
        for button in (self.all, self.none):
            inputs.addWidget(button)
        self.column.setSpacing(8)
        self.column.addLayout(choices)
        self.column.addLayout(buttons)
        self.column.addLayout(head)
        self.column.addWidget(self.plot)
        self.column.addWidget(self.told)
        self.column.addLayout(inputs)
        self.column.addWidget(self.moves)
        self.column.addStretch(1)

    def _connect(self) -> None:
        descending = self.descending
        self.way.changed.connect(self._turn)
        self.rate.changed.connect(descending.set_rate)
        self.step_button.clicked.connect(self._step)
        self.play_button.clicked.connect(self.play.toggle)
        self.speed.changed.connect(self.play.set_speed)
        self.moves.rows.toggled.connect(self._choose)
        self.all.clicked.connect(lambda: descending.choose_all(chosen=True))
        self.none.clicked.connect(lambda: descending.choose_all(chosen=False))
        self.play.changed.connect(self._show_play)
        descending.changed.connect(self._changed)

    def bind(self, table: ActionTable) -> None:
        """Bind taking a step and playing; the button takes back what the menu takes back."""
        self._table = table
        table.bind(STEP, self._step)
        table.bind(PLAY, self.play.toggle)
        self._set_open(is_open=self._is_open)
        self.undo.follow(table.action("undo"))

    def opened(self) -> None:
        """Let steps be taken."""
        self._told_of = None
        self._set_open(is_open=True)

    def closed(self) -> None:
        """Pause; the curve stays."""
        self.play.stop()
        self._set_open(is_open=False)

    @property
    def is_busy(self) -> bool:
        """Whether steps are being taken one after the other."""
        return self.play.is_playing

    def overlay(self) -> Overlay:
        """Return where the chosen inputs would go."""
        if self.descending.run is None:
            return NO_OVERLAY
        return goals(self.descending.moves, self.session.playback)

    def refresh(self) -> None:
        """Show the inputs, their coming moves and the curve."""
        descending = self.descending
        run, hindrance = descending.run, descending.hindrance
        target = run.target if run else ""
        whole = f"Σ{target}" if run and isinstance(run.output, np.ndarray) else target
        self.way.set_value("up" if descending.ascend else "down")
        self.rate.set_value(descending.rate)
        self.moves.rows.show_moves(
            descending.all_moves, frozenset(descending.chosen), ascend=descending.ascend
        )
        points = descending.curve.points
        self.headline.setText(f"{whole} = {brief(descending.output)}" if run else "–")
        self.detail.setText(since_text(len(points), descending.curve.steps, descending.curve.start))
        self.plot.show_chart(descent_chart(points, whole, descending.output))
        self.plot.setAccessibleDescription(f"{self.headline.text()} {self.detail.text()}")
        for button in (self.step_button, self.play_button):
            button.setEnabled(not hindrance)
        if hindrance:
            self._say(hindrance)
        elif self._told_of is not self.session.graph and not self.play.is_playing:
            sign = "+" if descending.ascend else "−"
            sums = f" What moves is the sum of {target}." if whole != target else ""
            self._say(f"Each step adds {sign}rate × gradient to every ticked input.{sums}")

    def _say(self, text: str) -> None:
        set_role(self.told, "mistake" if text.startswith("Stopped") else "muted")
        self.told.setText(text)
        self._told_of = self.session.graph

    def _tell(self, taken: Taken) -> None:
        self._say(taken.said)
        if not taken.goes_on:
            self.said.emit(taken.said)

    @Slot()
    def _step(self) -> None:
        self.play.stop()
        self._tell(self.descending.step())

    @Slot(str)
    def _turn(self, way: str) -> None:
        self._told_of = None
        self.descending.set_ascend(ascend=way == "up")

    @Slot(str, bool)
    def _choose(self, name: str, chosen: bool) -> None:  # noqa: FBT001 - as the signal tells it
        self._told_of = None
        self.descending.choose(name, chosen=chosen)

    def _changed(self) -> None:
        if self._is_open:
            self.refresh()
            self.overlay_changed.emit()

    @Slot()
    def _show_play(self) -> None:
        self.play_button.setText("Pause" if self.play.is_playing else "Play")

    def _set_open(self, *, is_open: bool) -> None:
        self._is_open = is_open
        if self._table is not None:
            for id in (STEP, PLAY):
                self._table.enable(id, is_open)

    @qt_override()
    def hideEvent(self, event: QHideEvent) -> None:
        self.play.stop()


def rate_row(rate: float) -> SliderRow:
    """Return the row on which the learning rate is chosen."""
    row = SliderRow("Rate", LEAST_RATE, LARGEST_RATE, rate, log=True, formatter="{:.3g}".format)
    for part in (row.slider, row.field):
        part.setAccessibleName("Learning rate")
    row.title.setToolTip("Learning rate: how far along the gradient a step goes")
    return row


def since_text(points: int, steps: int, start: float) -> str:
    """Say from where and in how many steps the output came; empty where none was taken."""
    if points < 2:
        return ""
    return f"from {brief(start)} in {steps} step{'' if steps == 1 else 's'}"
