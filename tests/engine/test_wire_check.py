"""The check on every wire agrees with right gradients, catches a wrong one where it is, and knows kinks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from playground.engine.gradient_check import check_gradients
from playground.engine.run import Run, run
from playground.engine.slope import GOOD
from playground.engine.wire_check import SOME, Gradients, Verdict, check_wires, places_of
from playground.graph.expression import parse
from playground.graph.graph import Graph
from tests.random_graphs import UNLABELLED, graphs

NEURON = "f = sigmoid(w0*x0 + w1*x1 + w2)"
NUMBERS = {"w0": 2, "w1": -3, "w2": -3, "x0": -1, "x1": -2}


SCALAR = tuple(
    gate
    for gate in UNLABELLED
    if any(np.ndim(number) == 0 for sample in gate.samples for number in sample[:1])
)


def neuron() -> Run:
    return run(parse(NEURON), NUMBERS)


@st.composite
def calm_runs(draw: st.DrawFn) -> Run:
    """Run a random graph on numbers that no gate makes large or small."""
    graph = draw(graphs(SCALAR, most=10))
    nodes = tuple(
        replace(node, knobs=(), value=None if node.value is None else draw(st.floats(0.3, 2)))
        for node in graph.nodes
    )
    made = run(Graph(nodes, graph.wires, graph.target))
    numbers = [*made.values.values(), *made.gradients.values()]
    assume(all(bool(np.isfinite(number)) and bool(np.abs(number) < 1e3) for number in numbers))
    return made


def test_every_wire_and_the_output_have_a_row() -> None:
    made = neuron()
    found = check_wires(made)
    assert set(found.by_place) == {*made.downstream, ("f", "")}
    assert {row.verdict for row in found.rows} == {Verdict.RIGHT}
    assert found.worst < 1e-9
    row = found.by_place["s1", "x"]
    assert row.analytic == pytest.approx(-0.3932238664829637)
    assert row.numeric == pytest.approx(-0.3932238664829637)


def test_a_shared_node_has_a_row_of_its_own() -> None:
    found = check_wires(run(parse("(3 * a) * (3 * a + 1)"), {"a": 2}))
    assert found.by_place["a", ""].analytic == 39
    assert found.by_place["a", ""].numeric == pytest.approx(39)


def test_only_one_wire_is_nudged_not_all_of_its_source() -> None:
    found = check_wires(run(parse("f = x * x"), {"x": 3}))
    assert found.by_place["f", "x"].numeric == pytest.approx(3)
    assert found.by_place["f", "y"].numeric == pytest.approx(3)
    assert found.by_place["x", ""].numeric == pytest.approx(6)


def test_only_what_reaches_the_target_is_judged() -> None:
    found = check_wires(run(parse("q = x + y\nf = q * z"), {"x": 1, "y": 2, "z": 3}, target="q"))
    assert set(found.by_place) == {("q", ""), ("q", "x"), ("q", "y")}


def test_the_nearest_to_the_target_come_first() -> None:
    made = neuron()
    assert [node for node, _port in places_of(made, Gradients.of(made))][:3] == ["f", "f", "s3"]


@given(calm_runs())
def test_agrees_with_the_engine_wherever_the_graph_leads(made: Run) -> None:
    assert not check_wires(made).count(Verdict.WRONG)
    assert not check_wires(made).count(Verdict.WRONG, wires=False)


@given(calm_runs(), st.data())
def test_a_wrong_gradient_is_caught_where_it_is(made: Run, data: st.DataObject) -> None:
    before = check_wires(made)
    wires = [place for place, row in before.by_place.items() if row.port and row.verdict is Verdict.RIGHT]
    assume(wires)
    place = data.draw(st.sampled_from(wires))
    right = float(made.downstream[place])
    wrong = {**made.downstream, place: right + 0.01 * max(1.0, abs(right))}
    after = check_wires(made, Gradients(made.gradients, wrong))
    assert after.by_place[place].verdict is Verdict.WRONG
    assert after.rows[0].error > GOOD
    assert {row.place for row in after.rows if row.verdict is Verdict.WRONG} - {place} <= {
        (made.graph.incoming[place[0]][place[1]].source, "")
    }


@given(calm_runs())
def test_inputs_are_judged_as_the_compact_check_judges_them(made: Run) -> None:
    found = check_wires(made).by_place
    for row in check_gradients(made.graph, target=made.target).rows:
        if (row.node, "") in found:
            same = found[row.node, ""]
            assert (same.analytic, same.error) == (row.analytic, row.error)
            assert (same.verdict is Verdict.KINK) == row.is_kink


def test_a_wrong_sum_is_told_apart_from_its_wires() -> None:
    made = run(parse("f = a * b + a"), {"a": 2, "b": 3})
    found = check_wires(made, Gradients({**made.gradients, "a": 1.0}, made.downstream))
    assert found.rows[0].place == ("a", "")
    assert (found.count(Verdict.WRONG), found.count(Verdict.WRONG, wires=False)) == (0, 1)
    assert (found.count(Verdict.RIGHT), found.count(Verdict.RIGHT, wires=False)) == (4, 1)


def test_a_node_that_does_not_have_the_gradient_of_its_one_wire_is_judged() -> None:
    made = neuron()
    found = check_wires(made, Gradients({**made.gradients, "w2": 0.5}, made.downstream))
    assert found.by_place["w2", ""].verdict is Verdict.WRONG
    assert found.by_place["s3", "y"].verdict is Verdict.RIGHT


@pytest.mark.parametrize(("text", "inputs", "place"), [
    ("f = relu(x)", {"x": 0}, ("f", "x")),
    ("f = relu(x)", {"x": 1e-7}, ("f", "x")),
    ("f = max(x, y)", {"x": 2, "y": 2}, ("f", "x")),
    ("f = max(2*x, y)", {"x": 1, "y": 2}, ("s0", "y")),
])  # fmt: skip
def test_kinks_are_called_kinks(text: str, inputs: dict[str, Any], place: tuple[str, str]) -> None:
    row = check_wires(run(parse(text), inputs)).by_place[place]
    assert (row.verdict, row.kinks) == (Verdict.KINK, ("f",))


def test_an_array_with_some_numbers_at_a_kink_is_judged_by_the_others() -> None:
    row = check_wires(run(parse("f = sum(relu(x))"), {"x": [0.0, 1.0, -1.0]})).by_place["s0", "x"]
    assert (row.verdict, row.index, row.kinks) == (Verdict.RIGHT, (1,), ("s0",))
    assert (row.nudged, row.size) == (3, 3)


def test_class_labels_are_not_judged_nor_what_makes_them() -> None:
    found = check_wires(run(parse("f = softmax_loss(s, 2 * k)"), {"s": [1, 2, 3], "k": 1})).by_place
    labels = {place for place, row in found.items() if row.verdict is Verdict.LABEL}
    assert labels == {("f", "target"), ("s0", "x"), ("s0", "y")}


def test_what_is_a_label_too_cannot_be_nudged() -> None:
    row = check_wires(run(parse("f = softmax_loss(s, k) * k"), {"s": [1, 2, 3], "k": 1})).by_place["k", ""]
    assert row.verdict is Verdict.LABEL


def test_of_a_large_array_some_numbers_are_nudged_and_all_of_them_together() -> None:
    made = run(parse("f = norm2(W)"), {"W": np.arange(100.0).reshape(10, 10) / 50})
    row = check_wires(made).by_place["f", "x"]
    assert (row.verdict, row.nudged, row.size) == (Verdict.RIGHT, SOME, 100)
    assert row == check_wires(made).by_place["f", "x"]
    wrong = np.array(made.downstream["f", "x"])
    wrong[np.abs(wrong) > 0] += 0.5
    missed = check_wires(made, Gradients(made.gradients, {("f", "x"): wrong})).by_place["f", "x"]
    assert missed.verdict is Verdict.WRONG


def test_one_wrong_number_of_a_large_array_is_caught_by_all_together() -> None:
    made = run(parse("f = norm2(W)"), {"W": np.ones(400)})
    for place in range(0, 400, 37):
        wrong = np.array(made.downstream["f", "x"])
        wrong[place] += 0.1
        found = check_wires(made, Gradients({**made.gradients, "W": wrong}, {("f", "x"): wrong}))
        assert found.rows[0].verdict is Verdict.WRONG


def test_a_step_that_is_too_large_to_tell_says_so() -> None:
    made = run(parse("f = exp(3 * x)"), {"x": 1})
    assert check_wires(made, step=0.1).by_place["f", "x"].verdict is Verdict.COARSE
    assert check_wires(made).by_place["f", "x"].verdict is Verdict.RIGHT
    wrong = Gradients(made.gradients, {**made.downstream, ("f", "x"): 1.0})
    assert check_wires(made, wrong, step=0.1).by_place["f", "x"].verdict is Verdict.WRONG


def test_what_is_not_finite_is_wrong_and_first() -> None:
    found = check_wires(run(parse("f = log(x) + y"), {"x": 0, "y": 1}))
    assert found.rows[0].error == float("inf")
    assert found.worst == float("inf")


def test_a_root_that_leaves_the_numbers_is_wrong_not_a_crash() -> None:
    assert check_wires(run(parse("f = x ** y"), {"x": -2, "y": 0.5})).rows[0].verdict is Verdict.WRONG


def test_a_nudge_onto_a_pole_is_wrong_not_a_crash() -> None:
    row = check_wires(run(parse("f = 1 / x"), {"x": 1e-5})).by_place["f", "y"]
    assert row.verdict is Verdict.WRONG


def test_nothing_to_judge_has_no_worst() -> None:
    assert check_wires(run(parse("f = relu(x)"), {"x": 0}), step=1e-5).worst < GOOD
    assert check_wires(run(parse("x"), {"x": 0})).rows[0].verdict is Verdict.RIGHT


@pytest.mark.parametrize("step", [0, -1e-5, float("nan")])
def test_refuses_a_step_that_is_not_positive(step: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        check_wires(neuron(), step=step)
