from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from playground.engine import forward_mode
from playground.graph.editing import remove_nodes, set_target, set_value
from playground.graph.expression import parse
from playground.graph.graph import Graph
from playground.graph.value import freeze
from playground.session import modes as module
from playground.session.modes import Modes
from playground.session.project import Project
from playground.session.selection import Selection
from playground.session.session import Session


def graph_of(text: str, **values: Any) -> Graph:
    graph = parse(text)
    for name, value in values.items():
        graph = set_value(graph, name, freeze(value))
    return graph


def following(text: str = "q = x + y\nf = q * z", **values: Any) -> tuple[Session, Modes, list[str]]:
    session = Session(Project(graph=graph_of(text, **(values or {"x": -2.0, "y": 5.0, "z": -4.0}))))
    modes, heard = Modes(session), list[str]()
    modes.changed.connect(lambda: heard.append(modes.title))
    return session, modes, heard


def test_the_first_input_is_followed_until_another_is_selected() -> None:
    session, modes, heard = following()
    assert (modes.node, modes.inputs, modes.title) == ("x", ("x", "y", "z"), "x")
    session.select(Selection.only("z"))
    assert (modes.node, heard) == ("z", ["z"])
    session.select(Selection.only("q"))
    session.select(Selection())
    assert (modes.node, heard) == ("z", ["z"])
    modes.choose("y")
    modes.choose("y")
    assert (modes.node, heard) == ("y", ["z", "y"])


def test_what_is_selected_already_is_followed() -> None:
    session, _modes, _heard = following()
    session.select(Selection.only("y"))
    assert Modes(session).node == "y"


def test_a_number_of_an_array_is_chosen_and_kept() -> None:
    session, modes, heard = following("f = norm2(W @ v)", W=[[1, 2], [3, 4]], v=[5, 6])
    assert (modes.shape, modes.index, modes.title) == ((2, 2), (0, 0), "W[1,1]")
    modes.choose_entry((1, 7))
    assert (modes.index, modes.title, heard) == ((1, 1), "W[2,2]", ["W[2,2]"])
    modes.choose("v")
    assert modes.title == "v[1]"
    modes.choose("W")
    assert modes.title == "W[2,2]"
    session.edit("Set W", set_value(session.graph, "W", ((1.0, 2.0),)))
    session.edit("Set v", set_value(session.graph, "v", (5.0, 6.0)))
    assert modes.title == "W[1,1]"


def test_tangents_come_with_the_playhead() -> None:
    session, modes, _heard = following()
    assert modes.tangent("x") is None
    assert modes.said == "Step forward: a 1 starts at x, and every gate passes it on times its slope."
    session.step()
    assert modes.tangent("x") == 1
    assert modes.said == "x follows itself: its tangent is 1."
    session.step()
    assert (modes.tangent("y"), modes.tangent("q")) == (0, None)
    assert modes.said == "y does not depend on x: its tangent is 0."
    session.step()
    assert modes.said == ""
    assert [(part.source, part.part) for part in modes.parts] == [("x", 1.0), ("y", 0.0)]
    session.to_end()
    assert modes.tangent("f") == -4
    assert modes.parts == ()
    assert modes.said == "The pass for x is over. Reverse mode needs one more, for all inputs at once."


def test_where_many_numbers_come_out_reverse_mode_needs_a_pass_for_each() -> None:
    session, modes, _heard = following("f = W @ v", W=[[1, 2], [3, 4]], v=[5, 6])
    session.to_end()
    said = "Reverse mode needs one more for every number that comes out, each for all inputs at once."
    assert modes.said == f"The pass for W[1,1] is over. {said}"


def test_both_modes_stand_side_by_side() -> None:
    session, modes, _heard = following("f = 2 * x", x=3.0)
    session.to_node("f")
    assert [(row.node, row.tangent, row.gradient) for row in modes.rows] == [("x", 1, None), ("f", 2, None)]
    session.to_end()
    assert [(row.node, row.tangent, row.gradient) for row in modes.rows] == [("x", 1, 2), ("f", 2, 1)]
    assert not any(row.is_too_large for row in modes.rows)


def test_a_pass_is_made_once_for_each_number() -> None:
    session, modes, _heard = following()
    made = modes.mode
    session.step()
    assert modes.mode is made
    modes.choose("y")
    other = modes.mode
    assert other is not None
    assert other is not made
    assert other.input == "y"
    session.edit("Set x", set_value(session.graph, "x", 7.0))
    assert modes.mode is not other
    assert modes.passes is modes.passes


def test_an_input_that_is_gone_gives_way_to_the_first() -> None:
    session, modes, _heard = following()
    modes.choose("z")
    session.edit("Aim", set_target(session.graph, "q"))
    session.edit("Delete", remove_nodes(session.graph, ["f", "z"]))
    assert (modes.node, modes.inputs) == ("x", ("x", "y"))


def test_without_anything_to_compute_there_is_nothing() -> None:
    session = Session(Project(graph=Graph()))
    modes = Modes(session)
    assert (modes.run, modes.passes, modes.mode, modes.inputs, modes.node) == (None, None, None, (), "")
    assert (modes.rows, modes.parts, modes.shape, modes.index) == ((), (), (), ())
    assert modes.tangent("x") is None
    assert modes.said == "There is no input to follow: nothing that is computed depends on one."


def test_only_constants_leave_nothing_to_follow() -> None:
    assert Modes(Session(Project(graph=graph_of("f = 2 + 3")))).mode is None


def test_a_gate_with_too_many_numbers_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forward_mode, "MOST_NUMBERS", 5)
    session, modes, _heard = following("q = W @ v\nf = norm2(q)", W=np.eye(2), v=[5, 6])
    session.to_node("q")
    assert modes.said == "q has too many local gradients to work its tangent out."
    assert [row.node for row in modes.rows if row.is_too_large] == ["q", "f"]
    assert modes.tangent("q") is None


def test_a_large_graph_lists_its_first_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    _session, modes, _heard = following()
    assert [row.node for row in modes.rows] == ["x", "y"]
