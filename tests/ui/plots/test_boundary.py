from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.plots.boundary import BoundaryPlot
from playground.ui.plots.points import Points
from playground.ui.theme.theme import theme

TRAIN = Points(np.array([[0.5, 0.5], [-0.5, -0.5], [0.5, -0.5]]), np.array([0, 0, 1]))
TEST = Points(np.array([[-0.5, 0.5]]), np.array([1]))


@pytest.fixture
def plot(qtbot: QtBot, shown: Callable[..., QWidget]) -> BoundaryPlot:
    made = BoundaryPlot()
    made.set_extent(1.0)
    made.set_points(TRAIN, TEST, 2)
    shown(made, 300, 300)
    return made


def viewport(plot: BoundaryPlot) -> QWidget:
    found: QWidget = plot._plot.viewport()
    return found


def pixel_of(plot: BoundaryPlot, x: float, y: float) -> QPoint:
    scene = plot._plot.getViewBox().mapViewToScene(QPointF(x, y))
    place = plot._plot.mapFromScene(scene)
    return QPoint(place.x(), place.y())


def test_a_click_on_a_point_picks_it_and_a_second_one_drops_it(plot: BoundaryPlot, qtbot: QtBot) -> None:
    told: list[object] = []
    plot.point_picked.connect(told.append)
    for _ in range(2):
        QTest.mouseClick(viewport(plot), Qt.MouseButton.LeftButton, pos=pixel_of(plot, 0.5, -0.5))
    assert told == [(0.5, -0.5, 1), None]


def test_a_click_beside_all_points_picks_none(plot: BoundaryPlot) -> None:
    QTest.mouseClick(viewport(plot), Qt.MouseButton.LeftButton, pos=pixel_of(plot, 0.0, 0.0))
    assert plot.picked is None


def test_without_points_there_is_nothing_to_pick(plot: BoundaryPlot) -> None:
    none = Points(np.empty((0, 2)), np.empty(0, dtype=np.int64))
    plot.set_points(none, none, 2)
    QTest.mouseClick(viewport(plot), Qt.MouseButton.LeftButton, pos=pixel_of(plot, 0.5, 0.5))
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.picked is None


def test_hidden_test_points_cannot_be_picked(plot: BoundaryPlot) -> None:
    place = pixel_of(plot, -0.5, 0.5)
    QTest.mouseClick(viewport(plot), Qt.MouseButton.LeftButton, pos=place)
    assert plot.picked == (-0.5, 0.5, 1)
    plot.show_test(False)
    assert plot.picked is None
    QTest.mouseClick(viewport(plot), Qt.MouseButton.LeftButton, pos=place)
    assert plot.picked is None


def test_arrow_keys_walk_along_the_points_and_escape_drops_the_picked_one(plot: BoundaryPlot) -> None:
    plot.setFocus()
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert plot.picked == (0.5, 0.5, 0)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.picked == (-0.5, 0.5, 1)
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.picked is None
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.picked == (-0.5, 0.5, 1)
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.picked is None


def test_hover_reads_coordinates_and_scores_until_the_mouse_leaves(plot: BoundaryPlot, qtbot: QtBot) -> None:
    plot.scores_at = lambda x, y: f"sum {x + y:.1f}"
    QTest.mouseMove(viewport(plot), pixel_of(plot, 0.25, 0.75))
    qtbot.waitUntil(plot._reading.isVisible)
    assert plot._reading.text().startswith("x₁ 0.2")
    assert "sum 1.0" in plot._reading.text()
    above = plot._reading.y()
    QTest.mouseMove(viewport(plot), pixel_of(plot, 0.25, -0.75))
    qtbot.waitUntil(lambda: plot._reading.y() < above)
    QTest.mouseMove(plot.window(), QPoint(-5, -5))
    plot.eventFilter(viewport(plot), QEvent(QEvent.Type.Leave))
    assert plot._reading.isHidden()


def test_a_double_click_shows_everything_again(plot: BoundaryPlot) -> None:
    box = plot._plot.getViewBox()
    plot._plot.setRange(xRange=(0, 0.2), yRange=(0, 0.2), padding=0)
    assert box.viewRange()[0] == pytest.approx([0, 0.2])
    QTest.mouseDClick(viewport(plot), Qt.MouseButton.LeftButton, pos=QPoint(150, 150))
    QTest.mouseRelease(viewport(plot), Qt.MouseButton.LeftButton, pos=QPoint(150, 150))
    assert box.viewRange()[0] == pytest.approx([-1, 1])


def test_axes_take_room_and_the_theme_gives_the_colours(plot: BoundaryPlot) -> None:
    plot.show_axes(True)
    assert plot._plot.getAxis("left").isVisible()
    theme().set_scheme("dark")
    picture = plot.grab().toImage()
    assert picture.pixelColor(0, 0).name() == theme().tokens.panel.lower()
    plot.show_axes(False)
    assert not plot._plot.getAxis("left").isVisible()


def test_points_follow_the_view_and_stay_the_same_while_it_rests(plot: BoundaryPlot) -> None:
    viewport(plot).grab()
    whole = viewport(plot).grab().toImage()
    assert viewport(plot).grab().toImage() == whole
    plot._plot.setRange(xRange=(0, 0.2), yRange=(0, 0.2), padding=0)
    assert viewport(plot).grab().toImage() != whole
    plot.zoom_out()
    assert viewport(plot).grab().toImage() == whole


def test_more_classes_have_more_scatters(plot: BoundaryPlot) -> None:
    three = Points(np.array([[0.1, 0.1], [0.2, 0.2], [0.3, 0.3]]), np.array([0, 1, 2]))
    plot.set_points(three, TEST, 3)
    assert len(plot._marks._scatters) == 4
