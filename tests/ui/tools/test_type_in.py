"""Typing a name or a value, when the graph changes under the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from playground.graph.editing import remove_nodes
from playground.session import graph_actions
from playground.session.selection import Selection
from tests.ui.graph_desk import Open


def test_what_a_field_does_when_it_loses_the_focus_to_another_edit_is_shown_too(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit may come while another is being told: a field that loses the focus takes what was typed."""
    desk = open_desk()
    desk.session.to_end()
    late = [lambda: graph_actions.rename(desk.session, "s0", "s13")]
    monkeypatch.setattr(desk.page.gestures.adding, "cancel", lambda: late.pop()() if late else None)
    desk.session.edit("Remove", remove_nodes(desk.session.graph, ["z"]))
    scene, session = desk.canvas.canvas, desk.session
    assert not late
    assert scene.nodes.keys() == session.graph.by_name.keys() == {"x", "y", "s13", "f"}
    session.select(Selection.only("s13"))
    assert scene.nodes["s13"].state.selected
    desk.key(Qt.Key.Key_F2)
    assert desk.page.gestures.typing.field is not None


def test_nothing_is_typed_over_a_node_that_is_not_there(open_desk: Open) -> None:
    typing = open_desk().page.gestures.typing
    typing.type_name("gone")
    typing.type_value("gone")
    assert typing.field is None
