"""The Predict lens: numbers are blank, a person predicts them, and every answer is judged and explained."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.graph.graph import Wire
from playground.session.blanks import Mode
from playground.session.diagnosis import RULE
from playground.session.predicting import Predicting
from playground.session.session import Session
from playground.session.typed_answer import AnswerError
from playground.ui.actions import ActionTable
from playground.ui.canvas.overlay import Overlay
from playground.ui.lenses.lens import Lens
from playground.ui.lenses.predict_card import QuestionCard
from playground.ui.lenses.predict_marks import marks, question_at
from playground.ui.lenses.predict_poll import PollBoard
from playground.ui.lenses.predict_words import can_go_on, nothing_text, open_text, score_text
from playground.ui.panels.ticket import wrapped
from playground.ui.predict_actions import MOST_OPTIONS, PREDICTING, unvote, vote
from playground.ui.widgets.button import Button
from playground.ui.widgets.role import label, section
from playground.ui.widgets.segmented import Segmented

DIGITS = 2
MODES = (
    (Mode.STEP.value, "Step", "Blank the numbers of the step just taken"),
    (Mode.GRADIENTS.value, "Gradients", "Blank all gradients"),
    (Mode.VALUES.value, "Values", "Blank all values"),
    (
        Mode.PICKED.value,
        "Picked",
        "Blank the numbers that you press on the canvas",
    ),
)


class PredictLens(Lens):
    """Shows a round of predictions; the round itself is the session's and outlives the page."""

    id = "predict"
    title = "Predict"
    icon = "circle-question-mark"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Predict what a session computes."""
        super().__init__(session, parent)
        self.predicting = Predicting(session)
        self._table: ActionTable | None = None
        self._is_open = False
        self.modes = Segmented([(id, title) for id, title, _tip in MODES], name="Which numbers are blank")
        for id, _title, tip in MODES:
            self.modes.set_hint(id, tip)
        self.head = section("")
        self.card, self.board = QuestionCard(), PollBoard()
        self.show_me, self.hint = Button("Show me"), Button("Hint")
        self.ask_class, self.again = Button("Ask the class"), Button("New round")
        self.score, self.rule = label("", "title"), wrapped(RULE)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        helps, foot = QHBoxLayout(), QHBoxLayout()
        for button in (self.show_me, self.hint, self.ask_class):
            helps.addWidget(button)
        helps.addStretch(1)
        foot.addWidget(self.score, 1)
        foot.addWidget(self.again)
        for row in (helps, foot):
            row.setSpacing(8)
        for part in (self.modes, self.head, self.card, self.board):
            self.column.addWidget(part)
        self.column.addLayout(helps)
        self.column.addLayout(foot)
        self.column.addWidget(self.rule)
        self.score.setWordWrap(True)
        self.score.setToolTip("Right at the first try; a streak is how many of these come in a row")

    def _connect(self) -> None:
        self.predicting.changed.connect(self._changed)
        self.modes.changed.connect(lambda id: self.predicting.choose(Mode(id)))
        self.card.entered.connect(self._enter)
        self.card.field.textEdited.connect(self.predicting.keep_text)
        self.card.field.moved.connect(self.predicting.move)
        self.card.field.left.connect(self._leave)
        self.board.voted.connect(self.predicting.tally.vote)
        self.board.entered.connect(self._enter)

    def bind(self, table: ActionTable) -> None:
        """Bind what can be done while predicting; it is possible only while the lens is open."""
        self._table = table
        tally = self.predicting.tally
        table.bind("predict_hint", self.predicting.hint)
        table.bind("predict_reveal", self._reveal)
        table.bind("predict_class", self._toggle_class)
        table.bind("predict_again", self.predicting.again)
        table.bind("predict_pick", self._pick)
        table.bind("predict_put_back", self.predicting.put_back)
        for place in range(MOST_OPTIONS):
            table.bind(vote(place), partial(tally.vote, place))
            table.bind(unvote(place), partial(tally.vote, place, -1))
        buttons = (
            (self.show_me, "reveal"),
            (self.hint, "hint"),
            (self.ask_class, "class"),
            (self.again, "again"),
        )
        for button, id in buttons:
            button.follow(table.action(f"predict_{id}"))
        self._enable()

    def opened(self) -> None:
        """Hide the blanks everywhere, and wait for an answer."""
        self._is_open = True
        self.predicting.begin()
        self._enable()
        self._seek()

    def closed(self) -> None:
        """Hide nothing any more."""
        self._is_open = False
        self.predicting.end()
        self._enable()

    def overlay(self) -> Overlay:
        """Return the blanks and the answers on the canvas."""
        return marks(self.predicting, self.session.playback, DIGITS)

    def refresh(self) -> None:
        """Show the round as it is."""
        predicting, poll = self.predicting, self.predicting.tally.poll
        self.modes.set_value(predicting.mode.value)
        self.head.setText(open_text(predicting).upper())
        nothing = nothing_text(predicting, self.session.playback) if predicting.asked is None else ""
        goes_on = bool(nothing) and can_go_on(predicting)
        if poll is not None:
            self.board.show_poll(poll)
            self.board.show()
            if self.card.field.hasFocus():
                self._seek()
        self.card.show_round(predicting, nothing, goes_on=goes_on, is_polling=poll is not None)
        if poll is None and self.board.hasFocus():
            self._seek()
        self.head.setVisible(poll is None)
        self.board.setVisible(poll is not None)
        self.score.setText(score_text(predicting.score))
        self._enable()

    def pressed(self, wire: Wire, which: str) -> None:
        """Ask the number of the chip that was pressed; a picked one that is asked already is put back."""
        predicting = self.predicting
        if predicting.run is not None:
            question = question_at(wire, which)
            if question == predicting.asked and predicting.can_put_back:
                predicting.put_back()
            else:
                predicting.ask(question)
            self._seek()

    def _pick(self) -> None:
        """Blank the numbers at the selection, as presses on them would."""
        if self.predicting.pick_selection():
            self._seek()
        else:
            self.said.emit("Select gates or wires whose numbers are there: these become blanks.")

    def _changed(self) -> None:
        if self._is_open:
            self.refresh()
            self.overlay_changed.emit()

    @Slot()
    def _enter(self) -> None:
        """Check what is typed, or go on where there is nothing to check."""
        predicting = self.predicting
        asked, poll = predicting.asked, predicting.tally.poll
        if asked is None or predicting.is_settled(asked):
            predicting.go_on()
            self._seek()
        elif poll is not None:
            predicting.reveal()
        else:
            self._check()

    def _check(self) -> None:
        try:
            self.predicting.answer(self.card.field.text())
        except AnswerError as error:
            self.card.refuse(str(error))
        self.card.announce()
        self.card.field.selectAll()

    def _reveal(self) -> None:
        """Reveal the number, or the right one of the class; once that is done, go on."""
        if self.predicting.tally.poll is not None:
            self._enter()
        else:
            self.predicting.show_me()

    def _toggle_class(self) -> None:
        tally = self.predicting.tally
        tally.open(is_open=not tally.is_open)
        self._seek()

    def _seek(self) -> None:
        """Put the cursor where the answer is given."""
        field = self.board if self.predicting.tally.poll is not None else self.card.field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    @Slot()
    def _leave(self) -> None:
        """Give the keys back to the canvas, which is what the workspace around stands for."""
        around = self.parentWidget()
        while around is not None and around.focusProxy() is None:
            around = around.parentWidget()
        if around is not None:
            around.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        if self._table is None:
            return
        tally = self.predicting.tally
        asked = self.predicting.asked if self._is_open else None
        is_asked = asked is not None
        is_open = asked is not None and not self.predicting.is_settled(asked)
        possible = {action.id: is_open and tally.is_open for action in PREDICTING}
        reveals = is_open or (is_asked and tally.is_open)
        helping = {"predict_hint": is_open, "predict_reveal": reveals, "predict_class": is_asked}
        opened = dict.fromkeys(("predict_again", "predict_pick"), self._is_open)
        helping["predict_put_back"] = self._is_open and self.predicting.can_put_back
        for id, can in {**possible, **helping, **opened}.items():
            self._table.enable(id, can)
        self._table.check("predict_class", tally.is_open)
        self.show_me.setText("Show me" if not tally.is_open else "Reveal" if is_open else "Next")
