"""A person nudges inputs: the measured change stands beside gradient x h; only what is kept is changed."""

import pytest
from PySide6.QtCore import QPoint, Qt

from playground.session.selection import Selection
from playground.ui.lenses.nudge import NudgeLens
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import ALT, SHIFT, Hands

__all__ = ["open_desk"]

NEURON = "sigmoid(w0*x0 + w1*x1 + w2)"
NUMBERS = {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0}


@pytest.fixture(autouse=True)
def _without_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.ui.lenses.nudge.SLICE", 9.0)


@pytest.fixture
def desk(open_desk: Open) -> Hands:
    desk = open_desk()
    desk.key(Qt.Key.Key_Return)
    return desk


def nudging(desk: Hands) -> NudgeLens:
    found = desk.page.lenses.pages["nudge"]
    assert isinstance(found, NudgeLens)
    return found


def shown(desk: Hands, lens: NudgeLens, widget: object) -> QPoint:
    lens.ensureWidgetVisible(widget)  # type: ignore[arg-type]  # every part of the page is a widget
    return desk.seen(widget)  # type: ignore[arg-type]  # the same


def test_nudge_x_by_key_and_read_both_changes(desk: Hands) -> None:
    before = desk.session.project
    desk.key(Qt.Key.Key_J)
    lens = nudging(desk)
    assert lens.isVisible()
    assert lens.inputs.value == "x"
    assert lens.results.told() == (
        "measured Δf -0.04; gradient × h -0.04; difference 8.5e-16. They agree to 13 digits: "
        "over this h the output is as good as a straight line."
    )
    assert desk.chips("x", "s0", "x") == ("-1.99", "Δ +0.01")
    assert desk.chips("s0", "f", "x") == ("3.01", "Δ +0.01")
    assert desk.end_chips("f") == ("-12.04", "Δ -0.04")
    assert desk.chips("y", "s0", "y") == ("5.00", "-4.00")
    assert desk.canvas.canvas.nodes["x"].value_text == "-1.99"
    desk.key(Qt.Key.Key_1, ALT)
    assert desk.chips("x", "s0", "x") == ("-2.00", "-4.00")
    assert desk.canvas.canvas.nodes["x"].value_text == "-2.00"
    assert desk.session.project is before


def test_the_selected_input_is_the_one_that_is_nudged(desk: Hands) -> None:
    desk.click(desk.seen(desk.page.lenses.bar.tabs["nudge"]))
    desk.click(desk.node("z"))
    lens = nudging(desk)
    assert lens.inputs.value == "z"
    assert desk.chips("z", "f", "y") == ("-3.99", "Δ +0.01")
    assert desk.chips("x", "s0", "x") == ("-2.00", "-4.00")
    lens.inputs.setFocus()
    desk.key(Qt.Key.Key_Up)
    assert lens.nudging.node == "y"
    assert desk.chips("y", "s0", "y") == ("5.01", "Δ +0.01")


