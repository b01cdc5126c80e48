"""The class tally: one question with some answers to choose from, and how many hands went up for each."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from playground.gates.gate import Value
from playground.session.diagnosis import choices
from playground.session.mistake import Mistake, Sight
from playground.session.question import Question, answer, asked_answer, spelled

MOST_VOTES = 999


@dataclass(frozen=True)
class Option:
    """One answer to choose; ``mistake`` is the one that leads to it, None for the right answer."""

    text: str
    mistake: Mistake | None
    sentence: str
    votes: int = 0

    @property
    def is_right(self) -> bool:
        """Whether this is the right answer."""
        return self.mistake is None


@dataclass(frozen=True)
class Poll:
    """The answers to choose from, in the order of their keys, and whether the right one is revealed."""

    options: tuple[Option, ...]
    revealed: bool = False

    @property
    def votes(self) -> int:
        """How many voted."""
        return sum(option.votes for option in self.options)

    def voted(self, place: int, votes: int) -> Poll:
        """Count votes for the option at a place, from 0; fewer than none there cannot be."""
        if self.revealed or not 0 <= place < len(self.options):
            return self
        options = list(self.options)
        count = min(max(options[place].votes + votes, 0), MOST_VOTES)
        options[place] = replace(options[place], votes=count)
        return replace(self, options=tuple(options))


def poll_of(sight: Sight, question: Question, seed: int) -> Poll:
    """Make the poll of a question: the right answer among likely wrong ones, shuffled by a seed."""
    right = Option(spelled(asked_answer(sight.run, question)), None, "Right.")
    wrong = [Option(spelled(each.answer), each.mistake, each.sentence) for each in choices(sight, question)]
    options = [right, *wrong]
    random.Random(f"{seed} {question}").shuffle(options)  # noqa: S311 - a class is no adversary
    return Poll(tuple(options))


class Tally:
    """The polls of a round; a poll holds only while the number behind it stays the same."""

    def __init__(self, asked: Callable[[], tuple[Sight, Question] | None], told: Callable[[], None]) -> None:
        """Begin closed and without votes; ``asked`` gives what is asked, ``told`` hears of every change."""
        self.is_open = False
        self._asked = asked
        self._told = told
        self._seed = 0
        self._polls: dict[Question, tuple[Value, Poll]] = {}

    @property
    def poll(self) -> Poll | None:
        """The poll of the question that is asked, while the class is asked."""
        found = self._asked() if self.is_open else None
        if found is None:
            return None
        sight, question = found
        right = answer(sight.run, question)
        known = self._polls.get(question)
        if known is None or not np.array_equal(known[0], right):
            known = self._polls[question] = (right, poll_of(sight, question, self._seed))
        return known[1]

    def open(self, *, is_open: bool) -> None:
        """Begin or end asking the class; votes are kept."""
        self.is_open = is_open
        self._told()

    def vote(self, place: int, votes: int = 1) -> None:
        """Count votes for the option at a place, from 0."""
        if self._change(lambda poll: poll.voted(place, votes)):
            self._told()

    def reveal(self) -> bool:
        """Reveal which option is right; False where nothing is asked."""
        return self._change(lambda poll: replace(poll, revealed=True))

    def forget(self) -> None:
        """Forget all votes; the options will stand in another order."""
        self._seed += 1
        self._polls.clear()

    def rename(self, renamed: Callable[[Question], Question]) -> None:
        """Follow nodes to their new names."""
        self._polls = {renamed(question): poll for question, poll in self._polls.items()}

    def _change(self, changed: Callable[[Poll], Poll]) -> bool:
        found, poll = self._asked(), self.poll
        if found is None or poll is None:
            return False
        self._polls[found[1]] = (self._polls[found[1]][0], changed(poll))
        return True
