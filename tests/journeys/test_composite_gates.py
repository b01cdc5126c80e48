"""A person makes one gate of several, names it, steps through it, opens it, steps inside and undoes it."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from playground.graph.folding import frame_box
from playground.graph.graph import Wire
from playground.graph.groups import group_of, members
from playground.session.project import open_project, save_project
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import CTRL, SHIFT, Hands

__all__ = ["open_desk"]

SIGMOID = "f = reciprocal(exp(-(w * x)) + 1)"
INNER = ("c0", "s1", "s2", "s3", "f")


def sigmoid(open_desk: Open) -> Hands:
    return open_desk(SIGMOID, w=2.0, x=-1.0, c0=1.0)


def choose(hands: Hands, *names: str) -> None:
    for place, name in enumerate(names):
        hands.click(hands.node(name), held=SHIFT if place else Qt.KeyboardModifier.NoModifier)


def group(hands: Hands, *names: str, title: str = "Sigmoid") -> str:
    choose(hands, *names)
    before = {each.name for each in hands.session.graph.groups}
    hands.key(Qt.Key.Key_G, CTRL)
    hands.type(title)
    hands.key(Qt.Key.Key_Return)
    return next(each.name for each in hands.session.graph.groups if each.name not in before)


def card(hands: Hands, name: str) -> QPoint:
    spot = hands.canvas.canvas.composites.cards[name].pos()
    return hands.place(spot.x() + 20, spot.y())


def header(hands: Hands, name: str) -> QPoint:
    spot = hands.canvas.canvas.composites.frames[name].header.center()
    return hands.place(spot.x(), spot.y())


def test_selected_gates_become_one_with_a_name_and_ports(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    before = hands.session.playback.run
    name = group(hands, *INNER)
    scene = hands.canvas.canvas
    assert group_of(hands.session.graph, name).title == "Sigmoid"
    assert not any(scene.nodes[inner].isVisible() for inner in INNER)
    shown = scene.composites.cards[name]
    assert [port.name for port in shown.ports.inputs] == ["s0"]
    assert [port.name for port in shown.ports.outputs] == ["f"]
    assert not scene.wires[Wire("s1", "s2", "x")].isVisible()
    assert scene.wires[Wire("s0", "s1", "x")].path.currentPosition() == shown.pos() + shown.input_offset(0)
    assert before is not None
    assert hands.session.playback.run is not None
    assert hands.session.playback.run.values == before.values


def test_the_title_is_typed_where_it_stands(open_desk: Open) -> None:
    for inner in (INNER, (*INNER, "s0")):  # with one input, and with several in rows below the title
        hands = sigmoid(open_desk)
        choose(hands, *inner)
        hands.key(Qt.Key.Key_G, CTRL)
        field = hands.page.gestures.typing.field
        assert field is not None
        (shown,) = hands.canvas.canvas.composites.cards.values()
        seen = hands.canvas.box_in_view(shown.title_box.translated(shown.pos())).toRect()
        assert field.geometry().contains(seen.center())
        assert abs(field.geometry().center().y() - seen.center().y()) <= 1


def test_undo_in_an_untouched_title_takes_the_grouping_back(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    choose(hands, *INNER)
    hands.key(Qt.Key.Key_G, CTRL)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.page.gestures.typing.field is None
    assert hands.session.graph.groups == ()
    hands.key(Qt.Key.Key_G, CTRL)
    hands.type("Mine")
    hands.key(Qt.Key.Key_Z, CTRL)  # what was typed comes first
    field = hands.page.gestures.typing.field
    assert field is not None
    assert field.text() != "Mine"
    assert len(hands.session.graph.groups) == 1


def test_steps_go_through_a_closed_gate_and_ring_it(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    name = group(hands, *INNER)
    shown = hands.canvas.canvas.composites.cards[name]
    phases = []
    for _ in hands.session.playback.steps:
        hands.key(Qt.Key.Key_Space)
        step = hands.session.playback.step
        assert step is not None
        assert (shown.phase is not None) == (step.node in INNER)
        phases.append(shown.phase)
        assert ("Sigmoid" in hands.page.inspector.where_text) == (step.node in INNER)
    assert len([phase for phase in phases if phase]) == 2 * len(INNER)
    assert hands.end_chips("f") == ("0.12", "1.00")
    hands.canvas.grab()


def test_a_gate_is_opened_in_place_closed_and_taken_apart(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    start = hands.session.graph
    name = group(hands, *INNER)
    hands.double_click(card(hands, name))
    scene = hands.canvas.canvas
    assert all(scene.nodes[inner].isVisible() for inner in INNER)
    assert scene.composites.frames[name].record.title == "Sigmoid"
    frame = frame_box(hands.session.graph, name)
    hands.canvas.grab()
    outside = [node for node in hands.session.graph.nodes if node.name not in INNER]
    assert not any(frame.left < node.position[0] < frame.right for node in outside)
    hands.move(header(hands, name))
    hands.click(header(hands, name))
    assert not group_of(hands.session.graph, name).is_open
    hands.click(card(hands, name))
    hands.key(Qt.Key.Key_Return, CTRL)
    assert group_of(hands.session.graph, name).is_open
    hands.key(Qt.Key.Key_G, CTRL | SHIFT)
    assert hands.session.graph.groups == ()
    while hands.session.history.can_undo:
        hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.session.graph == start
    assert not scene.composites.cards
    assert not scene.composites.frames


def test_a_closed_gate_is_dragged_with_all_it_holds(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    name = group(hands, *INNER)
    before = {node.name: node.position for node in hands.session.graph.nodes}
    at = card(hands, name)
    hands.drag([at, at + QPoint(0, 60)])
    after = {node.name: node.position for node in hands.session.graph.nodes}
    moved = {node for node in after if after[node] != before[node]}
    assert moved == members(hands.session.graph, name)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert {node.name: node.position for node in hands.session.graph.nodes} == before
    hands.click(hands.node("x"), held=CTRL)
    hands.click(card(hands, name), held=CTRL)
    assert hands.session.selection.nodes == {"x"}
    hands.click(card(hands, name), held=SHIFT)
    assert hands.session.selection.nodes == {"x", *INNER}


def test_step_inside_and_out(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    inner = group(hands, "s1", "s2", title="Decay")
    outer = group(hands, *(name for name in INNER if name not in {"s1", "s2"}), title="Rest")
    hands.key(Qt.Key.Key_L, CTRL)
    hands.click(card(hands, inner))
    hands.key(Qt.Key.Key_I)
    tool = hands.page.gestures.grouping.tool
    assert tool.inside == inner
    assert tool.breadcrumb.isVisible()
    scene = hands.canvas.canvas
    assert {name for name, item in scene.nodes.items() if item.isVisible()} == {"s1", "s2"}
    hands.canvas.grab()
    hands.key(Qt.Key.Key_Escape)
    assert tool.inside is None
    assert not tool.breadcrumb.isVisible()
    assert scene.nodes["x"].isVisible()
    hands.click(card(hands, outer))
    hands.key(Qt.Key.Key_I)
    assert tool.inside == outer
    QTest.mouseClick(tool.breadcrumb.buttons[0], Qt.MouseButton.LeftButton)
    assert tool.inside is None
    hands.key(Qt.Key.Key_I)
    hands.key(Qt.Key.Key_O)
    assert tool.inside is None
    hands.key(Qt.Key.Key_I)
    while hands.session.history.can_undo:
        hands.key(Qt.Key.Key_Z, CTRL)
    assert tool.inside is None


def test_what_cannot_be_grouped_is_said(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    said: list[str] = []
    hands.canvas.said.connect(said.append)
    hands.key(Qt.Key.Key_Escape)
    QTest.mouseClick(hands.page.expression.group, Qt.MouseButton.LeftButton)
    assert said[-1] == "Select the gates to group first."
    choose(hands, "s1", "f")
    QTest.mouseClick(hands.page.expression.group, Qt.MouseButton.LeftButton)
    assert said[-1] == "This gate would feed itself through s2: select s2 too."
    hands.key(Qt.Key.Key_G, CTRL | SHIFT)
    assert said[-1] == "Select a composite gate first."
    assert hands.session.graph.groups == ()


def test_groups_are_saved_with_the_project(open_desk: Open, tmp_path: Path) -> None:
    hands = sigmoid(open_desk)
    group(hands, *INNER)
    save_project(hands.session.project, tmp_path / "a.backprop")
    assert open_project(tmp_path / "a.backprop").graph == hands.session.graph


def test_wires_are_plugged_into_the_ports_of_a_closed_gate(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    name = group(hands, *INNER)
    wire = Wire("s0", "s1", "x")
    end = hands.canvas.canvas.composites.cards[name].input_spot("s1", "x")
    hands.drag([hands.place(end.x(), end.y()), hands.place(end.x() - 30, end.y() + 140)])
    hands.key(Qt.Key.Key_Escape)
    assert wire not in hands.session.graph.wires
    hands.drag([hands.output("x"), card(hands, name)])
    assert Wire("x", "s1", "x") in hands.session.graph.wires


def test_the_menu_of_a_closed_gate(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    name = group(hands, *INNER)
    hands.click(hands.node("x"))
    hands.click(card(hands, name), Qt.MouseButton.RightButton)
    menu = hands.page.gestures.menu.menu
    titles = [action.objectName() for action in menu.actions()]
    assert {"open_group", "step_inside", "rename", "ungroup"} <= set(titles)
    menu.close()
    hands.key(Qt.Key.Key_F2)
    hands.type("1 / (1 + e)")
    hands.key(Qt.Key.Key_Return)
    assert group_of(hands.session.graph, name).title == "1 / (1 + e)"
    hands.key(Qt.Key.Key_L, CTRL)
    hands.canvas.grab()
    assert hands.session.graph.groups


def test_a_closed_gate_is_copied_and_deleted_whole(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    name = group(hands, *INNER)
    hands.click(card(hands, name))
    hands.key(Qt.Key.Key_C, CTRL)
    hands.key(Qt.Key.Key_V, CTRL)
    assert [each.title for each in hands.session.graph.groups] == ["Sigmoid", "Sigmoid"]
    assert len(hands.canvas.canvas.composites.cards) == 2
    hands.key(Qt.Key.Key_Delete)
    assert [each.name for each in hands.session.graph.groups] == [name]
    assert set(hands.canvas.canvas.composites.cards) == {name}


def test_the_name_of_a_target_inside_stands_above_the_card(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    hands.click(hands.node("s2"))
    hands.key(Qt.Key.Key_T)
    name = group(hands, "s1", "s2")
    assert hands.canvas.canvas.composites.cards[name].tag == "s2"
    hands.canvas.grab()
