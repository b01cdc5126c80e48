"""A person plays a run: the timeline, keys both ways, clicks on gates, breakpoints, speeds, thickness."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from playground.graph.graph import Wire
from playground.ui.canvas.measures import stub
from playground.ui.widgets.timeline import Timeline
from playground.ui.workspaces.graph.transport import PAUSE, SPEEDS
from tests.ui.graph_desk import Open, desk, open_desk
from tests.ui.hands import CTRL, SHIFT, Hands

__all__ = ["desk", "open_desk"]


def timeline(desk: Hands) -> Timeline:
    return desk.page.transport.timeline


def tick(desk: Hands, index: int) -> QPoint:
    return desk.seen(timeline(desk), timeline(desk).tick(index).center().toPoint())


def picture(desk: Hands) -> QImage:
    QApplication.processEvents()
    return desk.canvas.grab().toImage()


def test_the_timeline_is_pressed_dragged_and_driven_by_keys(desk: Hands) -> None:
    desk.click(tick(desk, 3))
    assert desk.session.playback.playhead == 4
    desk.drag([tick(desk, 3), tick(desk, 7), tick(desk, 5)])
    assert desk.session.playback.playhead == 6
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_Left)
    assert desk.session.playback.playhead == 7
    timeline(desk).setFocus()
    desk.key(Qt.Key.Key_Left)
    desk.key(Qt.Key.Key_Home)
    assert desk.session.playback.at_start


def test_a_click_on_a_gate_goes_to_its_moment_once_the_run_is_under_way(desk: Hands) -> None:
    session = desk.session
    desk.click(desk.node("s0"))
    assert session.playback.at_start
    desk.key(Qt.Key.Key_Space)
    desk.click(desk.node("f"))
    assert session.playback.playhead == 5
    desk.key(Qt.Key.Key_End)
    desk.click(desk.node("x"))
    assert session.playback.at_end
    desk.click(desk.node("s0"))
    assert session.playback.playhead == 8
    assert desk.page.inspector.head_text == "BACKWARD STEP 3 OF 5"
    desk.click(desk.node("z"), held=SHIFT)
    assert session.playback.playhead == 8
    desk.drag([desk.node("f"), desk.node("f") + QPoint(40, 30)])
    assert session.playback.playhead == 8


def test_a_key_goes_to_the_moment_of_the_selected_gate(desk: Hands) -> None:
    desk.key(Qt.Key.Key_Period)
    assert desk.session.playback.at_start
    desk.click(desk.node("s0"))
    desk.key(Qt.Key.Key_Period)
    assert desk.session.playback.playhead == 3


def test_running_stops_at_a_breakpoint_forward_and_backward(desk: Hands) -> None:
    heard: list[str] = []
    desk.page.status_changed.connect(lambda left, _right: heard.append(left))
    desk.key(Qt.Key.Key_F9)
    assert heard[-1] == "Select a gate first: playing will stop at its steps."
    plain = timeline(desk).grab().toImage()
    desk.click(desk.node("s0"))
    before = picture(desk)
    desk.key(Qt.Key.Key_F9)
    assert heard[-1] == "Breakpoint at s0."
    assert picture(desk) != before
    assert timeline(desk).grab().toImage() != plain
    for playhead in (3, 8, 10):
        desk.key(Qt.Key.Key_Return)
        assert desk.session.playback.playhead == playhead
    desk.key(Qt.Key.Key_F9)
    assert heard[-1] == "No breakpoint any more at s0."
    desk.key(Qt.Key.Key_Home)
    desk.click(desk.seen(desk.page.transport.end))
    assert desk.session.playback.at_end


def test_playing_by_itself_stops_at_a_breakpoint(desk: Hands) -> None:
    desk.key(Qt.Key.Key_A, CTRL)
    desk.key(Qt.Key.Key_F9)
    auto = desk.page.transport.auto
    desk.key(Qt.Key.Key_P)
    auto.tick()
    assert not auto.is_playing
    assert desk.session.playback.playhead == 1
    desk.key(Qt.Key.Key_F9, CTRL | SHIFT)
    assert desk.session.breakpoints.names == frozenset()
    desk.key(Qt.Key.Key_P)
    auto.tick()
    assert auto.is_playing


def test_it_plays_from_a_quarter_to_four_times_as_fast_by_keys(desk: Hands) -> None:
    auto, bound = desk.page.transport.auto, desk.page.transport
    assert (SPEEDS[0], SPEEDS[-1]) == (0.25, 4.0)
    for _ in range(5):
        desk.key(Qt.Key.Key_BracketLeft)
    assert auto.speed == 0.25
    assert bound.play.text() == "Auto 0.25×"
    desk.key(Qt.Key.Key_P)
    assert auto._timer.interval() == 4 * PAUSE
    for _ in range(5):
        desk.key(Qt.Key.Key_BracketRight)
    assert auto.speed == 4.0
    assert [action.text() for action in bound._menu.actions() if action.isChecked()] == ["4.0×"]


def test_thickness_follows_the_gradient(open_desk: Open) -> None:
    desk = open_desk("f = a * b * c", a=100.0, b=1.0, c=0.01)
    desk.key(Qt.Key.Key_End)
    scene = desk.canvas.canvas
    assert scene.wires[Wire("c", "f", "y")].state.weight is None
    before = picture(desk)
    desk.key(Qt.Key.Key_T, SHIFT)
    assert scene.wires[Wire("c", "f", "y")].state.weight == 1.0
    assert scene.wires[stub("f")].state.weight == pytest.approx(0.5)
    assert picture(desk) != before
    desk.type_value("c", "100")
    desk.key(Qt.Key.Key_End)
    assert scene.wires[stub("f")].state.weight == pytest.approx(0.0)
    desk.key(Qt.Key.Key_Home)
    assert scene.wires[Wire("c", "f", "y")].state.weight is None


def test_a_pulse_is_larger_where_more_flows(open_desk: Open) -> None:
    desk = open_desk("f = a * b", a=100.0, b=0.001)
    desk.session.choose(animations=True)
    desk.session.to(2)
    desk.key(Qt.Key.Key_Space)
    widths = sorted(dot.rect().width() for dot in desk.page.pulse.dots)
    assert len(widths) == 2
    assert widths[0] < widths[1]
    desk.page.pulse.stop()
