"""One step of gradient descent: every chosen input moves by the learning rate times its gradient."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from playground.engine import descent
from playground.engine.descent import Move, movable_inputs, moved, moves, unfit
from playground.engine.run import Run, run
from playground.graph.expression import parse
from playground.graph.graph import GraphError
from playground.graph.value import freeze
from tests.engine.mazur import DATA, TEXT, WEIGHTS


def made(text: str, **inputs: Any) -> Run:
    graph = parse(text)
    nodes = (replace(n, value=freeze(inputs[n.name])) if n.name in inputs else n for n in graph.nodes)
    return run(graph.with_nodes(tuple(nodes)))


def stepped(ran: Run, rate: float, *, ascend: bool = False) -> Run:
    return run(moved(ran.graph, moves(ran, movable_inputs(ran), rate, ascend=ascend)))


def test_mazurs_weights_after_one_step_at_rate_one_half() -> None:
    ran = made(TEXT, **DATA, **WEIGHTS)
    assert float(ran.output) == pytest.approx(0.298371109)
    after = run(moved(ran.graph, moves(ran, WEIGHTS, 0.5)))
    assert after.values["w5"] == pytest.approx(0.35891648)
    assert after.values["w1"] == pytest.approx(0.1497807)
    assert after.values["i1"] == 0.05
    assert after.output < ran.output


def test_a_move_says_what_is_added() -> None:
    (move,) = moves(made("(x + y) * z", x=-2, y=5, z=-4), ["z"], 0.5)
    assert (move.node, move.before, move.gradient, move.change, move.after) == ("z", -4, 3, -1.5, -5.5)
    (move,) = moves(made("(x + y) * z", x=-2, y=5, z=-4), ["z"], 0.5, ascend=True)
    assert (move.change, move.after) == (1.5, -2.5)


def test_arrays_move_as_a_whole_and_their_sum_goes_down() -> None:
    ran = made("x * x", x=[1, -2, 0])
    (move,) = moves(ran, ["x"], 0.25)
    assert np.array_equal(np.asarray(move.change), [-0.5, 1, 0])
    assert not np.any(np.signbit(np.asarray(move.change)[2]))
    assert moved(ran.graph, [move]).by_name["x"].value == (0.5, -1.0, 0.0)


def test_class_labels_constants_and_what_does_not_reach_the_output_stay() -> None:
    ran = made("a = y * 2\nf = softmax_loss(s * k, t) + t * 3", s=[1, 2, 3], t=1, k=2, y=1)
    assert movable_inputs(ran) == ("s", "k")


def test_the_graph_keeps_its_wires_and_places() -> None:
    ran = made("(x + y) * z", x=-2, y=5, z=-4)
    after = moved(ran.graph, moves(ran, "xz", 0.5))
    assert [node.name for node, old in zip(after.nodes, ran.graph.nodes, strict=True) if node != old] == [
        "x",
        "z",
    ]
    assert after.wires is ran.graph.wires


@pytest.mark.parametrize(("text", "inputs", "rate", "said"), [
    ("log(x)", {"x": 0}, 0.1, "gradient of x is not a finite number"),
    ("x * y", {"x": 1e300, "y": 1e300}, 1e300, "x would leave the numbers"),
])  # fmt: skip
def test_what_is_not_finite_is_said_and_not_done(
    text: str, inputs: dict[str, Any], rate: float, said: str
) -> None:
    ran = made(text, **inputs)
    steps = moves(ran, movable_inputs(ran), rate)
    assert said in unfit(steps)
    with pytest.raises(GraphError, match=said):
        moved(ran.graph, steps)


NEURON = "sigmoid(w0*x0 + w1*x1 + w2)"
SMALL = st.floats(-2, 2)


def falls(numbers: list[float], rate: float, *, ascend: bool) -> bool:
    """Whether the neuron goes the right way for five steps."""
    ran = made(NEURON, **dict(zip(("w0", "x0", "w1", "x1", "w2"), numbers, strict=True)))
    outputs = [float(ran.output)]
    for _ in range(5):
        ran = stepped(ran, rate, ascend=ascend)
        outputs.append(float(ran.output))
    assert all(map(math.isfinite, outputs))
    return outputs == sorted(outputs, reverse=not ascend)


@given(st.lists(SMALL, min_size=5, max_size=5), st.floats(0.001, 0.2), st.booleans())
def test_a_small_rate_goes_the_right_way_all_the_time(
    numbers: list[float], rate: float, ascend: bool
) -> None:
    assert falls(numbers, rate, ascend=ascend)


def test_a_step_the_wrong_way_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    right = descent.moves
    monkeypatch.setitem(globals(), "moves", lambda *a, ascend: right(*a, ascend=not ascend))
    assert not falls([1.0, 1, 1, 1, 1], 0.1, ascend=False)


@given(st.lists(SMALL, min_size=3, max_size=3), st.floats(1e-6, 1e-4))
def test_the_output_falls_by_rate_times_the_squared_gradient(numbers: list[float], rate: float) -> None:
    ran = made("sin(x * y) + z**3 + x", **dict(zip("xyz", numbers, strict=True)))
    steepness = sum(float(ran.gradients[name]) ** 2 for name in "xyz")
    assume(steepness > 0.01)
    fallen = float(ran.output) - float(stepped(ran, rate).output)
    assert fallen == pytest.approx(rate * steepness, rel=0.02, abs=1e-12)


def test_a_large_rate_diverges() -> None:
    ran = made("x * x", x=1)
    for _ in range(10):
        ran = stepped(ran, 1.5)
    assert float(ran.output) == 4.0**10


def test_a_move_is_a_record() -> None:
    move = Move("x", 1.0, 2.0, 3.0, 4.0)
    assert unfit([move]) == ""
