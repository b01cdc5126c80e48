"""The menu of a right click: on a node, on a wire, on the empty canvas, and by key."""

from PySide6.QtCore import QPoint, Qt

from playground.graph.graph import Wire
from playground.session.selection import Selection
from tests.ui.hands import CTRL, RIGHT, SHIFT, Hands

Key = Qt.Key
EDITS = ["Cut", "Copy", "Duplicate"]
GONE = ["Delete", "Delete and Join"]


def titles(desk: Hands) -> list[str]:
    return [
        action.text().replace("&", "") for action in desk.page.gestures.menu.menu.actions() if action.text()
    ]


def choose(desk: Hands, title: str) -> None:
    menu = desk.page.gestures.menu.menu
    action = next(action for action in menu.actions() if action.text().replace("&", "") == title)
    menu.close()
    action.trigger()


def empty_spot(desk: Hands) -> QPoint:
    x, y = desk.session.graph.by_name["x"].position
    return desk.place(x + 40, y - 70)


def on_wire(desk: Hands, wire: Wire) -> QPoint:
    spot = desk.canvas.canvas.wires[wire].path.pointAtPercent(0.2)
    return desk.place(spot.x(), spot.y())


def test_on_an_input(desk: Hands) -> None:
    desk.click(desk.node("x"), RIGHT)
    assert titles(desk)[0] == "Type value…"
    assert {"Rename…", "Add a gate after it…", "Connect to…", "Feed from…", "Differentiate this node"} < set(
        titles(desk)
    )
    assert titles(desk)[-5:] == [*EDITS, *GONE]
    assert desk.session.selection == Selection.only("x")
    choose(desk, "Delete")
    assert "x" not in desk.session.graph.by_name


def test_on_a_gate_deleting_can_join(desk: Hands) -> None:
    desk.click(desk.node("s0"), RIGHT)
    assert "Type value…" not in titles(desk)
    choose(desk, "Delete and Join")
    assert Wire("x", "f", "x") in desk.session.graph.wires
    assert desk.session.history.undo_label == "Delete s0 and join"


def test_on_a_gate_another_is_added_after_it(desk: Hands) -> None:
    desk.click(desk.node("f"), RIGHT)
    choose(desk, "Add a gate after it…")
    desk.type("relu")
    desk.key(Key.Key_Return)
    assert Wire("f", "s1", "x") in desk.session.graph.wires


def test_on_one_of_many(desk: Hands) -> None:
    desk.session.select(Selection.only("x", "y"))
    desk.click(desk.node("x"), RIGHT)
    assert titles(desk)[-5:] == [*EDITS, *GONE]
    assert "Rename…" not in titles(desk)
    assert desk.session.selection == Selection.only("x", "y")
    choose(desk, "Delete")
    assert set(desk.session.graph.by_name) == {"z", "s0", "f"}


def test_on_a_wire(desk: Hands) -> None:
    wire = Wire("z", "f", "y")
    desk.click(on_wire(desk, wire), RIGHT)
    assert desk.session.selection == Selection.only(wire)
    assert titles(desk) == ["Insert a gate…", "Plug into…", "Delete"]
    choose(desk, "Insert a gate…")
    desk.type("neg")
    desk.key(Key.Key_Return)
    assert {Wire("z", "s1", "x"), Wire("s1", "f", "y")} < set(desk.session.graph.wires)


def test_on_the_empty_canvas(desk: Hands) -> None:
    desk.session.select(Selection.only("f"))
    desk.click(empty_spot(desk), RIGHT)
    assert titles(desk) == ["Add a gate…", "Paste", "Select All", "Tidy Layout", "Fit the Graph"]
    choose(desk, "Add a gate…")
    desk.type("3")
    desk.key(Key.Key_Return)
    node = desk.session.graph.by_name["c0"]
    spot = empty_spot(desk)
    assert (desk.place(*node.position) - spot).manhattanLength() <= 4
    desk.click(empty_spot(desk) + QPoint(120, 0), RIGHT)
    choose(desk, "Select All")
    assert len(desk.session.selection.nodes) == 6


def test_keys_open_it_for_what_is_selected(desk: Hands) -> None:
    menu = desk.page.gestures.menu.menu
    for selection, first in (
        (Selection.only("x"), "Type value…"),
        (Selection.only(Wire("z", "f", "y")), "Insert a gate…"),
        (Selection(), "Add a gate…"),
    ):
        desk.session.select(selection)
        desk.key(Key.Key_F10, SHIFT)
        assert menu.isVisible()
        assert titles(desk)[0] == first
        menu.close()


def test_delete_takes_the_wires_away_and_with_ctrl_they_are_joined(desk: Hands) -> None:
    before = desk.session.graph
    desk.click(desk.node("s0"))
    desk.key(Key.Key_Delete)
    assert desk.session.graph.wires == (Wire("z", "f", "y"),)
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.graph == before
    desk.click(desk.node("s0"))
    desk.key(Key.Key_Delete, CTRL)
    assert set(desk.session.graph.wires) == {Wire("x", "f", "x"), Wire("z", "f", "y")}
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.graph == before
