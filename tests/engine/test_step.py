"""Steps spell out what happens at every gate, in names and in numbers."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.format import short
from playground.engine.run import run
from playground.engine.step import Phase
from playground.graph.expression import parse


def test_the_first_example_step_by_step() -> None:
    made = run(parse("q = x + y\nf = q * z"), {"x": -2, "y": 5, "z": -4})
    ways = [(step.phase.value, step.node) for step in made.steps]
    assert ways == [
        *(("forward", name) for name in ("x", "y", "q", "z", "f")),
        *(("backward", name) for name in ("f", "z", "q", "y", "x")),
    ]
    assert [step.index for step in made.steps] == list(range(10))
    texts = [step.text for step in made.steps]
    assert texts[0] == "x is -2.00."
    assert texts[2] == "Add takes x = -2.00 and y = 5.00 and gives q = 3.00."
    assert texts[5] == (
        "The gradient of f with respect to f is 1.00. Multiply hands back -4.00 to q and 3.00 to z."
    )
    assert texts[9] == "The gradient of f with respect to x is -4.00."
    multiply = made.steps[5]
    assert multiply.phase is Phase.BACKWARD
    assert multiply.gate == "multiply"
    assert (multiply.value, multiply.upstream) == (-12, 1)
    assert (multiply.formula, multiply.numbers) == ("q * z", "3.00 * (-4.00)")
    first, second = multiply.terms
    assert (first.port, first.source, first.value) == ("x", "q", 3)
    assert (first.upstream, first.local, first.downstream) == (1, -4, -4)
    assert (first.local_formula, first.formula, first.numbers) == ("z", "grad_f * z", "1.00 * (-4.00)")
    assert (second.local_formula, second.downstream) == ("q", 3)
    assert made.steps[0].terms == ()
    assert (made.steps[0].formula, made.steps[0].numbers) == ("x", "-2.00")


def test_a_node_that_feeds_several_wires_shows_the_sum() -> None:
    made = run(parse("b = 3*a\nf = b * (b + 1)"), {"a": 2})
    step = next(step for step in made.steps if step.phase is Phase.BACKWARD and step.node == "b")
    assert [(part.node, part.port, part.gradient) for part in step.sum] == [("f", "x", 7.0), ("s0", "x", 6.0)]
    assert sum(part.gradient for part in step.sum) == step.upstream
    assert "is 13.00, the sum of 7.00 and 6.00" in step.text


def test_constants_are_spelled_as_numbers() -> None:
    made = run(parse("-2 * x + 1"), {"x": 3})
    formulas = [step.formula for step in made.steps if step.phase is Phase.FORWARD and step.terms]
    assert formulas == ["-2 * x", "s0 + 1"]


def test_locals_of_arrays_and_matrices() -> None:
    made = run(parse("q = W @ x\nf = norm2(tanh(q) * b)"), {"W": np.eye(2), "x": [0.2, 0.4], "b": 3})
    by_node = {step.node: step for step in made.steps if step.phase is Phase.BACKWARD}
    product = by_node["q"].terms
    assert [term.local for term in product] == [None, None]
    assert [term.formula for term in product] == ["np.outer(grad_q, x)", "W.T @ grad_q"]
    assert product[0].numbers == "np.outer(grad_q, x)"
    assert by_node["q"].numbers == "W @ x"
    assert by_node["f"].terms[0].local_formula == "2 * s1"
    stretched = by_node["s1"].terms[1]
    assert stretched.local_formula == "s0"
    assert stretched.local is not None
    assert np.allclose(stretched.local, np.tanh([0.2, 0.4]))
    assert stretched.formula == "np.sum(grad_s1 * s0)"


@pytest.mark.parametrize(("x", "kink"), [(0, True), (0.5, False)])
def test_marks_kinks(x: float, *, kink: bool) -> None:
    made = run(parse("relu(x)"), {"x": x})
    assert made.steps[2].terms[0].is_kink is kink


def test_marks_labels() -> None:
    made = run(parse("hinge_loss(s, y)"), {"s": [1, 1, 5], "y": 0})
    scores, label = made.steps[3].terms
    assert not scores.is_label
    assert not scores.is_kink
    assert label.is_label
    assert label.downstream == 0


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (-0.3932, "-0.39"),
        (0.0, "0.00"),
        (-0.0, "0.00"),
        (1.2e-7, "1.2e-07"),
        (-123456.0, "-1.2e+05"),
        (12.0, "12.00"),
        (float("nan"), "NaN"),
        (float("inf"), "∞"),
        (-float("inf"), "-∞"),
        (np.array([0.22, 0.26]), "[0.22 0.26]"),
        (np.zeros(4), "[4]"),
        (np.zeros((2, 3)), "[2×3]"),
    ],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert short(value) == text


def test_more_digits_on_demand() -> None:
    assert short(-0.393223, digits=4) == "-0.3932"
