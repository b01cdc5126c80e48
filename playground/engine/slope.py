"""Measured slopes: nudge what flows at one place of a run both ways, and see how far the target follows."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.forward import clean, compute, knobs_of
from playground.engine.plan import MOST_OPERANDS, Rule, rules
from playground.engine.probe import path
from playground.gates.catalog import gate

if TYPE_CHECKING:
    from playground.engine.run import Run
    from playground.gates.gate import Gate, Value
    from playground.graph.graph import Node

GOOD = 1e-6
"""The largest relative error with which a gradient still counts as right."""
SMALLEST = 1e-8
ROUNDING_MARGIN = 1e7

Place = tuple[str, str]
"""Where something flows: into this port of this node, or, with an empty port, out of the node."""


@dataclass(frozen=True)
class Slope:
    """What was measured, how far rounding may have moved it, and the gates whose kink the nudge straddled."""

    numeric: float
    noise: float
    kinks: tuple[str, ...]


def slope_between(high: float, low: float, h: float, kinks: tuple[str, ...]) -> Slope:
    """Give the slope between what came out of +h and of -h."""
    noise = sys.float_info.epsilon * max(abs(high), abs(low)) / h
    return Slope((high - low) / (2 * h), noise, kinks)


@dataclass(frozen=True, eq=False)
class _Turn:
    """What it takes to compute one node again; ``quick`` is its rule for single numbers."""

    node: Node
    kind: Gate
    knobs: dict[str, float]
    sources: tuple[str, ...]
    quick: Rule | None

    def value(self, operands: list[Any]) -> Value:
        """Compute the node from what flows into it."""
        if self.quick:
            try:
                return clean(self.quick(operands[0], operands[-1]))
            except (ArithmeticError, TypeError):
                pass
        return clean(compute(self.kind.forward, list(operands), self.knobs, self.node))


class WireProbe:
    """Measures slopes of the sum of a run's target; what it knows of one node is kept until the next."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._turns: dict[str, _Turn] = {}
        self._after: tuple[str, tuple[_Turn, ...]] = ("", ())

    def at(self, place: Place) -> Value:
        """Give the value that flows at a place."""
        name, port = place
        source = self._run.graph.incoming[name][port].source if port else name
        return self._run.values[source]

    def slope(self, place: Place, high: Value, low: Value, h: float) -> Slope:
        """Let ``high`` and then ``low``, 2 h apart, flow at a place alone, and measure the slope.

        Raises InputError where a gate cannot take what was nudged, such as half a class label.
        """
        above, sides_above = self._go(place, high)
        below, sides_below = self._go(place, low)
        kinks = tuple(name for name, side in sides_above.items() if np.any(side != sides_below[name]))
        return slope_between(above, below, h, kinks)

    def _go(self, place: Place, nudged: Value) -> tuple[float, dict[str, Any]]:
        """Give the target's sum with another value at a place, and on which side of its kink each gate is."""
        name, port = place
        values = dict(self._run.values)
        sides: dict[str, Any] = {}
        with np.errstate(all="ignore"):
            if port:
                turn = self._turn(name)
                operands = [values[source] for source in turn.sources]
                operands[turn.kind.inputs.index(port)] = nudged
                _take(turn, operands, values, sides)
            else:
                values[name] = nudged
            for turn in self._following(name):
                _take(turn, [values[source] for source in turn.sources], values, sides)
            return float(np.sum(values[self._run.target])), sides

    def _following(self, name: str) -> tuple[_Turn, ...]:
        """Give what has to be computed again after a node, in order."""
        if self._after[0] != name:
            self._after = (name, tuple(map(self._turn, path(self._run, name)[1:])))
        return self._after[1]

    def _turn(self, name: str) -> _Turn:
        if name not in self._turns:
            graph, values = self._run.graph, self._run.values
            node = graph.by_name[name]
            kind = gate(node.gate)
            knobs = knobs_of(node, kind)
            sources = tuple(graph.incoming[name][port].source for port in kind.inputs)
            single = not any(isinstance(values[each], np.ndarray) for each in (name, *sources))
            quick = rules(kind, tuple(knobs.items()))[0] if single and len(sources) <= MOST_OPERANDS else None
            self._turns[name] = _Turn(node, kind, knobs, sources, quick)
        return self._turns[name]


def _take(turn: _Turn, operands: list[Any], values: dict[str, Value], sides: dict[str, Any]) -> None:
    """Compute a node, and find on which side of its kink it stands."""
    values[turn.node.name] = turn.value(operands)
    if turn.kind.kinks is not None:
        sides[turn.node.name] = np.sign(turn.kind.kinks(*operands, **turn.knobs))


def relative_error(analytic: float, slope: Slope) -> float:
    """Give the relative error of a gradient; what is not finite is infinitely wrong.

    abs(a - n) / max(abs(a), abs(n), 1e-8), where the last also grows with the rounding of the target.
    Source: CS231n notes, "Gradient checks".
    """
    numeric = slope.numeric
    if not (np.isfinite(analytic) and np.isfinite(numeric)):
        return float("inf")
    least = max(SMALLEST, ROUNDING_MARGIN * slope.noise)
    return abs(analytic - numeric) / max(abs(analytic), abs(numeric), least)


def checked_step(step: float) -> float:
    """Give a step that can be used; raises ValueError where it is not positive."""
    if not (np.isfinite(step) and step > 0):
        msg = "the step of a gradient check must be a positive number"
        raise ValueError(msg)
    return step
