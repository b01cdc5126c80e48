from __future__ import annotations

import math

import pytest

from playground.graph import editing
from playground.graph.expression import ExpressionError
from playground.graph.graph import GraphError, Wire
from playground.graph.keeping import ROOM
from playground.session import graph_actions
from playground.session.selection import Selection
from playground.session.session import Session


@pytest.fixture
def session() -> Session:
    return Session()


def entries(session: Session) -> list[str]:
    """Undo everything and give the labels, newest first."""
    labels = []
    while session.history.can_undo:
        labels.append(session.history.undo_label)
        session.undo()
    return labels


@pytest.mark.parametrize(
    ("nodes", "wires", "label"),
    [
        (["s0"], [], "Delete s0"),
        (["x", "s0"], [Wire("z", "f", "y")], "Delete 2 nodes"),
        ([], [Wire("z", "f", "y")], "Delete wire"),
        ([], [Wire("z", "f", "y"), Wire("x", "s0", "x")], "Delete 2 wires"),
        (["s0"], [Wire("s0", "f", "x")], "Delete s0"),
    ],
)
def test_what_is_selected_is_deleted_in_one_go(
    nodes: list[str], wires: list[Wire], label: str, session: Session
) -> None:
    session.select(Selection.only(*nodes, *wires))
    graph_actions.delete_selection(session)
    assert not set(nodes) & set(session.graph.by_name)
    assert not set(wires) & set(session.graph.wires)
    assert not session.selection
    assert entries(session) == [label]


def test_with_nothing_selected_nothing_is_deleted(session: Session) -> None:
    graph_actions.delete_selection(session)
    assert entries(session) == []


def test_a_deleted_node_can_be_healed_over(session: Session) -> None:
    session.select(Selection.only("s0"))
    graph_actions.delete_selection(session, heal=True)
    assert Wire("x", "f", "x") in session.graph.wires


def test_a_renamed_node_stays_selected_and_the_playhead_stays(session: Session) -> None:
    session.select(Selection.only("s0"))
    session.to(3)
    graph_actions.rename(session, "s0", "total")
    assert (session.selection, session.playback.playhead) == (Selection.only("total"), 3)
    assert entries(session) == ["Rename s0"]


def test_a_name_that_is_taken_changes_nothing(session: Session) -> None:
    with pytest.raises(GraphError, match="taken"):
        graph_actions.rename(session, "s0", "x")
    assert entries(session) == []


def test_a_scrubbed_value_is_one_entry_per_gesture_and_node(session: Session) -> None:
    for name, value in (("x", 1), ("x", 2.5), ("y", 3)):
        graph_actions.scrub_value(session, name, value)
    session.break_merge()
    graph_actions.scrub_value(session, "y", [1.0, 2.0])
    assert session.graph.by_name["x"].value == 2.5
    assert session.graph.by_name["y"].value == (1.0, 2.0)
    assert entries(session) == ["Change y", "Change y", "Change x"]


@pytest.mark.parametrize("value", [math.nan, math.inf, "one", [[1], [2, 3]], None, []])
def test_a_value_no_node_can_hold_changes_nothing(value: object, session: Session) -> None:
    with pytest.raises(GraphError):
        graph_actions.scrub_value(session, "x", value)
    with pytest.raises(GraphError):
        graph_actions.scrub_value(session, "s0", 1.0)
    assert entries(session) == []


def test_a_turned_knob_is_one_entry_per_gesture(session: Session) -> None:
    graph, name = editing.add_node(session.graph, "leaky_relu")
    session.edit("Place", graph)
    for slope in (0.1, 0.2):
        graph_actions.scrub_knob(session, name, "slope", slope)
    assert dict(session.graph.by_name[name].knobs) == {"slope": 0.2}
    with pytest.raises(GraphError, match="slope must be a finite number"):
        graph_actions.scrub_knob(session, name, "slope", math.inf)
    with pytest.raises(GraphError, match="no knob"):
        graph_actions.scrub_knob(session, name, "tilt", 1.0)
    assert entries(session) == [f"Change slope of {name}", "Place"]


def test_a_drag_of_the_same_nodes_is_one_entry(session: Session) -> None:
    graph_actions.move(session, {"x": (1.0, 2.0), "y": (3.0, 4.0)})
    graph_actions.move(session, {"y": (5.0, 6.0), "x": (7.0, 8.0)})
    graph_actions.move(session, {"x": (0.0, 0.0)})
    assert session.graph.by_name["y"].position == (5.0, 6.0)
    assert entries(session) == ["Move", "Move"]


def test_a_typed_expression_takes_the_place_of_the_graph(session: Session) -> None:
    graph_actions.type_expression(session, "f = a * b")
    assert set(session.graph.by_name) == {"a", "b", "f"}
    assert session.problems == ()
    session.to_end()
    assert session.playback.value("f") == 1.0
    assert entries(session) == ["Type expression"]


def test_inputs_of_the_same_name_keep_value_and_place(session: Session) -> None:
    graph_actions.scrub_value(session, "x", [1.0, 2.0])
    graph_actions.move(session, {"x": (40.0, 500.0)})
    graph_actions.type_expression(session, "x * y + q")
    nodes = session.graph.by_name
    assert (nodes["x"].value, nodes["x"].position) == ((1.0, 2.0), (40.0, 500.0))
    assert (nodes["y"].value, nodes["q"].value) == (5.0, 1.0)


def test_a_value_in_the_text_wins(session: Session) -> None:
    graph_actions.type_expression(session, "x = 3\nf = x * y")
    assert session.graph.by_name["x"].value == 3.0


def test_an_input_does_not_stay_where_something_else_lies_now(session: Session) -> None:
    graph_actions.move(session, {"z": (260.0, 110.0)})
    graph_actions.type_expression(session, "f = exp(a - b) / z")
    nodes = session.graph.by_name
    a, b = nodes["z"].position, nodes["s0"].position
    assert max(abs(a[0] - b[0]) / ROOM[0], abs(a[1] - b[1]) / ROOM[1]) >= 1


def test_a_gate_that_was_an_input_gets_no_value(session: Session) -> None:
    graph_actions.type_expression(session, "x = a + b\nf = x * y")
    assert session.graph.by_name["x"].value is None
    graph_actions.type_expression(session, "f = x * y")
    assert session.graph.by_name["x"].value == 1.0


def test_a_mistake_in_an_expression_changes_nothing(session: Session) -> None:
    before = session.project
    with pytest.raises(ExpressionError) as caught:
        graph_actions.type_expression(session, "x + ")
    assert caught.value.text
    assert session.project is before
    assert entries(session) == []
