"""The gradients of the losses on scores in few steps of numpy; the gates say the same, more slowly.

Each takes scores and aims (outputs, n), leaves the gradient of the mean loss in `out`, and returns a number
that is finite when the scores, and with them the loss, are. An aim is the target itself or, where targets
are labels, 1 for the right class and 0 for others.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

import numpy as np

from playground.training.losses import Loss, Targets
from playground.training.network import Floats

Judge = Callable[[Floats, Floats, Floats], float]


def aims_of(loss: Loss, targets: Targets, outputs: int) -> Floats:
    """Return the aims (outputs, n) of targets."""
    if loss.gate.labels:
        return np.eye(outputs)[:, targets]
    return np.ascontiguousarray(np.asarray(targets, dtype=np.float64).T)


@cache
def _ones(outputs: int) -> Floats:
    """Return a row of ones: a product with it sums in half the time that a sum takes."""
    return np.ones((1, outputs))


def _softmax(scores: Floats, aims: Floats, out: Floats) -> float:
    np.subtract(scores, np.maximum.reduce(scores, axis=0), out=out)
    np.exp(out, out=out)
    out /= np.dot(_ones(len(out)), out)
    out -= aims
    out *= 1.0 / scores.shape[1]
    return float(np.vdot(scores, out))


def _hinge(scores: Floats, aims: Floats, out: Floats) -> float:
    right = np.add.reduce(scores * aims, axis=0)
    broken = (scores - right + 1.0 > 0.0) * (1.0 - aims)
    np.multiply(aims, np.add.reduce(broken, axis=0), out=out)
    np.subtract(broken, out, out=out)
    out *= 1.0 / scores.shape[1]
    return float(np.vdot(scores, out))


def _bce(scores: Floats, aims: Floats, out: Floats) -> float:
    power = np.exp(-np.abs(scores))
    np.divide(np.where(scores > 0.0, 1.0, power), 1.0 + power, out=out)
    out -= aims
    out *= 1.0 / scores.shape[1]
    return float(np.vdot(scores, out))


def _mse(scores: Floats, aims: Floats, out: Floats) -> float:
    np.subtract(scores, aims, out=out)
    found = float(np.vdot(out, out))
    out *= 1.0 / scores.shape[1]
    return found


JUDGES: Final[dict[str, Judge]] = {"softmax": _softmax, "hinge": _hinge, "bce": _bce, "mse": _mse}
