"""Asking: which numbers of a run are blank at the playhead, and which of them is asked."""

from __future__ import annotations

from abc import ABC, abstractmethod

from playground.engine.run import Run
from playground.session.answers import Attempt
from playground.session.blanks import Mode, blanks_at, can_ask, next_step
from playground.session.playback import Playback
from playground.session.question import Question, questions_at
from playground.session.session import Session
from playground.session.signal import Signal


class Asking(ABC):
    """Blanks of a session's run, one of which is asked; ``changed`` tells that others are."""

    def __init__(self, session: Session) -> None:
        """Blank what the step just taken has computed."""
        self.changed: Signal[()] = Signal()
        self.mode = Mode.STEP
        self._session = session
        self._picks: dict[Question, None] = {}
        self._asked: Question | None = None
        self._known: tuple[Playback, dict[Question, None]] | None = None

    @abstractmethod
    def attempt(self, question: Question) -> Attempt | None:
        """Give what became of a question, unless its number is another one since."""

    @abstractmethod
    def is_settled(self, question: Question) -> bool:
        """Whether a question was answered rightly or shown."""

    @property
    def run(self) -> Run | None:
        """The run that is asked about."""
        return self._session.playback.run

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

    def pick_selection(self) -> bool:
        """Blank every number at the selection, and ask the first; return whether there is one."""
        playback, selection = self._session.playback, self._session.selection
        there = questions_at(self._session.graph, selection.nodes, selection.wires)
        found = [each for each in there if can_ask(playback, each)]
        if not found:
            return False
        if self.mode is not Mode.PICKED:
            self.choose(Mode.PICKED)
        self._picks.update(dict.fromkeys(found))
        self._known = None
        self._asked = next(each for each in self.blanks if each in found)
        self._tell()
        return True

    @property
    def can_put_back(self) -> bool:
        """Whether what is asked was picked and not tried yet, so that it may be told again."""
        question = self.asked
        if question is None or self.mode is not Mode.PICKED:
            return False
        attempt = self.attempt(question)
        return attempt is None or not (attempt.tries or attempt.is_settled)

    def put_back(self) -> None:
        """Tell the picked number that is asked again: it is no blank any more."""
        question = self.asked
        if question is not None and self.can_put_back:
            del self._picks[question]
            self._asked = self._known = None
            self._tell()

    def move(self, by: int) -> None:
        """Ask the next blank, or the one before, whether it is settled or not."""
        found, asked = self.blanks, self.asked
        if asked is not None:
            self._asked = found[(found.index(asked) + by) % len(found)]
            self._tell()

    @property
    def _found(self) -> dict[Question, None]:
        playback = self._session.playback
        if self._known is None or self._known[0] != playback:
            self._known = playback, dict.fromkeys(blanks_at(playback, self.mode, self._picks))
        return self._known[1]

    @abstractmethod
    def _tell(self) -> None:
        """Tell that something is another."""
