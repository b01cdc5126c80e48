"""The Predict lens among arrays, sums, composite gates, and what else can be seen or heard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLabel

from playground.session.blanks import Mode
from playground.session.question import Question, Sort
from playground.ui.canvas.overlay import Tone
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import ALT, SHIFT, Hands
from tests.ui.lenses.predict_desk import (
    answer,
    asked,
    chip_at,
    chips,
    choose,
    end,
    into,
    lens_of,
    open_lens,
    round_of,
    said,
)

__all__ = ["open_desk"]

MATRICES = {"W": [[1.0, 2.0], [-1.0, 0.5]], "X": [[0.5, 3.0], [1.0, 4.0]]}
H_W = Question(Sort.WIRE, "h", "x")


@pytest.fixture
def matrices(open_desk: Open) -> Hands:
    desk = open_desk("h = W @ X\nf = sum(h * h)", **MATRICES)
    desk.session.to_end()
    open_lens(desk)
    return desk


def texts(desk: Hands) -> list[str]:
    return [label.text() for label in lens_of(desk).card.findChildren(QLabel)]


def test_a_matrix_is_asked_with_its_upstream_in_full(matrices: Hands) -> None:
    choose(matrices, "picked")
    matrices.click(chip_at(matrices, into("W", "h", "x"), "gradient"))
    assert "grad_h = [[5.00, 22.00], [0.00, -2.00]]" in texts(matrices)
    lens_of(matrices).hint.click()
    assert "grad_h @ X.T =" in texts(matrices)
    assert "made of the other input, X." in answer(matrices, "49 6; -4 -1")
    assert answer(matrices, "68.5 93; -6 -8").startswith("✓")
    assert chips(matrices, into("W", "h", "x"))[1].text == "[2×2] ✓"


def test_a_list_can_be_typed_with_blanks_and_a_long_wrong_one_is_cut_on_the_canvas(matrices: Hands) -> None:
    choose(matrices, "picked")
    matrices.click(chip_at(matrices, into("W", "h", "x"), "gradient"))
    answer(matrices, "10 20; 30 40")
    matrices.click(chip_at(matrices, into("X", "h", "y"), "gradient"))
    chip = chips(matrices, into("W", "h", "x"))[1]
    assert (chip.text, chip.tone) == ("10 20; … ✗", Tone.WRONG)


def test_long_answers_of_a_poll_are_written_smaller(matrices: Hands) -> None:
    round_of(matrices).ask(H_W)
    lens_of(matrices).ask_class.click()
    rows = lens_of(matrices).board.rows
    image = QImage(matrices.window.size(), QImage.Format.Format_RGB32)
    matrices.key(Qt.Key.Key_2)
    matrices.window.render(image)
    assert "[[" in rows[0].accessibleName()
    matrices.key(Qt.Key.Key_R)
    matrices.window.render(image)
    assert "votes, " in rows[0].accessibleName() or "vote, " in rows[0].accessibleName()


def test_a_heat_map_shows_no_number_that_is_asked(matrices: Hands) -> None:
    heat = matrices.page.gestures.arrays.heat
    choose(matrices, "values")
    matrices.session.to_end()
    matrices.key(Qt.Key.Key_Escape)
    matrices.click(matrices.node("h"))
    matrices.key(Qt.Key.Key_H)
    assert heat.card is not None
    value, gradient = heat.card.maps.value.range, heat.card.maps.gradient.range
    assert value.text() == "not known yet: –"
    assert gradient.text() == "from -2.00 to 22.00"
    round_of(matrices).choose(Mode.GRADIENTS)
    assert (value.text(), gradient.text()) == ("from -1.00 to 11.00", "not known yet: –")
    round_of(matrices).end()
    assert gradient.text() == "from -2.00 to 22.00"


def test_a_heat_map_of_a_wire_shows_no_gradient_that_is_asked(matrices: Hands) -> None:
    matrices.key(Qt.Key.Key_1, ALT)
    matrices.click(chip_at(matrices, into("W", "h", "x"), "value"))
    heat = matrices.page.gestures.arrays.heat
    assert heat.card is not None
    assert heat.card.maps.gradient.range.text() == "from -8.00 to 93.00"
    round_of(matrices).choose(Mode.GRADIENTS)
    round_of(matrices).begin()
    assert heat.card.maps.gradient.range.text() == "not known yet: –"


def test_sums_are_not_told_part_by_part_while_a_part_is_asked(open_desk: Open) -> None:
    desk = open_desk("a = x * y\nb = x + z\nf = a * b", x=2.0, y=3.0, z=5.0)
    desk.session.to_end()
    open_lens(desk)
    choose(desk, "picked")
    desk.click(chip_at(desk, into("x", "a", "x"), "gradient"))
    assert desk.canvas.canvas.nodes["x"].state.total == "Σ 27.00"
    assert "the part of ∂f/∂x that comes back through multiply a" in asked(desk)
    assert "the part through a alone" in answer(desk, "27")


def test_a_sum_of_many_wires_is_written_short(open_desk: Open) -> None:
    desk = open_desk("f = x + x + x + x + x + x", x=2.0)
    desk.session.to_end()
    open_lens(desk)
    assert asked(desk) == "Predict ∂f/∂x, from all 6 wires that x feeds."
    assert texts(desk).count("1.00") == 4
    assert "+ …" in texts(desk)
    assert answer(desk, "6").startswith("✓")


def test_a_target_that_feeds_others_shows_its_blank_below(open_desk: Open) -> None:
    desk = open_desk("s = x * y\nf = s + 1", x=2.0, y=3.0)
    from playground.graph.editing import set_target

    desk.session.edit("Differentiate s", set_target(desk.session.graph, "s"))
    desk.session.to_end()
    open_lens(desk)
    choose(desk, "gradients")
    assert desk.canvas.canvas.nodes["s"].state.total == "Σ ?"
    assert answer(desk, "1").startswith("✓")


def test_values_are_hinted_at_only_as_far_as_they_are_known(open_desk: Open) -> None:
    desk = open_desk("f = sigmoid(w * x + b) * sigmoid(w + b)", w=-3.0, x=-0.5, b=0.25)
    open_lens(desk)
    choose(desk, "values")
    lens = lens_of(desk)
    lens.hint.click()
    assert "s0 = -3.00 * (-0.50)" in texts(desk)
    desk.key(Qt.Key.Key_Down)
    lens.hint.click()
    assert not [text for text in texts(desk) if text.startswith("s1 = 1.50")]
    choose(desk, "picked")
    desk.session.to_end()
    round_of(desk).ask(Question(Sort.VALUE, "s0"))
    round_of(desk).ask(Question(Sort.WIRE, "s0", "x"))
    lens.hint.click()
    lens.hint.click()
    assert "x" in texts(desk)  # the formula of the local gradient, without its number


def test_inside_composite_gates_it_is_said_where(open_desk: Open) -> None:
    desk = open_desk()
    desk.click(desk.node("s0"))
    desk.key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    desk.session.to_node("s0")
    open_lens(desk)
    round_of(desk).go_on()
    group = desk.session.graph.groups[0]
    assert f"inside {group.title}" in texts(desk)


def test_without_a_graph_there_is_nothing_to_predict(open_desk: Open) -> None:
    desk = open_desk("")
    open_lens(desk)
    assert asked(desk).startswith("There is nothing to predict yet")
    assert not lens_of(desk).card.button.isEnabled()
    assert not lens_of(desk).show_me.isEnabled()


def test_what_is_left_out_is_gone_back_to(open_desk: Open) -> None:
    desk = open_desk()
    desk.session.to_end()
    open_lens(desk)
    assert asked(desk) == "Enter goes to the first number that was left out."
    for text in ("3", "-12", "1", "-4", "3", "-4", "-4"):
        desk.key(Qt.Key.Key_Return)
        answer(desk, text)
    desk.key(Qt.Key.Key_Return)
    assert asked(desk) == "Everything is predicted. A new round begins at the start."
    desk.click(desk.seen(lens_of(desk).again))
    assert desk.session.playback.at_start
    choose(desk, "values")
    desk.session.to_start()
    assert asked(desk) == "No number of this kind is on the canvas yet: step on."


def test_the_verdict_is_told_to_those_who_listen(open_desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(type(event).__name__))
    desk = open_desk()
    open_lens(desk)
    choose(desk, "gradients")
    told.clear()
    answer(desk, "5")
    assert "QAccessibleAnnouncementEvent" in told
    assert said(desk).startswith("✗")
    assert lens_of(desk).card.field.accessibleName() == "Your prediction, ∂f/∂f = …"


def test_the_keys_of_the_lens_rest_while_it_is_closed(open_desk: Open) -> None:
    desk = open_desk()
    desk.session.to_end()
    for key in (Qt.Key.Key_R, Qt.Key.Key_1):
        desk.key(key)
    desk.key(Qt.Key.Key_Q, SHIFT)
    assert not round_of(desk).tally.is_open
    assert desk.end_chips("f") == ("-12.00", "1.00")
    lens_of(desk).pressed(end("f"), "value")
    open_lens(desk)
    assert asked(desk) == "Predict the value of f."
