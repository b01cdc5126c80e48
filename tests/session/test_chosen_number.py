"""Which number of which input is chosen: both lenses that follow one keep it through edits."""

import pytest

from playground.graph.editing import rename, set_value
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
