"""The gradient check agrees with right gradients, catches wrong ones, and calls kinks kinks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.gradient_check import check_gradients
from playground.gates import catalog
from playground.gates.arithmetic import MULTIPLY
from playground.graph.expression import parse


def test_rows_for_every_number_of_every_input() -> None:
    check = check_gradients(
        parse("norm2(W @ x) + 2*b"), {"W": [[0.1, 0.5], [-0.3, 0.8]], "x": [0.2, 0.4], "b": 1}
    )
    assert [(row.node, row.index) for row in check.rows] == [
        ("W", (0, 0)), ("W", (0, 1)), ("W", (1, 0)), ("W", (1, 1)), ("x", (0,)), ("x", (1,)), ("b", ()),
    ]  # fmt: skip
    assert check.worst < 1e-9
    assert check.rows[0].analytic == pytest.approx(0.088)
    assert check.rows[0].numeric == pytest.approx(0.088)


@pytest.mark.parametrize(("text", "inputs"), [
    ("relu(x)", {"x": 0}),
    ("relu(x)", {"x": 1e-7}),
    ("abs(x)", {"x": 0}),
    ("max(x, y)", {"x": 2, "y": 2}),
    ("hinge_loss(s, y)", {"s": [2, 1, 0], "y": 0}),
])  # fmt: skip
def test_kinks_are_called_kinks(text: str, inputs: dict[str, Any]) -> None:
    check = check_gradients(parse(text), inputs)
    assert check.kinks == ("f",)
    assert any(row.is_kink for row in check.rows)
    assert check.worst < 1e-9


def test_labels_are_not_judged() -> None:
    check = check_gradients(parse("softmax_loss(s, y)"), {"s": [1, 2, 3], "y": 1})
    assert [row.is_label for row in check.rows] == [False, False, False, True]
    assert check.worst < 1e-8


def test_only_what_reaches_the_target_is_checked() -> None:
    graph = parse("q = x + y\nf = q * z")
    check = check_gradients(graph, {"x": 1, "y": 2, "z": 3}, target="q")
    assert [row.node for row in check.rows] == ["x", "y"]


def test_what_is_not_finite_is_infinitely_wrong() -> None:
    assert check_gradients(parse("log(x)"), {"x": 0}).worst == float("inf")


@pytest.mark.parametrize("step", [0, -1e-5, float("nan")])
def test_refuses_a_step_that_is_not_positive(step: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        check_gradients(parse("x + y"), {"x": 1, "y": 2}, step=step)


@pytest.mark.parametrize("factor", [0.999, -1.0])
def test_catches_a_wrong_rule(monkeypatch: pytest.MonkeyPatch, factor: float) -> None:
    wrong = replace(MULTIPLY, backward=lambda up, _out, x, y: (up * y * factor, up * x))
    monkeypatch.setitem(catalog._BY_ID, "multiply", wrong)
    assert check_gradients(parse("x * y"), {"x": 3, "y": -4}).worst > 5e-4


@given(st.lists(st.floats(-2, 2), min_size=3, max_size=3))
def test_holds_wherever_the_function_is_smooth(numbers: list[float]) -> None:
    inputs = dict(zip("xyz", numbers, strict=True))
    assert check_gradients(parse("sigmoid(x*y + sin(z)) * softplus(x - z) + y**3"), inputs).worst < 1e-5
