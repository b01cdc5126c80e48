"""A mistake of a student: which there are, the wrong answer one leads to, and what the student sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from playground.engine.format import short
from playground.engine.run import Run
from playground.gates.gate import Value
from playground.session.question import Question, Sort, about_gradient


class Mistake(Enum):
    """Every mistake that is known, in a few words that follow "who" in a sentence."""

    UPSTREAM = "forgets the upstream gradient"
    LOCAL = "forgets the local gradient"
    SWAP = "does not swap the inputs"
    OTHER_INPUT = "takes the gradient of the other input"
    BRANCH = "takes one branch of several"
    MISSING = "leaves a branch out"
    PRODUCT = "multiplies the branches"
    AVERAGE = "averages the branches"
    DIFFERENCE = "subtracts the branches"
    OTHER_BRANCH = "takes another branch"
    TOTAL = "adds up all branches"
    SIGN = "slips with the sign"
    VALUE = "takes the value for the gradient"
    GRADIENT = "takes the gradient for the value"
    FOLLOWED = "goes on from a wrong upstream"
    ITSELF = "multiplies by the input itself"
    OUTPUT = "multiplies by the gate's value"
    ADDED = "adds where one multiplies"
    DIVIDED = "divides where one multiplies"
    ZERO = "takes the output for a constant"
    OPERATION = "computes something else"
    ORDER = "takes the inputs the wrong way round"
    ALONE = "stops at one input"
    SLOPE = "takes the slope for the value"
    TURNED = "forgets to transpose"
    POINT = "slips with the decimal point"


@dataclass(frozen=True, eq=False)
class Mistaken:
    """A mistake, the answer it leads to, and one sentence that helps on."""

    mistake: Mistake
    answer: Value
    sentence: str


@dataclass(frozen=True)
class Sight:
    """What a student sees: a run, the numbers in it that are ``hidden``, and wrong answers ``given``."""

    run: Run
    hidden: Callable[[Question], bool] = lambda _question: False
    given: Mapping[Question, Value] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """Name a node with its value, unless that is hidden or has many numbers."""
        value = self.run.values[name]
        return (
            name if self.hidden(Question(Sort.VALUE, name)) or np.ndim(value) else f"{name} = {short(value)}"
        )

    def upstream(self, name: str) -> str:
        """Name the upstream gradient at a node's gate with its number, unless that is hidden."""
        asked = about_gradient(self.run, name)
        number = self.run.gradients[name]
        hidden = np.ndim(number) or (asked is not None and self.hidden(asked))
        return "the upstream gradient" + ("" if hidden else f" {short(number)}")
