"""The losses a network is trained on; what each computes stands in its gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.gates import loss as loss_gates
from playground.gates.gate import Gate

Labels = NDArray[np.int64]
Targets = NDArray[Any]


@dataclass(frozen=True)
class Loss:
    """One row of the table: the gate that computes the mean over a batch, and the targets it wants.

    `targets(labels, outputs)` turns class labels (n,) into what the gate compares scores (n, outputs) with.
    `many` and `one` say whether it can judge one score per class, and a single score for two classes.
    """

    id: str
    name: str
    note: str
    gate: Gate = field(repr=False)
    targets: Callable[[Labels, int], Targets] = field(repr=False)
    many: bool = True
    one: bool = False

    def value(self, scores: Any, targets: Targets) -> float:
        """Return the mean loss of scores (n, outputs)."""
        return float(self.gate.forward(scores, targets, **self.gate.defaults))

    def gradient(self, value: float, scores: Any, targets: Targets) -> Any:
        """Return the gradient (n, outputs) of the mean loss on the scores, given the loss itself."""
        return self.gate.backward(1.0, value, scores, targets, **self.gate.defaults)[0]

    def outputs(self, classes: int) -> int:
        """Return how many scores a network should give so that this loss can judge so many classes."""
        return classes if self.many else 1

    def problem(self, outputs: int, classes: int) -> str:
        """Say why this loss cannot judge so many scores for so many classes, or "" when it can."""
        if self.many and outputs == classes and outputs > 1:
            return ""
        if self.one and outputs == 1 and classes == 2:
            return ""
        if self.one and classes != 2 and not self.many:
            return f"the {self.id} loss tells 2 classes apart, but the data have {classes}"
        wanted = "one output" if not self.many else f"one output for each of the {classes} classes"
        return f"the {self.id} loss needs {wanted}, but the network has {outputs}"


def _as_they_are(labels: Labels, _outputs: int) -> Targets:
    return labels


def _zero_or_one(labels: Labels, _outputs: int) -> Targets:
    return labels.astype(np.float64)[:, np.newaxis]


def _minus_or_plus_one(labels: Labels, outputs: int) -> Targets:
    if outputs == 1:
        return np.asarray(2.0 * labels[:, np.newaxis] - 1.0)
    return np.asarray(labels[:, np.newaxis] == np.arange(outputs), dtype=np.float64)


LOSSES: Final[tuple[Loss, ...]] = (
    Loss(
        "softmax",
        "Softmax",
        "Cross-entropy of the softmax of the scores, one score per class.",
        loss_gates.SOFTMAX_LOSS,
        _as_they_are,
    ),
    Loss(
        "hinge",
        "Hinge (SVM)",
        "Every wrong score should stay 1 below the right one.",
        loss_gates.HINGE_LOSS,
        _as_they_are,
    ),
    Loss(
        "bce",
        "Binary cross-entropy",
        "Cross-entropy of the sigmoid of a single score, for two classes.",
        loss_gates.BCE_LOSS,
        _zero_or_one,
        many=False,
        one=True,
    ),
    Loss(
        "mse",
        "Squared error",
        "Half the squared distance from 1 for the right class, 0 for others; a single score aims at -1 or 1.",
        loss_gates.MSE_LOSS,
        _minus_or_plus_one,
        one=True,
    ),
)


def loss_record(name: str) -> Loss:
    """Return the row with this id; raises ValueError naming the choices when there is none."""
    for row in LOSSES:
        if row.id == name:
            return row
    raise ValueError(f'there is no loss "{name}": choose one of {", ".join(row.id for row in LOSSES)}')
