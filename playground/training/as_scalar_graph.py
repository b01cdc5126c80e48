"""A network at one point, or a single neuron of it, as a graph of gates that each compute one number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from playground.gates import arithmetic, routing
from playground.gates import loss as loss_gates
from playground.graph.graph import Graph
from playground.training.losses import loss_record
from playground.training.network import Network, NetworkError
from playground.training.regularizers import regularizer_record
from playground.training.sketch import Sketch


def neuron_as_graph(
    network: Network, layer: int, unit: int, point: ArrayLike
) -> tuple[Graph, dict[str, Any]]:
    """Return one neuron at a point (inputs,) as gates, and its inputs.

    `layer` counts from 0, the scores last, and `unit` from 0 within it. Inputs are the weights w0, w1,
    ..., the bias b and what comes in: the coordinates x0, x1, ..., or behind the first layer the units
    h0, h1, ... of the layer before. The target is the neuron's output. Raises NetworkError for a neuron
    that is not there.
    """
    layers = network.weights
    if not (0 <= layer < len(layers) and 0 <= unit < layers[layer][0].shape[1]):
        raise NetworkError(f"there is no unit {unit} in layer {layer}")
    values = (
        _one_point(network, point)
        if layer == 0
        else network.units([_one_point(network, point)])[layer - 1][0]
    )
    W, b = layers[layer]
    sketch = Sketch()
    letter = "x" if layer == 0 else "h"
    products = []
    for place, (weight, value) in enumerate(zip(W[:, unit], values, strict=True)):
        names = sketch.input(f"w{place}", weight), sketch.input(f"{letter}{place}", value)
        products.append(sketch.gate(arithmetic.MULTIPLY, *names))
    terms = products if b is None else [*products, sketch.input("b", b[unit])]
    output = sketch.chain(arithmetic.ADD, terms)
    gate = network.activation.gate
    if gate is not None and layer < len(layers) - 1:
        output = sketch.gate(gate, output)
    return sketch.finished(output), sketch.inputs


def as_scalar_graph(
    network: Network,
    point: ArrayLike,
    label: int,
    *,
    loss: str = "softmax",
    regularizer: str = "none",
    strength: float = 1e-3,
) -> tuple[Graph, dict[str, Any]]:
    """Return loss plus penalty at one point (inputs,) as gates of single numbers, and its inputs.

    Inputs are x0, x1, ..., the weights w<layer>_<from>_<to> and biases b<layer>_<to>, layers counted from
    1 and units from 0, and for bce and mse the targets t0, t1, .... Softmax is written as log(sum of exp)
    minus the right score, which overflows beyond scores of 700. Raises NetworkError and ValueError when
    they do not fit.
    """
    if not 0 <= label < max(network.outputs, 2):
        raise NetworkError(f"there is no class {label}")
    sketch = Sketch()
    loss_row, charge = loss_record(loss), regularizer_record(regularizer).each
    scores, weights = _add_units(sketch, network, _one_point(network, point))
    problem = loss_row.problem(network.outputs, max(network.outputs, 2))
    if problem:
        raise NetworkError(problem)
    if loss_row.id in _BY_CLASS:
        total = _BY_CLASS[loss_row.id](sketch, scores, int(label))
    else:
        targets = np.ravel(loss_row.targets(np.array([label]), network.outputs))
        aims = [sketch.input(f"t{place}", target) for place, target in enumerate(targets)]
        parts = [sketch.gate(loss_row.gate, *pair) for pair in zip(scores, aims, strict=True)]
        total = sketch.chain(arithmetic.ADD, parts)
    if charge is not None:
        charges = sketch.chain(arithmetic.ADD, [sketch.gate(charge, weight) for weight in weights])
        penalty = sketch.gate(arithmetic.MULTIPLY, sketch.constant("strength", strength), charges)
        total = sketch.gate(arithmetic.ADD, total, penalty)
    return sketch.finished(total), sketch.inputs


def _one_point(network: Network, point: ArrayLike) -> Any:
    values = np.asarray(point, dtype=np.float64)
    if values.shape != (network.inputs,):
        raise NetworkError(f"a point has {network.inputs} coordinates, not the shape {values.shape}")
    return values


def _add_units(sketch: Sketch, network: Network, point: Any) -> tuple[list[str], list[str]]:
    """Add all units, and return the names of the scores and of the weights."""
    answers = [sketch.input(f"x{place}", value) for place, value in enumerate(point)]
    weights: list[str] = []
    layers = network.weights
    for layer, (W, b) in enumerate(layers, start=1):
        before, answers = answers, []
        gate = network.activation.gate if layer < len(layers) else None
        for unit in range(W.shape[1]):
            names = [
                sketch.input(f"w{layer}_{place}_{unit}", weight) for place, weight in enumerate(W[:, unit])
            ]
            weights += names
            terms = [sketch.gate(arithmetic.MULTIPLY, *pair) for pair in zip(names, before, strict=True)]
            if b is not None:
                terms.append(sketch.input(f"b{layer}_{unit}", b[unit]))
            total = sketch.chain(arithmetic.ADD, terms)
            answers.append(total if gate is None else sketch.gate(gate, total))
    return answers, weights


def _softmax(sketch: Sketch, scores: list[str], label: int) -> str:
    powers = [sketch.gate(arithmetic.EXP, score) for score in scores]
    total = sketch.gate(arithmetic.LOG, sketch.chain(arithmetic.ADD, powers))
    return sketch.gate(arithmetic.SUBTRACT, total, scores[label])


def _hinge(sketch: Sketch, scores: list[str], label: int) -> str:
    margin, zero = (
        sketch.constant("margin", loss_gates.HINGE_LOSS.defaults["margin"]),
        sketch.constant("zero", 0.0),
    )
    parts = []
    for score in scores[:label] + scores[label + 1 :]:
        lead = sketch.gate(arithmetic.SUBTRACT, score, scores[label])
        parts.append(sketch.gate(routing.MAX, zero, sketch.gate(arithmetic.ADD, lead, margin)))
    return sketch.chain(arithmetic.ADD, parts)


_BY_CLASS: Final[dict[str, Callable[[Sketch, list[str], int], str]]] = {"softmax": _softmax, "hinge": _hinge}
"""Losses that compare scores with one another, by the id of the loss; the others sum one gate per score."""
