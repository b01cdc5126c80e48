"""Wiring, scrubbing and typing values."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from playground.graph.graph import Wire
from playground.session.selection import Selection
from playground.ui.tools.scrub import scrubbed
from playground.ui.tools.type_in import TypedField
from tests.ui.graph_desk import Open
from tests.ui.hands import CTRL, RIGHT, Hands


def position(desk: Hands, name: str) -> tuple[float, float]:
    return desk.session.graph.by_name[name].position


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
    desk.click(desk.output("x"))
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


def test_a_right_click_in_the_field_is_the_fields_own(desk: Hands) -> None:
    desk.double_click(desk.value("x"))
    field = desk.page.gestures.typing.field
    assert field is not None
    desk.click(desk.seen(field), RIGHT)
    assert not desk.canvas.is_busy()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    desk.key(Qt.Key.Key_Escape)


def test_a_gesture_whose_release_was_lost_ends_with_the_next_move(desk: Hands) -> None:
    before = desk.session.graph
    desk.press(desk.node("f"))
    desk.move(desk.node("f") + QPoint(30, 30))
    assert desk.canvas.is_busy()
    at = QPointF(desk.canvas.mapFromScene(*position(desk, "f")))
    lost = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        QPointF(desk.canvas.viewport().mapToGlobal(at.toPoint())),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(desk.canvas.viewport(), lost)
    assert not desk.canvas.is_busy()
    assert desk.session.graph == before
    desk.release(desk.node("f"))
