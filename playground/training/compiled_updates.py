"""The updates of the optimizers, as the compiled step computes them: all numbers in one pass.

`memory` has the rows of `Memory`, `taken` counts the steps it knows of, this one included.
"""

from __future__ import annotations

import math

from playground.training.compiled_sums import Row, Rows
from playground.training.optimizers import DECAY, FIRST_DECAY, SECOND_DECAY, TINY

SGD, MOMENTUM, NESTEROV, RMSPROP, ADAM = 0, 1, 2, 3, 4
UPDATE_KINDS = {"sgd": SGD, "momentum": MOMENTUM, "nesterov": NESTEROV, "rmsprop": RMSPROP, "adam": ADAM}


def update(
    kind: int, parameters: Row, gradient: Row, memory: Rows, taken: int, rate: float, momentum: float
) -> None:
    """Follow the gradient as the optimizer of this kind does."""
    if kind == SGD:
        descend(parameters, gradient, rate)
    elif kind == MOMENTUM:
        roll(parameters, gradient, memory[0], rate, momentum)
    elif kind == NESTEROV:
        look_ahead(parameters, gradient, memory[0], rate, momentum)
    elif kind == RMSPROP:
        scale_by_size(parameters, gradient, memory[0], rate)
    else:
        adapt(parameters, gradient, memory[0], memory[1], taken, rate)


def descend(parameters: Row, gradient: Row, rate: float) -> None:
    """Take a step against the gradient."""
    for k in range(len(parameters)):
        parameters[k] -= rate * gradient[k]


def roll(parameters: Row, gradient: Row, velocity: Row, rate: float, momentum: float) -> None:
    """Keep a share of the step before."""
    for k in range(len(parameters)):
        velocity[k] = velocity[k] * momentum - rate * gradient[k]
        parameters[k] += velocity[k]


def look_ahead(parameters: Row, gradient: Row, velocity: Row, rate: float, momentum: float) -> None:
    """Keep a share of the step before, and go on by it."""
    for k in range(len(parameters)):
        before = velocity[k] * momentum
        velocity[k] = before - rate * gradient[k]
        parameters[k] += (1.0 + momentum) * velocity[k] - before


def scale_by_size(parameters: Row, gradient: Row, squares: Row, rate: float) -> None:
    """Divide the gradient by its recent size."""
    for k in range(len(parameters)):
        squares[k] = DECAY * squares[k] + (1.0 - DECAY) * (gradient[k] * gradient[k])
        parameters[k] -= rate * gradient[k] / (math.sqrt(squares[k]) + TINY)


def adapt(parameters: Row, gradient: Row, mean: Row, squares: Row, taken: int, rate: float) -> None:
    """Divide the mean gradient by its recent size, both corrected for having started at 0."""
    size = rate / (1.0 - FIRST_DECAY**taken)
    spread = 1.0 / math.sqrt(1.0 - SECOND_DECAY**taken)
    for k in range(len(parameters)):
        mean[k] = FIRST_DECAY * mean[k] + (1.0 - FIRST_DECAY) * gradient[k]
        squares[k] = SECOND_DECAY * squares[k] + (1.0 - SECOND_DECAY) * (gradient[k] * gradient[k])
        parameters[k] -= size * mean[k] / (math.sqrt(squares[k]) * spread + TINY)
