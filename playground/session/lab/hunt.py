"""A hunt: a hidden fault, what was tried to find it, the hints given, and what was said of a guess."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum

from playground.session.lab.fault import Fault


class Outcome(Enum):
    """How a hunt stands."""

    OPEN = "open"
    FOUND = "found"
    SHOWN = "shown"


@dataclass(frozen=True)
class Hunt:
    """A fault hidden in the gradients; ``said`` judges the newest guess, ``hints`` counts those given."""

    fault: Fault
    outcome: Outcome = Outcome.OPEN
    guesses: int = 0
    hints: int = 0
    said: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the fault is still hidden."""
        return self.outcome is Outcome.OPEN

    def guessed(self, node: str, guess: Fault, guilty: Collection[str], alike: Collection[str]) -> Hunt:
        """Judge a guess, that ``node`` is guilty of it; ``alike`` are ids of faults that look the same."""
        is_guilty, is_named = node in guilty, guess.id in alike
        if is_guilty and is_named:
            outcome, said = Outcome.FOUND, f"Found: {guess.title}, at {node}. {guess.note}"
        else:
            outcome, said = Outcome.OPEN, _reproach(node, guess, is_guilty=is_guilty, is_named=is_named)
        return replace(self, outcome=outcome, guesses=self.guesses + 1, said=said)

    def shown(self) -> Hunt:
        """Give up: the fault is shown."""
        return replace(self, outcome=Outcome.SHOWN, said=f"It was: {self.fault.title}. {self.fault.note}")

    def hinted(self) -> Hunt:
        """Give one hint more."""
        return replace(self, hints=self.hints + 1)


def _reproach(node: str, guess: Fault, *, is_guilty: bool, is_named: bool) -> str:
    """Say what is wrong with a guess, without giving away what is right."""
    if is_guilty:
        return f"{node} is guilty, but of something else than “{guess.title}”."
    innocent = f"{node} is innocent: it hands on rightly what it was given"
    return f"“{guess.title}” it is, but {innocent}." if is_named else f"{innocent}, right or wrong."


def hints(hunt: Hunt, guilty: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Give the hints from vague to plain: what kind of fault, which of a few nodes, and which one."""
    if not guilty:
        return (f"The fault is {hunt.fault.area}.",)
    first, *more = guilty
    few = sorted({first, *others})
    which = f"Look at {first}" + (f", one of {len(guilty)} that are guilty." if more else ".")
    return (
        f"The fault is {hunt.fault.area}.",
        f"One of these is guilty: {', '.join(few)}." if others else "There is only one suspect.",
        f"{which} Compare what it was given with what it hands back.",
    )
