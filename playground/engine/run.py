"""A run: everything one forward and one backward pass computed, made once and never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.backward import backward
from playground.engine.forward import forward
from playground.engine.step import Phase, Step
from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.graph import Graph, GraphError
from playground.graph.order import ancestors
from playground.graph.problems import Diagnosis, diagnose
from playground.graph.value import freeze, thaw

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.gates.gate import Value


@dataclass(frozen=True, eq=False)
class Run:
    """The values, gradients and steps of a graph; stepping is an index into ``steps``.

    ``values`` and ``gradients`` hold a float or float64 array per node, of one shape. ``downstream``
    holds what flows back over each wire, keyed by the node and port it runs into. ``order`` is the
    forward order, ``backward_order`` the nodes that reach the target, last first.
    """

    graph: Graph = field(repr=False)
    target: str
    values: Mapping[str, Value] = field(repr=False)
    gradients: Mapping[str, Value] = field(repr=False)
    downstream: Mapping[tuple[str, str], Value] = field(repr=False)
    order: tuple[str, ...] = field(repr=False)
    backward_order: tuple[str, ...] = field(repr=False)

    @property
    def output(self) -> Value:
        """The value of the target."""
        return self.values[self.target]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """One step per node forward, then one per node that reaches the target backward."""
        ways = [(Phase.FORWARD, name) for name in self.order]
        ways += [(Phase.BACKWARD, name) for name in self.backward_order]
        nodes = self.graph.by_name
        return tuple(
            Step(index, phase, name, nodes[name].gate, self) for index, (phase, name) in enumerate(ways)
        )


def run(graph: Graph, inputs: Mapping[str, Any] | None = None, target: str | None = None) -> Run:
    """Run a graph forward, and backward from its target.

    ``inputs`` gives values to inputs by name: floats, lists or arrays of one or two axes. ``target`` is
    any node's name, by default the graph's own. Values are float64; a gradient has the shape of its
    value. The gradient of a target that is no single number is that of its sum.
    Raises GraphError where the graph has a problem, an input is unknown or a value is not finite.
    Source: CS231n lecture 4, "Backpropagation".
    """
    given = given_values(graph, inputs or {})
    found = diagnose(graph, {name: np.shape(value) for name, value in given.items()})
    wanted = chosen_target(graph, target)
    if not found.order:
        raise GraphError(found.problems[0].text)
    needed = ancestors(graph, wanted)
    if any(name not in found.shapes for name in needed):
        said = [problem.text for problem in found.problems if problem.node in needed]
        raise GraphError("; ".join(said))
    return _run(graph, found, given, wanted, needed)


def run_sound(graph: Graph) -> Run | None:
    """Run the part of a graph that has no problems; None where not even one node can be computed."""
    found = diagnose(graph)
    wanted = graph.output
    if wanted not in found.shapes:
        wanted = next((name for name in reversed(found.order) if name in found.shapes), None)
    if wanted is None:
        return None
    try:
        return _run(graph, found, {}, wanted, ancestors(graph, wanted))
    except GraphError:
        return None


def _run(
    graph: Graph, found: Diagnosis, given: Mapping[str, Value], target: str, needed: frozenset[str]
) -> Run:
    """Run the sound nodes forward, and those the target needs backward."""
    order = tuple(name for name in found.order if name in found.shapes)
    values = forward(graph, order, given)
    back = tuple(name for name in reversed(order) if name in needed)
    gradients, downstream = backward(graph, back, values, target)
    return Run(graph, target, values, gradients, downstream, order, back)


def chosen_target(graph: Graph, target: str | None) -> str:
    """Give the node to differentiate; raises GraphError."""
    wanted = graph.output if target is None else target
    if wanted is None:
        msg = "the graph is empty"
        raise GraphError(msg)
    if wanted not in graph.by_name:
        msg = f'there is no node called "{wanted}"'
        raise GraphError(msg)
    return wanted


def given_values(graph: Graph, inputs: Mapping[str, Any]) -> dict[str, Value]:
    """Check values given by name and turn them into floats and arrays; raises GraphError."""
    values = {}
    for name, value in inputs.items():
        if name not in graph.by_name or gate(graph.by_name[name].gate).source is Source.NONE:
            known = [node.name for node in graph.nodes if gate(node.gate).source is Source.INPUT]
            msg = f'there is no input called "{name}"; the inputs are {", ".join(known) or "none"}'
            raise GraphError(msg)
        try:
            values[name] = thaw(freeze(value))
        except GraphError as error:
            msg = f"{name}: {error}"
            raise GraphError(msg) from None
    return values
