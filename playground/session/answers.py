"""Answers: what became of every question of a round, and the score."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from playground.engine.run import Run
from playground.gates.gate import Value
from playground.session.diagnosis import Grade, Verdict
from playground.session.question import Question, answer, is_in

MOST_HINTS = 2  # first the formula, then its numbers


@dataclass(frozen=True, eq=False)
class Attempt:
    """What became of one question; it holds only while the number behind it stays ``right``."""

    right: Value
    text: str = ""
    typed: Value | None = None
    verdict: Verdict | None = None
    tries: int = 0
    hints: int = 0
    shown: bool = False

    @property
    def is_right(self) -> bool:
        """Whether the right answer was given."""
        return self.verdict is not None and self.verdict.grade is Grade.RIGHT

    @property
    def is_wrong(self) -> bool:
        """Whether the newest answer is wrong."""
        return self.verdict is not None and self.verdict.grade is Grade.WRONG

    @property
    def is_settled(self) -> bool:
        """Whether the number is not blank any more."""
        return self.shown or self.is_right


@dataclass(frozen=True)
class Score:
    """How many questions were tried, were right at the first try, and how many of these came in a row."""

    tried: int = 0
    first: int = 0
    streak: int = 0
    best: int = 0

    def right(self) -> Score:
        """Count an answer that was right at the first try."""
        row = self.streak + 1
        return Score(self.tried + 1, self.first + 1, row, max(self.best, row))

    def missed(self, *, first: bool) -> Score:
        """End the streak; a ``first`` try counts as tried."""
        return replace(self, tried=self.tried + first, streak=0)


class Answers:
    """The attempts of a round; one counts only while the number behind its question stays the same."""

    def __init__(self) -> None:
        """Begin with nothing answered."""
        self.score = Score()
        self._attempts: dict[Question, Attempt] = {}

    def attempt(self, run: Run | None, question: Question) -> Attempt | None:
        """Give what became of a question, unless its number is another one in this run."""
        found = self._attempts.get(question)
        if found is None or run is None or not is_in(run, question):
            return None
        return found if np.array_equal(found.right, answer(run, question)) else None

    def is_settled(self, run: Run | None, question: Question) -> bool:
        """Whether a question was answered rightly or shown."""
        found = self.attempt(run, question)
        return found is not None and found.is_settled

    def wrong(self, run: Run) -> dict[Question, Value]:
        """Give the wrong answers that stand, for those that were worked out from them."""
        tried = {each: self.attempt(run, each) for each in self._attempts}
        return {
            each: found.typed
            for each, found in tried.items()
            if found is not None and found.is_wrong and not found.shown and found.typed is not None
        }

    def judged(self, run: Run, question: Question, text: str, typed: Value, verdict: Verdict) -> None:
        """Keep an answer and the score: only a first try makes it grow; one that lacks a digit is no try."""
        before = self._before(run, question)
        if before.is_settled:
            return
        first = before.tries == 0
        if verdict.grade is Grade.WRONG:
            self.score = self.score.missed(first=first)
        elif verdict.grade is Grade.RIGHT and first:
            self.score = self.score.right()
        tries = before.tries + (verdict.grade is not Grade.NEARLY)
        made = replace(before, text=text, typed=typed, verdict=verdict, tries=tries)
        self._attempts[question] = made

    def keep_text(self, run: Run, question: Question, text: str) -> None:
        """Keep what is typed but not checked."""
        before = self._before(run, question)
        if not before.is_settled:
            self._attempts[question] = replace(before, text=text)

    def hint(self, run: Run, question: Question) -> None:
        """Help a little more with a question; the score stays as it is."""
        before = self._before(run, question)
        self._attempts[question] = replace(before, hints=min(before.hints + 1, MOST_HINTS))

    def show(self, run: Run, question: Question, *, missed: bool) -> None:
        """Settle a question without an answer; one that counts as ``missed`` ends the streak."""
        before = self._before(run, question)
        if not before.is_settled:
            if missed:
                self.score = self.score.missed(first=before.tries == 0)
            self._attempts[question] = replace(before, shown=True)

    def forget(self, score: Score) -> None:
        """Forget all answers."""
        self._attempts.clear()
        self.score = score

    def rename(self, renamed: Callable[[Question], Question]) -> None:
        """Follow nodes to their new names."""
        self._attempts = {renamed(each): attempt for each, attempt in self._attempts.items()}

    def _before(self, run: Run, question: Question) -> Attempt:
        return self.attempt(run, question) or Attempt(answer(run, question))
