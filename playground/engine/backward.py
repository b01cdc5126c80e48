"""The backward pass: every gate hands each input the upstream gradient times its local gradient."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from playground.engine.forward import clean, compute, knobs_of
from playground.gates.catalog import gate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playground.gates.gate import Value
    from playground.graph.graph import Graph


def zero_like(value: Value) -> Value:
    """Give a gradient of 0 in the shape of a value."""
    return np.zeros_like(value) if isinstance(value, np.ndarray) else 0.0


def one_like(value: Value) -> Value:
    """Give the gradient of a target with respect to itself, or of its sum where it is no single number."""
    return np.ones_like(value) if isinstance(value, np.ndarray) else 1.0


def begun(part: Value) -> Value:
    """Begin the sum of what comes back to a node; a single -0.0 counts as 0.0, as in a sum from 0."""
    return part + 0.0 if type(part) is float else part


def handed_back(graph: Graph, name: str, upstream: Value, values: Mapping[str, Value]) -> tuple[Value, ...]:
    """Give what one gate hands back, one downstream gradient per input."""
    node = graph.by_name[name]
    kind = gate(node.gate)
    plugged = graph.incoming[name]
    operands = [upstream, values[name], *(values[plugged[port].source] for port in kind.inputs)]
    parts = compute(kind.backward, operands, knobs_of(node, kind), node)
    return tuple(clean(part) for part in parts)


def backward(
    graph: Graph, order: Iterable[str], values: Mapping[str, Value], target: str
) -> dict[str, Value]:
    """Carry gradients from the target back through nodes given in backward order.

    Gives the gradient of every node, 0 where it does not reach the target. A node that feeds several
    wires adds up what comes back (multivariate chain rule).
    """
    gradients: dict[str, Value] = {target: one_like(values[target])}
    sums: set[str] = set()  # whose arrays were made here to add up in, so that nobody else has them
    with np.errstate(all="ignore"):
        for name in order:
            for source, part in parts_of(graph, name, gradients[name], values).values():
                if source not in gradients:
                    gradients[source] = begun(part)
                elif source in sums:
                    gradients[source] += part
                else:
                    gradients[source] = gradients[source] + part
                    sums.add(source)
    return {name: gradients[name] if name in gradients else zero_like(values[name]) for name in values}


def wire_gradients(
    graph: Graph, order: Iterable[str], values: Mapping[str, Value], gradients: Mapping[str, Value]
) -> dict[tuple[str, str], Value]:
    """Give the gradient on every wire by the node and port it runs into.

    Keyed by port, not by source: one node may feed two ports of a gate.
    """
    with np.errstate(all="ignore"):
        return {
            (name, port): part
            for name in order
            for port, (_source, part) in parts_of(graph, name, gradients[name], values).items()
        }


def parts_of(
    graph: Graph, name: str, upstream: Value, values: Mapping[str, Value]
) -> dict[str, tuple[str, Value]]:
    """Give for each port of a node where its gradient goes and what it is."""
    plugged = graph.incoming[name]
    parts = handed_back(graph, name, upstream, values)
    ports = gate(graph.by_name[name].gate).inputs
    return {port: (plugged[port].source, part) for port, part in zip(ports, parts, strict=True)}
