"""Names as long as people give them in a program: no page is pushed out of its column, no name is cut off."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from playground.ui.canvas.measures import PILL, stub
from playground.ui.canvas.pill_paint import pill_texts
from playground.ui.lenses.nudge import NudgeLens
from playground.ui.panels.factor import FactorChip
from playground.ui.widgets.elided import ElidedLabel
from playground.ui.widgets.page import Page
from tests.ui.graph_desk import Open
from tests.ui.hands import ALT, Hands

Key = Qt.Key
LINES = """a_loss = square(learning_target_value - sigmoid(weight_of_first_input * first_input + bias_of_it))
another_output = max(weight_of_first_input, first_input) - relu(bias_of_it)
the_sum_of_both_of_them = a_loss + another_output"""
VALUES = {
    "learning_target_value": 1.0,
    "weight_of_first_input": -123.456,
    "first_input": 0.00123,
    "bias_of_it": -12.5,
}


@pytest.fixture
def long(open_desk: Open) -> Hands:
    return open_desk(LINES, **VALUES)


@pytest.mark.parametrize("place", range(7))
def test_no_page_is_wider_than_its_column(long: Hands, place: int) -> None:
    long.window.resize(1280, 720)
    long.key(Key(Key.Key_1 + place), ALT)
    page = long.page.lenses.lens or long.page.inspector
    assert isinstance(page, Page)
    for _ in range(long.session.playback.length + 1):
        content = page.content
        assert content.minimumSizeHint().width() <= page.viewport().width(), long.session.playback.step
        long.session.step()
    long.key(Key.Key_G)
    assert page.content.minimumSizeHint().width() <= page.viewport().width()


def test_long_names_of_a_ticket_stand_above_their_numbers(long: Hands) -> None:
    long.session.to_node("s0")
    long.session.to_end()
    while long.session.playback.step is None or long.session.playback.step.node != "s0":
        long.key(Key.Key_Left)
    chips = long.page.inspector.findChildren(FactorChip)
    right = long.page.inspector.viewport().width()
    assert len([chip for chip in chips if chip.isVisible()]) == 6
    assert all(chip.mapTo(long.page.inspector, chip.rect().bottomRight()).x() < right for chip in chips)


def test_a_long_name_stands_above_its_value_in_the_pill(long: Hands) -> None:
    item = long.canvas.canvas.nodes["weight_of_first_input"]
    texts = pill_texts(item.node.name, item.value_text, long.canvas.canvas.look)
    assert texts.stacked
    assert not texts.name.intersects(texts.value)
    assert PILL.contains(texts.name)
    assert PILL.contains(texts.value)
    long.type_value("weight_of_first_input", "2.5")
    assert long.session.graph.by_name["weight_of_first_input"].value == 2.5


def test_a_short_name_stands_beside_its_value(long: Hands) -> None:
    look = long.canvas.canvas.look
    texts = pill_texts("w1", "-3.00", look)
    assert not texts.stacked
    assert texts.name.right() <= texts.value.left()
    assert pill_texts("b", "-2000.25", look).stacked  # a long number leaves no room for the shortest name


def test_the_name_behind_the_open_end_is_seen_whole(long: Hands) -> None:
    long.key(Key.Key_F)
    item = long.canvas.canvas.wires[stub("the_sum_of_both_of_them")]
    room = long.canvas.mapToScene(long.canvas.viewport().rect()).boundingRect()
    assert room.contains(item.name_box())
    assert room.contains(QRectF(item.boundingRect()))
    wide = QFontMetricsF(long.canvas.canvas.look.target).horizontalAdvance("the_sum_of_both_of_them")
    assert item.name_room < wide  # the longest names end in …
    assert long.canvas.canvas.look.small_name.pixelSize() < long.canvas.canvas.look.name.pixelSize()


def test_short_names_are_read_whole_beside_long_numbers(open_desk: Open) -> None:
    desk = open_desk("f = sigmoid(w0*x0 + w1*x1 + w2)", w0=2.0, x0=-1.0, w1=-3.0, x1=-2.0, w2=-3.0)
    desk.window.resize(1280, 720)
    desk.click(desk.node("w1"))
    desk.key(Key.Key_J)
    page = desk.page.lenses.lens
    assert isinstance(page, NudgeLens)
    names = [each for each in page.results.findChildren(ElidedLabel) if each.isVisible()]
    assert [each.text() for each in names] == ["measured Δf", "gradient × h", "difference"]
    assert all(each.width() >= each.fontMetrics().horizontalAdvance(each.text()) for each in names)
    assert page.content.minimumSizeHint().width() <= page.viewport().width()
