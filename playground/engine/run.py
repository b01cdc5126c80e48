"""A run: everything one forward and one backward pass computed, made once and never changed."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, product
from typing import Any

import numpy as np

from playground.engine.backward import backward, wire_gradients
from playground.engine.forward import InputError, forward, held_value
from playground.engine.plan import Plan, plan
from playground.engine.step import Phase, Step
from playground.gates.catalog import gate
from playground.gates.gate import Shape, Source, Value
from playground.graph.graph import Graph, GraphError
from playground.graph.order import ancestors, descendants
from playground.graph.problems import Problem, diagnose
from playground.graph.value import freeze, thaw


@dataclass(frozen=True, eq=False)
class Run:
    """The values, gradients and steps of a graph; stepping is an index into ``steps``.

    ``values`` and ``gradients`` hold a float or float64 array per node, of one shape. ``order`` is the
    forward order, ``backward_order`` the nodes that reach the target, last first.
    """

    graph: Graph = field(repr=False)
    target: str
    values: Mapping[str, Value] = field(repr=False)
    gradients: Mapping[str, Value] = field(repr=False)
    order: tuple[str, ...] = field(repr=False)
    backward_order: tuple[str, ...] = field(repr=False)

    @property
    def output(self) -> Value:
        """The value of the target."""
        return self.values[self.target]

    @cached_property
    def downstream(self) -> Mapping[tuple[str, str], Value]:
        """What flows back over each wire, keyed by the node and port it runs into."""
        return wire_gradients(self.graph, self.backward_order, self.values, self.gradients)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """One step per node forward, then one per node that reaches the target backward."""
        return tuple(map(self.step, range(self.length)))

    def step(self, index: int) -> Step:
        """Give one step; the others need not be made for it."""
        if index not in self._made:
            forward = len(self.order)
            phase = Phase.FORWARD if index < forward else Phase.BACKWARD
            name = self.order[index] if index < forward else self.backward_order[index - forward]
            self._made[index] = Step(index, phase, name, self.graph.by_name[name].gate, self)
        return self._made[index]

    def with_places(self, graph: Graph) -> Run:
        """Give the same run of a graph whose nodes lie elsewhere."""
        moved = replace(self, graph=graph)
        for known in ("places", "downstream"):
            if known in self.__dict__:
                moved.__dict__[known] = self.__dict__[known]
        return moved

    @cached_property
    def _made(self) -> dict[int, Step]:
        return {}

    @property
    def length(self) -> int:
        """How many steps there are; asking does not make them."""
        return len(self.order) + len(self.backward_order)

    @cached_property
    def places(self) -> Mapping[tuple[Phase, str], int]:
        """The index of every step by its phase and node."""
        ways = chain(product((Phase.FORWARD,), self.order), product((Phase.BACKWARD,), self.backward_order))
        return {way: index for index, way in enumerate(ways)}


@dataclass(frozen=True, eq=False)
class _Way:
    """What a run of one graph from one target needs to know beforehand."""

    target: str
    order: tuple[str, ...]
    back: tuple[str, ...]
    plan: Plan | None


def run(graph: Graph, inputs: Mapping[str, Any] | None = None, target: str | None = None) -> Run:
    """Run a graph forward, and backward from its target.

    ``inputs`` gives values to inputs by name: floats, lists or arrays of one or two axes. ``target`` is
    any node's name, by default the graph's own. Values are float64; a gradient has the shape of its
    value. The gradient of a target that is no single number is that of its sum.
    Raises GraphError where the graph has a problem, an input is unknown or a value is not finite.
    Source: CS231n lecture 4, "Backpropagation".
    """
    given = given_values(graph, inputs or {})
    shapes = {name: np.shape(value) if isinstance(value, np.ndarray) else () for name, value in given.items()}
    key = (target, *shapes.items())
    if key not in graph.memo:
        graph.memo[key] = _way(graph, shapes, target)
    return _run(graph, graph.memo[key], given)


def run_sound(graph: Graph) -> Run | None:
    """Run the part of a graph that has no problems; None where not even one node can be computed."""
    return run_and_problems(graph)[0]


def run_and_problems(graph: Graph) -> tuple[Run | None, tuple[Problem, ...]]:
    """Run the part of a graph that has no problems, and list those, also what only the numbers show."""
    found = diagnose(graph)
    shapes, listed = dict(found.shapes), found.problems
    while True:
        wanted = graph.output
        if wanted not in shapes:
            wanted = next((name for name in reversed(found.order) if name in shapes), None)
        if wanted is None:
            return None, listed
        try:
            return _run(graph, _planned(graph, found.order, shapes, wanted), {}), listed
        except InputError as error:
            listed = (*listed, Problem(error.node, None, str(error)))
            for name in descendants(graph, [error.node]) & shapes.keys():
                del shapes[name]


def _way(graph: Graph, shapes: Mapping[str, Shape], target: str | None) -> _Way:
    """Find out how to run a graph whose inputs have these shapes; raises GraphError."""
    found = diagnose(graph, shapes)
    wanted = chosen_target(graph, target)
    if not found.order:
        raise GraphError(found.problems[0].text)
    needed = ancestors(graph, wanted)
    if any(name not in found.shapes for name in needed):
        raise GraphError("; ".join(problem.text for problem in found.problems if problem.node in needed))
    return _planned(graph, found.order, found.shapes, wanted)


def _planned(graph: Graph, order: tuple[str, ...], shapes: Mapping[str, Shape], target: str) -> _Way:
    """Leave out what is not sound, and lay the rest out flat where all of it is single numbers."""
    sound = tuple(name for name in order if name in shapes)
    needed = ancestors(graph, target)
    back = tuple(name for name in reversed(sound) if name in needed)
    flat = None if any(shapes[name] for name in sound) else plan(graph, sound, back, target)
    return _Way(target, sound, back, flat)


def _run(graph: Graph, way: _Way, given: Mapping[str, Value]) -> Run:
    """Run forward and backward: flat where there is a plan and no number leaves its bounds."""
    flat = _run_flat(graph, way.plan, given) if way.plan else None
    if flat is not None:
        return Run(graph, way.target, *flat, way.order, way.back)
    values = forward(graph, way.order, given)
    gradients = backward(graph, way.back, values, way.target)
    return Run(graph, way.target, values, gradients, way.order, way.back)


def _run_flat(
    graph: Graph, flat: Plan, given: Mapping[str, Any]
) -> tuple[dict[str, Value], dict[str, Value]] | None:
    """Run a plan; None where Python has no float for a number, such as 1/0 or the root of -1."""
    nodes = graph.by_name
    held: dict[str, Any] = {
        name: given[name] if name in given else held_value(nodes[name]) for _place, name in flat.sources
    }
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("error", np.exceptions.ComplexWarning)
            values = flat.forward(held)
            gradients = flat.backward(values)
        if complex in {*map(type, values), *map(type, gradients)}:
            return None
        return dict(zip(flat.names, values, strict=False)), dict(zip(flat.names, gradients, strict=False))
    except (ArithmeticError, TypeError, np.exceptions.ComplexWarning):
        return None


def chosen_target(graph: Graph, target: str | None) -> str:
    """Give the node to differentiate; raises GraphError."""
    wanted = graph.output if target is None else target
    if wanted is None:
        raise GraphError("the graph is empty")
    if wanted not in graph.by_name:
        raise GraphError(f'there is no node called "{wanted}"')
    return wanted


def given_values(graph: Graph, inputs: Mapping[str, Any]) -> dict[str, Value]:
    """Check values given by name and turn them into floats and arrays; raises GraphError."""
    values = {}
    for name, value in inputs.items():
        if name not in graph.by_name or gate(graph.by_name[name].gate).source is Source.NONE:
            known = [node.name for node in graph.nodes if gate(node.gate).source is Source.INPUT]
            raise GraphError(
                f'there is no input called "{name}"; the inputs are {", ".join(known) or "none"}'
            )
        try:
            values[name] = thaw(freeze(value))
        except GraphError as error:
            raise GraphError(f"{name}: {error}") from None
    return values
