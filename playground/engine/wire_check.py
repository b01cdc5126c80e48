"""The gradient check on every wire: nudge what flows over one wire alone, and measure the slope."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from zlib import crc32

import numpy as np

from playground.engine.forward import InputError
from playground.engine.probe import changed_value, number_at
from playground.engine.run import Run
from playground.engine.slope import GOOD, Place, Slope, WireProbe, checked_step, relative_error
from playground.gates.catalog import gate
from playground.gates.gate import Array, Value
from playground.graph.graph import Graph

LARGE = 64
"""From this many numbers on only some are nudged one by one, and all of them together once."""
SOME = 16
STEP = 1e-5
SHRINKS = 20.0  # with a tenth of the step a slope is a hundred times as exact; a wrong gradient stays wrong
_RANK = {"wrong": 0, "coarse": 1, "right": 2, "kink": 3, "label": 4}


class Verdict(StrEnum):
    """What a check says of one gradient; ``coarse`` means that the step is too large to tell."""

    RIGHT = "right"
    WRONG = "wrong"
    COARSE = "coarse"
    KINK = "kink"
    LABEL = "label"


@dataclass(frozen=True, eq=False)
class Gradients:
    """Gradients to be judged: of every node's output, and on every wire by the node and port it runs into."""

    nodes: Mapping[str, Value]
    wires: Mapping[Place, Value]

    @staticmethod
    def of(run: Run) -> Gradients:
        """Give those that a run has computed."""
        return Gradients(run.gradients, run.downstream)

    def at(self, place: Place) -> Value:
        """Give the gradient at a place."""
        return self.wires[place] if place[1] else self.nodes[place[0]]


@dataclass(frozen=True)
class WireRow:
    """How the gradient on a wire was judged, or with an empty ``port`` that of a node's output.

    Of an array the worst number tells: ``index`` is its place, () for a single number and None where all
    numbers were nudged together. ``nudged`` of ``size`` numbers were nudged one by one.
    """

    node: str
    port: str
    verdict: Verdict
    analytic: float = 0.0
    numeric: float = 0.0
    error: float = 0.0
    index: tuple[int, ...] | None = ()
    nudged: int = 1
    size: int = 1
    kinks: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """The node and the port."""
        return self.node, self.port


@dataclass(frozen=True)
class WireCheck:
    """All rows, worst first: wrong ones, those that the step is too large for, right ones, the others."""

    rows: tuple[WireRow, ...]

    @staticmethod
    def of(rows: list[WireRow]) -> WireCheck:
        """Sort rows."""
        return WireCheck(tuple(sorted(rows, key=lambda row: (_RANK[row.verdict], -row.error))))

    @cached_property
    def by_place(self) -> dict[Place, WireRow]:
        """Every row under the node and port it is about."""
        return {row.place: row for row in self.rows}

    def count(self, verdict: Verdict, *, wires: bool = True) -> int:
        """Count the wires of a verdict, or the nodes whose own output was judged."""
        return sum(row.verdict is verdict and bool(row.port) is wires for row in self.rows)

    @property
    def worst(self) -> float:
        """The largest relative error of all that could be judged, 0 where nothing could."""
        judged = (row.error for row in self.rows if row.verdict in {Verdict.RIGHT, Verdict.WRONG})
        return max(judged, default=0.0)


def check_wires(run: Run, gradients: Gradients | None = None, step: float = STEP) -> WireCheck:
    """Judge gradients, by default those of the run itself, against slopes measured on every wire.

    As ``check_gradients`` does for inputs: ``step`` is h, scaled by max(1, abs(x)), kinks within it and
    class labels are not judged. Raises ValueError where step is not positive.
    """
    judged = gradients or Gradients.of(run)
    return WireCheck.of(list(judge(run, judged, places_of(run, judged), step)))


def places_of(run: Run, gradients: Gradients) -> tuple[Place, ...]:
    """Give all there is to judge: every wire that reaches the target, and outputs that have more to say.

    A node's output has where its gradient is the sum over several wires, where it is the target, or where
    its gradient is not the one that is on its one wire.
    """
    needed = frozenset(run.backward_order)
    places: list[Place] = []
    for name in run.backward_order:
        wires = _wires(run.graph, name, needed)
        own = gradients.nodes[name]
        if len(wires) != 1 or not np.array_equal(own, gradients.wires[wires[0]], equal_nan=True):
            places.append((name, ""))
        places.extend((name, port) for port in gate(run.graph.by_name[name].gate).inputs)
    return tuple(places)


