"""A student predicts numbers before they are revealed; a teacher blanks them and asks the class."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from playground.ui.canvas.overlay import Tone
from playground.ui.main_window import MainWindow
from tests.ui.hands import CTRL, SHIFT, Hands
from tests.ui.lenses.predict_desk import (
    OpenWindow,
    answer,
    asked,
    chip_at,
    chips,
    choose,
    end,
    go_on,
    into,
    lens_of,
    open_lens,
    open_window,
    said,
    score,
)

__all__ = ["open_window"]

NEURON = "f = sigmoid(w * x + b)"
NEURON_VALUES = {"w": -3.0, "x": -0.5, "b": 0.25}
SHARED = "a = x * y\nb = x + z\nf = a * b"
SHARED_VALUES = {"x": 2.0, "y": 3.0, "z": 5.0}
F_X, F_Y = into("s0", "f", "x"), into("z", "f", "y")
S_X, S_Y = into("x", "s0", "x"), into("y", "s0", "y")


@pytest.fixture
def hands(open_window: OpenWindow) -> Hands:
    return open_window()


# Step by step: type a number, Enter, Enter


def test_a_student_predicts_every_number_of_a_run_with_digits_and_enter(hands: Hands) -> None:
    open_lens(hands)
    assert asked(hands).startswith("Enter takes the next step")
    go_on(hands)
    assert hands.session.playback.playhead == 3
    assert asked(hands) == "Predict the value of s0."
    assert hands.chips("s0", "f", "x") == ("?", "")
    assert answer(hands, "3").startswith("✓  Right.")
    assert hands.chips("s0", "f", "x") == ("3.00 ✓", "")
    for text in ("-12", "1", "-4", "3", "-4", "-4"):
        go_on(hands)
        assert answer(hands, text).startswith("✓  Right.")
    go_on(hands)
    assert hands.session.playback.at_end
    assert score(hands) == "7 of 7 right · streak 7 · best 7"


def test_a_backward_step_asks_before_it_reveals(hands: Hands) -> None:
    open_lens(hands)
    for _ in range(7):
        hands.key(Qt.Key.Key_Space)  # an empty field lets the space bar step
    assert hands.session.playback.playhead == 7
    assert asked(hands) == "Nothing new to predict at z. Enter goes on."
    hands.key(Qt.Key.Key_Space)
    assert asked(hands) == "Predict ∂f/∂x, back through add s0."
    assert (hands.chips("x", "s0", "x")[1], hands.chips("y", "s0", "y")[1]) == ("?", "?")
    assert chips(hands, S_X)[1].tone is Tone.FOCUS
    assert chips(hands, S_Y)[1].tone is Tone.BLANK
    assert hands.chips("s0", "f", "x") == ("3.00", "-4.00")  # what was stepped over is told
    hands.key(Qt.Key.Key_Down)
    assert asked(hands) == "Predict ∂f/∂y, back through add s0."
    hands.key(Qt.Key.Key_Up)
    assert asked(hands) == "Predict ∂f/∂x, back through add s0."


# Any or all gradients, any or all values


def test_all_gradients_are_blank_and_each_answer_is_ticked(hands: Hands) -> None:
    open_lens(hands)
    choose(hands, "gradients")
    assert [hands.chips(*each)[1] for each in (("x", "s0", "x"), ("y", "s0", "y"), ("z", "f", "y"))] == [
        "?"
    ] * 3
    assert hands.chips("s0", "f", "x") == ("3.00", "?")
    assert hands.end_chips("f") == ("-12.00", "?")
    for text in ("1", "-4", "3", "-4", "-4"):
        assert answer(hands, text).startswith("✓")
        go_on(hands)
    assert hands.end_chips("f") == ("-12.00", "1.00 ✓")
    assert chips(hands, S_Y)[1].tone is Tone.RIGHT
    assert lens_of(hands).head.text() == "ALL GRADIENTS: 0 OF 5 OPEN"


def test_all_values_are_blank(hands: Hands) -> None:
    open_lens(hands)
    choose(hands, "values")
    assert (hands.chips("s0", "f", "x")[0], hands.end_chips("f")[0]) == ("?", "?")
    assert hands.chips("x", "s0", "x")[0] == "-2.00"  # a person gave that
    assert answer(hands, "3").startswith("✓")
    go_on(hands)
    assert answer(hands, "-12").startswith("✓")


def test_a_teacher_blanks_any_number_by_a_press_on_it(hands: Hands) -> None:
    hands.key(Qt.Key.Key_End)
    open_lens(hands)
    choose(hands, "picked")
    assert asked(hands) == "Press a number on the canvas to blank it, or select gates and press Shift+E."
    hands.click(chip_at(hands, F_X, "gradient"))
    assert asked(hands) == "Predict ∂f/∂s0, back through multiply f."
    hands.click(chip_at(hands, F_X, "value"))
    assert hands.chips("s0", "f", "x") == ("?", "?")
    hands.click(chip_at(hands, F_X, "gradient"))
    assert answer(hands, "-4").startswith("✓")
    assert hands.chips("s0", "f", "x") == ("?", "-4.00 ✓")
    hands.click(chip_at(hands, S_X, "value"))  # a person gave that number
    assert hands.chips("x", "s0", "x")[0] == "-2.00"


def test_a_second_press_or_a_key_puts_a_picked_number_back(hands: Hands) -> None:
    hands.key(Qt.Key.Key_End)
    open_lens(hands)
    choose(hands, "picked")
    assert isinstance(hands.window, MainWindow)
    put_back = hands.window.table.action("predict_put_back")
    assert not put_back.isEnabled()
    for _ in range(2):
        hands.click(chip_at(hands, F_X, "gradient"))
        assert hands.chips("s0", "f", "x") == ("3.00", "?")
        assert "press again to put it back" in hands.canvas.canvas.labels[F_X].toolTip()
        hands.click(chip_at(hands, F_X, "gradient"))
        assert hands.chips("s0", "f", "x") == ("3.00", "-4.00")
    hands.click(chip_at(hands, F_X, "gradient"))
    hands.click(chip_at(hands, F_X, "value"))
    assert put_back.isEnabled()
    hands.page.setFocus()
    hands.key(Qt.Key.Key_R, SHIFT)
    assert hands.chips("s0", "f", "x") == ("3.00", "?")
    hands.click(hands.seen(lens_of(hands).card.field))
    answer(hands, "7")
    hands.click(chip_at(hands, F_X, "gradient"))
    assert hands.chips("s0", "f", "x") == ("3.00", "?"), "what was tried stays blank"
    assert not put_back.isEnabled()


def test_a_press_on_a_blank_asks_that_one(hands: Hands) -> None:
    open_lens(hands)
    choose(hands, "gradients")
    hands.click(chip_at(hands, S_Y, "gradient"))
    assert asked(hands) == "Predict ∂f/∂y, back through add s0."
    assert answer(hands, "5").startswith("✗  That is the value of y")
    assert answer(hands, "-4").startswith("✓")


# Diagnoses


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("-0.5", "That is the local gradient alone: multiply it by the upstream gradient 0.13."),
        ("0.126", "That is the upstream gradient alone: multiply it by the local gradient x = -0.50."),
        ("-0.379", "You used w itself: its local gradient is made of the other input, x = -0.50."),
        ("0.063", "The size is right, the sign is not"),
        ("-3", "That is the value of w itself"),
        ("-0.1", "Nearly: give one more digit."),
        ("-0.63", "The digits are right: the decimal point stands at another place."),
    ],
)
def test_a_wrong_answer_is_diagnosed(open_window: OpenWindow, text: str, sentence: str) -> None:
    hands = open_window(NEURON, **NEURON_VALUES)
    hands.key(Qt.Key.Key_End)
    open_lens(hands)
    choose(hands, "picked")
    hands.click(chip_at(hands, into("w", "s0", "x"), "gradient"))
    assert sentence in answer(hands, text)
    assert answer(hands, "-0.063").startswith("✓")


def test_a_branch_is_not_the_sum_of_all(open_window: OpenWindow) -> None:
    hands = open_window(SHARED, **SHARED_VALUES)
    open_lens(hands)
    hands.session.to_end()
    hands.session.to_node("x")
    assert asked(hands) == "Predict ∂f/∂x, from all 2 wires that x feeds."
    assert hands.canvas.canvas.nodes["x"].state.total == "Σ ?"
    assert lens_of(hands).card.field.placeholderText() == "∂f/∂x = …"
    hands.session.to_node("a")
    assert asked(hands) == "Predict the part of ∂f/∂x that comes back through multiply a."
    assert lens_of(hands).card.field.placeholderText() == "this part = …"
    hands.session.to_node("x")
    assert "came back through a alone: x feeds 2 wires, so add" in answer(hands, "21")
    assert answer(hands, "27").startswith("✓")
    assert hands.canvas.canvas.nodes["x"].state.total == "Σ 27.00 ✓"


def test_a_wrong_blank_is_crossed_and_can_be_tried_again(hands: Hands) -> None:
    open_lens(hands)
    choose(hands, "gradients")
    answer(hands, "7")
    hands.key(Qt.Key.Key_Down)
    label = chips(hands, end("f"))[1]
    assert (label.text, label.tone) == ("7 ✗", Tone.WRONG)
    hands.key(Qt.Key.Key_Up)
    assert lens_of(hands).card.field.text() == "7"  # nothing typed is lost


def test_who_goes_on_from_a_wrong_upstream_is_told_so(open_window: OpenWindow) -> None:
    hands = open_window(NEURON, **NEURON_VALUES)
    open_lens(hands)
    choose(hands, "gradients")
    answer(hands, "1")
    go_on(hands)
    answer(hands, "0.3")
    hands.key(Qt.Key.Key_Down)
    assert "Rightly worked out from your 0.30" in answer(hands, "0.3")


def test_what_is_no_number_gets_one_sentence_and_stays(hands: Hands) -> None:
    open_lens(hands)
    choose(hands, "gradients")
    assert answer(hands, "1.2.3") == '"1.2.3" is no number: write -0.39, 1/3 or 2e-3.'
    assert lens_of(hands).card.field.text() == "1.2.3"
    assert score(hands) == "No answer yet"
    hands.key(Qt.Key.Key_A, CTRL)
    assert answer(hands, "2/2").startswith("✓")


# Score, streak, show me


def test_a_score_and_a_streak(hands: Hands) -> None:
    open_lens(hands)
    choose(hands, "gradients")
    answer(hands, "1")
    go_on(hands)
    answer(hands, "-4")
    assert score(hands) == "2 of 2 right · streak 2 · best 2"
    go_on(hands)
    answer(hands, "-4")
    assert score(hands) == "2 of 3 right · streak 0 · best 2"
    hands.click(hands.seen(lens_of(hands).show_me))
    assert said(hands) == "Shown: no point for this one."
    assert hands.chips("z", "f", "y")[1] == "3.00"
    hands.click(hands.seen(lens_of(hands).again))
    assert score(hands) == "No answer yet · best streak 2"
    assert hands.end_chips("f")[1] == "?"


def test_show_me_and_hints_by_keys(hands: Hands) -> None:
    open_lens(hands)
    choose(hands, "gradients")
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Escape)  # the keys are the canvas' again
    assert hands.canvas.hasFocus()
    hands.key(Qt.Key.Key_H, SHIFT)
    assert "z" in [label.text() for label in lens_of(hands).card.findChildren(QLabel)]
    hands.key(Qt.Key.Key_H, SHIFT)
    assert "z = -4.00" in [label.text() for label in lens_of(hands).card.findChildren(QLabel)]
    hands.key(Qt.Key.Key_R)
    assert hands.chips("s0", "f", "x")[1] == "-4.00"


# The round


def test_the_round_outlives_its_page(hands: Hands) -> None:
    open_lens(hands)
    choose(hands, "gradients")
    answer(hands, "1")
    hands.page.setFocus()
    hands.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert hands.end_chips("f") == ("-12.00", "1.00")
    open_lens(hands)
    assert hands.end_chips("f") == ("-12.00", "1.00 ✓")
    assert score(hands) == "1 of 1 right · streak 1 · best 1"


def test_an_edit_asks_again_what_is_another_number_and_undo_brings_the_answer_back(hands: Hands) -> None:
    open_lens(hands)
    choose(hands, "gradients")
    for text in ("1", "-4"):
        answer(hands, text)
        go_on(hands)
    hands.type_value("z", "6")
    assert hands.end_chips("f")[1] == "1.00 ✓"
    assert hands.chips("s0", "f", "x")[1] == "?"
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.chips("s0", "f", "x")[1] == "-4.00 ✓"
