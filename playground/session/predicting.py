"""Predicting: which numbers are blank, what was answered, and the score; all of it outlives its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from playground.session.answers import Answers, Attempt, Score
from playground.session.asking import Asking
from playground.session.blanks import Mode
from playground.session.diagnosis import Verdict, judge
from playground.session.mistake import Sight
from playground.session.project import Project
from playground.session.question import Question, asked_answer
from playground.session.renaming import new_names
from playground.session.session import Session
from playground.session.tally import Tally
from playground.session.typed_answer import read_answer


class Predicting(Asking):
    """A round of predictions about a session's run.

    ``changed`` tells that anything here is another, but not that the project or the playhead is.
    """

    def __init__(self, session: Session) -> None:
        """Begin a round about the step just taken; nothing is hidden before ``begin``."""
        super().__init__(session)
        self._answers = Answers()
        self.tally = Tally(self._focus, self._tell)
        self._has_begun = False
        session.project_changed.connect(self._project_changed)

    def begin(self) -> None:
        """Hide the blanks everywhere."""
        self._has_begun = True
        self._session.veil.drop(self.hides)

    def end(self) -> None:
        """Hide nothing; answers and score are kept."""
        self._session.veil.lift()

    @property
    def score(self) -> Score:
        """How the round goes."""
        return self._answers.score

    def attempt(self, question: Question) -> Attempt | None:
        """Give what became of a question, unless its number is another one since."""
        return self._answers.attempt(self.run, question)

    def is_settled(self, question: Question) -> bool:
        """Whether a question was answered rightly or shown."""
        return self._answers.is_settled(self.run, question)

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
