"""The small plot of a few curves: where things are drawn, what is read, and moving along it."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.plots.chart import Axis, Chart, Line, Mark, Span
from playground.ui.plots.curve_paint import clear_of, ticks_of
from playground.ui.plots.curve_plot import CurvePlot
from playground.ui.theme.theme import theme

H = Axis("h", 1e-4, 1.0, log=True)
ERROR = Axis("error", 1e-8, 1.0, log=True)
XS = (1e-4, 1e-3, 1e-2, 1e-1, 1.0)
YS = (1e-2, 1e-4, 1e-6, 1e-4, 1e-2)
LINES = (
    Line("one-sided", XS, (1, 1, 0.1, 0.1, math.inf), "muted", dashed=True),
    Line("centred", XS, YS, "accent"),
)
CHART = Chart(H, ERROR, LINES, (Mark(1e-2, 1e-6, "least", "value", hollow=True),), at=1e-3)


@pytest.fixture
def plot(qtbot: QtBot, shown: Callable[..., QWidget]) -> CurvePlot:
    made = CurvePlot("Error over h", 160)
    made.show_chart(CHART)
    found = shown(made, 330)
    assert isinstance(found, CurvePlot)
    return found


def picture(plot: CurvePlot) -> QImage:
    QApplication.processEvents()
    return plot.grab().toImage()


def at(plot: CurvePlot, x: float, y: float = 1e-3) -> QPoint:
    return plot.place(x, y).toPoint()


def test_numbers_lie_along_an_axis_and_back() -> None:
    assert [H.share(number) for number in (1e-4, 1e-2, 1, 7, 0)] == pytest.approx([0, 0.5, 1, 1, 0])
    assert [H.number(share) for share in (0, 0.5, 1, 2)] == pytest.approx([1e-4, 1e-2, 1, 1])
    plain = Axis("steps", 10, 20)
    assert [plain.share(15), plain.number(0.25)] == [0.5, 12.5]
    assert math.isnan(plain.share(math.nan))


def test_ticks_are_few() -> None:
    wide = Axis("h", 1e-16, 1.0, log=True)
    assert ticks_of(wide, 5) == pytest.approx((1e-16, 1e-12, 1e-8, 1e-4, 1))
    assert len(ticks_of(wide, 20)) == 17
    assert ticks_of(Axis("steps", 0, 10), 3) == pytest.approx((0, 5, 10))


def test_everything_stands_inside_the_picture(plot: CurvePlot) -> None:
    for x in XS:
        for y in (1e-9, 1e-8, 1.0, 50.0):
            assert plot.rect().contains(at(plot, x, y))
    assert at(plot, 1e-4).x() < at(plot, 1e-2).x() < at(plot, 1).x()
    assert at(plot, 1, 1).y() < at(plot, 1, 1e-8).y()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_part_is_painted(plot: CurvePlot, scheme: str) -> None:
    theme().set_scheme(scheme)
    bare = Chart(H, ERROR)
    parts = (
        Chart(H, ERROR, LINES),
        Chart(H, ERROR, (Line("", (1e-2,), (1e-2,), "accent"),)),
        Chart(H, ERROR, marks=(Mark(1e-2, 1e-2, "point", "value"),)),
        Chart(H, ERROR, marks=(Mark(1e-2, 1e-8, "lowest", "value"),)),
        Chart(H, ERROR, marks=(Mark(1e-4, 1e-8, "words"),)),
        Chart(H, ERROR, spans=(Span(1e-1, 1, "kink within"),)),
        Chart(H, ERROR, spans=(Span(1e-4, 1, "kink within"),)),
        Chart(H, ERROR, at=1e-2),
    )
    plot.show_chart(bare)
    seen = [picture(plot)]
    for part in parts:
        plot.show_chart(part)
        seen.append(picture(plot))
    assert all(one != other for place, one in enumerate(seen) for other in seen[:place])


def test_a_long_line_is_drawn_thin(plot: CurvePlot) -> None:
    xs = tuple(float(step) for step in range(5000))
    line = Line("loss", xs, tuple(math.sin(x) for x in xs), "accent")
    plot.show_chart(Chart(Axis("step", 0, 5000), Axis("loss", -1, 1), (line,)))
    drawn = picture(plot)
    plot.show_chart(Chart(Axis("step", 0, 5000), Axis("loss", -1, 1)))
    assert picture(plot) != drawn


def test_the_pointer_reads_the_lines(plot: CurvePlot) -> None:
    before = picture(plot)
    QTest.mouseMove(plot, at(plot, 0.012))
    assert picture(plot) != before
    assert plot.reading_text(0.012) == "h 0.01\none-sided 0.1\ncentred 1e-06"
    QTest.mouseMove(plot, at(plot, 0.9))
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert picture(plot) == before
    plot.show_chart(Chart(H, ERROR))
    QTest.mouseMove(plot, at(plot, 0.1))
    assert plot.reading_text(0.1) == ""


def test_a_press_and_a_drag_move_along_the_points(plot: CurvePlot) -> None:
    told: list[float] = []
    ends: list[int] = []
    plot.sought.connect(told.append)
    plot.finished.connect(lambda: ends.append(1))
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=at(plot, 0.012))
    QTest.mouseMove(plot, at(plot, 0.11))
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=at(plot, 0.11))
    QTest.mouseMove(plot, at(plot, 0.9))
    assert told == [1e-2, 1e-1]
    assert ends == [1]


@pytest.mark.parametrize(("key", "goal"), [
    (Qt.Key.Key_Right, 1e-2), (Qt.Key.Key_Left, 1e-4), (Qt.Key.Key_Up, 1e-2), (Qt.Key.Key_Down, 1e-4),
    (Qt.Key.Key_End, 1.0), (Qt.Key.Key_Home, 1e-4), (Qt.Key.Key_PageUp, 1.0), (Qt.Key.Key_PageDown, 1e-4),
])  # fmt: skip
def test_keys_go_from_point_to_point(plot: CurvePlot, key: Qt.Key, goal: float) -> None:
    told: list[float] = []
    plot.sought.connect(told.append)
    plot.setFocus()
    QTest.keyClick(plot, key)
    QTest.keyClick(plot, Qt.Key.Key_A)
    assert told == [goal]


def test_a_chart_in_which_nothing_moves_takes_neither_focus_nor_presses(plot: CurvePlot) -> None:
    told: list[float] = []
    plot.sought.connect(told.append)
    plot.show_chart(Chart(H, ERROR, LINES))
    assert plot.focusPolicy() == Qt.FocusPolicy.NoFocus
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at(plot, 0.01))
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert told == []


def test_without_lines_a_press_tells_the_place_itself(plot: CurvePlot) -> None:
    told: list[float] = []
    plot.sought.connect(told.append)
    plot.show_chart(Chart(H, ERROR, at=0.5))
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=at(plot, 1e-2))
    QTest.keyClick(plot, Qt.Key.Key_Right)
    assert told == [pytest.approx(1e-2, rel=0.05)]


def test_texts_make_way_for_each_other() -> None:
    first = QRectF(10, 50, 60, 15)
    assert clear_of(first, [], 0) == first
    above = clear_of(QRectF(20, 52, 60, 15), [first], 0)
    assert above.bottom() <= first.top()
    assert above.left() == 20
    assert clear_of(QRectF(20, 52, 60, 15), [first], 48).top() == 48  # no farther up than the picture goes


def test_a_span_is_named_on_top_of_the_lines(plot: CurvePlot) -> None:
    across, up = Axis("h", 0, 1), Axis("error", 0, 1)
    line, span = Line("", [0, 1], [0.5, 0.5], "accent"), Span(0, 1, "kink")
    plot.show_chart(Chart(across, up, (line,)))
    bare = picture(plot)
    plot.show_chart(Chart(across, up, (line,), spans=(span,)))
    middle = plot.place(0.5, 0.5).toPoint()
    row = range(middle.x() - 12, middle.x() + 12)
    assert any(picture(plot).pixel(x, middle.y()) != bare.pixel(x, middle.y()) for x in row)
