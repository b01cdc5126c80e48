"""Typing a formula in place of another graph."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.graph_desk import Open
from tests.ui.hands import CTRL


def test_a_formula_that_uses_the_name_of_the_output_before_it_is_taken(open_desk: Open) -> None:
    desk = open_desk("x", x=2.0)
    desk.key(Qt.Key.Key_E, CTRL)
    desk.type("relu(x) + 1")
    desk.key(Qt.Key.Key_Return)
    assert {node.gate for node in desk.session.graph.nodes} == {"input", "relu", "add", "constant"}
    assert desk.session.graph.by_name["x"].value == 2.0


def test_a_formula_without_a_name_keeps_that_of_the_output(open_desk: Open) -> None:
    desk = open_desk("f = x + y")
    desk.key(Qt.Key.Key_E, CTRL)
    desk.type("x * y")
    desk.key(Qt.Key.Key_Return)
    assert desk.session.graph.output == "f"
