"""What programs are exported of in tests: the examples of the lectures, and every gate by itself."""

from __future__ import annotations

from typing import Any

import pytest

from playground.gates.catalog import GATES
from playground.gates.gate import Gate, Source
from playground.graph.editing import add_node, connect
from playground.graph.graph import Graph

PROGRAMS: dict[str, tuple[str, dict[str, Any]]] = {
    "product": ("f = (x + y) * z", {"x": -2, "y": 5, "z": -4}),
    "neuron": ("sigmoid(w0*x0 + w1*x1 + w2)", {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3}),
    "neuron_from_primitives": (
        "1 / (1 + exp(-1 * (w0*x0 + w1*x1 + w2)))",
        {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3},
    ),
    "maximum": ("2 * (x*y + max(z, w))", {"x": 3, "y": -4, "z": 2, "w": -1}),
    "norm": ("norm2(W @ x)", {"W": [[0.1, 0.5], [-0.3, 0.8]], "x": [0.2, 0.4]}),
    "shared": ("a = 3 * x\nf = a * (a + 1)", {"x": 2}),
    "softmax": ("softmax_loss(scores, target)", {"scores": [3.2, 5.1, -1.7], "target": 0}),
    "batch": (
        "softmax_loss(add_broadcast(X @ W, b), target) + l2_penalty(W, strength=0.001)",
        {"X": [[1, 2], [3, 4]], "W": [[0.1, 0.5, 0], [-0.3, 0.8, 1]], "b": [1, 0, -1], "target": [2, 0]},
    ),
}


def alone(kind: Gate, sample: tuple[Any, ...]) -> Graph:
    """Give the graph of one gate, its inputs holding a sample."""
    graph = Graph()
    for port, value in zip(kind.inputs, sample, strict=True):
        graph, _ = add_node(graph, "input", name=f"in_{port}", value=value)
    graph, name = add_node(graph, kind.id, name="out")
    for port in kind.inputs:
        graph = connect(graph, f"in_{port}", name, port)
    return graph


each_gate = pytest.mark.parametrize(
    "graph",
    [
        pytest.param(alone(kind, sample), id=kind.id)
        for kind in GATES
        if kind.source is Source.NONE
        for sample in kind.samples
    ],
)
"""Runs a test with every gate alone at each of its samples."""
