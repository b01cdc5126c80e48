"""Descending: one step is one entry of the history, and the curve stays in step with undo and redo."""

from __future__ import annotations

import pytest

from playground.graph import editing
from playground.session import descent_curve, graph_actions
from playground.session.project import Project
from tests.engine.mazur import DATA, TEXT, WEIGHTS
from tests.session.descents import BOWL, opened, outputs, value


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


def test_what_is_left_out_stays_out_under_another_name() -> None:
    descending = opened()
    left_out, *others = descending.inputs
    descending.choose(left_out, chosen=False)
    descending.step()
    points = descending.curve.points
    session = descending._session
    session.edit("Rename", editing.rename(session.graph, left_out, "other"))
    assert descending.chosen == tuple(others)
    session.undo()
    assert descending.chosen == tuple(others)
    assert descending.curve.points == points


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
