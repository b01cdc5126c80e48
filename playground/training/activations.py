"""The activations a hidden layer may have: every activation gate of the catalog, and none at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from playground.gates.catalog import GATES
from playground.gates.gate import Family, Gate


@dataclass(frozen=True)
class Activation:
    """One row of the table of activations; without a gate a layer hands its weighted sums on as they are."""

    id: str
    name: str
    note: str
    gate: Gate | None = None

    def forward(self, sums: Any) -> Any:
        """Return the activations of these weighted sums, in the same shape."""
        return sums if self.gate is None else self.gate.forward(sums, **self.gate.defaults)

    def backward(self, upstream: Any, outputs: Any, sums: Any) -> Any:
        """Return the gradient on the weighted sums, given that on the outputs, in the same shape."""
        if self.gate is None:
            return upstream
        return self.gate.backward(upstream, outputs, sums, **self.gate.defaults)[0]


def _fits(gate: Gate) -> bool:
    return gate.family is Family.ACTIVATION and gate.elementwise and len(gate.inputs) == 1


LINEAR: Final = Activation("linear", "Linear", "No activation: however many layers, the whole stays linear.")
ACTIVATIONS: Final[tuple[Activation, ...]] = (
    *(Activation(gate.id, gate.name, gate.note, gate) for gate in GATES if _fits(gate)),
    LINEAR,
)


@cache
def activation(name: str) -> Activation:
    """Return the row with this id; raises ValueError naming the choices when there is none."""
    for row in ACTIVATIONS:
        if row.id == name:
            return row
    raise ValueError(
        f'there is no activation "{name}": choose one of {", ".join(row.id for row in ACTIVATIONS)}'
    )