def judge(run: Run, gradients: Gradients, places: Iterable[Place], step: float = STEP) -> Iterator[WireRow]:
    """Judge gradients one after the other at these places, so that the caller can pause between them.

    Raises ValueError where step is not positive.
    """
    checked_step(step)
    probe, labels = WireProbe(run), _labels(run)
    for place in places:
        yield _judged(probe, place, gradients.at(place), step, is_label=place in labels)


def _wires(graph: Graph, name: str, needed: frozenset[str]) -> list[Place]:
    """Give where the output of a node flows on its way to the target."""
    return [(wire.target, wire.port) for wire in graph.outgoing[name] if wire.target in needed]


def _labels(run: Run) -> frozenset[Place]:
    """Give the places where nothing but class labels flows."""
    needed = frozenset(run.backward_order)
    found: set[Place] = set()
    for name in run.backward_order:
        wires = _wires(run.graph, name, needed)
        kind = gate(run.graph.by_name[name].gate)
        found.update((name, port) for port in kind.labels)
        if wires and found.issuperset(wires):
            found.add((name, ""))
            found.update((name, port) for port in kind.inputs)
    return frozenset(found)


def _judged(probe: WireProbe, place: Place, gradient: Value, step: float, *, is_label: bool) -> WireRow:
    """Judge the gradient at one place by the worst of its numbers."""
    value = probe.at(place)
    size = int(np.size(value))
    if is_label:
        return WireRow(*place, Verdict.LABEL, size=size, nudged=0)
    chosen = _chosen(place, value)
    try:
        rows = [_number(probe, place, gradient, step, index) for index in chosen]
        if len(chosen) < size:
            rows.append(_together(probe, place, gradient, step))
    except InputError:
        return WireRow(*place, Verdict.LABEL, size=size, nudged=0)
    worst = WireCheck.of(rows).rows[0]
    kinks = tuple(dict.fromkeys(name for row in rows for name in row.kinks))
    return WireRow(
        *place, worst.verdict, worst.analytic, worst.numeric, worst.error, worst.index,
        len(chosen), size, kinks,
    )  # fmt: skip


def _chosen(place: Place, value: Value) -> list[tuple[int, ...]]:
    """Give which numbers to nudge one by one: all, or of a large array some, always the same."""
    places = list(np.ndindex(np.shape(value)))
    if len(places) <= LARGE:
        return places
    chosen = _generator(place).choice(len(places), SOME, replace=False)
    return [places[index] for index in sorted(chosen)]


def _generator(place: Place) -> np.random.Generator:
    return np.random.default_rng(crc32(".".join(place).encode()))


def _number(probe: WireProbe, place: Place, gradient: Value, step: float, index: tuple[int, ...]) -> WireRow:
    """Judge one number."""
    value = probe.at(place)
    number = number_at(value, index)
    analytic = number_at(gradient, index)

    def slope(step: float) -> Slope:
        h = step * max(1.0, abs(number))
        return probe.slope(
            place, changed_value(value, index, number + h), changed_value(value, index, number - h), h
        )

    return _row(place, analytic, slope, step, index)


def _together(probe: WireProbe, place: Place, gradient: Value, step: float) -> WireRow:
    """Judge all numbers of an array at once, each nudged up or down by a choice that is always the same."""
    value: Array = np.asarray(probe.at(place))
    way = _generator(place).choice([-1.0, 1.0], value.shape)

    def slope(step: float) -> Slope:
        h = step * max(1.0, float(np.max(np.abs(value))))
        return probe.slope(place, value + h * way, value - h * way, h)

    return _row(place, float(np.sum(gradient * way)), slope, step, None)


def _row(
    place: Place,
    analytic: float,
    slope: Callable[[float], Slope],
    step: float,
    index: tuple[int, ...] | None,
) -> WireRow:
    """Hold a gradient against a slope; one that is wrong is tried with a smaller step as well."""
    found = slope(step)
    error = relative_error(analytic, found)
    verdict = Verdict.KINK if found.kinks else Verdict.RIGHT if error <= GOOD else Verdict.WRONG
    if verdict is Verdict.WRONG and np.isfinite(error):
        finer = relative_error(analytic, slope(step / 10))
        verdict = Verdict.COARSE if finer * SHRINKS < error else Verdict.WRONG
    return WireRow(*place, verdict, analytic, found.numeric, error, index, kinks=found.kinks)
