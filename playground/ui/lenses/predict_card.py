"""The card of a question: what is asked, upstream x local = ?, the field, and what is said of the answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.engine.run import Run
from playground.session.diagnosis import Grade
from playground.session.predicting import Predicting
from playground.session.question import Question, Sort, is_summed, sign_of, source_of, words_of
from playground.ui.lenses.predict_equation import equation, head
from playground.ui.panels.ticket import wrapped
from playground.ui.widgets.answer_field import TALL, AnswerField
from playground.ui.widgets.button import PrimaryButton
from playground.ui.widgets.role import set_look, set_role

SIGNS = {Grade.RIGHT: "✓", Grade.NEARLY: "≈", Grade.WRONG: "✗"}
ROLES = {Grade.RIGHT: "right", Grade.NEARLY: "nearly", Grade.WRONG: "mistake"}


class QuestionCard(QFrame):
    """Shows the question that is asked; ``entered`` tells that the answer is given or one wants to go on."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing asked."""
        super().__init__(parent)
        set_role(self, "card")
        self._parts: list[QWidget] = []
        self.asked, self.said = wrapped("", "question"), wrapped("", "muted")
        self.field = AnswerField()
        self.button = PrimaryButton("Check", large=True, tip="Check the answer, or go on", keys="Return")
        self.button.setMinimumHeight(TALL)
        self.button.setMinimumWidth(96)
        self.entry = QWidget()
        row = QHBoxLayout(self.entry)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        for part in (self.asked, self.entry, self.said):
            self._column.addWidget(part)
        self.field.entered.connect(self.entered)
        self.button.clicked.connect(self.entered)

    def show_round(self, predicting: Predicting, nothing: str, *, goes_on: bool, is_polling: bool) -> None:
        """Show what is asked; ``nothing`` is said where nothing is, and whether one can go on from there."""
        run, question = predicting.run, predicting.asked
        self._clear()
        self.entry.setHidden(is_polling)
        if run is None or question is None:
            set_look(self, "tone", "")
            self.asked.setText(nothing)
            self._show_entry("", "Next step", "Enter" if goes_on else "", settled=True)
            self.button.setEnabled(goes_on)
            self._say("", "muted")
            return
        set_look(self, "tone", "value" if question.sort is Sort.VALUE else "gradient")
        self.asked.setText(f"Predict {words_of(run, question)}.")
        self.button.setEnabled(True)
        if not is_polling:
            self._insert([head(run, question)], 0)
            self._insert(equation(predicting, run, question), 2)
        attempt, settled = predicting.attempt(question), predicting.is_settled(question)
        text = "" if attempt is None else attempt.text
        self._show_entry(text, "Next" if settled else "Check", _prompt(run, question), settled=settled)
        if is_polling:
            self._say("", "muted")
        elif attempt is not None and attempt.shown and not attempt.is_right:
            self._say("Shown: no point for this one.", "muted")
        elif attempt is not None and attempt.verdict is not None:
            grade = attempt.verdict.grade
            self._say(f"{SIGNS[grade]}  {attempt.verdict.sentence}", ROLES[grade])
        else:
            self._say("", "muted")

    def refuse(self, sentence: str) -> None:
        """Say why a text is no answer; the text stays."""
        set_look(self.field, "wrong", "true")
        self._say(sentence, "mistake")

    def announce(self) -> None:
        """Tell those who listen what is said of the answer."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, self.said.text()))

    def _show_entry(self, text: str, button: str, prompt: str, *, settled: bool) -> None:
        set_look(self.field, "wrong", "false")
        self.field.setReadOnly(settled)
        self.field.setPlaceholderText(prompt)
        if self.field.text() != text:
            self.field.setText(text)
        self.field.setAccessibleName(f"Your prediction, {prompt}" if prompt else "Nothing is asked")
        self.button.setText(button)
        self.button.setAccessibleName(button)

    def _say(self, sentence: str, role: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        set_role(self.said, role)

    def _insert(self, parts: list[QWidget], place: int) -> None:
        for offset, part in enumerate(parts):
            self._column.insertWidget(place + offset, part)
            part.show()
        self._parts += parts

    def _clear(self) -> None:
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []


def _prompt(run: Run, question: Question) -> str:
    """Return what stands in the empty field: the sign of what is asked, which a part of a sum has not."""
    is_part = question.sort is Sort.WIRE and is_summed(run, source_of(run, question))
    return f"{'this part' if is_part else sign_of(run, question)} = …"
