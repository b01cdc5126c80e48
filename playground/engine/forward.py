"""The forward pass: every gate computes its value from the values before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from playground.gates.catalog import gate
from playground.gates.gate import Gate, Source
from playground.graph.graph import GraphError
from playground.graph.value import thaw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from playground.gates.gate import Value
    from playground.graph.graph import Graph, Node


def clean(value: Any) -> Value:
    """Give a result as a float or a float64 array; a complex root of a negative number is not a number."""
    if type(value) is float:
        return value
    if isinstance(value, np.ndarray) and value.ndim:
        return value if value.dtype == np.float64 else value.astype(np.float64)
    return float("nan") if isinstance(value, complex) else float(value)


class InputError(GraphError):
    """A gate was given a value it cannot take, such as a class label that is not among the classes."""

    def __init__(self, node: str, text: str) -> None:
        """Say at which node, and what."""
        self.node = node
        super().__init__(text)


def compute(rule: Callable[..., Any], values: list[Any], knobs: dict[str, float], node: Node) -> Any:
    """Call a rule of a node's gate; where Python stops at 1/0 or an overflow, give infinity as numpy does.

    Raises InputError where an input is not what the gate takes.
    """
    try:
        return rule(*values, **knobs)
    except ArithmeticError:
        return rule(*(np.float64(v) if isinstance(v, float) else v for v in values), **knobs)
    except ValueError as error:
        raise InputError(node.name, f"{node.name} ({gate(node.gate).name}): {error}") from None


def knobs_of(node: Node, kind: Gate) -> dict[str, float]:
    """Give every knob of a node, turned or not."""
    return {**kind.defaults, **dict(node.knobs)} if kind.knobs else {}


def held_value(node: Node) -> Value:
    """Give the value that an input or constant holds, 0 where a value is given from elsewhere."""
    return thaw(node.value if node.value is not None else 0.0)


def value_of(graph: Graph, name: str, values: Mapping[str, Value]) -> Value:
    """Compute one node's value from the values of the nodes that feed it."""
    node = graph.by_name[name]
    kind = gate(node.gate)
    if kind.source is not Source.NONE:
        return held_value(node)
    plugged = graph.incoming[name]
    operands = [values[plugged[port].source] for port in kind.inputs]
    return clean(compute(kind.forward, operands, knobs_of(node, kind), node))


def forward(graph: Graph, order: Iterable[str], given: Mapping[str, Value]) -> dict[str, Value]:
    """Compute the value of every node in this order; ``given`` stands in for values held by inputs.

    Raises GraphError where a class label is not among the classes.
    """
    values: dict[str, Value] = {}
    with np.errstate(all="ignore"):
        for name in order:
            values[name] = given[name] if name in given else value_of(graph, name, values)
    return values
