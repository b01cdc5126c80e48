"""Runs give the right numbers, for known examples and against independent formulas."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.run import run, run_and_problems, run_sound
from playground.graph.editing import add_node, connect, set_target
from playground.graph.expression import parse
from playground.graph.graph import Graph, GraphError, Node, Wire

FIXTURES: list[tuple[str, dict[str, Any], float, dict[str, Any]]] = [
    ("(x + y) * z", {"x": -2, "y": 5, "z": -4}, -12, {"x": -4, "y": -4, "z": 3}),
    (
        "sigmoid(w0*x0 + w1*x1 + w2)",
        {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3},
        0.7310585786300049,
        {
            "w0": -0.19661193324148185,
            "x0": 0.3932238664829637,
            "w1": -0.3932238664829637,
            "x1": -0.5898357997244456,
            "w2": 0.19661193324148185,
        },
    ),
    ("2 * (x*y + max(z, w))", {"x": 3, "y": -4, "z": 2, "w": -1}, -20, {"x": -8, "y": 6, "z": 2, "w": 0}),
    (
        "norm2(W @ x)",
        {"W": [[0.1, 0.5], [-0.3, 0.8]], "x": [0.2, 0.4]},
        0.116,
        {"W": [[0.088, 0.176], [0.104, 0.208]], "x": [-0.112, 0.636]},
    ),
    ("(3*a) * (3*a + 1)", {"a": 2}, 42, {"a": 39}),
    ("x - x", {"x": 3}, 0, {"x": 0}),
    ("x / x", {"x": 3}, 1, {"x": 0}),
    ("x * x", {"x": 3}, 9, {"x": 6}),
    ("max(x, x)", {"x": 3}, 3, {"x": 1}),
    ("(x + sigmoid(y)) / (sigmoid(x) + (x + y)**2)", {"x": 3, "y": -4}, 1.5456448841066441,
     {"x": 2.0595697955721652, "y": 1.5922327514838093}),
    ("hinge_loss(s, y)", {"s": [10, -2, 3], "y": 0}, 0, {"s": [0, 0, 0]}),
    ("hinge_loss(s, y)", {"s": [10, 9, 9], "y": 0}, 0, {"s": [0, 0, 0]}),
    ("hinge_loss(s, y)", {"s": [10, -100, -100], "y": 0}, 0, {"s": [0, 0, 0]}),
    ("(w*x + b - t)**2", {"w": 3, "x": 2, "b": 1, "t": 9}, 4, {"w": -8, "b": -4}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "inputs", "output", "gradients"), FIXTURES)
def test_known_examples(text: str, inputs: dict[str, Any], output: float, gradients: dict[str, Any]) -> None:
    made = run(parse(text), inputs)
    assert made.output == pytest.approx(output, rel=1e-12, abs=1e-12)
    for name, gradient in gradients.items():
        assert np.allclose(made.gradients[name], gradient, rtol=1e-12, atol=1e-12)


def test_the_sigmoid_from_primitive_gates() -> None:
    """CS231n lecture 4: the gradient on the input of each gate."""
    text = "dot = w0*x0 + w1*x1 + w2\nminus = negate(dot)\ne = exp(minus)\nd = e + 1\nf = reciprocal(d)"
    inputs = {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3}
    made = run(parse(text), inputs)
    assert made.output == pytest.approx(0.7310585786300049, rel=1e-12)
    e = np.exp(-1.0)
    wanted = {("f", "x"): -1 / (1 + e) ** 2, ("d", "x"): -1 / (1 + e) ** 2}
    wanted |= {("e", "x"): -e / (1 + e) ** 2, ("minus", "x"): e / (1 + e) ** 2}
    for place, gradient in wanted.items():
        assert made.downstream[place] == pytest.approx(gradient, rel=1e-12)
    assert made.downstream["f", "x"] == pytest.approx(-0.5344466, abs=5e-8)
    assert made.downstream["minus", "x"] == pytest.approx(0.1966119, abs=5e-8)


def test_softmax_loss_hands_back_probabilities_minus_the_right_answer() -> None:
    scores = np.array([3.2, 5.1, -1.7])
    made = run(parse("softmax_loss(s, y)"), {"s": scores, "y": 0})
    p = np.exp(scores) / np.exp(scores).sum()
    assert made.output == pytest.approx(2.0404, abs=5e-5)
    assert np.round(p, 2).tolist() == [0.13, 0.87, 0.0]
    assert made.output == pytest.approx(-np.log(p[0]), rel=1e-12)
    assert np.allclose(made.gradients["s"], p - [1, 0, 0], rtol=1e-12, atol=1e-15)
    assert made.gradients["y"] == 0


def test_a_batch_is_the_mean_of_its_rows() -> None:
    scores = np.array([[3.2, 5.1, -1.7], [0.3, -0.2, 1.0]])
    for loss in ("softmax_loss", "hinge_loss"):
        batch = run(parse(f"{loss}(s, y)"), {"s": scores, "y": [0, 2]})
        ones = [
            run(parse(f"{loss}(s, y)"), {"s": row, "y": label})
            for row, label in zip(scores, [0, 2], strict=True)
        ]
        assert batch.output == pytest.approx(np.mean([one.output for one in ones]), rel=1e-12)
        assert np.allclose(
            batch.gradients["s"], np.array([one.gradients["s"] for one in ones]) / 2, rtol=1e-12
        )


@pytest.mark.no_cover  # every line it runs is covered by others, and counting them doubles its time
def test_a_hundred_thousand_gates_in_a_row() -> None:
    count = 100_000
    nodes = (Node("x", "input", 0.3), *(Node(f"s{place}", "negate") for place in range(count)))
    wires = (Wire("x", "s0", "x"), *(Wire(f"s{place}", f"s{place + 1}", "x") for place in range(count - 1)))
    made = run(Graph(nodes, wires))
    assert made.output == 0.3
    assert made.gradients["x"] == 1
    assert len(made.steps) == 2 * (count + 1)


def test_any_node_can_be_the_target_and_others_say_zero() -> None:
    graph = parse("q = x + y\nf = q * z")
    made = run(graph, {"x": 1, "y": 2, "z": [1, 2]}, target="q")
    assert made.output == 3
    assert made.gradients["x"] == 1
    assert np.array_equal(made.gradients["z"], [0, 0])
    assert np.array_equal(made.gradients["f"], [0, 0])
    assert len(made.steps) == 5 + 3
    assert run(set_target(graph, "x"), {"x": 1, "y": 2, "z": 1}).gradients["y"] == 0


def test_a_target_of_many_numbers_means_their_sum() -> None:
    made = run(parse("x * y"), {"x": [1, 2], "y": 3})
    assert np.array_equal(made.gradients["x"], [3, 3])
    assert made.gradients["y"] == 3


@pytest.mark.parametrize(
    ("text", "inputs", "target", "words"),
    [
        ("x + y", {"x": 1}, None, "y has no value"),
        ("x + y", {"x": 1, "y": 2, "q": 3}, None, 'no input called "q"; the inputs are x, y'),
        ("x + y", {"x": 1, "y": 2, "f": 3}, None, 'no input called "f"'),
        ("x + y", {"x": 1, "y": "two"}, None, "y: a value is a number"),
        ("x + y", {"x": 1, "y": 2}, "q", 'no node called "q"'),
        ("x + y", {"x": [1, 2, 3], "y": [1, 2]}, None, "cannot pair 3 numbers and 2 numbers"),
        (
            "softmax_loss(s, y)",
            {"s": [1, 2], "y": 2},
            None,
            "Softmax CE.*class 2 is not among the classes 0 to 1",
        ),
    ],
)
def test_says_why_it_cannot_run(text: str, inputs: dict[str, Any], target: str | None, words: str) -> None:
    with pytest.raises(GraphError, match=words):
        run(parse(text), inputs, target)


def test_empty_and_circular_graphs_cannot_run() -> None:
    with pytest.raises(GraphError, match="empty"):
        run(Graph())
    circle = Graph((Node("a", "negate"), Node("b", "negate")), (Wire("a", "b", "x"), Wire("b", "a", "x")))
    with pytest.raises(GraphError, match="circle"):
        run(circle, target="a")
    assert run_sound(circle) is None
    assert run_sound(Graph()) is None


def test_the_sound_part_of_a_graph_runs() -> None:
    graph, _ = add_node(Graph(), "input", name="x", value=2.0)
    graph, _ = add_node(graph, "negate", name="a")
    graph, _ = add_node(graph, "multiply", name="b")
    graph = connect(connect(graph, "x", "a", "x"), "a", "b", "x")
    made = run_sound(graph)
    assert made is not None
    assert made.target == "a"
    assert dict(made.values) == {"x": 2.0, "a": -2.0}
    wrong = parse("softmax_loss(s, y)")
    wrong_made = run_sound(wrong)
    assert wrong_made is None


def test_a_label_that_is_no_class_is_a_problem_of_its_gate_and_the_rest_runs() -> None:
    graph, _ = add_node(Graph(), "input", name="s", value=(1.0, 2.0))
    graph, _ = add_node(graph, "input", name="y", value=7.0)
    graph, _ = add_node(graph, "softmax_loss", name="f")
    graph, _ = add_node(graph, "negate", name="g")
    graph = connect(connect(connect(graph, "s", "f", "scores"), "y", "f", "target"), "f", "g", "x")
    made, (problem,) = run_and_problems(graph)
    assert made is not None
    assert set(made.values) == {"s", "y"}
    assert (problem.node, problem.text) == ("f", "f (Softmax CE): class 7 is not among the classes 0 to 1")


@pytest.mark.parametrize(
    ("text", "x", "output"),
    [
        ("1 / x", 0, np.inf),
        ("x ** 0.5", -8, np.nan),
        ("x ** 2.5", -8, np.nan),
        ("x ** 200", 1e200, np.inf),
        ("log(x)", -1, np.nan),
        ("exp(x)", 1e3, np.inf),
        ("0 * (1 / x)", 0, np.nan),
    ],
)
def test_numbers_that_are_not_finite_stop_nothing(text: str, x: float, output: float) -> None:
    made = run(parse(text), {"x": x})
    assert made.output == output or (np.isnan(made.output) and np.isnan(output))


@given(st.lists(st.floats(-3, 3), min_size=4, max_size=4))
def test_agrees_with_the_formula_by_hand(numbers: list[float]) -> None:
    x, y, z, w = numbers
    made = run(parse("tanh(x*y + z) * exp(w) + x**2"), dict(zip("xyzw", numbers, strict=True)))
    t = np.tanh(x * y + z)
    assert made.output == pytest.approx(t * np.exp(w) + x**2, rel=1e-12, abs=1e-12)
    wanted = {
        "x": (1 - t**2) * y * np.exp(w) + 2 * x,
        "y": (1 - t**2) * x * np.exp(w),
        "z": (1 - t**2) * np.exp(w),
        "w": t * np.exp(w),
    }
    for name, gradient in wanted.items():
        assert made.gradients[name] == pytest.approx(gradient, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("text", ["sqrt(x ** y)", "max(x ** y, 1)", "relu(x ** y)", "abs(x ** y)"])
def test_the_root_of_a_negative_number_is_no_number_whatever_comes_after_it(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = run(parse(f"p = x ** y\nf = {text}"), {"x": -2.0, "y": 0.3})
    assert np.isnan(made.values["p"])
