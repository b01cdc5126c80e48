"""Predicting: which numbers are blank, what was answered, and the score; all of it outlives its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from playground.engine.run import Run
from playground.session.answers import Answers, Attempt, Score
from playground.session.blanks import Mode, blanks_at, can_ask, next_step
from playground.session.diagnosis import Verdict, judge
from playground.session.mistake import Sight
from playground.session.playback import Playback
from playground.session.project import Project
from playground.session.question import Question, asked_answer
from playground.session.renaming import new_names
from playground.session.session import Session
from playground.session.signal import Signal
from playground.session.tally import Tally
from playground.session.typed_answer import read_answer


class Predicting:
    """A round of predictions about a session's run.

    ``changed`` tells that anything here is another, but not that the project or the playhead is.
    """

    def __init__(self, session: Session) -> None:
        """Begin a round about the step just taken; nothing is hidden before ``begin``."""
        self.changed: Signal[()] = Signal()
        self.mode = Mode.STEP
        self._session = session
        self._answers = Answers()
        self.tally = Tally(self._focus, self._tell)
        self._picks: dict[Question, None] = {}
        self._has_begun = False
        self._asked: Question | None = None
        self._known: tuple[Playback, dict[Question, None]] | None = None
        session.project_changed.connect(self._project_changed)

    def begin(self) -> None:
        """Hide the blanks everywhere."""
        self._has_begun = True
        self._session.veil.drop(self.hides)

    def end(self) -> None:
        """Hide nothing; answers and score are kept."""
        self._session.veil.lift()

    @property
    def run(self) -> Run | None:
        """The run that is asked about."""
        return self._session.playback.run

    @property
    def score(self) -> Score:
        """How the round goes."""
        return self._answers.score

    @property
    def blanks(self) -> tuple[Question, ...]:
        """All questions of the round at the playhead, answered or not, in the order of the run."""
        return tuple(self._found)

    @property
    def asked(self) -> Question | None:
        """The question that an answer is for; None when nothing is asked."""
        found = self._found
        if self._asked in found:
            return self._asked
        return next((each for each in found if not self.is_settled(each)), next(iter(found), None))

    def next_step(self) -> int | None:
        """Give the playhead after the next step with something to predict, at last again from the start."""
        return next_step(self._session.playback, self.is_settled)

    @property
    def open_count(self) -> int:
        """How many blanks still wait for their answer."""
        return sum(map(self.hides, self._found))

    def attempt(self, question: Question) -> Attempt | None:
        """Give what became of a question, unless its number is another one since."""
        return self._answers.attempt(self.run, question)

    def is_settled(self, question: Question) -> bool:
        """Whether a question was answered rightly or shown."""
        return self._answers.is_settled(self.run, question)

    def hides(self, question: Question) -> bool:
        """Whether a number is blank: asked, and not settled."""
        return question in self._found and not self.is_settled(question)

    def choose(self, mode: Mode) -> None:
        """Blank other numbers; where all of a kind are asked, the run is taken to where they are there."""
        self.mode, self._asked, self._known = mode, None, None
        if mode is Mode.GRADIENTS:
            self._session.to_end()
        elif mode is Mode.VALUES:
            self._session.to(self._session.playback.forward_steps)
        self._tell()

    def ask(self, question: Question) -> None:
        """Ask one of the blanks; any other number that can be asked becomes a blank among those picked."""
        if question not in self._found:
            if not can_ask(self._session.playback, question):
                return
            self.mode, self._known = Mode.PICKED, None
            self._picks[question] = None
        self._asked = question
        self._tell()

    def move(self, by: int) -> None:
        """Ask the next blank, or the one before, whether it is settled or not."""
        found, asked = self.blanks, self.asked
        if asked is not None:
            self._asked = found[(found.index(asked) + by) % len(found)]
            self._tell()

    def go_on(self) -> None:
        """Ask the next blank that is not settled; when the step has none left, go to the next that has."""
        found, asked = self.blanks, self.asked
        start = found.index(asked) + 1 if asked is not None else 0
        rest = [each for each in (*found[start:], *found[:start]) if not self.is_settled(each)]
        if rest:
            self._asked = rest[0]
            self._tell()
        elif self.mode is Mode.STEP:
            self._asked = None
            self._session.to(self.next_step() or self._session.playback.length)

    def answer(self, text: str) -> Verdict | None:
        """Judge a typed answer; None when nothing is asked. Raises AnswerError for what is no answer."""
        focus = self._focus()
        if focus is None:
            return None
        sight, question = focus
        typed = read_answer(text, np.shape(asked_answer(sight.run, question)))
        verdict = judge(sight, question, typed)
        self._answers.judged(sight.run, question, text, typed.value, verdict)
        self._asked = question
        self._tell()
        return verdict

    def keep_text(self, text: str) -> None:
        """Keep what is typed but not checked, so that it is there when one comes back to the question."""
        question, run = self.asked, self.run
        if question is not None and run is not None:
            self._answers.keep_text(run, question, text)

    def hint(self) -> None:
        """Help a little more with the number that is asked."""
        question, run = self.asked, self.run
        if question is not None and run is not None:
            self._answers.hint(run, question)
            self._tell()

    def show_me(self) -> None:
        """Reveal the number that is asked; the streak ends."""
        self._show(missed=True)

    def again(self) -> None:
        """Begin a new round: no answers, votes or picks, steps from the start; the best streak stays."""
        self._forget(Score(best=self.score.best))
        if self.mode is Mode.STEP:
            self._session.to_start()
        self._tell()

    def reveal(self) -> None:
        """Reveal which option of the class is right; nobody's score changes."""
        if self.tally.reveal():
            self._show(missed=False)

    def _focus(self) -> tuple[Sight, Question] | None:
        """Give what a student sees of the run, and what is asked."""
        question, run = self.asked, self.run
        if question is None or run is None:
            return None
        return Sight(run, self.hides, self._answers.wrong(run)), question

    @property
    def _found(self) -> dict[Question, None]:
        playback = self._session.playback
        if self._known is None or self._known[0] != playback:
            self._known = playback, dict.fromkeys(blanks_at(playback, self.mode, self._picks))
        return self._known[1]

    def _show(self, *, missed: bool) -> None:
        question, run = self.asked, self.run
        if question is not None and run is not None:
            self._answers.show(run, question, missed=missed)
            self._asked = question
            self._tell()

    def _forget(self, score: Score) -> None:
        self._answers.forget(score)
        self.tally.forget()
        self._picks.clear()
        self._asked = self._known = None

    def _project_changed(self, old: Project, new: Project) -> None:
        if self._session.history.is_fresh:
            self._forget(Score())
        elif self._has_begun and new.graph is not old.graph:
            names = new_names(old.graph, new.graph)
            if names:
                self._rename(lambda each: replace(each, node=names.get(each.node, each.node)))

    def _rename(self, renamed: Callable[[Question], Question]) -> None:
        self._answers.rename(renamed)
        self._picks = {renamed(each): None for each in self._picks}
        self.tally.rename(renamed)
        self._asked = renamed(self._asked) if self._asked is not None else None

    def _tell(self) -> None:
        self.changed.emit()
        if not self._session.veil.is_lifted:
            self._session.veil.changed.emit()
