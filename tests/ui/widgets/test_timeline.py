from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import LIGHT, mixed
from playground.ui.widgets.timeline import Timeline

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def timeline(shown: Callable[..., QWidget]) -> Timeline:
    made = Timeline()
    made.set_steps(5, 5, 7)
    shown(made, 400)
    return made


def colour(timeline: Timeline, index: int) -> str:
    centre = timeline.tick(index).center().toPoint()
    return timeline.grab().toImage().pixelColor(centre).name().upper()


def centre(timeline: Timeline, index: int) -> QPoint:
    return timeline.tick(index).center().toPoint()


def test_steps_are_teal_then_crimson_and_pale_when_not_taken(timeline: Timeline) -> None:
    assert colour(timeline, 0) == mixed(LIGHT.value, LIGHT.panel, 0.12)
    assert colour(timeline, 6) == mixed(LIGHT.gradient, LIGHT.panel, 0.1)
    assert colour(timeline, 7) == mixed(LIGHT.gradient, LIGHT.panel, 0.78)
    timeline.set_steps(5, 5, 2)
    assert colour(timeline, 3) == mixed(LIGHT.value, LIGHT.panel, 0.78)
    theme().set_scheme("dark")
    assert colour(timeline, 0) != mixed(LIGHT.value, LIGHT.panel, 0.12)


def test_the_current_step_stands_taller_and_ticks_have_gaps(timeline: Timeline) -> None:
    assert timeline.tick(6).height() > timeline.tick(5).height()
    assert timeline.tick(1).left() - timeline.tick(0).right() == pytest.approx(4)
    assert timeline.tick(9).right() <= timeline.width()


def test_a_press_on_a_tick_seeks_it_and_dragging_goes_on(qtbot: QtBot, timeline: Timeline) -> None:
    heard: list[int] = []
    timeline.sought.connect(heard.append)
    qtbot.mousePress(timeline, LEFT, pos=centre(timeline, 0))
    qtbot.mouseMove(timeline, centre(timeline, 1))
    qtbot.mouseMove(timeline, QPoint(0, 10))
    qtbot.mouseMove(timeline, QPoint(timeline.width() + 50, 10))
    qtbot.mouseRelease(timeline, LEFT)
    qtbot.mouseMove(timeline, centre(timeline, 3))
    assert heard == [1, 2, 0, 10]
    qtbot.mouseClick(timeline, Qt.MouseButton.RightButton, pos=centre(timeline, 4))
    assert heard == [1, 2, 0, 10]


def test_keys_seek(qtbot: QtBot, timeline: Timeline) -> None:
    heard: list[int] = []
    timeline.sought.connect(heard.append)
    timeline.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(timeline, key)
    assert heard == [6, 7, 0, 10]


def test_showing_other_steps_seeks_nothing(qtbot: QtBot, timeline: Timeline) -> None:
    with qtbot.assertNotEmitted(timeline.sought):
        timeline.set_steps(2, 2, 1)


def test_the_tool_tip_says_the_step(timeline: Timeline) -> None:
    def tip(at: QPoint) -> str:
        QApplication.sendEvent(timeline, QHelpEvent(QEvent.Type.ToolTip, at, timeline.mapToGlobal(at)))
        return QToolTip.text()

    assert tip(centre(timeline, 0)) == "Forward step 1 of 5"
    assert tip(centre(timeline, 5)) == "Backward step 1 of 5"
    assert tip(QPoint(0, 5)) == "Before the first step"
    timeline.set_describe(lambda index: f"step {index}")
    assert tip(centre(timeline, 3)) == "step 3"
    QToolTip.hideText()


def test_the_accessible_description_says_where_one_is(timeline: Timeline) -> None:
    assert timeline.accessibleName() == "Timeline"
    assert timeline.accessibleDescription() == "Backward step 2 of 5"


def test_very_many_steps_become_one_bar_with_a_playhead(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.set_steps(500, 500, 500)
    assert timeline.is_bar
    assert colour(timeline, 100) == mixed(LIGHT.value, LIGHT.panel, 0.12)
    assert colour(timeline, 900) == mixed(LIGHT.gradient, LIGHT.panel, 0.78)
    with qtbot.waitSignal(timeline.sought) as heard:
        qtbot.mouseClick(timeline, LEFT, pos=QPoint(200, 10))
    assert 495 <= heard.args[0] <= 505
    timeline.set_steps(500, 500, 0)
    timeline.setFocus(Qt.FocusReason.TabFocusReason)
    assert colour(timeline, 100) == mixed(LIGHT.value, LIGHT.panel, 0.78)


def test_no_steps_draw_nothing(timeline: Timeline) -> None:
    timeline.set_steps(0, 0, 0)
    image = timeline.grab().toImage()
    assert timeline.playhead_at(200) == 0
    assert image.pixelColor(200, 14).name() == image.pixelColor(200, 2).name()


def test_the_wheel_is_left_to_what_is_below(timeline: Timeline) -> None:
    at, none = QPointF(10, 10), Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(timeline, event)
    assert timeline.value() == 7
