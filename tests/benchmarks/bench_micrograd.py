"""The engine against micrograd (PyPI), the same graph in the same run; every ratio is one of medians.

Run on purpose, with micrograd somewhere on the path:
`pip install --target /tmp/mg micrograd; PYTHONPATH=/tmp/mg pytest tests/benchmarks/bench_micrograd.py -s`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any

import numpy as np
import pytest

from playground.engine.run import Run, run
from playground.graph.graph import Graph, Node, Wire

micrograd = pytest.importorskip("micrograd.engine", reason="micrograd is not installed")

sys.setrecursionlimit(100_000)  # micrograd orders its nodes by recursion
GATES = 1000
SAMPLES = 10_000


def timed(act: Callable[[], object], times: int) -> float:
    """Give the median of the seconds of the processor that something takes.

    Both work in one thread. By the clock, whatever else the machine does falls on the batch alone: it
    lasts long enough to be interrupted every time, and micrograd's few milliseconds are not.
    """
    taken = []
    for _ in range(times):
        start = process_time()
        act()
        taken.append(process_time() - start)
    return median(taken)


def tangle() -> Graph:
    """Give sums, products and rectifiers, each fed by the one before and by another of the last ten.

    Every sum is halved, and products and rectifiers lead to a sum with an input, so that no number
    is larger than 2 and few are 0.
    """
    draw = random.Random(0)  # noqa: S311 - a graph keeps no secrets
    nodes = [Node("x", "input", 0.7), Node("y", "input", -0.3), Node("half", "input", 0.5)]
    wires: list[Wire] = []

    def put(kind: str, *sources: str) -> str:
        name = f"s{len(nodes)}"
        wires.extend(Wire(source, name, port) for source, port in zip(sources, "xy", strict=False))
        nodes.append(Node(name, kind))
        return name

    small = ["x", "y"]  # what lies between -1 and 1
    while len(nodes) < GATES:
        last, other = small[-1], draw.choice(small[-10:])
        kind = draw.choice(["add", "multiply", "relu"])
        if kind != "add":
            last = put(kind, *(last, other)[: 1 if kind == "relu" else 2])
            other = draw.choice("xy")
        small.append(put("multiply", put("add", last, other), "half"))
    return Graph(tuple(nodes), tuple(wires))


def theirs(graph: Graph, x: float, y: float) -> Any:
    """Compute the graph forward and backward with micrograd."""
    values: dict[str, Any] = {
        name: micrograd.Value(held) for name, held in (("x", x), ("y", y), ("half", 0.5))
    }
    compute: dict[str, Any] = {
        "add": lambda a, b: a + b,
        "multiply": lambda a, b: a * b,
        "relu": lambda a: a.relu(),
    }
    for node in graph.nodes[3:]:
        feeds = [values[wire.source] for wire in graph.incoming[node.name].values()]
        values[node.name] = compute[node.gate](*feeds)
    values[graph.nodes[-1].name].backward()
    return values


def test_a_thousand_gates() -> None:
    graph = tangle()
    sizes = timed(lambda: theirs(graph, 0.7, -0.3), 15), timed(lambda: run(graph), 15)
    batch = np.linspace(-1, 1, SAMPLES)
    kept: list[Run] = []

    def over_the_batch() -> None:
        """Keep the run until the next is there, as the program does, which always shows one."""
        made = run(graph, {"x": batch, "y": -0.3 * batch})
        kept[:] = [made]

    ours = timed(over_the_batch, 9)
    values, gradients = (np.array([*held.values()][3:]) for held in (kept[0].values, kept[0].gradients))
    assert np.abs(values).max() <= 2
    assert np.isfinite(gradients).all()
    assert np.count_nonzero(values) > 0.8 * values.size
    single, many = sizes[0] / sizes[1], sizes[0] * SAMPLES / ours
    print(f"\n{single:.1f} (at least 5); over a batch {many:.0f} (at least 400)")  # noqa: T201 - the figures are what one runs this for
    assert single >= 5
    assert many >= 400
