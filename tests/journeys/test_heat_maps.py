"""Heat maps by hand: a chip, a key or the menu opens an array with its numbers."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from playground.graph.graph import Wire
from playground.session.selection import Selection
from tests.ui.array_desk import card_of, choose, corner, norm
from tests.ui.graph_desk import Open, desk, open_desk
from tests.ui.hands import Hands

__all__ = ["desk", "norm", "open_desk"]


def test_the_menu_of_an_array_opens_its_heat_map(norm: Hands) -> None:
    choose(norm, "s0", "Show as a heat map")
    assert card_of(norm).title.text() == "s0"
    norm.key(Qt.Key.Key_Escape)
    choose(norm, "W", "Show as a heat map")
    assert card_of(norm).shape.text() == "2×2"


def test_a_chip_opens_as_a_heat_map_with_numbers(norm: Hands) -> None:
    norm.session.to_end()
    label = norm.canvas.canvas.labels[Wire("W", "s0", "x")]
    spot = label.chip_boxes()[0].center()
    norm.click(norm.place(spot.x(), spot.y()))
    card = card_of(norm)
    assert card.title.text() == "W → s0.x"
    assert card.maps.value.grid.texts == (("0.10", "0.50"), ("-0.30", "0.80"))
    assert card.maps.gradient.grid.texts == (("0.09", "0.18"), ("0.10", "0.21"))
    norm.window.grab()
    assert card.maps.value.grid.told(QPoint(60, 5)) == "row 1, column 2: 0.5"
    assert card.maps.value.grid.told(QPoint(6000, 5)) == ""
    norm.click(corner(norm))
    assert norm.page.gestures.arrays.heat.card is None


def test_the_key_opens_the_heat_map_and_it_follows_the_steps(norm: Hands) -> None:
    norm.click(norm.node("s0"))
    norm.key(Qt.Key.Key_H)
    card = card_of(norm)
    assert card.maps.value.range.text() == "not known yet: –"
    norm.session.to(3)
    assert card.maps.value.grid.texts == (("0.22",), ("0.26",))
    assert card.maps.gradient.grid.isHidden()
    norm.session.to_end()
    assert card.maps.gradient.grid.texts == (("0.44",), ("0.52",))
    norm.key(Qt.Key.Key_Escape)
    assert norm.page.gestures.arrays.heat.card is None
    norm.key(Qt.Key.Key_H)
    norm.click(norm.seen(card_of(norm), QPoint(3, 3)))
    norm.canvas.setFocus()
    norm.key(Qt.Key.Key_H)
    assert norm.page.gestures.arrays.heat.card is None


def test_a_heat_map_goes_with_its_node(norm: Hands) -> None:
    norm.session.select(Selection.only("W"))
    norm.key(Qt.Key.Key_H)
    card_of(norm)
    norm.canvas.setFocus()
    norm.key(Qt.Key.Key_Delete)
    assert norm.page.gestures.arrays.heat.card is None


def test_a_heat_map_that_closes_leaves_the_focus_where_it_is(norm: Hands) -> None:
    norm.click(norm.node("s0"))
    norm.key(Qt.Key.Key_H)
    norm.key(Qt.Key.Key_F2)
    norm.type("product")
    norm.session.edit("Empty", norm.session.graph.__class__())
    assert norm.page.gestures.arrays.heat.card is None
    assert norm.session.graph.nodes == ()
    norm.session.undo()
    assert set(norm.canvas.canvas.nodes) == set(norm.session.graph.by_name)
    norm.key(Qt.Key.Key_Escape)


def test_a_number_has_no_heat_map(desk: Hands, tell: Callable[[Hands], list[str]]) -> None:
    said = tell(desk)
    desk.click(desk.node("x"))
    desk.key(Qt.Key.Key_H)
    assert said[-1] == "Select a node with a vector or matrix first."
    assert desk.page.gestures.arrays.heat.card is None


@pytest.fixture
def tell() -> Callable[[Hands], list[str]]:
    def listen(hands: Hands) -> list[str]:
        said: list[str] = []
        hands.canvas.said.connect(said.append)
        return said

    return listen


def test_a_large_matrix_keeps_small_cells(open_desk: Open) -> None:
    hands = open_desk("f = sum(W)", W=np.linspace(-1, 1, 6400).reshape(80, 80))
    hands.session.to_end()
    hands.session.select(Selection.only("W"))
    hands.key(Qt.Key.Key_H)
    grid = card_of(hands).maps.value.grid
    assert grid.texts == ()
    hands.window.grab()
    assert grid.told(QPoint(1, 1)) == "row 1, column 1: -1.0"
