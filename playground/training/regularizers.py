"""The penalties on large weights; what each computes stands in its gate. Biases are never charged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from playground.gates import arithmetic
from playground.gates import loss as loss_gates
from playground.gates.gate import Gate


@dataclass(frozen=True)
class Regularizer:
    """One row of the table; without a gate nothing is charged.

    `each` is the gate that, times the strength, charges a single weight.
    `shrinks` tells that one step of gradient descent multiplies a weight by 1 - 2 * learning rate *
    strength, so that too strong a penalty makes it grow instead.
    """

    id: str
    name: str
    note: str
    gate: Gate | None = field(default=None, repr=False)
    each: Gate | None = field(default=None, repr=False)
    shrinks: bool = False

    def penalty(self, weights: Any, strength: float) -> float:
        """Return what these weights (any shape) are charged."""
        return 0.0 if self.gate is None else float(self.gate.forward(weights, strength=strength))

    def gradient(self, weights: Any, strength: Any) -> Any:
        """Return the gradient of the penalty, in the shape of the weights; 0.0 when nothing is charged."""
        return 0.0 if self.gate is None else self.gate.backward(1.0, 0.0, weights, strength=strength)[0]


REGULARIZERS: Final[tuple[Regularizer, ...]] = (
    Regularizer("none", "None", "Large weights cost nothing."),
    Regularizer(
        "l2",
        "L2",
        "The strength times the sum of squared weights: pulls in proportion to their size.",
        loss_gates.L2_PENALTY,
        arithmetic.SQUARE,
        shrinks=True,
    ),
    Regularizer(
        "l1",
        "L1",
        "The strength times the sum of magnitudes: pulls all equally hard, so that many end at 0.",
        loss_gates.L1_PENALTY,
        arithmetic.ABS,
    ),
)


def regularizer_record(name: str) -> Regularizer:
    """Return the row with this id; raises ValueError naming the choices when there is none."""
    for row in REGULARIZERS:
        if row.id == name:
            return row
    raise ValueError(
        f'there is no regularizer "{name}": choose one of {", ".join(row.id for row in REGULARIZERS)}'
    )
