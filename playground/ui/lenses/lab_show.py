"""The part of the Bug lab that shows a fault one chooses."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from playground.session.lab.bug_lab import BugLab
from playground.session.lab.fault import BY_ID, FAULTS, Fault
from playground.ui.lenses.lab_code import CodeCard
from playground.ui.panels.ticket import wrapped
from playground.ui.widgets.button import Button
from playground.ui.widgets.choice_row import Choice

NONE = ""
NONE_TITLE = "No fault"
INTRO = "Switch a fault on: the gradients on the canvas become those of a program with this bug in it."
UNSEEN = "It cannot be seen in this graph."


class ShowPart(QWidget):
    """A list of faults, the chosen one and its code; ``example_asked`` asks for a graph that shows it."""

    example_asked = Signal(object)

    def __init__(self, lab: BugLab, parent: QWidget | None = None) -> None:
        """Show the faults of a lab."""
        super().__init__(parent)
        self._lab = lab
        self.choice = Choice([(NONE, NONE_TITLE), *((f.id, f.title) for f in FAULTS)], name="Fault")
        self.note, self.unseen = wrapped(INTRO), wrapped(UNSEEN, "wrong")
        self.example = Button(
            "", icon="folder-open", tip="Open it in place of this graph; undo takes it back"
        )
        self.code = CodeCard()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.choice, self.note, self.unseen, self.example, self.code):
            column.addWidget(part)
        self.choice.changed.connect(self._chosen)
        self.example.clicked.connect(self._ask)

    def show_lab(self, seen: tuple[Fault, ...]) -> None:
        """Show the chosen fault; ``seen`` are those that this graph shows."""
        fault = self._lab.chosen
        self.choice.set_value(fault.id if fault else NONE)
        for place, each in enumerate(FAULTS, start=1):
            self.choice.setItemText(
                place, each.title if each in seen else f"{each.title} – not in this graph"
            )
        self.note.setText(fault.note if fault else INTRO)
        unseen = fault is not None and fault not in seen
        self.unseen.setVisible(unseen)
        self.example.setVisible(unseen)
        if fault is not None:
            self.example.setText(f"Try the example “{fault.example.partition('-')[2].replace('-', ' ')}”")
        self.code.show_lines(*(("", "") if unseen else self._lab.lines))

    @Slot(str)
    def _chosen(self, id: str) -> None:
        self._lab.show(BY_ID.get(id))

    @Slot()
    def _ask(self) -> None:
        self.example_asked.emit(self._lab.chosen)
