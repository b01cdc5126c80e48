"""A step of gradient descent on chosen inputs: each moves by the learning rate times its gradient."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from playground.engine.probe import label_readers, probed_inputs
from playground.engine.run import Run
from playground.gates.gate import Value
from playground.graph.graph import Graph, GraphError
from playground.graph.value import freeze


@dataclass(frozen=True, eq=False)
class Move:
    """How one input moves: its value, its gradient, what is added, and its value afterwards, of one shape."""

    node: str
    before: Value
    gradient: Value
    change: Value
    after: Value


def movable_inputs(made: Run) -> tuple[str, ...]:
    """Give the inputs that can descend: those that reach the target and feed no port for class labels."""
    labels, _others = label_readers(made)
    return tuple(name for name in probed_inputs(made) if name not in labels)


def moves(made: Run, names: Iterable[str], rate: float, *, ascend: bool = False) -> tuple[Move, ...]:
    """Give how these inputs move: by -rate times their gradient, or by +rate times it to ascend.

    The gradient is that of the run's target, of its sum where it is no single number.
    Source: CS231n notes, "Optimization: following the gradient".
    """
    factor = rate if ascend else -rate
    found = []
    with np.errstate(all="ignore"):
        for name in names:
            before, gradient = made.values[name], made.gradients[name]
            change = factor * gradient + 0.0  # never -0.0
            found.append(Move(name, before, gradient, change, before + change))
    return tuple(found)


def unfit(steps: Sequence[Move]) -> str:
    """Say in a sentence why these moves cannot be made; an empty text where they can."""
    for move in steps:
        if not np.all(np.isfinite(move.gradient)):
            return f"The gradient of {move.node} is not a finite number, so there is no way to go."
        if not np.all(np.isfinite(move.after)):
            return f"{move.node} would leave the numbers a computer has: the learning rate is too large."
    return ""


def moved(graph: Graph, steps: Sequence[Move]) -> Graph:
    """Give the graph after these moves; raises GraphError where one of them cannot be made."""
    reason = unfit(steps)
    if reason:
        raise GraphError(reason)
    held = {move.node: freeze(move.after) for move in steps}
    nodes = (replace(node, value=held[node.name]) if node.name in held else node for node in graph.nodes)
    return graph.with_nodes(tuple(nodes))
