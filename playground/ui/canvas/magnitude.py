"""How much flows: the size of a number beside the largest of its run, over a few powers of ten."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from playground.engine.run import Run
from playground.gates.gate import Value
from playground.graph.graph import Wire
from playground.ui.canvas.measures import is_stub

DECADES = 4.0
"""A number so many powers of ten below the largest counts as nothing."""


def size(value: Value | None) -> float:
    """Return the largest absolute number in a value; 0 where there is none that is finite."""
    if value is None:
        return 0.0
    numbers = np.abs(np.asarray(value, dtype=float))
    return float(np.max(numbers, initial=0.0, where=np.isfinite(numbers)))


def share(number: float, largest: float) -> float:
    """Return where a size lies between nothing (0) and the largest (1), on a logarithmic scale."""
    if not (number > 0.0 and largest > 0.0):
        return 0.0
    return float(min(max(1.0 + np.log10(number / largest) / DECADES, 0.0), 1.0))


def gradient_share(run: Run, wire: Wire) -> float:
    """Return the share of the gradient that a wire carries back."""
    gradient = (
        run.gradients.get(wire.source) if is_stub(wire) else run.downstream.get((wire.target, wire.port))
    )
    return share(size(gradient), _largest_gradient(run))


def value_share(run: Run, wire: Wire) -> float:
    """Return the share of the value that a wire carries forward."""
    return share(size(run.values.get(wire.source)), _largest_value(run))


@lru_cache(maxsize=2)
def _largest_gradient(run: Run) -> float:
    return _largest((*run.gradients.values(), *run.downstream.values()))


@lru_cache(maxsize=2)
def _largest_value(run: Run) -> float:
    return _largest(run.values.values())


def _largest(values: Iterable[Value]) -> float:
    return max(map(size, values), default=0.0)
