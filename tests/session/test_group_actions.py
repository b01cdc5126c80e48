"""Composite gates are made, opened and taken apart in single entries of the history."""

from __future__ import annotations

import pytest

from playground.graph.expression import parse
from playground.graph.graph import GraphError
from playground.graph.groups import group_of
from playground.graph.layout import tidy
from playground.session import group_actions
from playground.session.project import Project
from playground.session.selection import Selection
from playground.session.session import Session

SUM = ("s0", "s1", "s2", "s3")


@pytest.fixture
def session() -> Session:
    """Give a session with a neuron."""
    return Session(Project(graph=parse("f = sigmoid(w0 * x0 + w1 * x1 + w2)")))


def test_group_selects_the_group_and_names_it(session: Session) -> None:
    session.select(Selection.only(*SUM))
    name = group_actions.group_selection(session)
    assert group_of(session.graph, name).title == "Group 1"
    assert session.selection.nodes == set(SUM)
    assert group_actions.selected_group(session.graph, session.selection) == name
    session.select(Selection.only("f"))
    assert group_actions.selected_group(session.graph, session.selection) is None
    second = group_actions.group_selection(session)
    assert group_of(session.graph, second).title == "Group 2"
    session.select(Selection())
    assert group_actions.selected_group(session.graph, session.selection) is None


def test_open_close_retitle_and_undo(session: Session) -> None:
    session.select(Selection.only(*SUM))
    name = group_actions.group_selection(session, "Sum")
    closed = session.graph
    group_actions.set_open(session, name, is_open=True)
    assert session.history.undo_label == "Open Sum"
    assert group_of(session.graph, name).is_open
    group_actions.set_open(session, name, is_open=False)
    assert not group_of(session.graph, name).is_open
    session.undo()
    session.undo()
    assert session.graph == closed
    group_actions.retitle(session, name, "Weighted sum")
    assert session.history.undo_label == "Rename Sum"
    assert group_of(session.graph, name).title == "Weighted sum"


def test_ungroup_gives_what_lay_hidden_room(session: Session) -> None:
    start = session.graph
    session.select(Selection.only(*SUM))
    name = group_actions.group_selection(session)
    group_actions.ungroup_selection(session)
    assert session.graph == start
    session.undo()
    session.edit("Tidy layout", tidy(session.graph))
    group_actions.select_group(session, name)
    group_actions.ungroup_selection(session)
    assert session.graph.groups == ()
    assert session.selection.nodes == set(SUM)
    with pytest.raises(GraphError, match="select a composite gate first"):
        group_actions.ungroup_selection(session)


def test_an_open_group_is_taken_apart_where_it_is(session: Session) -> None:
    session.select(Selection.only(*SUM))
    name = group_actions.group_selection(session)
    group_actions.set_open(session, name, is_open=True)
    before = session.graph.nodes
    group_actions.ungroup_selection(session)
    assert session.graph.nodes == before
