from typing import Any

import pytest

from playground.engine.run import Run, run
from playground.engine.step import Phase
from playground.graph.expression import parse
from playground.session.blanks import Mode, blanks_at, can_ask, next_step
from playground.session.playback import Playback
from playground.session.question import (
    Question,
    Sort,
    about_gradient,
    is_in,
    of_step,
    sign_of,
    source_of,
    words_of,
)

X_THROUGH_A = Question(Sort.WIRE, "a", "x")
WHOLE_X, WHOLE_F = Question(Sort.WHOLE, "x"), Question(Sort.WHOLE, "f")


def run_of(text: str, **values: Any) -> Run:
    return run(parse(text), values)


@pytest.fixture
def shared() -> Run:
    return run_of("a = x * y\nb = x + z\nf = a * b", x=2.0, y=3.0, z=5.0)


def asked(made: Run, phase: Phase, node: str) -> list[tuple[str, str]]:
    found = of_step(made.step(made.places[phase, node]))
    return [(each.sort.value, each.port) for each in found]


def test_a_forward_step_asks_what_it_computes(shared: Run) -> None:
    assert asked(shared, Phase.FORWARD, "a") == [("value", "")]
    assert asked(shared, Phase.FORWARD, "x") == []  # a person gave that number


def test_a_backward_step_asks_what_goes_back_and_first_the_sum_of_what_came(shared: Run) -> None:
    assert asked(shared, Phase.BACKWARD, "f") == [("whole", ""), ("wire", "x"), ("wire", "y")]
    assert asked(shared, Phase.BACKWARD, "a") == [("wire", "x"), ("wire", "y")]
    assert asked(shared, Phase.BACKWARD, "x") == [("whole", "")]
    assert asked(shared, Phase.BACKWARD, "y") == []  # its one wire was asked at the gate


def test_labels_and_numbers_that_are_not_finite_are_not_asked() -> None:
    losses = run_of("f = softmax_loss(s, t)", s=[1.0, 2.0], t=0.0)
    assert asked(losses, Phase.BACKWARD, "f") == [("whole", ""), ("wire", "scores")]
    roots = run_of("f = sqrt(x)", x=0.0)
    assert asked(roots, Phase.BACKWARD, "f") == [("whole", "")]


def test_where_the_gradient_of_a_node_is_asked(shared: Run) -> None:
    assert about_gradient(shared, "f") == WHOLE_F
    assert about_gradient(shared, "x") == WHOLE_X
    assert about_gradient(shared, "a") == Question(Sort.WIRE, "f", "x")
    lost = run(parse("a = x * y\nf = x + 1\nb = a * 2"), {"x": 1.0, "y": 1.0}, target="f")
    assert about_gradient(lost, "y") is None


def test_what_is_asked_is_written_and_said(shared: Run) -> None:
    def said(question: Question) -> tuple[str, str]:
        return sign_of(shared, question), words_of(shared, question)

    assert said(Question(Sort.VALUE, "a")) == ("a", "the value of a")
    assert said(X_THROUGH_A) == ("∂f/∂x", "the part of ∂f/∂x that comes back through multiply a")
    assert said(Question(Sort.WIRE, "a", "y")) == ("∂f/∂y", "∂f/∂y, back through multiply a")
    assert said(WHOLE_X) == ("∂f/∂x", "∂f/∂x, from all 2 wires that x feeds")
    assert said(WHOLE_F) == ("∂f/∂f", "∂f/∂f, where the backward pass begins")
    aside = run(parse("a = x * x\nb = x + 1\nf = a + 2"), {"x": 3.0}, target="f")
    assert words_of(aside, WHOLE_X) == "∂f/∂x, from all 2 wires on the way to f that x feeds"
    large = run_of("f = sum(v * v)", v=[[1.0] * 4, [2.0] * 4])
    assert sign_of(large, Question(Sort.VALUE, "s0")) == "s0[1, 0]"
    assert sign_of(large, Question(Sort.WIRE, "f", "x")) == "∂f/∂s0[0, 0]"
    assert source_of(large, Question(Sort.WIRE, "f", "x")) == "s0"


def test_a_run_knows_what_it_has(shared: Run) -> None:
    assert is_in(shared, X_THROUGH_A)
    assert is_in(shared, WHOLE_X)
    assert is_in(shared, Question(Sort.VALUE, "a"))
    for gone in (Question(Sort.WIRE, "a", "z"), Question(Sort.WHOLE, "q"), Question(Sort.VALUE, "q")):
        assert not is_in(shared, gone)


def test_only_what_is_there_at_the_playhead_is_asked(shared: Run) -> None:
    start = Playback(shared)
    assert blanks_at(Playback(), Mode.STEP, ()) == ()
    assert blanks_at(start, Mode.STEP, ()) == blanks_at(start, Mode.GRADIENTS, ()) == ()
    forward = start.to(start.forward_steps)
    assert [each.node for each in blanks_at(forward, Mode.VALUES, ())] == ["a", "b", "f"]
    assert blanks_at(forward, Mode.GRADIENTS, ()) == ()
    assert blanks_at(forward, Mode.STEP, ()) == (Question(Sort.VALUE, "f"),)
    assert len(blanks_at(forward.forward(), Mode.GRADIENTS, ())) == 3
    assert len(blanks_at(start.to_end(), Mode.GRADIENTS, ())) == 8


def test_picked_numbers_are_asked_in_the_order_of_the_run(shared: Run) -> None:
    end = Playback(shared).to_end()
    picks = [WHOLE_X, X_THROUGH_A, Question(Sort.VALUE, "b"), Question(Sort.WIRE, "gone", "x")]
    found = blanks_at(end, Mode.PICKED, picks)
    assert found == (Question(Sort.VALUE, "b"), X_THROUGH_A, WHOLE_X)
    assert blanks_at(end.to(6), Mode.PICKED, picks) == (Question(Sort.VALUE, "b"),)


def test_what_can_be_picked(shared: Run) -> None:
    end = Playback(shared).to_end()
    assert can_ask(end, X_THROUGH_A)
    assert not can_ask(end, Question(Sort.VALUE, "x"))
    assert not can_ask(end, Question(Sort.WHOLE, "y"))
    assert not can_ask(end.to(6), X_THROUGH_A)
    assert not can_ask(Playback(), X_THROUGH_A)


def test_the_next_step_that_asks_something(shared: Run) -> None:
    start = Playback(shared)
    assert shared.order[:3] == ("x", "y", "a")
    assert next_step(start, lambda _each: False) == 3
    assert next_step(start, lambda each: each.node == "a") == 5
    assert next_step(start, lambda _each: True) is None
    assert next_step(start.to_end(), lambda each: each.node == "a") == 5  # again from the start
    assert next_step(Playback(), lambda _each: True) is None
