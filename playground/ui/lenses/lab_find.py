"""The part of the Bug lab in which a hidden fault is to be found."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from playground.session.lab.bug_lab import BugLab
from playground.session.lab.fault import BY_ID, FAULTS, Fault
from playground.session.lab.hunt import Hunt, Outcome
from playground.ui.lenses.lab_code import CodeCard
from playground.ui.panels.ticket import wrapped
from playground.ui.widgets.button import Button, PrimaryButton
from playground.ui.widgets.choice_row import Choice
from playground.ui.widgets.role import label, set_look

INTRO = (
    "A fault that shows in this graph gets hidden in the gradients. Check the wires, select the gate "
    "that is guilty, and say what it did."
)
NOTHING = "No fault can be seen in this graph: open an example with more gates."
GONE = "The hidden fault cannot be seen in this graph any more: hide another."
HIDDEN = "A bug is hidden in the gradients. Check the wires, and find it."
PICK = "Select the guilty gate on the canvas."


class FindPart(QWidget):
    """Hides a fault, takes a guess and judges it; ``said`` tells what a screen reader should hear."""

    said = Signal(str)

    def __init__(self, lab: BugLab, parent: QWidget | None = None) -> None:
        """Play with a lab."""
        super().__init__(parent)
        self._lab = lab
        self._suspect = ""
        self.intro, self.tally = wrapped(INTRO), label("", "muted")
        self.hints, self.verdict = wrapped(""), wrapped("", "")
        self.suspect = wrapped(PICK, "")
        self.choice = Choice([(fault.id, fault.title) for fault in FAULTS], name="What it did")
        self.hide_button = PrimaryButton("Hide a bug", icon="bug", tip="Hide a fault in the gradients")
        self.accuse = PrimaryButton("Accuse", tip="Say that the selected gate did this")
        self.hint = Button("Hint", tip="Give one hint more")
        self.give_up = Button("Show it", tip="Give up and show the fault")
        self.code = CodeCard()
        self._lay_out()
        self.hide_button.clicked.connect(self.hide_bug)
        self.accuse.clicked.connect(self._accuse)
        self.hint.clicked.connect(lab.hint)
        self.give_up.clicked.connect(lab.give_up)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.intro)
        buttons = _row(self.hide_button, self.hint, self.give_up)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.hints)
        head = _row(self.suspect, self.tally)
        head.setStretch(0, 1)
        guess = _row(self.choice, self.accuse)
        guess.setStretch(0, 1)
        column.addLayout(head)
        column.addLayout(guess)
        column.addWidget(self.verdict)
        column.addWidget(self.code)

    def show_lab(self, seen: tuple[Fault, ...], suspect: str) -> None:
        """Show how the hunt stands; ``suspect`` is the one selected node, or empty."""
        hunt = self._lab.hunt
        self._suspect = suspect
        is_open = hunt is not None and hunt.is_open
        gone = hunt is not None and is_open and hunt.fault not in seen
        self._show_text(hunt, seen, gone=gone)
        self.hide_button.setText("Hide another" if hunt else "Hide a bug")
        self.hide_button.setVisible(not is_open or gone)
        self.hide_button.setEnabled(bool(seen))
        self.tally.setText(f"{self._lab.found} of {self._lab.hidden} found")
        self.tally.setVisible(bool(self._lab.hidden))
        self.suspect.setText(f"Guilty: {suspect}. What it did:" if suspect else PICK)
        for part in (self.hint, self.give_up, self.suspect, self.choice, self.accuse):
            part.setVisible(is_open and not gone)
        self.accuse.setEnabled(bool(suspect))
        self.hint.setEnabled(hunt is not None and hunt.hints < len(self._lab.hints))

    def _show_text(self, hunt: Hunt | None, seen: tuple[Fault, ...], *, gone: bool) -> None:
        intro = GONE if gone else INTRO if hunt is None and seen else "" if seen else NOTHING
        self.intro.setText(intro)
        self.intro.setVisible(bool(intro))
        given = self._lab.hints[: hunt.hints] if hunt and hunt.is_open and not gone else ()
        self.hints.setText("\n".join(f"{place}. {text}" for place, text in enumerate(given, start=1)))
        self.hints.setVisible(bool(given))
        self.verdict.setText(_signed(hunt) if hunt else "")
        set_look(self.verdict, "role", "right" if hunt and hunt.outcome is Outcome.FOUND else "wrong")
        self.verdict.setVisible(bool(hunt and hunt.said))
        self.code.show_lines(*(self._lab.lines if hunt and not hunt.is_open else ("", "")))

    @Slot()
    def hide_bug(self) -> None:
        """Hide a fault, another one than the last."""
        self.said.emit(HIDDEN if self._lab.hide() else NOTHING)

    @Slot()
    def _accuse(self) -> None:
        self._lab.accuse(self._suspect, BY_ID[self.choice.value])
        if self._lab.hunt is not None:
            self.said.emit(self._lab.hunt.said)


def _row(*parts: QWidget) -> QHBoxLayout:
    """Put parts beside one another."""
    made = QHBoxLayout()
    made.setSpacing(6)
    for part in parts:
        made.addWidget(part)
    return made


def _signed(hunt: Hunt) -> str:
    """Put a sign before the sentence that judges: never by colour alone."""
    if not hunt.said:
        return ""
    signs = {Outcome.FOUND: "✓", Outcome.OPEN: "✗", Outcome.SHOWN: "→"}
    return f"{signs[hunt.outcome]} {hunt.said}"
