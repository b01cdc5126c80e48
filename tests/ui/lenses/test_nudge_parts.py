"""What the Nudge lens says and marks, without a window."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from playground.engine.nudge import ErrorPoint, error_curve, nudge
from playground.engine.run import Run, run
from playground.graph.expression import parse
from playground.graph.graph import Wire
from playground.ui.canvas.measures import stub
from playground.ui.canvas.overlay import NodeMark, Tone
from playground.ui.lenses.nudge_chart import error_chart, told
from playground.ui.lenses.nudge_marks import change_text, digits_for, marks, place_text


def made(text: str, **inputs: Any) -> Run:
    return run(parse(text), inputs)


def curve(text: str, **inputs: Any) -> tuple[tuple[ErrorPoint, ...], float]:
    """The errors over h, and the gradient they belong to."""
    ran = made(text, **inputs)
    return tuple(error_curve(ran, "x", ())), float(ran.gradients["x"])


def test_along_the_path_the_changed_numbers_stand_and_nowhere_else() -> None:
    found = marks(nudge(made("(x + y) * z", x=-2, y=5, z=-4), "x", (), 0.01))
    assert set(found.wires) == {Wire("x", "s0", "x"), Wire("s0", "f", "x"), stub("f")}
    into = found.wires[Wire("x", "s0", "x")]
    assert into.value is not None
    assert into.gradient is not None
    assert (into.value.text, into.gradient.text, into.tone) == ("-1.99", "Δ +0.01", Tone.TANGENT)
    assert into.value.tip == "x: -2.000000 → -1.990000"
    assert found.nodes == {"x": NodeMark("was -2.00", Tone.TANGENT, "-1.99")}


def test_a_target_in_the_middle_ends_the_path() -> None:
    ran = run(parse("q = x * y\nf = q + x"), {"x": 2, "y": 3}, target="q")
    found = marks(nudge(ran, "x", (), 0.5))
    assert set(found.wires) == {Wire("x", "q", "x"), Wire("q", "f", "x")}


def test_a_kink_is_marked_at_its_gate() -> None:
    found = marks(nudge(made("relu(x)", x=0.1), "x", (), -0.2))
    assert found.nodes["f"] == NodeMark("kink in ±h", Tone.KINK)


def test_of_an_array_the_entry_and_the_largest_change_stand() -> None:
    found = marks(nudge(made("norm2(x)", x=[1, 2]), "x", (1,), 0.01))
    assert found.nodes["x"] == NodeMark("[2] 2.01", Tone.TANGENT)
    mark = found.wires[Wire("x", "f", "x")]
    assert mark.gradient is not None
    assert mark.gradient.text == "Δ 0.01"


@pytest.mark.parametrize(("before", "after", "text"), [
    (1.0, 1.5, "Δ +0.50"), (1.0, 0.998, "Δ -2e-3"), (1.0, 1.0, "Δ 0.00"), (0.0, 1e-12, "Δ +1e-12"),
    (0.0, 3e6, "Δ +3e6"), (0.0, float("inf"), "Δ +∞"), (np.zeros(2), np.array([0.1, -0.5]), "Δ 0.50"),
])  # fmt: skip
def test_changes_are_short(before: Any, after: Any, text: str) -> None:
    assert change_text(before, after) == text


def test_small_words() -> None:
    assert [place_text(place) for place in ((), (0,), (1, 2))] == ["", "row 1", "row 2, column 3"]
    assert [digits_for(change) for change in (0.0, 5.0, 0.01, 1e-3, 1e-9, float("nan"))] == [2, 2, 2, 3, 4, 2]


@pytest.mark.parametrize(("text", "x", "said", "words"), [
    ("sin(x) * exp(x)", 1.0, "is best: the error is about", {"← rounding", "truncation →", "least at"}),
    ("x * 3", 1.0, "straight line", {"← rounding", "least at"}),
    ("x * x", 1.0, "like a parabola", {"← rounding", "least at"}),
    ("relu(x - 1)", 1.01, "From h = 0.01 on", {"← rounding", "least at"}),
    ("relu(x)", 0.0, "From the smallest h on", set()),
    ("x", 0.0, "straight line", {"← rounding", "least at"}),
    ("x * x", 0.0, "like a parabola", set()),
    ("x ** 3", 0.0, "wholly wrong", set()),
    ("x + 1 - x", 0.3, "wholly wrong", set()),
    ("x * 0", 1.0, "does not change along this input", set()),
    ("x + 1e20", 1.0, "lost in the rounding", set()),
    ("log(x)", 0.0, "no finite number", set()),
    ("exp(x)", 800.0, "no finite number", set()),
])  # fmt: skip
def test_the_curve_is_put_into_words(text: str, x: float, said: str, words: set[str]) -> None:
    found, gradient = curve(text, x=x)
    assert said in told(found, gradient)
    chart = error_chart(found, -0.01, gradient)
    assert {" ".join(mark.text.split()[:2]) for mark in chart.marks} == words
    assert bool(chart.spans) == ("kink" in told(found, gradient))
    assert chart.at == 0.01


def test_nothing_known_is_nothing_said() -> None:
    assert told((), 1.0) == ""
    chart = error_chart((), 0.0, 1.0)
    assert (chart.marks, chart.spans, chart.at) == ((), (), 1e-16)
