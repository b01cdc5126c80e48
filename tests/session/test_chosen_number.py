"""Which number of which input is chosen: both lenses that follow one keep it through edits."""

import pytest

from playground.graph.editing import move, rename, set_value
from playground.graph.expression import parse
from playground.session.chosen_number import ChosenNumber
from playground.session.modes import Modes
from playground.session.nudging import Nudging
from playground.session.project import Project
from playground.session.selection import Selection
from playground.session.session import Session

KINDS = (Modes, Nudging)


def chosen(kind: type[ChosenNumber]) -> tuple[ChosenNumber, Session]:
    graph = parse("f = norm2(W @ v)")
    graph = set_value(graph, "W", ((1.0, 2.0), (3.0, 4.0)))
    session = Session(Project(graph=set_value(graph, "v", (5.0, 6.0))))
    return kind(session), session


@pytest.mark.parametrize("kind", KINDS)
def test_a_renamed_input_stays_chosen_with_its_entry(kind: type[ChosenNumber]) -> None:
    number, session = chosen(kind)
    number.choose("v")
    number.choose_entry((1,))
    session.edit("Rename", rename(session.graph, "v", "data"))
    assert (number.node, number.index) == ("data", (1,))
    session.edit("Rename", rename(session.graph, "W", "weights"))
    assert (number.node, number.index) == ("data", (1,))
    session.undo()
    session.undo()
    assert (number.node, number.index) == ("v", (1,))


@pytest.mark.parametrize("kind", KINDS)
def test_another_project_begins_with_its_first_number(kind: type[ChosenNumber]) -> None:
    number, session = chosen(kind)
    number.choose_entry((1, 1))
    number.choose("v")
    number.choose_entry((1,))
    session.begin(session.project)
    assert (number.node, number.index) == ("W", (0, 0))


def test_what_is_known_stays_while_nodes_only_move() -> None:
    nudging, session = chosen(Nudging)
    modes = Modes(session)
    assert isinstance(nudging, Nudging)
    assert nudging.extend(5)
    points, nudge, mode = nudging.points, nudging.nudge, modes.mode
    session.edit("Move", move(session.graph, {"W": (5.0, 6.0)}))
    assert nudging.points == points
    assert nudging.nudge is nudge
    assert modes.mode is mode
    session.edit("Set v", set_value(session.graph, "v", (5.0, 7.0)))
    assert nudging.points == ()
    assert nudging.nudge is not nudge
    assert modes.mode is not mode


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_is_told_and_nothing_else(kind: type[ChosenNumber]) -> None:
    number, session = chosen(kind)
    told: list[str] = []
    number.changed.connect(lambda: told.append(number.node))
    number.choose("W")
    session.select(Selection.only("W"))
    session.select(Selection.only("f"))
    assert told == []
    session.select(Selection.only("v"))
    number.choose_entry((1,))
    assert told == ["v", "v"]
