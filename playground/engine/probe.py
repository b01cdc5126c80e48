"""Probing a run: one number of an input is changed, and only what depends on it is computed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from playground.engine.forward import forward, knobs_of
from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.order import descendants

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playground.engine.run import Run
    from playground.gates.gate import Value
    from playground.graph.graph import Graph

Index = tuple[int, ...]
"""The place of a number in an array; () for a single number."""


def probed_inputs(made: Run) -> tuple[str, ...]:
    """Give the inputs that reach the target of a run, in the order of the graph, class labels among them."""
    needed = frozenset(made.backward_order)
    nodes = (node for node in made.graph.nodes if node.name in needed)
    return tuple(node.name for node in nodes if gate(node.gate).source is Source.INPUT)


def path(made: Run, name: str) -> tuple[str, ...]:
    """Give a node and all that lies between it and the target, in forward order."""
    after = descendants(made.graph, [name])
    return tuple(node for node in reversed(made.backward_order) if node in after)


def label_readers(made: Run) -> tuple[frozenset[str], frozenset[str]]:
    """Give the nodes that a gate on the way to the target reads as class labels, and those read otherwise."""
    needed = frozenset(made.backward_order)
    read: tuple[set[str], set[str]] = set(), set()
    for wire in made.graph.wires:
        if wire.target in needed:
            read[wire.port not in gate(made.graph.by_name[wire.target].gate).labels].add(wire.source)
    return frozenset(read[0]), frozenset(read[1])


def label_inputs(made: Run) -> frozenset[str]:
    """Give the nodes that are read as class labels and nothing else: nobody asks for their gradients."""
    labels, others = label_readers(made)
    return labels - others


def number_at(value: Value, index: Index) -> float:
    """Give one number of a value, whose place is () where it is a single one."""
    return float(np.asarray(value)[index])


def changed_value(value: Value, index: Index, number: float) -> Value:
    """Give a value with one of its numbers replaced; the old one stays as it is."""
    if not isinstance(value, np.ndarray):
        return number
    changed = value.copy()
    changed[index] = number
    return changed


def probe(made: Run, order: Sequence[str], index: Index, number: float) -> dict[str, Value]:
    """Give the values of a run with one number of its first node in ``order`` replaced.

    ``order`` is the ``path`` of that node. Raises GraphError where a class label is not among the classes.
    """
    name = order[0]
    again = frozenset(order)
    given = {node: value for node, value in made.values.items() if node not in again}
    given[name] = changed_value(made.values[name], index, number)
    return {**given, **forward(made.graph, [*_feeds(made.graph, order, again), *order], given)}


def _feeds(graph: Graph, order: Sequence[str], again: frozenset[str]) -> tuple[str, ...]:
    """Give the nodes beside the path that it reads from."""
    wires = (wire for node in order for wire in graph.incoming[node].values())
    return tuple(dict.fromkeys(wire.source for wire in wires if wire.source not in again))


def straddled(
    made: Run, order: Sequence[str], high: Mapping[str, Value], low: Mapping[str, Value]
) -> tuple[str, ...]:
    """Give the gates on a path that stand on different sides of a kink in two probes."""
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
    return tuple(found)
