"""Wiring without a mouse: walking along wires, plugging, feeding, inserting; and wires taken by an end."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from playground.graph.graph import Graph, Wire
from playground.session.selection import Selection
from tests.ui.graph_desk import Open
from tests.ui.hands import CTRL, SHIFT, Hands

Key = Qt.Key


def menu_of(desk: Hands) -> QMenu:
    menu = desk.page.gestures.connecting.menu
    assert menu is not None
    return menu


def texts(desk: Hands) -> list[str]:
    return [action.text() for action in menu_of(desk).actions()]


def choose(desk: Hands, text: str) -> None:
    menu = menu_of(desk)
    action = next(action for action in menu.actions() if action.text() == text)
    menu.close()
    action.trigger()


def heard(desk: Hands) -> list[str]:
    said: list[str] = []
    desk.canvas.said.connect(said.append)
    return said


def spot_on(desk: Hands, wire: Wire, share: float) -> QPoint:
    spot = desk.canvas.canvas.wires[wire].path.pointAtPercent(share)
    return desk.place(spot.x(), spot.y())


def swap(desk: Hands, old: Wire, new: Wire) -> None:
    """The graph has the new wire in place of the old one."""
    assert old not in desk.session.graph.wires
    assert new in desk.session.graph.wires


# Keys


def test_w_walks_through_the_wires_of_a_node(desk: Hands) -> None:
    said = heard(desk)
    desk.session.select(Selection.only("s0"))
    walked = []
    for _ in range(4):
        desk.key(Key.Key_W)
        walked.append(next(iter(desk.session.selection.wires)))
    out, first, second = Wire("s0", "f", "x"), Wire("x", "s0", "x"), Wire("y", "s0", "y")
    assert walked == [out, first, second, out]
    assert said[-1] == "Wire from s0 to input x of f"
    desk.key(Key.Key_W, SHIFT)
    assert desk.session.selection == Selection.only(second)
    desk.session.select(Selection.only(Wire("z", "f", "y")))
    desk.key(Key.Key_W)
    assert desk.session.selection == Selection.only(Wire("z", "f", "y"))


def test_w_without_a_selection_walks_through_all_wires(desk: Hands, open_desk: Open) -> None:
    desk.key(Key.Key_W, SHIFT)
    assert desk.session.selection == Selection.only(desk.session.graph.wires[-1])
    empty = open_desk("")
    said = heard(empty)
    empty.key(Key.Key_W)
    assert said == ["There is no wire yet."]


def test_a_selected_wire_is_plugged_elsewhere_at_either_end(desk: Hands) -> None:
    old = Wire("z", "f", "y")
    desk.session.select(Selection.only(old))
    desk.key(Key.Key_C)
    assert "Add s0, input x (instead of x)" in texts(desk)
    choose(desk, "From x instead")
    swap(desk, old, Wire("x", "f", "y"))
    desk.key(Key.Key_Z, CTRL)
    desk.session.select(Selection.only(old))
    desk.key(Key.Key_C)
    choose(desk, "Add s0, input y (instead of y)")
    swap(desk, old, Wire("z", "s0", "y"))


def test_shift_c_lists_what_can_feed_a_gate(desk: Hands) -> None:
    said = heard(desk)
    desk.key(Key.Key_C, SHIFT)
    assert "Select one gate" in said[-1]
    desk.session.select(Selection.only("z"))
    desk.key(Key.Key_C, SHIFT)
    assert "no port" in said[-1]
    desk.session.select(Selection.only("f"))
    desk.key(Key.Key_C, SHIFT)
    assert "Input y from s0 (instead of z)" in texts(desk)
    assert not any("new gate" in text for text in texts(desk))
    choose(desk, "Input y from x (instead of z)")
    swap(desk, Wire("z", "f", "y"), Wire("x", "f", "y"))


def test_a_new_gate_feeds_a_free_input(desk: Hands) -> None:
    desk.session.select(Selection.only("z"))
    desk.key(Key.Key_Delete)
    desk.session.select(Selection.only("f"))
    desk.key(Key.Key_C, SHIFT)
    choose(desk, "Input y from a new gate…")
    desk.type("b = 3")
    desk.key(Key.Key_Return)
    assert Wire("b", "f", "y") in desk.session.graph.wires


def test_a_loose_gate_goes_into_a_wire(desk: Hands) -> None:
    desk.session.select(Selection())
    desk.key(Key.Key_Tab)
    desk.type("tanh")
    desk.key(Key.Key_Return)
    desk.key(Key.Key_C)
    choose(desk, "Into the wire from s0 to f.x")
    assert {Wire("s0", "s1", "x"), Wire("s1", "f", "x")} < set(desk.session.graph.wires)
    assert desk.session.selection == Selection.only("s1")


# The mouse


def test_a_wire_taken_near_its_end_is_plugged_elsewhere(desk: Hands) -> None:
    old = Wire("z", "f", "y")
    desk.drag([spot_on(desk, old, 0.75), desk.input("s0", "y")])
    swap(desk, old, Wire("z", "s0", "y"))


def test_a_wire_taken_near_its_start_is_fed_by_another(desk: Hands) -> None:
    old = Wire("z", "f", "y")
    start = spot_on(desk, old, 0.25)
    desk.press(start)
    desk.move(start + QPoint(12, 12))
    assert desk.canvas.canvas.nodes["x"].lit
    desk.canvas.viewport().repaint()
    desk.move(desk.node("y"))
    desk.release(desk.node("y"))
    swap(desk, old, Wire("y", "f", "y"))
    desk.key(Key.Key_Z, CTRL)
    assert old in desk.session.graph.wires


def test_a_click_near_an_end_selects_the_wire(desk: Hands) -> None:
    old = Wire("z", "f", "y")
    before = desk.session.graph
    for share in (0.75, 0.25):
        desk.session.select(Selection())
        spot = spot_on(desk, old, share)
        desk.press(spot)
        desk.move(spot + QPoint(2, 1))
        desk.canvas.viewport().repaint()
        desk.release(spot + QPoint(2, 1))
        assert desk.session.selection == Selection.only(old)
    assert desk.session.graph is before


def test_an_end_dropped_where_it_was_changes_nothing_and_over_nothing_unplugs(desk: Hands) -> None:
    old = Wire("z", "f", "y")
    before = desk.session.graph
    desk.drag([spot_on(desk, old, 0.25), spot_on(desk, old, 0.25) + QPoint(30, 60), desk.node("z")])
    desk.drag([spot_on(desk, old, 0.75), spot_on(desk, old, 0.75) + QPoint(30, 60), desk.node("f")])
    assert desk.session.graph is before
    desk.drag([spot_on(desk, old, 0.25), spot_on(desk, old, 0.25) + QPoint(-30, 90)])
    assert old not in desk.session.graph.wires
    assert desk.page.gestures.adding.popup is None


def test_the_middle_of_a_long_wire_is_no_end(desk: Hands) -> None:
    old = Wire("z", "f", "y")
    desk.session.select(Selection.only("f"))
    desk.drag([desk.node("f"), desk.node("f") + QPoint(120, 0)])
    spot = spot_on(desk, old, 0.5)
    desk.drag([spot, spot + QPoint(0, 90)])
    assert old in desk.session.graph.wires
    assert desk.session.selection == Selection.only(old)


# Reasons


def test_the_reason_stands_beside_the_cursor_while_dragging(desk: Hands) -> None:
    wiring, said = desk.page.gestures.wiring, heard(desk)
    desk.press(desk.output("f"))
    for at, reason in (
        (desk.input("s0", "x"), "this would close a circle"),
        (desk.node("s0"), "this would close a circle"),
        (desk.input("f", "y"), "a gate cannot feed itself"),
        (desk.node("z"), "z has no inputs"),
    ):
        desk.move(at)
        desk.canvas.viewport().repaint()
        assert reason in wiring.reason
        assert reason in said[-1]
    desk.move(desk.output("f") + QPoint(20, 60))
    assert wiring.reason == ""
    before = desk.session.graph
    desk.move(desk.input("s0", "x"))
    desk.release(desk.input("s0", "x"))
    assert desk.session.graph is before
    desk.drag([desk.output("x"), desk.node("f")])
    assert "f has no free input" in said[-1]


def test_a_wire_back_to_where_it_began_says_nothing(desk: Hands) -> None:
    said = heard(desk)
    start = desk.output("f")
    desk.drag([start, start + QPoint(40, 0), start])
    start = desk.input("f", "y")
    desk.drag([start, start + QPoint(-40, 20), start])
    assert said == []
    desk.session.edit("Clear", Graph(desk.session.graph.nodes))
    start = desk.input("f", "y")
    desk.drag([start, start + QPoint(-40, 20), start])
    assert said == []


def test_a_wire_over_a_full_composite_gate_asks_for_nothing(desk: Hands) -> None:
    said = heard(desk)
    desk.session.select(Selection.only("f"))
    desk.key(Key.Key_G, CTRL)
    desk.key(Key.Key_Escape)
    before = desk.session.graph
    (card,) = desk.canvas.canvas.composites.cards.values()
    desk.drag([desk.output("x"), desk.place(card.pos().x(), card.pos().y())])
    assert "no free input" in said[-1]
    assert desk.page.gestures.adding.popup is None
    assert desk.session.graph is before
