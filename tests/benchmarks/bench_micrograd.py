"""The engine against micrograd (PyPI), the same graph in the same run; every ratio is one of medians.

Run on purpose, with micrograd somewhere on the path:
`pip install --target /tmp/mg micrograd; PYTHONPATH=/tmp/mg pytest tests/benchmarks/bench_micrograd.py -s`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import pytest

from playground.engine.run import run
from playground.graph.graph import Graph, Node, Wire

micrograd = pytest.importorskip("micrograd.engine", reason="micrograd is not installed")

sys.setrecursionlimit(100_000)  # micrograd orders its nodes by recursion
GATES = 1000
SAMPLES = 10_000


def timed(act: Callable[[], object], times: int) -> float:
    """Give the median of the seconds that something takes."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        act()
        taken.append(perf_counter() - start)
    return median(taken)


def tangle() -> Graph:
    """Give sums, products and rectifiers, each fed by the one before and by another of the last ten."""
    draw = random.Random(0)  # noqa: S311 - a graph keeps no secrets
    nodes = [Node("x", "input", 0.7), Node("y", "input", -0.3)]
    wires = []
    for place in range(GATES):
        name, kind = f"s{place}", draw.choice(["add", "multiply", "relu"])
        wires.append(Wire(nodes[-1].name, name, "x"))
        if kind != "relu":
            wires.append(Wire(draw.choice(nodes[-10:]).name, name, "y"))
        nodes.append(Node(name, kind))
    return Graph(tuple(nodes), tuple(wires))


def theirs(graph: Graph, x: float, y: float) -> Any:
    """Compute the graph forward and backward with micrograd."""
    values: dict[str, Any] = {"x": micrograd.Value(x), "y": micrograd.Value(y)}
    compute: dict[str, Any] = {
        "add": lambda a, b: a + b,
        "multiply": lambda a, b: a * b,
        "relu": lambda a: a.relu(),
    }
    for node in graph.nodes[2:]:
        feeds = [values[wire.source] for wire in graph.incoming[node.name].values()]
        values[node.name] = compute[node.gate](*feeds)
    values[graph.nodes[-1].name].backward()
    return values


def test_a_thousand_gates() -> None:
    graph = tangle()
    sizes = timed(lambda: theirs(graph, 0.7, -0.3), 15), timed(lambda: run(graph), 15)
    batch = np.linspace(-1, 1, SAMPLES)
    with np.errstate(all="ignore"):
        ours = timed(lambda: run(graph, {"x": batch, "y": -batch}), 5)
    single, many = sizes[0] / sizes[1], sizes[0] * SAMPLES / ours
    print(f"\n{single:.1f} (at least 5); over a batch {many:.0f} (at least 400)")  # noqa: T201 - the figures are what one runs this for
    assert single >= 5
    assert many >= 400
