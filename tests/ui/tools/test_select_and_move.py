"""Selecting and moving with the mouse."""

from PySide6.QtCore import QPoint, Qt

from playground.graph.graph import Wire
from playground.session.selection import Selection
from tests.ui.hands import CTRL, SHIFT, Hands


def position(desk: Hands, name: str) -> tuple[float, float]:
    return desk.session.graph.by_name[name].position


# Selecting


def test_click_selects_and_ctrl_click_adds(desk: Hands) -> None:
    desk.click(desk.node("s0"))
    assert desk.session.selection == Selection.only("s0")
    desk.click(desk.node("f"), held=CTRL)
    assert desk.session.selection.nodes == {"s0", "f"}
    desk.click(desk.node("f"), held=CTRL)
    assert desk.session.selection.nodes == {"s0"}
    desk.click(desk.place(*position(desk, "x")) + QPoint(0, -90))
    assert not desk.session.selection


def test_click_on_one_of_many_selects_that_one(desk: Hands) -> None:
    desk.session.select(Selection.only("s0", "f"))
    desk.click(desk.node("s0"))
    assert desk.session.selection == Selection.only("s0")


def test_click_selects_a_wire_and_delete_removes_it(desk: Hands) -> None:
    wire = Wire("z", "f", "y")
    spot = desk.canvas.canvas.wires[wire].path.pointAtPercent(0.15)
    desk.click(desk.place(spot.x(), spot.y()))
    assert desk.session.selection == Selection.only(wire)
    desk.click(desk.place(spot.x(), spot.y()), held=CTRL)
    assert not desk.session.selection
    desk.click(desk.place(spot.x(), spot.y()))
    desk.key(Qt.Key.Key_Delete)
    assert wire not in desk.session.graph.wires


def test_a_rubber_band_selects_what_it_touches(desk: Hands) -> None:
    (x, top), (_, bottom) = position(desk, "x"), position(desk, "y")
    desk.press(desk.place(x - 50, top - 60))
    desk.move(desk.place(x, top))
    desk.move(desk.place(x + 30, bottom + 30))
    assert desk.session.selection.nodes == {"x", "y"}
    desk.release(desk.place(x + 30, bottom + 30))
    assert desk.session.selection.nodes == {"x", "y"}
    start, end = desk.place(x - 50, top - 60), desk.place(x + 200, top - 70)
    desk.press(start, held=SHIFT)
    desk.move(end)
    desk.key(Qt.Key.Key_Escape)
    assert desk.session.selection.nodes == {"x", "y"}
    desk.release(end)


# Moving


def test_a_drag_moves_the_selection_by_whole_pixels_as_one_entry(desk: Hands) -> None:
    before = {name: position(desk, name) for name in ("s0", "f")}
    desk.click(desk.node("s0"))
    desk.click(desk.node("f"), held=CTRL)
    start = desk.node("f")
    desk.drag([start, start + QPoint(20, 30), start + QPoint(40, 60)])
    for name, (x, y) in before.items():
        moved = position(desk, name)
        assert moved != (x, y)
        assert all(float(part).is_integer() for part in moved)
    desk.key(Qt.Key.Key_Z, CTRL)
    assert {name: position(desk, name) for name in before} == before
    assert not desk.session.history.can_undo


def test_a_tiny_move_is_a_click_and_escape_puts_back(desk: Hands) -> None:
    start = desk.node("f")
    desk.drag([start, start + QPoint(2, 1)])
    assert not desk.session.history.can_undo
    before = position(desk, "f")
    desk.press(start)
    desk.move(start + QPoint(40, 40))
    assert position(desk, "f") != before
    desk.key(Qt.Key.Key_Escape)
    assert position(desk, "f") == before
    desk.release(start)
    desk.press(start)
    desk.key(Qt.Key.Key_Escape)
    desk.release(start)
    assert position(desk, "f") == before
