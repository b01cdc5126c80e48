from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.diagram.diagram import WIRES_EVERY, Diagram
from playground.ui.diagram.names import Place
from playground.ui.plots.colours import diverging_table
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import LIGHT

COUNTS = (2, 3, 2)
LAYERS = [
    (np.array([[1.0, -2.0, 0.125], [0.5, 0.25, -1.0]]), np.array([0.1, 0.2, 0.3])),
    (np.array([[1.0, -1.0], [0.5, 2.0], [-0.5, 0.25]]), np.array([0.4, 0.5])),
]


@pytest.fixture
def diagram(shown: Callable[..., QWidget]) -> Diagram:
    made = Diagram()
    made.show_network(COUNTS, "tanh")
    made.show_weights(LAYERS)
    maps = [np.zeros((units, 16), dtype=np.float32) for units in COUNTS]
    made.maps.fill(maps, (1.0, 1.0, 1.0), diverging_table(LIGHT), (4, 4, 4))
    shown(made, 600, 420)
    return made


def middle(diagram: Diagram, layer: int, unit: int) -> QPoint:
    return diagram.area_of(Place(layer, unit)).center().toPoint()


def test_hover_chooses_a_unit_until_the_mouse_leaves_it(diagram: Diagram, qtbot: QtBot) -> None:
    told: list[Place | None] = []
    diagram.chosen_changed.connect(told.append)
    QTest.mouseMove(diagram, middle(diagram, 1, 2))
    qtbot.waitUntil(lambda: told == [Place(1, 2)])
    assert diagram.accessibleDescription() == "h₃"
    QTest.mouseMove(diagram, QPoint(3, 3))
    qtbot.waitUntil(lambda: told[-1] is None)
    QTest.mouseMove(diagram, middle(diagram, 0, 0))
    qtbot.waitUntil(lambda: told[-1] == Place(0, 0))
    diagram.leaveEvent(QEvent(QEvent.Type.Leave))
    assert diagram.chosen is None


def test_a_click_pins_a_unit_and_another_click_lets_go(diagram: Diagram) -> None:
    QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=middle(diagram, 1, 1))
    assert diagram.pinned == diagram.chosen == Place(1, 1)
    QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=middle(diagram, 1, 1))
    assert diagram.pinned is None
    QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=middle(diagram, 1, 1))
    QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert diagram.pinned is None


def test_arrow_keys_walk_between_units_and_enter_pins(diagram: Diagram) -> None:
    diagram.setFocus()
    keys = Qt.Key
    QTest.keyClick(diagram, keys.Key_Return)
    assert diagram.chosen is None
    for key, place in (
        (keys.Key_Down, Place(1, 0)),
        (keys.Key_Down, Place(1, 1)),
        (keys.Key_Down, Place(1, 2)),
        (keys.Key_Down, Place(1, 2)),
        (keys.Key_Right, Place(2, 1)),
        (keys.Key_Right, Place(2, 1)),
        (keys.Key_Up, Place(2, 0)),
        (keys.Key_Left, Place(1, 0)),
    ):
        QTest.keyClick(diagram, key)
        assert diagram.chosen == place
    QTest.keyClick(diagram, keys.Key_Return)
    assert diagram.pinned == Place(1, 0)
    QTest.keyClick(diagram, keys.Key_Return)
    assert diagram.pinned is None
    QTest.keyClick(diagram, keys.Key_Escape)
    assert diagram.chosen is None
    QTest.keyClick(diagram, keys.Key_Escape)
    QTest.keyClick(diagram, keys.Key_X)
    assert diagram.chosen is None


def test_the_cursor_goes_with_the_focus_and_the_pinned_unit_stays(diagram: Diagram) -> None:
    diagram.setFocus()
    QTest.keyClick(diagram, Qt.Key.Key_Down)
    QTest.keyClick(diagram, Qt.Key.Key_Return)
    QTest.keyClick(diagram, Qt.Key.Key_Right)
    assert diagram.chosen == Place(2, 0)
    diagram.clearFocus()
    assert diagram.chosen == diagram.pinned == Place(1, 0)
    diagram.setFocus()
    QTest.keyClick(diagram, Qt.Key.Key_Left)
    assert diagram.chosen == Place(0, 0)


def test_tips_give_units_and_wires_with_every_digit(diagram: Diagram) -> None:
    unit = middle(diagram, 1, 1)
    assert "× x₁: -2.0" in diagram.description_at(unit.x(), unit.y())
    start, end = diagram.area_of(Place(0, 0)), diagram.area_of(Place(1, 0))
    assert "weight x₁ → h" in diagram.description_at(start.right() + 6, start.center().y())
    assert "weight" in diagram.description_at(end.left() - 3, end.center().y())
    assert diagram.description_at(1, 1) == ""


def test_qt_asks_for_the_tip(diagram: Diagram, qtbot: QtBot) -> None:
    def rest_at(place: QPoint) -> None:
        event = QHelpEvent(QHelpEvent.Type.ToolTip, place, diagram.mapToGlobal(place))
        QApplication.sendEvent(diagram, event)

    rest_at(middle(diagram, 1, 0))
    assert "x₁" in QToolTip.text()
    rest_at(QPoint(1, 1))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_another_shape_lets_go_of_everything(diagram: Diagram) -> None:
    QTest.mouseClick(diagram, Qt.MouseButton.LeftButton, pos=middle(diagram, 1, 2))
    diagram.show_network((2, 1, 2), "relu")
    assert diagram.pinned is None
    assert [len(column.tiles) for column in diagram.columns] == [2, 1, 2]
    assert diagram.description_at(*_place(diagram.area_of(Place(1, 0)))) == ""


def _place(area: QRectF) -> tuple[float, float]:
    return area.center().x(), area.center().y()


def test_wires_follow_a_running_training_at_every_twelfth_call(diagram: Diagram) -> None:
    seen: list[object] = []
    for _ in range(2 * WIRES_EVERY):
        diagram.show_weights(LAYERS, lasting=False)
        if not seen or diagram._wires._marks is not seen[-1]:
            seen.append(diagram._wires._marks)
    assert len(seen) == 3


def test_wires_are_drawn_anew_only_when_one_looks_different(diagram: Diagram) -> None:
    before = diagram.grab().toImage()
    for change, kept in ((1e-4, True), (0.5, False)):
        first = LAYERS[0][0].copy()
        first[0, 0] += change
        diagram.show_weights([(first, LAYERS[0][1]), LAYERS[1]])
        assert diagram._wires.is_kept is kept
        assert (diagram.grab().toImage() == before) is kept
        unit = middle(diagram, 1, 0)
        assert f"{first[0, 0]}" in diagram.description_at(unit.x(), unit.y())


def test_it_paints_in_both_themes_with_and_without_a_chosen_unit(diagram: Diagram, qtbot: QtBot) -> None:
    plain = diagram.grab().toImage()
    diagram.pin(Place(1, 1))
    chosen = diagram.grab().toImage()
    theme().set_scheme("dark")
    dark = diagram.grab().toImage()
    assert plain != chosen != dark
    assert dark.pixelColor(1, 1).name() == theme().tokens.canvas.lower()


def test_nothing_to_show_is_an_empty_canvas(shown: Callable[..., QWidget]) -> None:
    made = Diagram()
    shown(made, 300, 200)
    assert made.tile_sides == ()
    QTest.keyClick(made, Qt.Key.Key_Down)
    assert made.chosen is None
    assert made.grab().toImage().pixelColor(5, 5).name() == LIGHT.canvas.lower()
