"""Gradient check: compare backpropagation with centred finite differences, and call kinks kinks."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.forward import forward, knobs_of
from playground.engine.run import Run, run
from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.order import ancestors, descendants

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.gates.gate import Value
    from playground.graph.graph import Graph

SMALLEST = 1e-8
ROUNDING_MARGIN = 1e7


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
    if not (np.isfinite(step) and step > 0):
        msg = "the step of a gradient check must be a positive number"
        raise ValueError(msg)
    made = run(graph, inputs, target)
    needed = ancestors(graph, made.target)
    nodes = [
        node.name for node in graph.nodes if node.name in needed and gate(node.gate).source is Source.INPUT
    ]
    rows: list[Row] = []
    kinks: dict[str, None] = {}
    for name in nodes:
        _check_input(made, name, step, rows, kinks)
    judged = [row.error for row in rows if not (row.is_kink or row.is_label)]
    return GradientCheck(max(judged, default=0.0), tuple(rows), tuple(kinks))


def _check_input(made: Run, name: str, step: float, rows: list[Row], kinks: dict[str, None]) -> None:
    """Check every number of one input."""
    after = descendants(made.graph, [name])
    order = [node for node in made.backward_order[::-1] if node in after]
    label = _is_label(made.graph, name, ancestors(made.graph, made.target))
    for index in np.ndindex(np.shape(made.values[name])):
        analytic = float(np.asarray(made.gradients[name])[index])
        if label:
            rows.append(Row(name, index, analytic, 0.0, 0.0, is_kink=False, is_label=True))
            continue
        number = float(np.asarray(made.values[name])[index])
        h = step * max(1.0, abs(number))
        high = _nudged(made, name, index, number + h, order)
        low = _nudged(made, name, index, number - h, order)
        straddled = _straddled(made, order, high, low)
        kinks.update(dict.fromkeys(straddled))
        f_high, f_low = float(np.sum(high[made.target])), float(np.sum(low[made.target]))
        numeric = (f_high - f_low) / (2 * h)
        noise = sys.float_info.epsilon * max(abs(f_high), abs(f_low)) / h
        error = _relative_error(analytic, numeric, noise)
        rows.append(Row(name, index, analytic, numeric, error, is_kink=bool(straddled), is_label=False))


def _is_label(graph: Graph, name: str, needed: frozenset[str]) -> bool:
    """Say whether an input goes nowhere but into ports that hold class labels."""
    wires = [wire for wire in graph.outgoing[name] if wire.target in needed]
    return bool(wires) and all(wire.port in gate(graph.by_name[wire.target].gate).labels for wire in wires)


def _nudged(
    made: Run, name: str, index: tuple[int, ...], number: float, order: list[str]
) -> dict[str, Value]:
    """Recompute what depends on an input, with one of its numbers changed."""
    value = made.values[name]
    changed: Value = number
    if isinstance(value, np.ndarray):
        changed = value.copy()
        changed[index] = number
    rest = {node: value for node, value in made.values.items() if node not in set(order)}
    return forward(made.graph, [*rest, *order], {**rest, name: changed})


def _straddled(made: Run, order: list[str], high: dict[str, Value], low: dict[str, Value]) -> list[str]:
    """Give the gates that stand on different sides of a kink at +h and at -h."""
    found = []
    for node in order:
        record = made.graph.by_name[node]
        kind = gate(record.gate)
        if kind.kinks is None:
            continue
        sources = [made.graph.incoming[node][port].source for port in kind.inputs]
        sides = [
            np.sign(kind.kinks(*(values[source] for source in sources), **knobs_of(record, kind)))
            for values in (high, low)
        ]
        if np.any(sides[0] != sides[1]):
            found.append(node)
    return found


def _relative_error(analytic: float, numeric: float, noise: float) -> float:
    """Give the relative error of two slopes; what is not finite is infinitely wrong."""
    if not (np.isfinite(analytic) and np.isfinite(numeric)):
        return float("inf")
    return abs(analytic - numeric) / max(abs(analytic), abs(numeric), SMALLEST, ROUNDING_MARGIN * noise)