def test_slider_field_button_and_curve_change_h(open_desk: Open) -> None:
    desk = open_desk(NEURON, **NUMBERS)
    desk.key(Qt.Key.Key_J)
    lens = nudging(desk)
    slider = lens.h.slider
    end = QPoint(slider.width() - 8, slider.height() // 2)
    desk.drag([desk.seen(slider), desk.seen(slider, end)])
    far = lens.nudging.h
    assert 0.02 < far <= 1
    assert "bends" in lens.results.sentence.text()
    desk.click(desk.seen(lens.turn))
    assert lens.nudging.h == -far
    desk.click(desk.seen(lens.h.field))
    desk.type("1e-9")
    desk.key(Qt.Key.Key_Return)
    assert lens.nudging.h == 1e-9
    spot = lens.plot.place(1e-3, 1e-8).toPoint()
    lens.ensureWidgetVisible(lens.plot)
    desk.click(desk.seen(lens.plot, spot))
    assert lens.nudging.h == pytest.approx(1e-3, rel=0.3)
    lens.plot.setFocus()
    for _ in range(8):
        desk.key(Qt.Key.Key_Left)
    assert lens.nudging.h == pytest.approx(1e-4, rel=0.3)
    assert desk.session.playback.playhead == 0
    assert lens.h.value == lens.nudging.h
    assert lens.plot.chart.at == lens.nudging.h


def test_the_v_is_lowest_near_the_h_of_the_check(open_desk: Open) -> None:
    desk = open_desk(NEURON, **NUMBERS)
    desk.key(Qt.Key.Key_J)
    lens = nudging(desk)
    assert len(lens.nudging.points) == 129
    assert "Centred, h = 2e-5 is best" in lens.told.text()
    assert lens.told.text() in lens.plot.accessibleDescription()
    assert [mark.text for mark in lens.plot.chart.marks] == ["least at 2e-5", "← rounding", "truncation →"]
    desk.click(shown(desk, lens, lens.best))
    assert lens.nudging.h == 1e-5


def test_from_the_curve_to_the_check_of_all_gradients(desk: Hands) -> None:
    desk.key(Qt.Key.Key_J)
    lens = nudging(desk)
    desk.click(shown(desk, lens, lens.check))
    assert "✓" in desk.page.check.chip.text()


def test_kept_it_is_one_edit_that_undo_takes_back(desk: Hands) -> None:
    desk.key(Qt.Key.Key_J, SHIFT)
    assert not desk.session.history.can_undo  # only while the lens is open
    desk.key(Qt.Key.Key_J)
    lens = nudging(desk)
    lens.nudging.set_h(0.5)
    desk.click(desk.seen(lens.keep))
    assert desk.session.graph.by_name["x"].value == -1.5
    assert desk.session.history.undo_label == "Nudge x"
    assert desk.chips("x", "s0", "x") == ("-1.00", "Δ +0.50")  # the next nudge already
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.graph.by_name["x"].value == -2
    desk.key(Qt.Key.Key_J, SHIFT)
    assert desk.session.graph.by_name["x"].value == -1.5


def test_a_kink_is_called_a_kink_on_the_page_and_on_the_canvas(open_desk: Open) -> None:
    desk = open_desk("relu(x)", x=0.004)
    desk.key(Qt.Key.Key_J)
    lens = nudging(desk)
    assert "Kink within ±h at f" in lens.results.sentence.text()
    assert "reaches over a kink" in lens.told.text()
    assert lens.plot.chart.spans[0].text == "kink within ±h"
    lens.nudging.set_h(0.001)
    assert "agree to" in lens.results.sentence.text()


def test_an_entry_of_a_matrix(open_desk: Open) -> None:
    desk = open_desk("norm2(W @ x)", W=[[0.1, 0.5], [-0.3, 0.8]], x=[0.2, 0.4])
    desk.key(Qt.Key.Key_J)
    lens = nudging(desk)
    row, column = lens.entry.fields
    desk.click(desk.seen(row))
    desk.type("2")
    desk.key(Qt.Key.Key_Return)
    assert lens.nudging.index == (1, 0)
    assert "W, row 2, column 1: -0.3 → -0.29" in lens.h.title.text()
    desk.session.select(Selection.only("x"))
    assert len(lens.entry.fields) == 1
    assert not column.isVisible()


def test_without_anything_to_nudge_the_page_says_so(open_desk: Open) -> None:
    desk = open_desk("")
    desk.key(Qt.Key.Key_J)
    lens = nudging(desk)
    assert (
        lens.results.sentence.text() == "The output cannot be computed yet, so there is nothing to measure."
    )
    assert not lens.keep.isEnabled()
    assert lens.inputs.currentText() == "none"
    desk.key(Qt.Key.Key_J, SHIFT)
    assert not desk.session.history.can_undo


def test_the_errors_of_a_long_path_come_in_slices(open_desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.ui.lenses.nudge.SLICE", 0.0)
    desk = open_desk(NEURON, **NUMBERS)
    lens = nudging(desk)
    desk.page.lenses.bar.tabs["nudge"].click()
    assert len(lens.nudging.points) < 129
    assert lens.told.text() == ""
    desk.page.lenses.bar.tabs["step"].click()
    assert not lens._rest.isActive()
    monkeypatch.setattr("playground.ui.lenses.nudge.SLICE", 9.0)
    desk.page.lenses.bar.tabs["nudge"].click()
    assert len(lens.nudging.points) == 129
