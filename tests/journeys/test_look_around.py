"""A person looks around in a graph: with a mouse, a trackpad, keys and the minimap."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.graph.editing import move
from playground.session.selection import Selection
from playground.ui.tools.zoom import zoom_to
from tests.ui.graph_desk import Open, desk, open_desk
from tests.ui.hands import CTRL, MIDDLE, SHIFT, Hands

__all__ = ["desk", "open_desk"]

PLAIN = Qt.KeyboardModifier.NoModifier


def wheel(
    desk: Hands, at: QPoint, angle: QPoint, pixels: QPoint | None = None, held: Qt.KeyboardModifier = PLAIN
) -> None:
    """Turn the wheel, or move two fingers where pixels are given, at a point of the view."""
    view = desk.canvas.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        pixels or QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def pinch(desk: Hands, at: QPoint, by: float) -> None:
    view = desk.canvas.viewport()
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        QPointF(at),
        QPointF(at),
        QPointF(view.mapToGlobal(at)),
        by,
        QPointF(),
    )
    QApplication.sendEvent(view, event)


def corner(desk: Hands) -> QPoint:
    """Where the point 0, 0 of the canvas is seen."""
    return desk.canvas.mapFromScene(QPointF())


def test_wheel_and_fingers_pan_by_just_as_much(desk: Hands) -> None:
    before = corner(desk)
    wheel(desk, QPoint(50, 50), QPoint(0, 120))
    assert corner(desk) - before == QPoint(0, 60)
    wheel(desk, QPoint(50, 50), QPoint(0, -120))
    wheel(desk, QPoint(50, 50), QPoint(-40, 16), QPoint(-13, 5))
    assert corner(desk) - before == QPoint(-13, 5)
    wheel(desk, QPoint(50, 50), QPoint(0, 120), held=SHIFT)
    assert corner(desk) - before == QPoint(47, 5)


@pytest.mark.parametrize("turns", [-12, -3, 1, 6])
def test_zooming_keeps_what_is_under_the_pointer_there(desk: Hands, turns: int) -> None:
    at = QPoint(120, 90)
    spot = desk.canvas.mapToScene(at)
    for _ in range(abs(turns)):
        wheel(desk, at, QPoint(0, 120 if turns > 0 else -120), held=CTRL)
        assert (desk.canvas.mapFromScene(spot) - at).manhattanLength() <= 2
    assert (desk.canvas.zoom > 1.35) == (turns > 0)
    wheel(desk, at, QPoint(), QPoint(0, 30), CTRL)
    pinch(desk, at, 0.2)
    assert (desk.canvas.mapFromScene(spot) - at).manhattanLength() <= 2


def test_the_middle_button_drags_the_canvas_along(desk: Hands) -> None:
    before, start = corner(desk), desk.node("s0")
    desk.drag([start, start + QPoint(70, -40)], MIDDLE)
    assert (corner(desk) - before - QPoint(70, -40)).manhattanLength() <= 2
    assert not desk.session.history.can_undo


def test_keys_zoom_and_pan(desk: Hands) -> None:
    desk.key(Qt.Key.Key_0, CTRL)
    assert desk.canvas.zoom == pytest.approx(1)
    desk.key(Qt.Key.Key_Plus, CTRL)
    assert desk.canvas.zoom == pytest.approx(1.2)
    desk.key(Qt.Key.Key_Minus, CTRL)
    before, view = corner(desk), desk.canvas.viewport().size()
    desk.key(Qt.Key.Key_Right, CTRL | SHIFT)
    assert corner(desk) - before == QPoint(-round(view.width() / 8), 0)
    desk.key(Qt.Key.Key_Left, CTRL | SHIFT)
    desk.key(Qt.Key.Key_Up, CTRL | SHIFT)
    assert corner(desk) - before == QPoint(0, round(view.height() / 8))
    desk.key(Qt.Key.Key_PageDown)
    assert corner(desk).y() < before.y()
    assert desk.session.playback.playhead == 0
    assert not desk.session.selection


def test_fit_the_graph_and_fit_the_selection(open_desk: Open) -> None:
    desk = open_desk("f = exp(sin(x)) * cos(y) + z", x=1.0, y=2.0, z=0.5)
    desk.click(desk.node("s0"))
    desk.key(Qt.Key.Key_F, SHIFT)
    middle = desk.canvas.viewport().rect().center()
    place = QPointF(*desk.session.graph.by_name["s0"].position)
    assert (desk.canvas.mapFromScene(place) - middle).manhattanLength() <= 3
    assert desk.canvas.zoom == pytest.approx(1.5)
    desk.session.select(Selection.only(desk.session.graph.wires[0]))
    desk.key(Qt.Key.Key_F, SHIFT)
    seen = desk.canvas.mapToScene(desk.canvas.viewport().rect()).boundingRect()
    path = desk.canvas.canvas.wires[desk.session.graph.wires[0]].path
    assert seen.contains(path.pointAtPercent(0))
    assert seen.contains(path.pointAtPercent(1))
    for held in (PLAIN, SHIFT):
        zoom_to(desk.canvas, 3.0)
        desk.key(Qt.Key.Key_Escape)
        desk.key(Qt.Key.Key_F, held)
        seen = desk.canvas.mapToScene(desk.canvas.viewport().rect()).boundingRect()
        assert seen.contains(desk.canvas.canvas.content())


# The minimap


def far_apart(open_desk: Open) -> Hands:
    """A graph that is larger than the view, at its left end."""
    desk = open_desk("f = exp(sin(x)) * y", x=1.0, y=2.0)
    places = {
        "x": (0.0, 0.0),
        "y": (0.0, 900.0),
        "s0": (1000.0, 0.0),
        "s1": (2000.0, 900.0),
        "f": (3000.0, 0.0),
    }
    desk.session.edit("Spread", move(desk.session.graph, places))
    zoom_to(desk.canvas, 1.0)
    desk.canvas.centerOn(0, 0)
    QApplication.processEvents()
    return desk


def test_the_minimap_shows_every_gate_and_what_is_in_view(open_desk: Open) -> None:
    desk = far_apart(open_desk)
    minimap = desk.page.minimap
    assert minimap.isVisible()
    assert minimap.spot("x").center().x() < minimap.spot("s0").center().x() < minimap.spot("f").center().x()
    assert minimap.seen().contains(minimap.spot("x").center())
    assert not minimap.seen().contains(minimap.spot("f").center())
    desk.key(Qt.Key.Key_End)
    picture = minimap.grab().toImage()
    step = desk.session.playback.step
    assert step is not None
    gradient = desk.canvas.canvas.look.colour("gradient").rgb()
    assert picture.pixel(minimap.spot(step.node).center().toPoint()) == gradient
    desk.key(Qt.Key.Key_Home)
    assert minimap.grab().toImage().pixel(minimap.spot(step.node).center().toPoint()) != gradient


def test_dragging_on_the_minimap_shows_that_part(open_desk: Open) -> None:
    desk = far_apart(open_desk)
    minimap = desk.page.minimap
    spot = minimap.spot("f").center().toPoint()
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, PLAIN, spot)
    middle = desk.canvas.mapToScene(desk.canvas.viewport().rect().center())
    assert abs(middle.x() - 3000) < 60
    assert abs(middle.y()) < 60
    grip = minimap.seen().center().toPoint() + QPoint(2, 2)
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, PLAIN, spot)
    grip = minimap.seen().center().toPoint() + QPoint(2, 2)
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, PLAIN, grip)
    before = desk.canvas.mapToScene(QPoint(0, 0))
    QTest.mouseMove(minimap, grip + QPoint(-20, 0))
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, PLAIN, grip + QPoint(-20, 0))
    after = desk.canvas.mapToScene(QPoint(0, 0))
    assert 300 < before.x() - after.x() < 900
    assert abs(before.y() - after.y()) < 60
    QTest.mouseClick(minimap, Qt.MouseButton.RightButton, PLAIN, QPoint(5, 5))
    assert desk.canvas.mapToScene(QPoint(0, 0)) == after
    assert not desk.session.history.can_undo or desk.session.history.undo_label == "Spread"


def test_the_minimap_comes_and_goes_by_key_and_keeps_out_of_the_way(open_desk: Open) -> None:
    desk = far_apart(open_desk)
    minimap = desk.page.minimap
    desk.key(Qt.Key.Key_M)
    assert not minimap.isVisible()
    desk.key(Qt.Key.Key_M)
    assert minimap.isVisible()
    desk.key(Qt.Key.Key_F)
    assert desk.canvas.canvas.content().width() * desk.canvas.zoom < desk.canvas.viewport().width()
    corner = desk.canvas.mapToScene(minimap.geometry().center())
    desk.session.edit("Put", move(desk.session.graph, {"s1": (corner.x(), corner.y())}))
    QApplication.processEvents()
    assert not minimap.isVisible()
    desk.session.undo()
    assert minimap.isVisible()


def test_an_empty_graph_has_no_minimap_and_a_large_one_is_drawn_plainly(
    open_desk: Open, qtbot: QtBot
) -> None:
    assert not open_desk("").page.minimap.isVisible()
    desk = open_desk("f = " + " + ".join(f"x{number}" for number in range(260)))
    minimap = desk.page.minimap
    assert minimap.isVisible()
    picture = minimap.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    assert desk.canvas.canvas.look.colour("arithmetic").rgb() in colours
    for step in (1, 2, 3):
        desk.session.edit("Move", move(desk.session.graph, {"x0": (100.0 * step, 0.0)}))
        minimap.grab()
    qtbot.waitUntil(lambda: not minimap._late.isActive())
    minimap.grab()
    assert minimap._bars.graph == desk.session.graph
