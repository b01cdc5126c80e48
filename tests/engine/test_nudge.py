"""A nudge is measured as it is, agrees with the gradient where it can, and calls kinks kinks."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from playground.engine.gradient_check import check_gradients
from playground.engine.nudge import (
    ErrorPoint,
    error_curve,
    lowest,
    nudge,
    nudged_inputs,
    relative_error,
)
from playground.engine.nudge_text import sentence
from playground.engine.run import Run, run
from playground.gates import catalog
from playground.gates.arithmetic import MULTIPLY
from playground.graph.expression import parse
from playground.graph.graph import Graph, GraphError
from tests.random_graphs import UNLABELLED, graphs

NEURON = "sigmoid(w0*x0 + w1*x1 + w2)"
NUMBERS = {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0}


def made(text: str, **inputs: Any) -> Run:
    return run(parse(text), inputs)


def curve(ran: Run, node: str) -> list[ErrorPoint]:
    return list(error_curve(ran, node, ()))


def best(points: list[ErrorPoint], which: str) -> float:
    return lowest([point.h for point in points], [getattr(point, which) for point in points])[0]


def test_the_known_example_moves_by_gradient_times_h() -> None:
    found = nudge(made("(x + y) * z", x=-2, y=5, z=-4), "x", (), 0.01)
    assert found.path == ("x", "s0", "f")
    assert (found.before, found.after) == (-2, -1.99)
    assert found.values["s0"] == pytest.approx(3.01)
    assert (found.output_before, found.output_after) == (-12, pytest.approx(-12.04))
    assert (found.gradient, found.predicted) == (-4, -0.04)
    assert found.measured == pytest.approx(-0.04)
    assert found.one_sided == found.centred == pytest.approx(-4)
    assert abs(found.difference) < 1e-14
    assert found.kinks == ()


def test_only_the_path_changes_and_the_run_stays_as_it_was() -> None:
    ran = made("(x + y) * z", x=-2, y=5, z=-4)
    values = dict(ran.values)
    found = nudge(ran, "z", (), -0.5)
    assert ran.values == values
    assert {name for name in values if found.values[name] != values[name]} == {"z", "f"}


def test_one_entry_of_an_array_moves() -> None:
    ran = made("norm2(W @ x)", W=[[0.1, 0.5], [-0.3, 0.8]], x=[0.2, 0.4])
    found = nudge(ran, "W", (1, 0), 1e-4)
    assert found.after - found.before == pytest.approx(1e-4)
    assert found.gradient == pytest.approx(0.104)
    assert found.measured == pytest.approx(found.predicted, rel=1e-3)
    assert np.array_equal(ran.values["W"], [[0.1, 0.5], [-0.3, 0.8]])


def test_of_an_array_the_sum_is_measured() -> None:
    found = nudge(run(parse("x * x"), {"x": [1, 2, 3]}), "x", (2,), 1e-3)
    assert found.output_before == 14
    assert found.measured == pytest.approx(6e-3, rel=1e-3)


@pytest.mark.parametrize(("text", "inputs", "h", "is_kink"), [
    ("relu(x)", {"x": 1e-3}, 1e-2, True),
    ("relu(x)", {"x": 1e-3}, -1e-2, True),
    ("relu(x)", {"x": 1e-3}, 1e-4, False),
    ("abs(x)", {"x": 0}, 1e-9, True),
    ("max(x, y)", {"x": 2, "y": 2}, 1e-5, True),
])  # fmt: skip
def test_kinks_within_h_are_named(text: str, inputs: dict[str, Any], h: float, is_kink: bool) -> None:
    found = nudge(made(text, **inputs), "x", (), h)
    assert found.kinks == (("f",) if is_kink else ())
    assert ("Kink within ±h at f" in sentence(found)) is is_kink


def test_labels_and_inputs_that_do_not_reach_the_target_cannot_be_nudged() -> None:
    ran = run(parse("q = x + y\nf = softmax_loss(s, t) + x"), {"x": 1, "y": 2, "s": [1, 2], "t": 1})
    assert nudged_inputs(ran) == ("x", "s")


@pytest.mark.parametrize(("node", "index", "h", "text"), [
    ("y", (), 0.1, "no input that reaches"),
    ("f", (), 0.1, "no input that reaches"),
    ("x", (), 0.1, "no number at"),
    ("x", (2,), 0.1, "no number at"),
    ("x", (-1,), 0.1, "no number at"),
    ("x", (0,), math.inf, "finite"),
])  # fmt: skip
def test_what_cannot_be_nudged_is_refused(node: str, index: tuple[int, ...], h: float, text: str) -> None:
    with pytest.raises(GraphError, match=text):
        nudge(made("f = x * 2", x=[1, 2]), node, index, h)


def test_the_curve_of_a_neuron_is_a_v() -> None:
    points = curve(made(NEURON, **NUMBERS), "w0")
    assert (points[0].h, points[-1].h) == pytest.approx((1e-16, 1))
    assert len(points) == 129
    assert 1e-6 <= best(points, "centred") <= 1e-4
    assert 1e-9 <= best(points, "one_sided") <= 1e-7
    assert not any(point.is_kink for point in points)
    low, high = points[8].centred, points[-1].centred
    assert min(low, high) > 1e4 * min(point.centred for point in points)


SMOOTH = ("sin(x) * exp(y)", "tanh(x * y) + x**3", "log(1 + x**2) / (2 + y)", "softplus(x) * sigmoid(x + y)")


@given(st.sampled_from(SMOOTH), st.floats(0.3, 1.8), st.floats(0.3, 1.8))
def test_wherever_the_function_is_smooth_the_v_is_lowest_near_1e_5(text: str, x: float, y: float) -> None:
    ran = made(text, x=x, y=y)
    third = nudge(ran, "x", (), 1e-2)
    assume(abs(third.gradient) > 0.1 and relative_error(third.gradient, third.centred) > 1e-6)
    assert 1e-7 <= best(curve(ran, "x"), "centred") <= 1e-4


def test_the_curve_says_where_it_meets_a_kink() -> None:
    points = curve(made("relu(x)", x=1e-3), "x")
    assert all(point.is_kink == (point.h > 1e-3 * (1 + 1e-9)) for point in points if point.h != 1e-3)
    assert any(point.is_kink for point in points)
    assert max(point.centred for point in points[-8:]) > 0.1


def test_an_h_that_a_gate_does_not_take_is_infinitely_wrong() -> None:
    ran = run(parse("softmax_loss(s * t, t)"), {"s": [1, 2, 3], "t": 1})
    assert nudged_inputs(ran) == ("s", "t")
    assert all(point.centred == math.inf for point in curve(ran, "t") if 1e-9 < point.h < 0.9)
    with pytest.raises(GraphError):
        nudge(ran, "t", (), 0.5)


def test_the_smallest_error_is_not_one_that_is_small_by_luck() -> None:
    hs = [float(place) for place in range(12)]
    errors = [9.0, 0.0, 9, 9, 9, 3, 2, 1, 1, 1, 2, 3]
    assert lowest(hs, errors) == (8, 2)
    assert all(map(math.isnan, lowest([], [])))


@pytest.mark.parametrize(("gradient", "slope", "error"), [
    (0, 0, 0), (2, 2, 0), (2, 1, 0.5), (1, 2, 0.5), (1, -1, 2),
    (math.nan, 1, math.inf), (1, math.inf, math.inf),
])  # fmt: skip
def test_errors_are_relative_to_the_larger_slope(gradient: float, slope: float, error: float) -> None:
    assert relative_error(gradient, slope) == error


@pytest.mark.parametrize(("text", "inputs", "h", "said"), [
    ("x + y", {"x": 1, "y": 2}, 0.0, "h is 0"),
    ("log(x)", {"x": 0.5}, -0.5, "no finite change"),
    ("x * y", {"x": 100, "y": 2}, 1e-16, "100 + h is the same number"),
    ("x * y", {"x": 1, "y": 0}, 0.5, "does not change at all"),
    ("x * x", {"x": 0}, 0.1, "comes from the bend"),
    ("x * y", {"x": 0, "y": 2}, 0.5, "agree to the last digit"),
    ("x * x", {"x": 1}, 2e-8, "agree to 7 digits"),
    ("x * x", {"x": 1}, 0.1, "differ by 4.8 %: over so large an h"),
    ("sin(x)", {"x": 1}, 1e-15, "rounding blurs"),
    ("x + y - y", {"x": 0.3, "y": 1e8}, 1e-3, "rounding blurs"),
    ("x + y - x", {"x": 0.3, "y": 1}, 0.1, "comes from rounding"),
])  # fmt: skip
def test_the_sentence_says_what_is_seen(text: str, inputs: dict[str, Any], h: float, said: str) -> None:
    assert said in sentence(nudge(made(text, **inputs), "x", (), h))


@given(st.floats(0.1, 9), st.floats(1e4, 1e12), st.sampled_from([1.0, 1e-3, -1e-2, 1e-6]))
def test_a_straight_line_beside_a_large_number_is_never_said_to_bend(x: float, far: float, h: float) -> None:
    said = sentence(nudge(made("x + far - far", x=x, far=far), "x", (), h))
    assert "bend" not in said


def smooth_graphs() -> st.SearchStrategy[Graph]:
    single = (gate for gate in UNLABELLED if all(isinstance(number, float) for number in gate.samples[0]))
    return graphs(tuple(gate for gate in single if gate.kinks is None), most=8)


def is_calm(ran: Run) -> bool:
    """Whether no number is so large or small that h says nothing."""
    sizes = [abs(float(value)) for each in (ran.values, ran.gradients) for value in each.values()]
    return all(math.isfinite(size) and (size == 0 or 1e-3 < size < 1e3) for size in sizes)


@given(smooth_graphs())
def test_what_is_measured_is_gradient_times_h_in_any_smooth_graph(graph: Graph) -> None:
    ran = run(graph)
    assume(is_calm(ran))
    for name in nudged_inputs(ran):
        near, nearer = (nudge(ran, name, (), h) for h in (1e-4, 1e-5))
        assume(math.isfinite(near.measured) and math.isfinite(nearer.centred))
        off, less = abs(near.difference), abs(nearer.difference)
        noise = 1e-11 * max(1.0, abs(near.output_before))
        assert less <= off / 50 + noise or off <= 1e-6 * abs(near.predicted) + noise


@pytest.mark.parametrize("factor", [0.9, -1.0])
def test_a_wrong_rule_is_seen(monkeypatch: pytest.MonkeyPatch, factor: float) -> None:
    wrong = replace(MULTIPLY, backward=lambda up, _out, x, y: (up * y * factor, up * x))
    monkeypatch.setitem(catalog._BY_ID, "multiply", wrong)
    graph = parse("sin(x) * y")
    ran = run(graph, {"x": 1, "y": 3})
    assert all(point.centred > 0.05 for point in curve(ran, "x") if 1e-8 < point.h < 1e-3)
    assert "differ by" in sentence(nudge(ran, "x", (), 1e-6))
    assert check_gradients(graph, {"x": 1, "y": 3}).worst > 0.05
