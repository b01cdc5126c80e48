"""The gates' own formulas read back as plain numpy, which spares the step the words they are written in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from playground.gates.name import Name, write
from playground.gates.number import words_in
from playground.training.activations import Activation
from playground.training.regularizers import Regularizer

Formula = Callable[..., Any]


@cache
def activation_formulas(kind: Activation) -> tuple[Formula, Formula]:
    """Return forward(x) and backward(upstream, x, y), which compute the very bits that the gate does."""
    x, y, upstream = Name("x"), Name("y"), Name("upstream")
    forward, backward = write(kind.forward(x)), write(kind.backward(upstream, y, x))
    return _read("x", forward), _read("upstream, x, y", backward)


@cache
def charge_formula(kind: Regularizer) -> Formula:
    """Return gradient(x, strength) of the penalty on weights."""
    return _read("x, strength", write(kind.gradient(Name("x"), Name("strength"))))


def _read(arguments: str, formula: str) -> Formula:
    """Read a formula back, with the words it is written in."""
    words: dict[str, Any] = {"np": np}
    for word in words_in(formula):
        exec(word.definition, words)  # noqa: S102 - the gates themselves write the text
    read: Formula = eval(f"lambda {arguments}: {formula}", words)  # noqa: S307 - the same
    return read
