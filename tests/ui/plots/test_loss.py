import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.plots.history import LossHistory
from playground.ui.plots.loss import LossPlot, nice_top


@pytest.fixture
def plot(shown: Callable[..., QWidget]) -> LossPlot:
    history = LossHistory()
    history.extend([(float(n), n // 6, 2.0 / (n + 1), 0.05, 2.2 / (n + 1)) for n in range(2000)])
    made = LossPlot(history)
    made.refresh()
    shown(made, 320, 160)
    return made


def colours_in(plot: LossPlot) -> int:
    image = plot.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)})


def test_an_empty_history_draws_an_empty_plot(shown: Callable[..., QWidget]) -> None:
    made = LossPlot(LossHistory())
    made.refresh()
    shown(made, 320, 160)
    assert colours_in(made) > 1
    assert made.reading(100.0) is None


def test_four_curves_and_the_train_loss_is_the_sum(plot: LossPlot) -> None:
    curves = plot.curves()
    assert [curve.name for curve in curves] == ["penalty", "data", "test", "train"]
    assert np.allclose(curves[3].values, curves[0].values + curves[1].values)
    assert [curve.dashed for curve in curves] == [False, False, True, False]
    assert colours_in(plot) > 20


@pytest.mark.parametrize("share", [0.1, 0.95])
def test_hover_shows_the_exact_row_under_the_mouse(plot: LossPlot, qtbot: QtBot, share: float) -> None:
    area, before = plot._area(), plot.grab().toImage()
    place = QPoint(round(area.left() + share * area.width()), 60)
    QTest.mouseMove(plot, place)
    qtbot.waitUntil(lambda: plot._hover is not None)
    row = plot.reading(place.x())
    assert row is not None
    assert row[0] == pytest.approx(share * 2000, abs=15)
    assert plot.grab().toImage() != before
    plot.leaveEvent(QEvent(QEvent.Type.Leave))
    assert plot.grab().toImage() == before


def test_a_row_is_written_in_full_and_without_test_points_says_nothing_of_them(plot: LossPlot) -> None:
    assert plot.reading_text((1234.0, 56.0, 0.25, 0.125, 0.5)) == (
        "step 1,234 · epoch 56\ntrain 0.375 = 0.25 + 0.125\ntest  0.5"
    )
    assert "test" not in plot.reading_text((1.0, 0.0, 0.25, 0.125, math.nan))


def test_the_logarithmic_axis_holds_all_losses(plot: LossPlot) -> None:
    plot.set_log(True)
    assert plot.log
    assert plot._ranges.bottom < 0.001
    assert plot._ranges.top > 2
    assert colours_in(plot) > 20
    plot.set_log(False)
    assert plot._ranges.bottom == 0


def test_without_test_points_only_three_curves_are_drawn(shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    history = LossHistory()
    history.extend([(float(n), 0.0, 1.0, 0.0, math.nan) for n in range(9)])
    made = LossPlot(history)
    made.refresh()
    shown(made, 320, 160)
    QTest.mouseMove(made, QPoint(100, 60))
    qtbot.waitUntil(lambda: made._hover is not None)
    assert colours_in(made) > 5


@pytest.mark.parametrize(("top", "nice"), [(0.73, 0.8), (1.0, 1.0), (1.2, 1.5), (9.0, 10.0), (3e-5, 3e-5)])
def test_the_axis_ends_at_a_round_number(top: float, nice: float) -> None:
    assert nice_top(top) == pytest.approx(nice)
