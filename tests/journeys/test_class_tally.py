"""The class votes by keys for one of four answers, and the teacher reveals which mistake each is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.hands import RIGHT, SHIFT, Hands
from tests.ui.lenses.predict_desk import (
    OpenWindow,
    answer,
    chip_at,
    choose,
    into,
    lens_of,
    open_lens,
    open_window,
    round_of,
    score,
)

__all__ = ["open_window"]

F_Y = into("z", "f", "y")


@pytest.fixture
def hands(open_window: OpenWindow) -> Hands:
    return open_window()


def test_the_class_votes_by_keys_and_the_teacher_reveals(hands: Hands) -> None:
    open_lens(hands)
    choose(hands, "gradients")
    hands.click(chip_at(hands, F_Y, "gradient"))
    hands.click(hands.seen(lens_of(hands).ask_class))
    poll = round_of(hands).tally.poll
    assert poll is not None
    assert len(poll.options) == 4
    assert not lens_of(hands).card.field.isVisible()
    for key in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_4):
        hands.key(key)
    hands.key(Qt.Key.Key_1, SHIFT)
    hands.page.setFocus()
    hands.key(Qt.Key.Key_3)  # on the canvas, too
    rows = lens_of(hands).board.rows
    hands.click(hands.seen(rows[2]))
    hands.click(hands.seen(rows[3]), RIGHT)
    assert votes(hands) == [1, 1, 2, 0]
    assert rows[2].accessibleName() == f"3: {poll.options[2].text}, 2 votes"
    assert hands.chips("z", "f", "y")[1] == "?"
    hands.key(Qt.Key.Key_R)
    told = [row.accessibleName() for row in rows]
    assert [", right" in name for name in told] == [option.is_right for option in poll.options]
    assert sum("who " in name for name in told) == 3
    assert hands.chips("z", "f", "y")[1] == "3.00"
    assert score(hands) == "No answer yet"
    hands.key(Qt.Key.Key_1)
    assert votes(hands) == [1, 1, 2, 0]
    hands.key(Qt.Key.Key_R)  # on to the next blank
    assert votes(hands) == [0, 0, 0, 0]


def votes(hands: Hands) -> list[int]:
    poll = round_of(hands).tally.poll
    assert poll is not None
    return [option.votes for option in poll.options]


def test_digits_are_votes_only_while_the_class_is_asked(hands: Hands) -> None:
    open_lens(hands)
    choose(hands, "gradients")
    assert answer(hands, "12").startswith("✗")
    hands.page.setFocus()
    hands.key(Qt.Key.Key_Q, SHIFT)
    hands.key(Qt.Key.Key_1)
    assert votes(hands)[0] == 1
    hands.key(Qt.Key.Key_Return)
    assert lens_of(hands).show_me.text() == "Next"
    hands.key(Qt.Key.Key_Return)
    assert lens_of(hands).show_me.text() == "Reveal"
    hands.key(Qt.Key.Key_Q, SHIFT)
    assert round_of(hands).tally.poll is None
    assert lens_of(hands).card.field.hasFocus()
    assert answer(hands, "-4").startswith("✓")


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_the_poll_can_be_read_without_scrolling(open_window: OpenWindow, size: tuple[int, int]) -> None:
    hands = open_window(size=size)
    open_lens(hands)
    choose(hands, "gradients")
    hands.page.setFocus()
    hands.key(Qt.Key.Key_Q, SHIFT)
    hands.key(Qt.Key.Key_R)
    QApplication.processEvents()
    lens = lens_of(hands)
    rows = [row for row in lens.board.rows if row.isVisible()]
    assert len(rows) >= 3
    assert all(
        lens.viewport().rect().contains(row.mapTo(lens.viewport(), row.rect().bottomLeft())) for row in rows
    )
