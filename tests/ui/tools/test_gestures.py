"""Every gesture with the mouse, on a window that is shown."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from playground.graph.graph import Wire
from playground.session.selection import Selection
from playground.ui.tools.scrub import scrubbed
from playground.ui.tools.type_in import TypedField
from tests.ui.graph_desk import Open
from tests.ui.hands import CTRL, MIDDLE, RIGHT, SHIFT, Hands

Modifier = Qt.KeyboardModifier


def position(desk: Hands, name: str) -> tuple[float, float]:
    return desk.session.graph.by_name[name].position


def wheel(
    desk: Hands, angle: QPoint, held: Modifier = Modifier.NoModifier, pixels: QPoint | None = None
) -> None:
    view = desk.canvas.viewport()
    at = QPointF(view.rect().center())
    event = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        pixels or QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


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
    assert position(desk, "f") == before


# Wiring


def test_a_wire_is_drawn_either_way(open_desk: Open) -> None:
    desk = open_desk("")
    for title, x, y in (("Input", -150, -60), ("Input", -150, 60), ("Add", 60, 0)):
        desk.place_gate(title, x, y)
    desk.wire("x", "s0", "x")
    desk.drag([desk.input("s0", "y"), desk.output("y")])
    assert set(desk.session.graph.wires) == {Wire("x", "s0", "x"), Wire("y", "s0", "y")}
    assert desk.session.problems == ()


def test_ports_that_fit_light_up_while_a_wire_is_drawn(desk: Hands) -> None:
    desk.press(desk.output("s0"))
    desk.move(desk.output("s0") + QPoint(20, 20))
    nodes = desk.canvas.canvas.nodes
    assert nodes["f"].lit == {"x", "y"}
    assert not nodes["s0"].lit
    assert not nodes["x"].lit
    desk.canvas.viewport().repaint()
    desk.key(Qt.Key.Key_Escape)
    assert not nodes["f"].lit
    desk.release(desk.input("f", "y"))
    assert Wire("z", "f", "y") in desk.session.graph.wires


def test_a_drop_on_a_body_takes_the_free_port(desk: Hands) -> None:
    desk.session.select(Selection.only(Wire("z", "f", "y")))
    desk.key(Qt.Key.Key_Delete)
    desk.drag([desk.output("z"), desk.node("f")])
    assert Wire("z", "f", "y") in desk.session.graph.wires
    desk.drag([desk.output("x"), desk.node("f")])
    assert len(desk.session.graph.wires) == 4


def test_what_is_refused_is_said(desk: Hands) -> None:
    said: list[str] = []
    desk.canvas.said.connect(said.append)
    name = desk.place_gate("Negate", *(part + 150 for part in position(desk, "z")))
    desk.wire("f", name, "x")
    before = desk.session.graph.wires
    desk.drag([desk.output(name), desk.input("s0", "x")])
    assert desk.session.graph.wires == before
    assert any("circle" in text for text in said)
    desk.drag([desk.output("x"), desk.place(*position(desk, "x")) + QPoint(20, -90)])
    assert "ends at a port" in said[-1]
    assert desk.session.graph.wires == before


def test_a_wire_is_plugged_elsewhere_or_pulled_out(desk: Hands) -> None:
    desk.drag([desk.input("f", "y"), desk.input("s0", "y")])
    assert Wire("z", "s0", "y") in desk.session.graph.wires
    assert Wire("z", "f", "y") not in desk.session.graph.wires
    desk.key(Qt.Key.Key_Z, CTRL)
    spot = desk.input("f", "y")
    desk.drag([spot, spot + QPoint(4, 2)])
    assert Wire("z", "f", "y") in desk.session.graph.wires
    desk.drag([spot, spot + QPoint(-40, 90)])
    assert Wire("z", "f", "y") not in desk.session.graph.wires
    assert desk.session.problems


# Scrubbing and typing


def test_a_value_is_scrubbed_live_as_one_entry(desk: Hands) -> None:
    desk.session.to_end()
    start = desk.value("x")
    desk.press(start)
    desk.move(start + QPoint(10, 0))
    first = desk.session.graph.by_name["x"].value
    desk.move(start + QPoint(50, 0))
    assert first == -1.8
    assert desk.session.graph.by_name["x"].value == -1.0
    assert desk.chips("s0", "f", "x") == ("4.00", "-4.00")
    desk.release(start + QPoint(50, 0))
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.session.graph.by_name["x"].value == -2.0
    assert not desk.session.history.can_undo


def test_escape_takes_a_scrub_back_and_a_click_changes_nothing(desk: Hands) -> None:
    start = desk.value("x")
    desk.click(start)
    assert desk.session.selection == Selection.only("x")
    desk.press(start)
    desk.move(start + QPoint(30, 0))
    desk.key(Qt.Key.Key_Escape)
    assert desk.session.graph.by_name["x"].value == -2.0
    desk.release(start)


@pytest.mark.parametrize(
    ("start", "pixels", "factor", "end"),
    [(1.0, 10, 1.0, 1.2), (1.0, 10, 0.1, 1.02), (1.0, 10, 10.0, 3.0), (250.0, 10, 1.0, 270.0)],
)
def test_how_far_a_scrub_goes(start: float, pixels: int, factor: float, end: float) -> None:
    assert scrubbed(start, pixels, factor) == end


def test_a_vector_is_typed_and_a_mistake_is_said(desk: Hands) -> None:
    desk.double_click(desk.value("x"))
    desk.type("[1, 2")
    desk.key(Qt.Key.Key_Return)
    field = desk.page.gestures.typing.field
    assert field is not None
    assert "vectors are written" in field.toolTip()
    desk.type("]")
    desk.key(Qt.Key.Key_Return)
    assert desk.session.graph.by_name["x"].value == (1.0, 2.0)
    assert desk.page.gestures.typing.field is None
    desk.double_click(desk.node("y"))
    desk.type("nan")
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Escape)
    assert desk.session.graph.by_name["y"].value == 5.0


def test_leaving_the_field_takes_the_value(desk: Hands) -> None:
    desk.double_click(desk.value("x"))
    desk.type("7")
    desk.click(desk.place(*position(desk, "x")) + QPoint(0, -90))
    assert desk.session.graph.by_name["x"].value == 7.0
    desk.click(desk.value("x"))
    desk.type("-3.5")
    desk.key(Qt.Key.Key_Return)
    assert desk.session.graph.by_name["x"].value == -3.5


def test_enter_on_an_input_types_its_value_and_elsewhere_runs(desk: Hands) -> None:
    desk.click(desk.node("x"))
    desk.key(Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), TypedField)
    desk.key(Qt.Key.Key_Escape)
    desk.click(desk.node("f"))
    desk.key(Qt.Key.Key_Return)
    assert desk.session.playback.at_end


def test_double_click_on_a_gate_renames_it(desk: Hands) -> None:
    desk.double_click(desk.node("s0"))
    desk.type("x")
    desk.key(Qt.Key.Key_Return)
    assert "s0" in desk.session.graph.by_name
    desk.type("um")
    desk.key(Qt.Key.Key_Return)
    assert "xum" in desk.session.graph.by_name


# Seeing


def test_drag_with_the_middle_button_pans(desk: Hands) -> None:
    before = desk.canvas.mapToScene(QPoint(0, 0))
    start = desk.node("s0")
    desk.drag([start, start + QPoint(60, 30)], MIDDLE)
    after = desk.canvas.mapToScene(QPoint(0, 0))
    assert after.x() < before.x()
    assert after.y() < before.y()
    assert not desk.canvas.at_home


def test_scrolling_pans_and_ctrl_scrolling_zooms(desk: Hands) -> None:
    before = desk.canvas.mapToScene(QPoint(0, 0))
    zoom = desk.canvas.zoom
    wheel(desk, QPoint(0, -120))
    assert desk.canvas.mapToScene(QPoint(0, 0)).y() > before.y()
    wheel(desk, QPoint(0, -120), SHIFT)
    assert desk.canvas.mapToScene(QPoint(0, 0)).x() > before.x()
    wheel(desk, QPoint(), pixels=QPoint(0, 30))
    assert desk.canvas.zoom == zoom
    under = desk.canvas.mapToScene(desk.canvas.viewport().rect().center())
    wheel(desk, QPoint(0, 120), CTRL)
    assert desk.canvas.zoom > zoom
    still = desk.canvas.mapToScene(desk.canvas.viewport().rect().center())
    assert (still - under).manhattanLength() < 3
    for _ in range(60):
        wheel(desk, QPoint(0, -240), CTRL)
    assert desk.canvas.zoom == pytest.approx(0.05)


def test_the_menu_of_a_right_click(desk: Hands) -> None:
    desk.click(desk.node("x"), RIGHT)
    menu = desk.page.gestures.menu.menu
    titles = [action.text() for action in menu.actions()]
    assert titles == ["Type value…", "Rename…", "Connect to…", "Differentiate this node", "Delete"]
    assert desk.session.selection == Selection.only("x")
    menu.actions()[-1].trigger()
    assert "x" not in desk.session.graph.by_name
    menu.close()
    desk.click(desk.place(*position(desk, "y")) + QPoint(0, 120), RIGHT)
    assert menu.actions()[0].text() == "Add a gate…"
    menu.actions()[1].trigger()
    menu.close()
    assert len(desk.session.selection.nodes) == 4
    desk.click(desk.node("f"), RIGHT)
    assert [action.text() for action in menu.actions()] == ["Delete"]
    menu.close()


def test_the_menu_of_a_wire(desk: Hands) -> None:
    wire = Wire("z", "f", "y")
    spot = desk.canvas.canvas.wires[wire].path.pointAtPercent(0.15)
    desk.click(desk.place(spot.x(), spot.y()), RIGHT)
    assert desk.session.selection == Selection.only(wire)
    desk.page.gestures.menu.menu.close()


def test_the_pointer_shows_what_can_be_done(desk: Hands) -> None:
    view = desk.canvas.viewport()
    for spot, shape in (
        (desk.value("x"), Qt.CursorShape.SizeHorCursor),
        (desk.output("x"), Qt.CursorShape.CrossCursor),
        (desk.node("f"), Qt.CursorShape.ArrowCursor),
    ):
        desk.move(spot)
        assert view.cursor().shape() == shape
    assert desk.canvas.canvas.nodes["f"].hovered


# Placing


def test_a_gate_that_is_dropped_elsewhere_or_let_go_is_not_placed(desk: Hands) -> None:
    tile = desk.tile("Add")
    start = desk.seen(tile)
    desk.drag([start, start + QPoint(4, 100)])
    assert len(desk.session.graph.nodes) == 5
    desk.press(start)
    desk.move(desk.node("f") + QPoint(0, 150))
    desk.canvas.viewport().repaint()
    desk.key(Qt.Key.Key_Escape)
    desk.release(desk.node("f"))
    assert len(desk.session.graph.nodes) == 5


def test_a_double_click_places_beside_the_selection_and_wires_it(desk: Hands) -> None:
    desk.session.select(Selection.only("f"))
    desk.double_click(desk.seen(desk.tile("Add")))
    assert "s1" in desk.session.graph.by_name
    assert Wire("f", "s1", "x") in desk.session.graph.wires
    assert position(desk, "s1")[0] == position(desk, "f")[0] + 160
    desk.session.select(Selection())
    desk.double_click(desk.seen(desk.tile("Matrix")))
    assert desk.session.graph.by_name["W"].value == ((1.0, 0.0), (0.0, 1.0))
    desk.session.select(Selection())
    desk.double_click(desk.seen(desk.tile("Matrix")))
    assert "W1" in desk.session.graph.by_name
    assert position(desk, "W1") != position(desk, "W")
