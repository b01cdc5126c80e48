"""Panning, zooming, menus and placing with the mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from playground.graph.graph import Wire
from playground.session.selection import Selection
from tests.ui.hands import CTRL, MIDDLE, SHIFT, Hands

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


def test_a_pinch_zooms_under_the_fingers(desk: Hands) -> None:
    zoom = desk.canvas.zoom
    view = desk.canvas.viewport()
    at = QPointF(view.rect().center())
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        at,
        at,
        QPointF(view.mapToGlobal(at.toPoint())),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(view, event)
    assert desk.canvas.zoom == pytest.approx(1.25 * zoom)


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
