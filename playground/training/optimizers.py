"""The optimizers: how parameters follow the gradient, or, for one of them, how they do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

Flat = NDArray[np.float64]

DECAY: Final = 0.9
"""How much of its mean of squares RMSProp keeps from step to step."""
FIRST_DECAY: Final = 0.9
SECOND_DECAY: Final = 0.999
TINY: Final = 1e-8
"""Keeps RMSProp and Adam from dividing by 0."""


@dataclass
class Memory:
    """What an optimizer remembers between steps: rows as long as the parameters, and a count."""

    rows: Flat
    scratch: Flat
    steps: int = 0


@dataclass(frozen=True)
class Settings:
    """The numbers an update depends on."""

    learning_rate: float
    momentum: float


Update = Callable[[Flat, Flat, Memory, Settings], None]


@dataclass(frozen=True, kw_only=True)
class Optimizer:
    """One row of the table.

    `update(parameters, gradient, memory, settings)` changes the parameters in place and may overwrite the
    gradient; `memory` has `rows` rows. Without an update (random search) each step draws parameters and
    keeps the best. `limit(momentum)` is the product of learning rate and L2 strength above which the
    weights grow by themselves.
    """

    id: str
    name: str
    note: str
    rows: int = 0
    uses_momentum: bool = False
    update: Update | None = field(default=None, repr=False)
    limit: Callable[[float], float] = field(default=lambda _momentum: inf, repr=False)

    def memory(self, parameter_count: int) -> Memory:
        """Return fresh memory for so many parameters."""
        return Memory(np.zeros((self.rows, parameter_count)), np.empty(parameter_count))


def _descend(parameters: Flat, gradient: Flat, _memory: Memory, settings: Settings) -> None:
    gradient *= settings.learning_rate
    parameters -= gradient


def _roll(parameters: Flat, gradient: Flat, memory: Memory, settings: Settings) -> None:
    velocity = memory.rows[0]
    velocity *= settings.momentum
    gradient *= settings.learning_rate
    velocity -= gradient
    parameters += velocity


def _look_ahead(parameters: Flat, gradient: Flat, memory: Memory, settings: Settings) -> None:
    velocity, before = memory.rows[0], memory.scratch
    np.multiply(velocity, settings.momentum, out=before)
    gradient *= settings.learning_rate
    np.subtract(before, gradient, out=velocity)
    parameters -= before
    np.multiply(velocity, 1.0 + settings.momentum, out=before)
    parameters += before


def _scale_by_size(parameters: Flat, gradient: Flat, memory: Memory, settings: Settings) -> None:
    squares, scratch = memory.rows[0], memory.scratch
    squares *= DECAY
    np.multiply(gradient, gradient, out=scratch)
    scratch *= 1.0 - DECAY
    squares += scratch
    np.sqrt(squares, out=scratch)
    scratch += TINY
    gradient *= settings.learning_rate
    gradient /= scratch
    parameters -= gradient


def _adapt(parameters: Flat, gradient: Flat, memory: Memory, settings: Settings) -> None:
    mean, squares = memory.rows
    scratch = memory.scratch
    memory.steps += 1
    mean *= FIRST_DECAY
    np.multiply(gradient, 1.0 - FIRST_DECAY, out=scratch)
    mean += scratch
    squares *= SECOND_DECAY
    np.multiply(gradient, gradient, out=scratch)
    scratch *= 1.0 - SECOND_DECAY
    squares += scratch
    np.sqrt(squares, out=scratch)
    scratch /= sqrt(1.0 - SECOND_DECAY**memory.steps)
    scratch += TINY
    np.multiply(mean, settings.learning_rate / (1.0 - FIRST_DECAY**memory.steps), out=gradient)
    gradient /= scratch
    parameters -= gradient


OPTIMIZERS: Final[tuple[Optimizer, ...]] = (
    Optimizer(
        id="sgd",
        name="SGD",
        note="A step against the gradient of the batch, the learning rate long.",
        update=_descend,
        limit=lambda _momentum: 1.0,
    ),
    Optimizer(
        id="momentum",
        name="SGD + momentum",
        note="A ball that rolls downhill: the step keeps a share of the one before.",
        rows=1,
        uses_momentum=True,
        update=_roll,
        limit=lambda momentum: 1.0 + momentum,
    ),
    Optimizer(
        id="nesterov",
        name="Nesterov",
        note="Momentum that looks at the gradient where it is about to arrive.",
        rows=1,
        uses_momentum=True,
        update=_look_ahead,
        limit=lambda momentum: (1.0 + momentum) / (1.0 + 2.0 * momentum),
    ),
    Optimizer(
        id="rmsprop",
        name="RMSProp",
        note="Divides each gradient by its own recent size, so that all parameters move alike.",
        rows=1,
        update=_scale_by_size,
    ),
    Optimizer(
        id="adam",
        name="Adam",
        note="RMSProp with momentum, both corrected for having started at zero.",
        rows=2,
        update=_adapt,
    ),
    Optimizer(
        id="random_search",
        name="Random search",
        note="Draws all parameters anew and keeps the best: a first, bad idea to compare with.",
    ),
)


def optimizer_record(name: str) -> Optimizer:
    """Return the row with this id; raises ValueError naming the choices when there is none."""
    for row in OPTIMIZERS:
        if row.id == name:
            return row
    raise ValueError(
        f'there is no optimizer "{name}": choose one of {", ".join(row.id for row in OPTIMIZERS)}'
    )
