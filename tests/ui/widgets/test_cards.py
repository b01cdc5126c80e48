from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from playground.ui.widgets.button import Button
from playground.ui.widgets.card import Card, Headline
from playground.ui.widgets.elided import ElidedLabel
from playground.ui.widgets.role import label, section, set_role
from playground.ui.widgets.transport import TransportBar

Shown = Callable[..., QWidget]


def test_a_card_takes_a_tone(shown: Shown) -> None:
    card = Card("Gradient check")
    shown(card)
    before = card.grab().toImage()
    card.set_tone("gradient")
    assert card.grab().toImage() != before
    assert card.accessibleName() == "Gradient check"


def test_a_headline_shows_a_number_and_a_detail(shown: Shown) -> None:
    card = Headline("Loss")
    shown(card)
    assert card.number.text() == "–"
    card.set_value("0.083", "0.079 + 0.004")
    assert card.detail.isVisible()
    assert card.accessibleName() == "Loss: 0.083 0.079 + 0.004"
    card.set_value("0.081")
    assert not card.detail.isVisible()


def test_a_role_changes_how_a_label_looks(shown: Shown) -> None:
    made = label("0.20")
    shown(made)
    before = made.grab().toImage()
    set_role(made, "chip-gradient")
    assert made.grab().toImage() != before
    set_role(made, "chip-gradient")
    assert made.property("role") == "chip-gradient"


def test_labels_show_markup_as_it_is() -> None:
    assert label("<b>x</b>").textFormat() == Qt.TextFormat.PlainText
    assert section("Inputs").text() == "INPUTS"


def test_a_label_too_long_is_cut_and_its_tool_tip_is_whole(shown: Shown) -> None:
    made = ElidedLabel("a very long name of a project that nobody would choose", "title")
    shown(made)
    full = QLabel(made.text())
    assert made.sizeHint().width() < full.sizeHint().width()
    assert made.minimumSizeHint().width() == 48
    assert made.toolTip() == made.accessibleName() == made.text()
    assert ElidedLabel("x").minimumSizeHint().width() < 48


def test_the_transport_bar_has_three_parts(shown: Shown) -> None:
    bar = TransportBar()
    left, middle, right = Button("Step"), QLabel("middle"), QLabel("12")
    bar.add_left(left)
    bar.add_middle(middle, 1)
    bar.add_right(right)
    shown(bar, 500)
    assert bar.height() == 62
    assert left.x() < middle.x() < right.x()
    assert right.geometry().right() < 500
