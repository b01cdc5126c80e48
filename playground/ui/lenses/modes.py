"""The Modes lens: forward mode beside reverse mode, step by step, and how many passes each needs."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.session.modes import Modes
from playground.session.session import Session
from playground.ui.canvas.overlay import Overlay
from playground.ui.lenses.entry_fields import EntryFields
from playground.ui.lenses.input_choice import InputChoice
from playground.ui.lenses.lens import Lens
from playground.ui.lenses.modes_marks import TangentMarks, sign_of
from playground.ui.lenses.modes_step import ModesStep
from playground.ui.lenses.modes_table import ModesTable
from playground.ui.panels.ticket import chip, wrapped
from playground.ui.theme.fonts import text_font
from playground.ui.widgets.card import Card
from playground.ui.widgets.elided import ElidedLabel
from playground.ui.widgets.role import label

LONGEST_HEAD = 12  # characters of a name in the head of a column


class ModesLens(Lens):
    """Follows the selected input: how everything moves with it is told as the playhead goes forward."""

    id = "modes"
    title = "Modes"
    icon = "arrow-left-right"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Look at the run of a session."""
        super().__init__(session, parent)
        self.modes = Modes(session)
        self._marks = TangentMarks()
        self.forward, self.reverse = ModeTile("Forward", "tangent"), ModeTile("Reverse", "gradient")
        self.counted = wrapped("")
        self.counted.setFont(text_font(12))
        self.inputs = InputChoice("Input to follow forward")
        self.entry = EntryFields()
        self.legend = chip("", "chip-tangent")
        self.step = ModesStep()
        self.table = ModesTable()
        self._lay_out()
        self.inputs.changed.connect(self.modes.choose)
        self.entry.chosen.connect(self.modes.choose_entry)
        self.table.sought.connect(self.jumped)
        self.modes.changed.connect(self._changed)

    def _lay_out(self) -> None:
        both, chooser = QHBoxLayout(), QHBoxLayout()
        for row in (both, chooser):
            row.setSpacing(8)
        both.addWidget(self.forward, 1)
        both.addWidget(self.reverse, 1)
        title = label("Follow")
        title.setBuddy(self.inputs)
        chooser.addWidget(title)
        chooser.addWidget(self.inputs, 1)
        chooser.addWidget(self.legend)
        below = label("below its wire", "muted")
        below.setFont(text_font(12))
        chooser.addWidget(below)
        self.column.setSpacing(8)
        self.column.addLayout(both)
        self.column.addWidget(self.counted)
        self.column.addLayout(chooser)
        self.column.addWidget(self.entry)
        self.column.addWidget(self.step)
        self.column.addWidget(self.table)
        self.column.addStretch(1)

    def overlay(self) -> Overlay:
        """Return the tangents below the wires."""
        return self._marks.overlay(self.modes, self.session.playback)

    def refresh(self) -> None:
        """Show both modes at the playhead."""
        modes, playback = self.modes, self.session.playback
        self._show_counts()
        self.inputs.show_inputs(modes.inputs, modes.node)
        self.entry.show_entry(modes.shape, modes.index)
        self.legend.setText(f"{sign_of(modes)} 0.39")
        current = playback.step.node if playback.step else ""
        self.step.show_modes(modes, current)
        target = modes.run.target if modes.run else "f"
        heads = (f"d…/d{in_short(modes.title)}", f"d{in_short(target)}/d…")
        self.table.show_rows(modes.rows, heads, current)

    def _show_counts(self) -> None:
        """Show how many passes each mode needs."""
        counted, run = self.modes.passes, self.modes.run
        name, target = self.modes.title or "x", run.target if run else "f"
        self.forward.show_passes(counted.forward if counted else None, f"d(everything)/d{name}")
        self.reverse.show_passes(counted.reverse if counted else None, f"d{target}/d(everything)")
        self.counted.setText(f"{counted.counted} {counted.verdict}" if counted else "")

    def _changed(self) -> None:
        """Follow another number."""
        if self.isVisible():
            self.refresh()
            self.overlay_changed.emit()


def in_short(name: str) -> str:
    """Return the beginning of a name that is too long for the head of a column."""
    return name if len(name) <= LONGEST_HEAD else f"{name[: LONGEST_HEAD - 1]}…"


class ModeTile(Card):
    """One mode: how many passes it needs here, and what one of them gives."""

    def __init__(self, mode: str, tone: str, parent: QWidget | None = None) -> None:
        """Begin with nothing counted."""
        super().__init__(parent=parent)
        self._mode = mode
        self.set_tone(tone)
        self.head, self.gives = ElidedLabel("", "title"), ElidedLabel("", "muted")
        says = label("one pass gives", "muted")
        self.column.setContentsMargins(12, 9, 12, 9)
        self.column.setSpacing(2)
        for part in (self.head, says, self.gives):
            self.column.addWidget(part)
        for part in (says, self.gives):
            part.setFont(text_font(12))

    def show_passes(self, count: int | None, gives: str) -> None:
        """Show a count, or none where nothing can be computed."""
        passes = "–" if count is None else f"{count:,} {'pass' if count == 1 else 'passes'}"
        self.head.setText(f"{self._mode}: {passes}")
        self.gives.setText(gives)
        self.setAccessibleName(f"{self._mode} mode: {passes}, one pass gives {gives}")
