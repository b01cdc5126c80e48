"""What a gate is: one frozen record that says what it computes and what it hands back.

A gate is written once, in plain Python over the words of ``number.py``, and read many
ways: called with floats or arrays it computes, called with names it writes its formula.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable

Array = NDArray[np.float64]
Value = float | Array
Shape = tuple[int, ...]


class Family(StrEnum):
    """The families gates come in; each has a colour of its own on the screen."""

    INPUT = "input"
    ARITHMETIC = "arithmetic"
    ACTIVATION = "activation"
    ROUTING = "routing"
    MATRIX = "matrix"
    LOSS = "loss"


class Source(StrEnum):
    """Whether a node of the gate holds a value of its own, and of which kind."""

    NONE = "none"
    INPUT = "input"
    CONSTANT = "constant"


class Slip(StrEnum):
    """The classic ways to get a backward rule wrong."""

    LOST_MINUS = "lost minus"
    OWN_INPUT = "own input"
    BOTH_INPUTS = "both inputs"
    FORWARD_ONLY = "forward only"
    INPUT_FOR_OUTPUT = "input for output"
    LOST_MEAN = "lost mean"


class ShapeError(ValueError):
    """Input shapes that a gate cannot take, in plain words that name the axes.

    Where an input is meant the text has its place, ``{0}`` or ``{1}``; ``of`` puts names there.
    """

    def __init__(self, text: str) -> None:
        """Say what does not fit."""
        self.text = text
        super().__init__(self.of("the first", "the second"))

    def of(self, *names: str) -> str:
        """Say it of inputs of these names."""
        return self.text.format(*names)


@dataclass(frozen=True)
class Knob:
    """A constant of a gate that a person may turn, such as the slope of a leaky ReLU."""

    name: str
    default: float
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Gate:
    """A kind of operation: its name, its forward and backward rule, and its place in the palette.

    ``forward(*inputs, **knobs)`` gives the value; ``backward(upstream, y, *inputs, **knobs)`` gives
    one downstream gradient per input, each with the shape of that input. ``shape(*shapes)`` gives
    the shape of the value or raises ``ShapeError``. ``kinks(*inputs, **knobs)``, where there is one,
    changes sign where the slope jumps. ``labels`` names the inputs that hold class labels: their
    gradient is 0 and is never checked. ``operator`` is how an expression writes the gate. ``slips`` are
    backward rules as people get them wrong: lessons show them, and no run ever uses one.

    Source: CS231n lecture 4, "Backpropagation: patterns in gradient flow".
    """

    id: str
    symbol: str
    name: str
    family: Family
    inputs: tuple[str, ...]
    forward: Callable[..., Any]
    backward: Callable[..., tuple[Any, ...]]
    shape: Callable[..., Shape]
    pattern: str
    note: str
    samples: tuple[tuple[Any, ...], ...]
    knobs: tuple[Knob, ...] = ()
    labels: tuple[str, ...] = ()
    kinks: Callable[..., Any] | None = None
    elementwise: bool = True
    source: Source = Source.NONE
    operator: str = ""
    callable: bool = True
    keywords: tuple[str, ...] = ()
    slips: tuple[tuple[Slip, Callable[..., tuple[Any, ...]]], ...] = ()

    @property
    def plain_name(self) -> str:
        """The name as it stands in a sentence: small letters unless it has capitals inside."""
        plain = self.name[1:2].isalpha() and self.name[1:] == self.name[1:].lower()
        return self.name.lower() if plain else self.name

    def slipped(self, slip: Slip | None) -> Callable[..., tuple[Any, ...]]:
        """Give the backward rule with this slip, the right one where it does not make it."""
        return next((backward for made, backward in self.slips if made is slip), self.backward)

    @property
    def defaults(self) -> dict[str, float]:
        """Every knob with the number it has until somebody turns it."""
        return {knob.name: knob.default for knob in self.knobs}
