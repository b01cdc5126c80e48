"""Descending: one step is one entry of the history, and the curve stays in step with undo and redo."""

from __future__ import annotations

import math
from typing import Any

import pytest

from playground.graph import editing
from playground.graph.expression import parse
from playground.graph.value import freeze
from playground.session import descent_curve, graph_actions
from playground.session.descending import Descending
from playground.session.project import Project
from playground.session.session import Session
from tests.engine.mazur import DATA, TEXT, WEIGHTS

BOWL = "x * x"


def opened(text: str = "(x + y) * z", **values: Any) -> Descending:
    graph = parse(text)
    wanted = values or {"x": -2, "y": 5, "z": -4}
    for name, value in wanted.items():
        graph = editing.set_value(graph, name, freeze(value))
    return Descending(Session(Project(graph=graph)))


def outputs(descending: Descending) -> list[float]:
    return [point.output for point in descending.curve.points]


def value(descending: Descending, name: str) -> Any:
    return descending._session.graph.by_name[name].value


def test_at_first_every_input_that_reaches_the_output_is_chosen() -> None:
    descending = opened("q = p * 2\nf = hinge_loss(s * k, t)", p=1, s=[1, 2], k=2, t=0)
    assert descending.inputs == descending.chosen == ("s", "k")
    assert (descending.rate, descending.ascend) == (0.1, False)
    assert not descending.curve.points
    assert descending.curve.steps == 0


def test_one_step_is_one_entry_of_the_history_and_one_point_of_the_curve() -> None:
    descending = opened(BOWL, x=4)
    session = descending._session
    taken = descending.step()
    assert (taken.taken, taken.goes_on) == (True, True)
    assert taken.said == "Step 1: f went from 16 to 10.24."
    assert value(descending, "x") == pytest.approx(3.2)
    assert session.history.undo_label == "Take a step"
    assert outputs(descending) == pytest.approx([16, 10.24])
    descending.step()
    session.undo()
    assert outputs(descending) == pytest.approx([16, 10.24])
    session.undo()
    assert outputs(descending) == [16]
    assert not session.history.can_undo
    session.redo()
    session.redo()
    assert outputs(descending) == pytest.approx([16, 10.24, 6.5536])
    assert descending.curve.steps == 2


def test_a_step_after_undo_forgets_what_was_undone() -> None:
    descending = opened(BOWL, x=4)
    descending.step()
    descending.step()
    descending._session.undo()
    descending.set_rate(0.5)
    descending.step()
    assert outputs(descending) == pytest.approx([16, 10.24, 0])
    assert descending.step().said == "The gradient of every chosen input is 0: f is at a flat place."
    assert len(outputs(descending)) == 3


def test_a_gradient_too_small_to_move_a_number_is_not_called_0() -> None:
    descending = opened("sigmoid(x)", x=35)
    said = descending.step().said
    assert said == "The gradients of f are so small that a step of this rate changes no number."


def test_playing_is_one_entry_of_the_history() -> None:
    descending = opened(BOWL, x=4)
    session = descending._session
    descending.begin_play()
    for _ in range(5):
        descending.step()
    assert descending.is_playing
    descending.end_play()
    descending.end_play()
    descending.begin_play()
    descending.step()
    descending.end_play()
    assert session.history.undo_label == "Take steps"
    session.undo()
    assert len(outputs(descending)) == 6
    session.undo()
    assert outputs(descending) == [16]
    assert not session.history.can_undo
    session.redo()
    assert len(outputs(descending)) == 6


def test_any_other_change_ends_playing() -> None:
    descending = opened(BOWL, x=4)
    descending.begin_play()
    descending.step()
    descending._session.undo()
    assert not descending.is_playing


def test_what_is_left_out_stays() -> None:
    descending = opened()
    descending.choose("x", chosen=False)
    descending.choose("y", chosen=False)
    assert [move.node for move in descending.moves] == ["z"]
    assert [move.node for move in descending.all_moves] == ["x", "y", "z"]
    descending.step()
    assert (value(descending, "x"), value(descending, "z")) == (-2, pytest.approx(-4.3))
    descending.choose("x", chosen=True)
    assert descending.chosen == ("x", "z")
    descending.choose_all(chosen=False)
    assert "choose at least one" in descending.step().said
    descending.choose_all(chosen=True)
    assert descending.chosen == ("x", "y", "z")


def test_ascending_goes_up() -> None:
    descending = opened("sigmoid(w*x)", w=1, x=1)
    descending.set_ascend(ascend=True)
    for _ in range(20):
        assert descending.step().goes_on
    assert outputs(descending) == sorted(outputs(descending))


def test_mazur_step_by_step() -> None:
    descending = opened(TEXT, **DATA, **WEIGHTS)
    for name in DATA:
        descending.choose(name, chosen=False)
    descending.set_rate(0.5)
    descending.step()
    assert value(descending, "w5") == pytest.approx(0.3589165, abs=5e-8)
    for _ in range(200):
        descending.step()
    assert outputs(descending) == sorted(outputs(descending), reverse=True)
    assert descending.output < 0.05


