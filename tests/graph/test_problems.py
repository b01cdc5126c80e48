"""Problems are found, said in plain words, and placed at their node."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.graph.editing import add_node, connect
from playground.graph.graph import Graph, GraphError, Node, Wire
from playground.graph.order import CycleError, ancestors, descendants, order
from playground.graph.problems import diagnose, problems
from playground.graph.value import freeze, shape_of, thaw


def test_says_what_is_missing_and_goes_on_with_the_rest() -> None:
    graph, _ = add_node(Graph(), "input", name="x")
    graph, _ = add_node(graph, "input", name="y", value=2.0)
    graph, _ = add_node(graph, "multiply", name="a")
    graph, _ = add_node(graph, "negate", name="b")
    graph, _ = add_node(graph, "negate", name="c")
    graph = connect(connect(connect(graph, "x", "a", "x"), "a", "b", "x"), "y", "c", "x")
    found = diagnose(graph)
    assert [(p.node, p.port, p.text) for p in found.problems] == [
        ("x", None, "x has no value"),
        ("a", "y", "a (Multiply): nothing is plugged into y"),
    ]
    assert found.shapes == {"y": (), "c": ()}
    assert [p.node for p in problems(graph, {"x": (2,)})] == ["a"]


def test_says_which_shapes_do_not_fit() -> None:
    graph, _ = add_node(Graph(), "input", name="W", value=((1.0, 2.0, 3.0), (4.0, 5.0, 6.0)))
    graph, _ = add_node(graph, "input", name="x", value=(1.0, 2.0))
    graph, _ = add_node(graph, "matmul", name="q")
    graph = connect(connect(graph, "W", "q", "x"), "x", "q", "y")
    assert [p.text for p in problems(graph)] == [
        "q (MatMul) cannot multiply 2×3 by 2 numbers: W has 3 columns but x has 2 numbers"
    ]


def test_a_circle_is_one_problem() -> None:
    graph = Graph(
        (Node("a", "negate"), Node("b", "negate"), Node("x", "input", 1.0)),
        (Wire("a", "b", "x"), Wire("b", "a", "x")),
    )
    (problem,) = problems(graph)
    assert "circle through" in problem.text
    assert problem.node in {"a", "b"}
    with pytest.raises(CycleError):
        order(graph)


@given(st.data())
def test_order_puts_sources_first_and_keeps_places(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    wires = [
        Wire(f"n{source}", f"n{target}", port)
        for target in range(count)
        for port in ("x", "y")
        for source in data.draw(st.lists(st.integers(0, target - 1), max_size=1) if target else st.just([]))
    ]
    shuffled = data.draw(st.permutations(range(count)))
    graph = Graph(tuple(Node(f"n{index}", "add") for index in shuffled), tuple(wires))
    sequence = order(graph)
    place = {name: index for index, name in enumerate(sequence)}
    assert sorted(sequence) == sorted(graph.by_name)
    assert all(place[wire.source] < place[wire.target] for wire in wires)
    for name in sequence:
        assert ancestors(graph, name) == {other for other in sequence if name in descendants(graph, [other])}


@pytest.mark.parametrize(
    ("given_value", "frozen", "shape"),
    [
        (2, 2.0, ()),
        ([1, 2], (1.0, 2.0), (2,)),
        ([[1, 2, 3], [4, 5, 6]], ((1.0, 2.0, 3.0), (4.0, 5.0, 6.0)), (2, 3)),
        (np.float64(0.5), 0.5, ()),
    ],
)
def test_values_freeze_and_thaw(given_value: Any, frozen: Any, shape: tuple[int, ...]) -> None:
    assert freeze(given_value) == frozen
    assert shape_of(frozen) == shape
    assert np.array_equal(thaw(frozen), given_value)


@pytest.mark.parametrize(
    "bad", ["q", [[1, 2], [3]], [], [[[1.0]]], float("nan"), [1, float("inf")], None, {}]
)
def test_refuses_values(bad: Any) -> None:
    with pytest.raises(GraphError, match="a value"):
        freeze(bad)
