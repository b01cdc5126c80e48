"""A nudge: one number of an input moves by h, and what that does to the output is measured."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from playground.engine.probe import (
    Index,
    label_inputs,
    number_at,
    path,
    probe,
    probed_inputs,
    straddled,
)
from playground.engine.run import Run
from playground.gates.gate import Value
from playground.graph.graph import GraphError

DECADES = range(-16, 1)
PER_DECADE = 8
AROUND = 2  # neighbours on each side that an error must be as small as, to be relied on


@dataclass(frozen=True, eq=False)
class Nudge:
    """What came of moving the number at ``index`` of the input ``node`` by ``h``.

    ``path`` are that input and the nodes between it and the target, in forward order, ``values`` those
    of every node after the nudge. ``centred`` is the slope measured from h both ways. ``kinks`` names
    the gates whose kink lies within h on either side.
    """

    run: Run = field(repr=False)
    node: str
    index: Index
    h: float
    path: tuple[str, ...]
    values: Mapping[str, Value] = field(repr=False)
    centred: float
    kinks: tuple[str, ...]

    @property
    def before(self) -> float:
        """The number that was moved."""
        return number_at(self.run.values[self.node], self.index)

    @property
    def after(self) -> float:
        """Where it came to lie."""
        return number_at(self.values[self.node], self.index)

    @property
    def gradient(self) -> float:
        """The gradient that backpropagation gives the number."""
        return number_at(self.run.gradients[self.node], self.index)

    @property
    def output_before(self) -> float:
        """The output before the nudge; its sum where it is no single number."""
        return total(self.run.output)

    @property
    def output_after(self) -> float:
        """The output after the nudge; its sum where it is no single number."""
        return total(self.values[self.run.target])

    @property
    def measured(self) -> float:
        """By how much the output changed."""
        return self.output_after - self.output_before

    @property
    def predicted(self) -> float:
        """By how much the gradient says that it changes: gradient times h."""
        return self.gradient * self.h

    @property
    def difference(self) -> float:
        """The measured change less the predicted one."""
        return self.measured - self.predicted

    @property
    def one_sided(self) -> float:
        """The slope measured from h one way; not a number where h is 0."""
        return self.measured / self.h if self.h else math.nan


@dataclass(frozen=True)
class ErrorPoint:
    """How wrong the slopes measured with one h are, relative to the gradient, and whether it meets a kink."""

    h: float
    centred: float
    one_sided: float
    is_kink: bool = False


def total(value: Value) -> float:
    """Give the number that is differentiated: a value, or its sum where it is no single number."""
    return float(np.sum(value))


def nudged_inputs(made: Run) -> tuple[str, ...]:
    """Give the inputs that can be nudged: those that reach the target and hold no class labels."""
    labels = label_inputs(made)
    return tuple(name for name in probed_inputs(made) if name not in labels)


def nudge(made: Run, node: str, index: Index, h: float) -> Nudge:
    """Move one number of an input by h and compute what depends on it.

    ``index`` is its place in the input, () for a single number. Raises GraphError where there is no such
    number, h is not finite, or a gate does not take the changed value.
    """
    if node not in probed_inputs(made):
        raise GraphError(f'"{node}" is no input that reaches {made.target}')
    if len(index) != np.ndim(made.values[node]) or not _is_inside(index, np.shape(made.values[node])):
        raise GraphError(f"{node} has no number at {list(index)}")
    if not math.isfinite(h):
        raise GraphError("h must be a finite number")
    order = path(made, node)
    number = number_at(made.values[node], index)
    with np.errstate(all="ignore"):
        there, back = (probe(made, order, index, moved) for moved in (number + h, number - h))
        slope = (total(there[made.target]) - total(back[made.target])) / (2 * h) if h else math.nan
        crossed = straddled(made, order, there, back)
    return Nudge(made, node, index, h, order, there, slope, crossed)


def error_curve(made: Run, node: str, index: Index) -> Iterator[ErrorPoint]:
    """Give the errors for h from 1e-16 to 1, one at a time, so that nobody has to wait for all of them.

    An h at which the output cannot be computed is infinitely wrong.
    """
    decades = np.linspace(DECADES[0], DECADES[-1], (len(DECADES) - 1) * PER_DECADE + 1)
    for h in (10.0**decades).tolist():
        try:
            made_one = nudge(made, node, index, h)
        except GraphError:
            yield ErrorPoint(h, math.inf, math.inf)
            continue
        slope = made_one.gradient
        yield ErrorPoint(
            h,
            relative_error(slope, made_one.centred),
            relative_error(slope, made_one.one_sided),
            bool(made_one.kinks),
        )


def relative_error(gradient: float, slope: float) -> float:
    """Give by which share two slopes differ: 0 where they are the same, infinity where one is not finite."""
    if not (math.isfinite(gradient) and math.isfinite(slope)):
        return math.inf
    return 0.0 if gradient == slope else abs(gradient - slope) / max(abs(gradient), abs(slope))


def lowest(hs: Sequence[float], errors: Sequence[float]) -> tuple[float, float]:
    """Give the h with the smallest error that can be relied on, and that error; nan and nan without any.

    Rounding makes errors jump, so that a single one may be small by luck: each counts as much as the
    largest beside it. Among equals the middle one is given.
    """
    if not hs:
        return math.nan, math.nan
    spans = [errors[max(0, place - AROUND) : place + AROUND + 1] for place in range(len(errors))]
    reliable = [max(span) for span in spans]
    best = min(reliable)
    places = [place for place, error in enumerate(reliable) if error == best]
    return hs[places[len(places) // 2]], best


def _is_inside(index: Index, shape: tuple[int, ...]) -> bool:
    return all(0 <= place < size for place, size in zip(index, shape, strict=True))