def test_the_rate_stays_within_bounds() -> None:
    descending = opened()
    descending.set_rate(1e9)
    assert descending.rate == 10
    descending.set_rate(0)
    assert descending.rate == 1e-4


def test_a_step_that_overshoots_says_so() -> None:
    descending = opened(BOWL, x=1)
    descending.set_rate(1.5)
    assert "f rose from 1 to 4 though it should descend" in descending.step().said
    descending.set_rate(1)
    descending.set_ascend(ascend=True)
    descending = opened("0 - x*x", x=1)
    descending.set_ascend(ascend=True)
    descending.set_rate(1.5)
    assert "f fell from -1 to -4 though it should climb" in descending.step().said


def test_a_rate_that_is_too_large_is_stopped() -> None:
    descending = opened(BOWL, x=1)
    descending.set_rate(2)
    said = [descending.step() for _ in range(7)]
    assert [each.goes_on for each in said] == [True] * 6 + [False]
    assert "the wrong way. A learning rate of 2 is too large here" in said[-1].said


def test_what_would_not_be_finite_is_not_done() -> None:
    descending = opened("exp(x * x)", x=3)
    descending.set_rate(1)
    taken = descending.step()
    assert (taken.taken, taken.goes_on) == (False, False)
    assert "would not be a finite number" in taken.said
    assert "fall for ever" in taken.said
    assert value(descending, "x") == 3
    assert not descending.curve.points


def test_what_goes_on_the_wrong_way_to_infinity_blames_the_rate() -> None:
    descending = opened("exp(x * x * 0.01) * x * x", x=9)
    descending.set_rate(0.09)
    descending.set_rate(10)
    said = [descending.step() for _ in range(3)]
    assert not said[-1].goes_on
    assert "too large" in said[-1].said


def test_wrong_way_and_then_not_finite_says_undo() -> None:
    descending = opened(BOWL, x=1)
    descending.set_rate(1.5)
    descending.step()
    graph_actions.scrub_value(descending._session, "x", 1.2e154)
    said = descending.step().said
    assert "would not be a finite number. A learning rate of 1.5 is too large here: undo" in said


def test_a_gradient_that_is_not_finite_stops() -> None:
    descending = opened("log(x)", x=0)
    assert "gradient of x is not a finite number" in descending.step().said


def test_without_an_output_or_inputs_no_step() -> None:
    broken = opened()
    broken._session.edit("Cut", editing.disconnect(broken._session.graph, "f", "x"))
    assert broken.run is None
    assert math.isnan(broken.output)
    assert (broken.inputs, broken.moves) == ((), ())
    assert "cannot be computed" in broken.step().said
    bare = opened("x * 2", x=1)
    bare._session.edit("Aim", editing.set_target(bare._session.graph, "c0"))
    assert "No input reaches c0" in bare.step().said


def test_of_an_array_the_sum_descends() -> None:
    descending = opened("x * x", x=[3, 4])
    assert descending.output == 25
    descending.step()
    assert value(descending, "x") == pytest.approx((2.4, 3.2))
    assert outputs(descending) == pytest.approx([25, 16])


def test_a_change_by_hand_is_a_point_of_its_own_and_is_undone_with_it() -> None:
    descending = opened(BOWL, x=4)
    session = descending._session
    descending.step()
    for number in (5, 6):
        graph_actions.scrub_value(session, "x", number)
    assert [(point.step, point.by_hand) for point in descending.curve.points] == [
        (0, False),
        (1, False),
        (1, True),
    ]
    assert outputs(descending)[-1] == 36
    descending.step()
    assert descending.curve.points[-1].step == 2
    session.undo()
    session.undo()
    assert outputs(descending) == pytest.approx([16, 10.24])


def test_moving_nodes_leaves_the_curve_alone() -> None:
    descending = opened(BOWL, x=4)
    descending.step()
    graph_actions.move(descending._session, {"x": (300.0, 40.0)})
    assert len(outputs(descending)) == 2
    descending._session.undo()
    descending._session.undo()
    assert outputs(descending) == [16]


def test_another_structure_or_project_forgets_the_curve() -> None:
    descending = opened()
    session = descending._session
    descending.step()
    session.edit("Aim", editing.set_target(session.graph, "s0"))
    assert descending.curve.is_empty
    assert descending.curve.start == 0
    descending.step()
    descending.choose("x", chosen=False)
    session.new()
    assert descending.curve.is_empty
    assert descending.chosen == ("x", "y", "z")


def test_notes_and_names_of_the_project_change_nothing() -> None:
    descending = opened()
    descending.step()
    told = []
    descending.changed.connect(lambda: told.append(1))
    session = descending._session
    session.apply("Name", Project(name="other", graph=session.graph))
    assert told == []


def test_a_long_curve_loses_its_older_half(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descent_curve, "LONGEST", 10)
    descending = opened(BOWL, x=4)
    for _ in range(12):
        descending.step()
    points = descending.curve.points
    assert len(points) <= 10
    assert (points[0].step, points[0].output, points[-1].step) == (0, 16, 12)
    assert [point.by_hand for point in points][:3] == [False, True, False]
