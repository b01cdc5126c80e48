"""The expression and the graph are one thing: change one, the other follows; what stayed is kept."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from playground.graph.graph import Graph, Wire
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import CTRL, Hands

__all__ = ["open_desk"]

NEURON = "sigmoid(w0*x0 + w1*x1 + w2)"
VALUES = {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0}


def formula(desk: Hands) -> str:
    return desk.page.expression.field.text()


def retype(desk: Hands, text: str) -> None:
    desk.key(Qt.Key.Key_E, CTRL)
    desk.type(text)
    desk.key(Qt.Key.Key_Return)


def places(graph: Graph, *names: str) -> list[tuple[float, float]]:
    return [graph.by_name[name].position for name in names]


def test_typing_keeps_where_things_lie_and_what_they_hold(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    for name in ("s0", "w1"):
        desk.drag([desk.node(name), desk.node(name) + QPoint(14, 90)])
    desk.type_value("x1", "-2.5")
    before = desk.session.graph
    kept = ("w0", "x0", "w1", "x1", "w2", "s0", "s1", "s2", "s3", "f")
    retype(desk, "sigmoid(w0*x0 + w1*x1 + w2 + b)")
    after = desk.session.graph
    assert places(after, "w0", "x0", "w1", "x1", "w2", "s0", "s1", "s2", "s3", "f") == places(before, *kept)
    values = {name: node.value for name, node in after.by_name.items() if node.gate == "input"}
    assert values == {**VALUES, "x1": -2.5, "b": 1.0}
    assert formula(desk) == "sigmoid(w0 * x0 + w1 * x1 + w2 + b)"
    lying = [node.position for node in after.nodes]
    assert len(set(lying)) == len(lying)
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.session.graph == before
    assert formula(desk) == "sigmoid(w0 * x0 + w1 * x1 + w2)"


def test_pressing_enter_without_a_change_changes_nothing_that_is_seen(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    desk.drag([desk.node("s1"), desk.node("s1") + QPoint(20, 60)])
    before = desk.session.graph
    desk.key(Qt.Key.Key_E, CTRL)
    desk.key(Qt.Key.Key_Return)
    after = desk.session.graph
    assert {node.name: (node.position, node.value) for node in after.nodes} == {
        node.name: (node.position, node.value) for node in before.nodes
    }
    assert set(after.wires) == set(before.wires)


def test_the_playhead_stays_with_its_gate(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    desk.session.to_end()
    retype(desk, "tanh(w0*x0 + w1*x1 + w2)")
    assert desk.session.playback.at_end
    assert desk.session.graph.by_name["f"].gate == "tanh"


def test_a_composite_gate_outlives_the_typing(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    desk.click(desk.node("s0"))
    desk.click(desk.node("s1"), held=Qt.KeyboardModifier.ShiftModifier)
    desk.key(Qt.Key.Key_G, CTRL)
    desk.key(Qt.Key.Key_Escape)
    assert len(desk.session.graph.groups) == 1
    retype(desk, "tanh(w0*x0 + w1*x1 + w2)")
    (group,) = desk.session.graph.groups
    assert set(group.nodes) == {"s0", "s1"}


def test_editing_the_graph_rewrites_the_expression(open_desk: Open) -> None:
    desk = open_desk("(x + y) * z", x=-2.0, y=5.0, z=-4.0)
    assert formula(desk) == "(x + y) * z"
    name = desk.place_gate("Tanh", 400.0, 290.0)
    desk.wire("f", name, "x")
    desk.click(desk.node(name))
    desk.key(Qt.Key.Key_T)
    assert formula(desk) == "f = (x + y) * z; tanh(f)"
    desk.key(Qt.Key.Key_Z, CTRL)
    assert formula(desk) == f"f = (x + y) * z; {name} = tanh(f); f"
    desk.click(desk.node("s0"))
    desk.key(Qt.Key.Key_Delete)
    assert "x + y" not in formula(desk)
    desk.key(Qt.Key.Key_Z, CTRL)
    assert "x + y" in formula(desk)
    desk.click(desk.node("x"))
    desk.key(Qt.Key.Key_F2)
    desk.key(Qt.Key.Key_A, CTRL)
    desk.type("q")
    desk.key(Qt.Key.Key_Return)
    assert formula(desk).startswith("f = (q + y) * z; ")
    assert Wire("q", "s0", "x") in desk.session.graph.wires


def test_the_target_chosen_on_the_canvas_is_the_one_of_the_expression(open_desk: Open) -> None:
    desk = open_desk("(x + y) * z", x=-2.0, y=5.0, z=-4.0)
    desk.click(desk.node("s0"))
    desk.key(Qt.Key.Key_T)
    assert desk.session.graph.output == "s0"
    before = desk.session.graph
    desk.key(Qt.Key.Key_E, CTRL)
    desk.key(Qt.Key.Key_Return)
    assert {node.name: node.position for node in desk.session.graph.nodes} == {
        node.name: node.position for node in before.nodes
    }
