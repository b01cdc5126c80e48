"""Every fault turns the check red where it can be seen, blames who did it, and leaves the engine right."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from playground.engine.run import Run, run
from playground.engine.wire_check import Gradients, Verdict, WireCheck, check_wires
from playground.gates.catalog import GATES
from playground.gates.gate import Slip
from playground.graph.expression import parse
from playground.graph.graph import Graph
from playground.session.lab.fault import BY_ID, FAULTS, Fault
from playground.session.lab.faulty_pass import are_same, can_be_seen, faulty_gradients, guilty_nodes
from playground.session.lab.reveal import code_lines
from playground.session.lab.turns import breadth_first, last_first, once_per_path
from tests.random_graphs import shaped_graphs

DIAMOND = ("p = 3 * a\nq = p + 1\nf = p * q", {"a": 2})
MAX = ("f = 2 * (x*y + max(z, w))", {"x": 3, "y": -4, "z": 2, "w": -1})

SHOWN: dict[str, tuple[str, dict[str, Any]]] = {
    "overwrite": DIAMOND,
    "early_turn": DIAMOND,
    "path_turns": DIAMOND,
    "not_zeroed": ("f = (x + y) * z", {"x": -2, "y": 5, "z": -4}),
    "max_to_both": MAX,
    "own_input": ("f = (x + y) * z", {"x": -2, "y": 5, "z": -4}),
    "lost_minus": ("f = 1 / (x - y)", {"x": 3, "y": 1}),
    "leak_forward_only": ("f = leaky_relu(w * x)", {"w": -2, "x": 3}),
    "input_for_output": ("f = sigmoid(w * x)", {"w": -2, "x": 3}),
    "lost_mean": ("f = softmax_loss(X @ W, y)", {"X": [[1, 2], [3, 4]], "W": [[1, 2], [3, -4]], "y": [0, 1]}),
}  # fmt: skip
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)


def shown(fault: Fault) -> Run:
    text, inputs = SHOWN[fault.id]
    return run(parse(text), inputs)


def wrong(found: WireCheck) -> set[tuple[str, str]]:
    return {row.place for row in found.rows if row.verdict is Verdict.WRONG}


@each_fault
def test_is_red_with_the_fault_and_green_without(fault: Fault) -> None:
    made = shown(fault)
    gradients = faulty_gradients(made, fault)
    assert wrong(check_wires(made, gradients))
    assert not wrong(check_wires(made))
    assert can_be_seen(made, gradients)
    assert guilty_nodes(made, gradients)


@each_fault
def test_says_what_people_do_wrong_and_shows_both_lines(fault: Fault) -> None:
    made = shown(fault)
    assert fault.note.endswith(".")
    bad, good = code_lines(made, fault, guilty_nodes(made, faulty_gradients(made, fault)))
    assert bad
    assert good
    assert bad != good


@pytest.mark.parametrize(("id", "gradient"), [("overwrite", 18), ("early_turn", 21), ("path_turns", 78)])
def test_the_diamond_goes_wrong_as_in_the_programs_people_write(id: str, gradient: float) -> None:
    made = run(parse(DIAMOND[0]), DIAMOND[1])
    gradients = faulty_gradients(made, BY_ID[id])
    assert made.gradients["a"] == 39
    assert gradients.nodes["a"] == gradient
    assert guilty_nodes(made, gradients) == ("p",)
    assert wrong(check_wires(made, gradients)) >= {("p", "y")}


def test_overwriting_keeps_the_last_of_several_gradients() -> None:
    made = run(parse("f = a * b + a"), {"a": 2, "b": 3})
    gradients = faulty_gradients(made, BY_ID["overwrite"])
    assert gradients.nodes["a"] == 3
    assert wrong(check_wires(made, gradients)) == {("a", "")}
    assert guilty_nodes(made, gradients) == ("a",)


def test_a_second_pass_adds_onto_the_first() -> None:
    made = run(parse("f = a + a"), {"a": 2})
    assert faulty_gradients(made, BY_ID["not_zeroed"]).nodes == {"a": 4, "f": 1}


def test_the_leak_is_blocked_as_in_a_plain_relu() -> None:
    made = run(parse("f = leaky_relu(x)"), {"x": -2})
    assert made.gradients["x"] == 0.01
    assert faulty_gradients(made, BY_ID["leak_forward_only"]).nodes["x"] == 0


def test_who_only_hands_on_what_is_wrong_is_not_guilty() -> None:
    made = run(parse("f = (1 + x) * y"), {"x": 3, "y": 5})
    gradients = faulty_gradients(made, BY_ID["own_input"])
    assert guilty_nodes(made, gradients) == ("f",)
    assert wrong(check_wires(made, gradients)) >= {("f", "x"), ("s0", "y")}


def test_what_no_check_can_judge_cannot_be_seen() -> None:
    made = run(parse("f = leaky_relu(x)"), {"x": 0})
    assert not can_be_seen(made, faulty_gradients(made, BY_ID["leak_forward_only"]))


def test_a_gate_that_cannot_slip_has_no_lines() -> None:
    made = run(parse("f = x + y"), {"x": 1, "y": 2})
    assert code_lines(made, BY_ID["own_input"], ("f",)) == ("", "")
    made = run(parse("f = x - y"), {"x": 1, "y": 2})
    assert code_lines(made, BY_ID["lost_minus"], ("f",)) == ("grad_y = grad_f", "grad_y = -grad_f")


def test_what_does_not_count_keeps_its_0() -> None:
    made = run(parse("q = x * 2\nf = x + y"), {"x": 1, "y": 2})
    assert faulty_gradients(made, BY_ID["early_turn"]).nodes["q"] == 0


def test_gradients_that_are_not_numbers_can_be_the_same() -> None:
    made = run(parse("f = log(x) * x"), {"x": 0})
    assert are_same(Gradients.of(made), Gradients.of(made))
    assert not are_same(Gradients.of(made), Gradients({**made.gradients, "x": 1.0}, made.downstream))


def test_paths_without_end_do_end() -> None:
    text = "\n".join(f"h{place + 1} = h{place} + h{place}" for place in range(60))
    made = run(parse(f"h0 = x * 1\n{text}"), {"x": 1})
    assert len(list(once_per_path(made))) == 1000
    assert can_be_seen(made, faulty_gradients(made, BY_ID["path_turns"]))


def test_every_slip_of_a_gate_belongs_to_a_fault() -> None:
    made = {slip for gate in GATES for slip, _backward in gate.slips}
    assert made == set(Slip) == {fault.slip for fault in FAULTS} - {None}


@given(shaped_graphs())
def test_without_a_fault_the_pass_is_the_engine_s(graph: Graph) -> None:
    made = run(graph)
    sound = Fault(id="none", title="", note="", area="")
    gradients = faulty_gradients(made, sound)
    assert are_same(gradients, Gradients.of(made))
    assert guilty_nodes(made, gradients) == ()
    assert not can_be_seen(made, gradients)
    assert list(last_first(made)) == list(made.backward_order)
    assert set(breadth_first(made)) == set(made.backward_order)


@given(shaped_graphs())
def test_no_fault_breaks_on_any_graph(graph: Graph) -> None:
    made = run(graph)
    before = Gradients({**made.gradients}, {**made.downstream})
    for fault in FAULTS:
        gradients = faulty_gradients(made, fault)
        for name, value in made.values.items():
            assert np.shape(gradients.nodes[name]) == np.shape(value)
        guilty = guilty_nodes(made, gradients)
        assert bool(guilty) or not can_be_seen(made, gradients)
        code_lines(made, fault, guilty)
    assert are_same(before, Gradients.of(made))
