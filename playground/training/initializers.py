"""The ways to draw the first weights of a network; biases always start at zero."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import sqrt
from typing import Final


@dataclass(frozen=True)
class Initializer:
    """One row of the table: `deviation(inputs, outputs)` is the normal deviation of a layer's weights."""

    id: str
    name: str
    note: str
    deviation: Callable[[int, int], float] = field(repr=False)


INITIALIZERS: Final[tuple[Initializer, ...]] = (
    Initializer(
        "zero",
        "Zero",
        "All units stay equal for ever: nothing breaks the symmetry.",
        lambda _inputs, _outputs: 0.0,
    ),
    Initializer(
        "small",
        "Small random",
        "Normal numbers times 0.01: fine for small networks, dies out in deep ones.",
        lambda _inputs, _outputs: 0.01,
    ),
    Initializer(
        "xavier",
        "Xavier",
        "Variance 2 / (inputs + outputs), after Glorot and Bengio 2010: made for tanh.",
        lambda inputs, outputs: sqrt(2.0 / (inputs + outputs)),
    ),
    Initializer(
        "he",
        "He",
        "Variance 2 / inputs, after He and others 2015: made for ReLU.",
        lambda inputs, _outputs: sqrt(2.0 / inputs),
    ),
)


def initializer(name: str) -> Initializer:
    """Return the row with this id; raises ValueError naming the choices when there is none."""
    for row in INITIALIZERS:
        if row.id == name:
            return row
    raise ValueError(
        f'there is no initializer "{name}": choose one of {", ".join(row.id for row in INITIALIZERS)}'
    )
