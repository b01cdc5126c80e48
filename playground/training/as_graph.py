"""A network on a batch of points as a graph of matrix gates: the reference its training must agree with."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from playground.gates import arithmetic, matrix
from playground.graph.graph import Graph
from playground.training.losses import Labels, Loss, loss_record
from playground.training.network import Network, NetworkError
from playground.training.regularizers import regularizer_record
from playground.training.sketch import Sketch


def as_graph(
    network: Network,
    points: ArrayLike,
    labels: ArrayLike,
    *,
    loss: str = "softmax",
    regularizer: str = "l2",
    strength: float = 1e-3,
) -> tuple[Graph, dict[str, Any]]:
    """Return the graph of loss plus penalty on points (n, inputs) with labels (n,), and its inputs.

    Inputs are X, y (the targets), and W1, b1, W2, b2, ... for the layers, so that `run(graph, inputs)`
    has the network's gradients under these names; every input holds its value besides. The nodes
    `scores`, `data_loss` and, with a regularizer, `penalty` and `loss` lead to the target. Raises
    NetworkError and ValueError when they do not fit.
    """
    sketch, loss_row, numbers = Sketch(), loss_record(loss), np.asarray(labels, dtype=np.int64)
    _check(network, points, numbers, loss_row)
    weights = _add_layers(sketch, network, points)
    target = sketch.input("y", loss_row.targets(numbers, network.outputs))
    total = sketch.gate(loss_row.gate, "scores", target, name="data_loss")
    charge = regularizer_record(regularizer).gate
    if charge is not None:
        only = "penalty" if len(weights) == 1 else ""
        charges = [sketch.gate(charge, weight, name=only, strength=strength) for weight in weights]
        penalty = sketch.chain(arithmetic.ADD, charges, name="penalty")
        total = sketch.gate(arithmetic.ADD, total, penalty, name="loss")
    return sketch.finished(total), sketch.inputs


def _check(network: Network, points: ArrayLike, labels: Labels, loss: Loss) -> None:
    """Raise NetworkError when points, labels, network and loss do not fit together."""
    if len(labels) != len(np.asarray(points)) or not len(labels):
        raise NetworkError("there must be one label for each point, and at least one point")
    classes = max(network.outputs, 2)
    if labels.min() < 0 or labels.max() >= classes:
        raise NetworkError(f"labels must be from 0 to {classes - 1}")
    problem = loss.problem(network.outputs, classes)
    if problem:
        raise NetworkError(problem)


def _add_layers(sketch: Sketch, network: Network, points: ArrayLike) -> list[str]:
    """Add the gates from the points to the node `scores`, and return the names of the weights."""
    answers = sketch.input("X", points)
    weights = []
    layers = network.weights
    for place, (W, b) in enumerate(layers, start=1):
        is_last = place == len(layers)
        weights.append(sketch.input(f"W{place}", W))
        end = "scores" if is_last else f"z{place}"
        product = sketch.gate(matrix.MATMUL, answers, weights[-1], name=end if b is None else "")
        answers = product
        if b is not None:
            bias = sketch.input(f"b{place}", b)
            answers = sketch.gate(matrix.ADD_BROADCAST, product, bias, name=end)
        if not is_last and network.activation.gate is not None:
            answers = sketch.gate(network.activation.gate, answers, name=f"h{place}")
    return weights
