"""Composite gates that come with the program compute what they say, and any group can become one."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from playground.engine.gradient_check import check_gradients
from playground.engine.run import run
from playground.graph.composites import Composite, composite_of, place, read_composite, shipped
from playground.graph.editing import add_node, connect
from playground.graph.graph import Graph, GraphError
from playground.graph.groups import cards, group
from playground.graph.ports import ports
from playground.graph.value import freeze

Wanted = NDArray[np.float64]


def fed(composite: Composite, *values: object) -> Graph:
    """Place a composite and plug inputs of these values into it."""
    graph, _ = place(Graph(), composite, (10.0, 20.0))
    for value, port in zip(values, ports(graph, "g0").inputs, strict=True):
        graph, name = add_node(graph, "input", value=freeze(value))
        for node, inner in port.targets:
            graph = connect(graph, name, node, inner)
    return graph


def by_title(title: str) -> Composite:
    return next(each for each in shipped() if each.title == title)


@pytest.mark.parametrize(
    ("title", "values", "wanted"),
    [
        ("Sigmoid", (0.4,), 1 / (1 + np.exp(-0.4))),
        ("Softmax", ((1.0, 2.0),), np.exp([1.0, 2.0]) / np.exp([1.0, 2.0]).sum()),
        ("Neuron", (1.0, -2.0), np.tanh(0.5 + 1.0 + 0.1)),
    ],
)
def test_each_computes_what_it_is_called(
    title: str, values: tuple[object, ...], wanted: NDArray[np.float64]
) -> None:
    graph = fed(by_title(title), *values)
    assert set(cards(graph).values()) == {"g0"}
    target = ports(graph, "g0").outputs[0].node
    assert np.allclose(run(graph, target=target).output, wanted)
    assert check_gradients(graph, target=target).worst < 1e-6


def test_the_sigmoid_is_four_gates_and_a_constant() -> None:
    assert [node.gate for node in by_title("Sigmoid").graph.nodes if node.value is None] == [
        "negate",
        "exp",
        "add",
        "reciprocal",
    ]


def test_two_of_a_kind_get_names_of_their_own() -> None:
    graph, first = place(Graph(), by_title("Neuron"), (0.0, 0.0))
    graph, second = place(graph, by_title("Neuron"), (300.0, 0.0))
    assert first != second
    assert [each.name for each in graph.groups] == ["g0", "g1"]
    assert len(graph.by_name) == 2 * len(by_title("Neuron").graph.nodes)


def test_a_group_becomes_a_composite() -> None:
    graph, name = group(fed(by_title("Sigmoid"), 1.0), ["x"], "Start")
    assert composite_of(graph, "g0").graph.groups[0].title == "Sigmoid"
    start = composite_of(graph, name)
    assert (start.title, start.symbol, start.entry) == ("Start", "Star", "x")
    with pytest.raises(GraphError, match="one group and nothing else"):
        read_composite(graph)
