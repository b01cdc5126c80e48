"""Nudging: what is chosen, what came of it, and that the project stays as it is until it is kept."""

from __future__ import annotations

from typing import Any

import pytest

from playground.graph import editing
from playground.graph.expression import parse
from playground.graph.value import freeze
from playground.session.nudging import Nudging
from playground.session.project import Project
from playground.session.selection import Selection
from playground.session.session import Session


def opened(text: str = "(x + y) * z", **values: Any) -> tuple[Nudging, Session]:
    graph = parse(text)
    for name, value in (values or {"x": -2.0, "y": 5.0, "z": -4.0}).items():
        graph = editing.set_value(graph, name, freeze(value))
    session = Session(Project(graph=graph))
    return Nudging(session), session


def test_at_first_the_first_input_is_nudged_by_a_hundredth() -> None:
    nudging, session = opened()
    assert (nudging.inputs, nudging.node, nudging.shape, nudging.index) == (("x", "y", "z"), "x", (), ())
    made = nudging.nudge
    assert made is not None
    assert made.h == 0.01
    assert nudging.nudge is made
    assert not session.modified


def test_the_selected_input_is_nudged() -> None:
    nudging, session = opened("(x + y) * z * 2")
    told = []
    nudging.changed.connect(lambda: told.append(nudging.node))
    session.select(Selection.only("z"))
    session.select(Selection.only("s0"))
    session.select(Selection.only("c0"))
    session.select(Selection.only("x", "y"))
    session.select(Selection())
    session.select(Selection.only("z"))
    assert told == ["z"]
    assert nudging.node == "z"
    assert Nudging(session).node == "z"


def test_an_input_is_chosen_and_forgotten_when_it_is_gone() -> None:
    nudging, session = opened()
    nudging.choose("y")
    assert nudging.node == "y"
    session.edit("Delete", editing.set_target(session.graph, "z"))
    assert (nudging.inputs, nudging.node) == (("z",), "z")


def test_an_entry_of_an_array_is_chosen() -> None:
    nudging, session = opened("norm2(W @ x)", W=[[0.1, 0.5], [-0.3, 0.8]], x=[0.2, 0.4])
    assert (nudging.shape, nudging.index) == ((2, 2), (0, 0))
    nudging.choose_entry((1, 7))
    assert nudging.index == (1, 1)
    nudging.choose("x")
    assert nudging.index == (0,)
    nudging.choose("W")
    assert nudging.index == (1, 1)
    session.edit("Shrink", editing.set_value(session.graph, "W", ((0.1, 0.5),)))
    assert nudging.index == (0, 0)


@pytest.mark.parametrize(("wanted", "h"), [(0.5, 0.5), (-1e-9, -1e-9), (7, 1), (-7, -1), (0, 0)])
def test_h_stays_within_bounds(wanted: float, h: float) -> None:
    nudging, _session = opened()
    nudging.set_h(wanted)
    assert nudging.h == h
    made = nudging.nudge
    assert made is not None
    assert made.h == h


def test_kept_it_is_one_entry_of_the_history() -> None:
    nudging, session = opened()
    nudging.set_h(0.5)
    nudging.keep()
    assert session.graph.by_name["x"].value == -1.5
    assert session.history.undo_label == "Nudge x"
    session.undo()
    assert session.graph.by_name["x"].value == -2
    assert not session.history.can_undo


def test_what_does_not_move_is_not_said_to_have_moved() -> None:
    nudging, session = opened(x=100.0, y=1.0, z=1.0)
    nudging.set_h(1e-16)
    assert nudging.keep() == "x stays 100: h is too small to move it."
    assert not session.history.can_undo


def test_an_entry_is_kept_in_its_array() -> None:
    nudging, session = opened("norm2(x)", x=[1, 2])
    nudging.choose_entry((1,))
    nudging.set_h(-1)
    assert nudging.keep() == "x[2] is 1 now. Undo takes it back."
    assert session.graph.by_name["x"].value == (1, 1)


def test_without_an_output_or_an_input_there_is_nothing_to_nudge() -> None:
    nudging, session = opened()
    session.edit("Cut", editing.disconnect(session.graph, "f", "x"))
    assert nudging.nudge is None
    assert "cannot be computed" in nudging.hindrance
    assert (nudging.inputs, nudging.node, nudging.shape, nudging.points) == ((), "", (), ())
    assert not nudging.extend(4)
    assert nudging.keep() == nudging.hindrance
    bare, session = opened("x * 2", x=1)
    session.edit("Aim", editing.set_target(session.graph, "c0"))
    assert "No input reaches c0" in bare.hindrance


def test_what_a_gate_does_not_take_is_said() -> None:
    nudging, _session = opened("softmax_loss(s * t, t)", s=[1, 2, 3], t=1)
    nudging.choose("t")
    assert nudging.nudge is None
    assert nudging.hindrance == "f (Softmax CE): class 1.01 is not among the classes 0 to 2."


def test_the_errors_come_bit_by_bit_and_anew_with_another_number() -> None:
    nudging, session = opened()
    assert nudging.points == ()
    assert nudging.extend(100)
    assert len(nudging.points) == 100
    assert not nudging.extend(100)
    assert len(nudging.points) == 129
    nudging.set_h(0.5)
    assert len(nudging.points) == 129
    nudging.choose("z")
    assert nudging.points == ()
    nudging.extend(5)
    session.edit("Set", editing.set_value(session.graph, "y", 6.0))
    assert nudging.points == ()
