"""What is wrong with a graph, in plain words, each problem at its node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.gates.catalog import gate
from playground.gates.gate import Shape, ShapeError, Source
from playground.graph.graph import Graph, Node
from playground.graph.order import CycleError, order
from playground.graph.value import shape_of

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: at which node and port, and what."""

    node: str | None
    port: str | None
    text: str


@dataclass(frozen=True)
class Diagnosis:
    """All problems of a graph, the order of its nodes, and the shape of every node that is sound."""

    problems: tuple[Problem, ...]
    order: tuple[str, ...]
    shapes: Mapping[str, Shape]


def problems(graph: Graph, shapes: Mapping[str, Shape] | None = None) -> tuple[Problem, ...]:
    """List what is wrong with a graph; ``shapes`` are those of inputs whose values come from elsewhere."""
    return diagnose(graph, shapes).problems


def diagnose(graph: Graph, shapes: Mapping[str, Shape] | None = None) -> Diagnosis:
    """Find everything that is wrong, and the shapes of all nodes whose inputs are sound."""
    try:
        sequence = order(graph)
    except CycleError as error:
        return Diagnosis((Problem(error.names[0], None, str(error)),), (), {})
    found: list[Problem] = []
    known: dict[str, Shape] = {}
    for name in sequence:
        outcome = _shape(graph, graph.by_name[name], known, shapes or {})
        if isinstance(outcome, list):
            found.extend(outcome)
        elif outcome is not None:
            known[name] = outcome
    return Diagnosis(tuple(found), sequence, known)


def _shape(
    graph: Graph, node: Node, known: Mapping[str, Shape], given: Mapping[str, Shape]
) -> Shape | list[Problem] | None:
    """Give a node's shape, its problems, or None where something before it is wrong."""
    kind = gate(node.gate)
    if kind.source is not Source.NONE:
        return _held_shape(node, given)
    plugged = graph.incoming[node.name]
    said = f"{node.name} ({kind.name})"
    missing = [port for port in kind.inputs if port not in plugged]
    if missing:
        return [Problem(node.name, port, f"{said}: nothing is plugged into {port}") for port in missing]
    sources = [plugged[port].source for port in kind.inputs]
    if any(source not in known for source in sources):
        return None
    try:
        return kind.shape(*(known[source] for source in sources))
    except ShapeError as error:
        return [Problem(node.name, None, f"{said} {error.of(*sources)}")]


def _held_shape(node: Node, given: Mapping[str, Shape]) -> Shape | list[Problem]:
    """Give the shape of an input or constant, or say that it has no value."""
    if node.name in given:
        return given[node.name]
    if node.value is None:
        return [Problem(node.name, None, f"{node.name} has no value")]
    return shape_of(node.value)
