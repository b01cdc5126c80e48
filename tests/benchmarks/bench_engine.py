"""How fast the engine runs graphs and the trainer takes steps; run on purpose, never part of the checks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from playground.engine.run import run
from playground.graph.expression import parse
from playground.graph.graph import Graph, Node, Wire
from playground.training.datasets import dataset
from playground.training.grid import GridEvaluator
from playground.training.network import Network
from playground.training.trainer import Trainer


def chain(length: int) -> Graph:
    """Give an input and that many gates in a row."""
    names = ["x", *(f"s{index}" for index in range(length))]
    gates = (Node(name, "sigmoid") for name in names[1:])
    wires = (Wire(source, target, "x") for source, target in pairwise(names))
    return Graph(nodes=(Node("x", "input", value=0.5), *gates), wires=tuple(wires))


@pytest.mark.parametrize("length", [10, 1_000, 100_000])
def test_chain_forward_and_backward(benchmark: BenchmarkFixture, length: int) -> None:
    graph = chain(length)
    assert len(benchmark(run, graph).values) == length + 1


def test_neuron_forward_and_backward(benchmark: BenchmarkFixture) -> None:
    graph = parse("f = sigmoid(w0*x0 + w1*x1 + w2)")
    inputs = {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0}
    assert benchmark(run, graph, inputs).output == pytest.approx(0.7310585786)


@pytest.mark.parametrize("hidden", [8, 100])
def test_trainer_steps(benchmark: BenchmarkFixture, hidden: int) -> None:
    network = Network(inputs=2, hidden=(hidden,), outputs=2, activation="tanh", seed=0)
    trainer = Trainer(network, dataset("xor", points=240), loss="softmax", batch_size=32, seed=0)
    assert benchmark(trainer.step, 100).steps >= 100


@pytest.mark.parametrize("hidden", [8, 100])
def test_maps_of_every_unit(benchmark: BenchmarkFixture, hidden: int) -> None:
    network = Network(inputs=2, hidden=(hidden,), outputs=2, activation="tanh", seed=0)
    evaluator = GridEvaluator(network, resolution=100)
    assert len(benchmark(evaluator.evaluate).layers[0]) == hidden
