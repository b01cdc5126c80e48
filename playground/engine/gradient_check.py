"""Gradient check: compare backpropagation with centred finite differences, and call kinks kinks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.probe import label_inputs, number_at, path, probe, probed_inputs, straddled
from playground.engine.run import Run, run
from playground.engine.slope import checked_step, relative_error, slope_between

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.graph.graph import Graph


@dataclass(frozen=True)
class Row:
    """One number that was nudged: ``index`` is its place in the input, () for a single number."""

    node: str
    index: tuple[int, ...]
    analytic: float
    numeric: float
    error: float
    is_kink: bool
    is_label: bool


@dataclass(frozen=True)
class GradientCheck:
    """All rows, the worst relative error of those that count, and the gates whose kink h straddles."""

    worst: float
    rows: tuple[Row, ...]
    kinks: tuple[str, ...]


def check_gradients(
    graph: Graph, inputs: Mapping[str, Any] | None = None, *, step: float = 1e-5, target: str | None = None
) -> GradientCheck:
    """Nudge every number of every input both ways and compare the measured slope with the gradient.

    ``step`` is h, scaled by max(1, abs(x)). The error is relative: abs(a - n) / max(abs(a), abs(n), 1e-8),
    where the last also grows with the rounding of the output. An h that straddles a kink says so, and
    class labels are not judged. Raises GraphError as ``run`` does, ValueError where step is not positive.
    Source: CS231n notes, "Gradient checks".
    """
    checked_step(step)
    made = run(graph, inputs, target)
    rows: list[Row] = []
    kinks: dict[str, None] = {}
    labels = label_inputs(made)
    for name in probed_inputs(made):
        if name in labels:
            rows += _label_rows(made, name)
        else:
            _check_input(made, name, step, rows, kinks)
    judged = [row.error for row in rows if not (row.is_kink or row.is_label)]
    return GradientCheck(max(judged, default=0.0), tuple(rows), tuple(kinks))


def _label_rows(made: Run, name: str) -> list[Row]:
    """Give the rows of an input that holds class labels, which is not nudged."""
    gradient = np.asarray(made.gradients[name])
    return [
        Row(name, index, float(gradient[index]), 0.0, 0.0, is_kink=False, is_label=True)
        for index in np.ndindex(gradient.shape)
    ]


def _check_input(made: Run, name: str, step: float, rows: list[Row], kinks: dict[str, None]) -> None:
    """Check every number of one input."""
    order = path(made, name)
    for index in np.ndindex(np.shape(made.values[name])):
        analytic = number_at(made.gradients[name], index)
        number = number_at(made.values[name], index)
        h = step * max(1.0, abs(number))
        high, low = (probe(made, order, index, moved) for moved in (number + h, number - h))
        crossed = straddled(made, order, high, low)
        kinks.update(dict.fromkeys(crossed))
        f_high, f_low = float(np.sum(high[made.target])), float(np.sum(low[made.target]))
        slope = slope_between(f_high, f_low, h, crossed)
        error = relative_error(analytic, slope)
        rows.append(Row(name, index, analytic, slope.numeric, error, is_kink=bool(crossed), is_label=False))
