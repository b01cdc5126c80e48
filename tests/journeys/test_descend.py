"""A person takes gradient steps: once, on and on, up and down, and takes them back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.lenses.descend import DescendLens
from tests.engine.mazur import DATA, TEXT, WEIGHTS
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import ALT, CTRL, SHIFT, Hands

__all__ = ["open_desk"]

BOWL = "x * x"


def descending(desk: Hands) -> DescendLens:
    found = desk.page.lenses.pages["descend"]
    assert isinstance(found, DescendLens)
    return found


def press(desk: Hands, lens: DescendLens, widget: QWidget, at: QPoint | None = None) -> None:
    lens.ensureWidgetVisible(widget)
    desk.click(desk.seen(widget, at))


def number(desk: Hands, name: str) -> object:
    return desk.session.graph.by_name[name].value


def outputs(lens: DescendLens) -> list[float]:
    return [point.output for point in lens.descending.curve.points]


@pytest.fixture
def bowl(open_desk: Open) -> Iterator[Hands]:
    """The lens open on x * x at 4."""
    desk = open_desk(BOWL, x=4.0)
    desk.key(Qt.Key.Key_D)
    yield desk
    descending(desk).play.stop()


def test_a_step_by_button_and_by_key_is_undone_one_by_one(bowl: Hands) -> None:
    lens = descending(bowl)
    assert lens.isVisible()
    assert lens.headline.text() == "f = 16"
    press(bowl, lens, lens.step_button)
    assert number(bowl, "x") == pytest.approx(3.2)
    assert lens.told.text() == "Step 1: f went from 16 to 10.24."
    bowl.key(Qt.Key.Key_Return, SHIFT)
    assert outputs(lens) == pytest.approx([16, 10.24, 6.5536])
    assert (lens.headline.text(), lens.detail.text()) == ("f = 6.554", "from 16 in 2 steps")
    assert [mark.text for mark in lens.plot.chart.marks] == ["16", "6.554"]
    press(bowl, lens, lens.undo)
    bowl.key(Qt.Key.Key_Z, CTRL)
    assert number(bowl, "x") == 4
    assert outputs(lens) == [16]
    bowl.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert lens.detail.text() == "from 16 in 1 step"


def test_the_canvas_says_where_every_chosen_input_goes(open_desk: Open) -> None:
    desk = open_desk()
    desk.key(Qt.Key.Key_D)
    lens = descending(desk)
    overlay = lens.overlay()
    assert {name: mark.badge for name, mark in overlay.nodes.items()} == {
        "x": "→ -1.600", "y": "→ 5.400", "z": "→ -4.300",
    }  # fmt: skip
    assert desk.end_chips("f")[0] == "-12.000"  # no step showed it yet
    press(desk, lens, lens.none)
    assert not lens.overlay().nodes
    assert not lens.step_button.isEnabled()
    assert "choose at least one" in lens.told.text()
    press(desk, lens, lens.all)
    assert lens.step_button.isEnabled()
    desk.key(Qt.Key.Key_1, ALT)
    desk.key(Qt.Key.Key_Return, SHIFT)
    assert not desk.session.history.can_undo  # only while the lens is open


def test_inputs_are_ticked_by_mouse_and_by_the_space_bar(open_desk: Open) -> None:
    desk = open_desk()
    desk.key(Qt.Key.Key_D)
    lens = descending(desk)
    table = lens.moves
    box = table.visualRect(table.rows.index(0, 0))
    lens.ensureWidgetVisible(table)
    desk.click(desk.seen(table.viewport(), box.topLeft() + QPoint(10, 12)))
    assert lens.descending.chosen == ("y", "z")
    table.setFocus()
    table.setCurrentIndex(table.rows.index(0, 0))
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Space)
    assert lens.descending.chosen == ("z",)
    assert desk.session.playback.playhead == 0
    desk.key(Qt.Key.Key_Return, SHIFT)
    assert (number(desk, "x"), number(desk, "y"), number(desk, "z")) == (-2, 5, pytest.approx(-4.3))


def test_playing_is_undone_at_once_and_ends_with_the_lens(bowl: Hands, qtbot: QtBot) -> None:
    lens = descending(bowl)
    lens.speed.setFocus()
    bowl.key(Qt.Key.Key_Down)
    assert lens.speed.value == "60"
    press(bowl, lens, lens.play_button)
    qtbot.waitUntil(lambda: lens.descending.curve.steps >= 5)
    assert lens.play_button.text() == "Pause"
    bowl.key(Qt.Key.Key_P, SHIFT)
    assert not lens.play.is_playing
    bowl.key(Qt.Key.Key_Z, CTRL)
    assert number(bowl, "x") == 4
    bowl.key(Qt.Key.Key_P, SHIFT)
    qtbot.waitUntil(lambda: lens.descending.curve.steps >= 2)
    bowl.key(Qt.Key.Key_1, ALT)
    assert not lens.play.is_playing
    taken = lens.descending.curve.steps
    bowl.key(Qt.Key.Key_D)
    assert lens.descending.curve.steps == taken
    assert lens.play_button.text() == "Play"


def test_a_change_by_somebody_else_pauses(bowl: Hands) -> None:
    lens = descending(bowl)
    for change in (bowl.session.undo, bowl.session.new, bowl.page.hide):
        lens.play.toggle()
        lens.play.tick()
        assert lens.play.is_playing
        change()
        assert not lens.play.is_playing


def test_up_instead_of_down(open_desk: Open) -> None:
    desk = open_desk("sigmoid(w * x)", w=0.5, x=1.0)
    desk.key(Qt.Key.Key_D)
    lens = descending(desk)
    press(desk, lens, lens.way.button("up"))
    assert "+rate × gradient" in lens.told.text()
    for _ in range(6):
        desk.key(Qt.Key.Key_Return, SHIFT)
    assert outputs(lens) == sorted(outputs(lens))
    assert len(outputs(lens)) == 7


def test_a_rate_that_is_too_large_is_seen_and_stopped(bowl: Hands) -> None:
    lens = descending(bowl)
    press(bowl, lens, lens.rate.field)
    bowl.type("3")
    bowl.key(Qt.Key.Key_Return)
    assert lens.descending.rate == 3
    bowl.page.canvas.setFocus()
    bowl.key(Qt.Key.Key_Return, SHIFT)
    assert "f rose from 16 to 400 though it should descend" in lens.told.text()
    lens.play.toggle()
    for _ in range(8):
        if lens.play.is_playing:
            lens.play.tick()
    assert not lens.play.is_playing
    assert lens.told.text().startswith("Stopped: f went from 16 to")
    assert lens.told.property("role") == "mistake"
    bowl.key(Qt.Key.Key_Z, CTRL)
    bowl.key(Qt.Key.Key_Z, CTRL)
    assert number(bowl, "x") == 4
    assert lens.told.text() == "Each step adds −rate × gradient to every ticked input."
    assert lens.told.property("role") == "muted"


def test_mazurs_network_takes_its_known_step(open_desk: Open) -> None:
    desk = open_desk(TEXT, **DATA, **WEIGHTS)
    desk.key(Qt.Key.Key_D)
    lens = descending(desk)
    for name in (*DATA, "b1", "b2"):  # the tutorial leaves the biases alone
        lens.descending.choose(name, chosen=False)
    lens.descending.set_rate(0.5)
    row = [lens.moves.rows.text(place, 0) for place in range(lens.moves.rows.rowCount())].index("w5")
    assert [lens.moves.rows.text(row, column) for column in range(4)] == ["w5", "0.4000", "0.0822", "-0.0411"]
    press(desk, lens, lens.step_button)
    assert number(desk, "w5") == pytest.approx(0.3589165, abs=5e-8)
    assert lens.headline.text() == "E = 0.291"
    assert lens.detail.text() == "from 0.2984 in 1 step"


def test_of_an_array_the_sum_descends_and_the_page_says_so(open_desk: Open) -> None:
    desk = open_desk(BOWL, x=[3.0, 4.0])
    desk.key(Qt.Key.Key_D)
    lens = descending(desk)
    assert lens.headline.text() == "Σf = 25"
    assert "the sum of f" in lens.told.text()
    press(desk, lens, lens.step_button)
    assert lens.headline.text() == "Σf = 16"


def test_an_empty_graph_says_why_nothing_moves(open_desk: Open) -> None:
    desk = open_desk("")
    desk.key(Qt.Key.Key_D)
    lens = descending(desk)
    assert "cannot be computed" in lens.told.text()
    assert lens.headline.text() == "–"
    assert not lens.overlay().nodes
    assert not lens.play_button.isEnabled()
