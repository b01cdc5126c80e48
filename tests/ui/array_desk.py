"""Vectors and matrices in the Graph workspace: what several journeys do with them."""

import pytest
from PySide6.QtCore import QPoint, Qt

from playground.ui.tools.heat import HeatCard
from tests.ui.graph_desk import Open
from tests.ui.hands import Hands

W, X = [[0.1, 0.5], [-0.3, 0.8]], [0.2, 0.4]


@pytest.fixture
def norm(open_desk: Open) -> Hands:
    return open_desk("f = norm2(W @ x)", W=W, x=X)


def card_of(hands: Hands) -> HeatCard:
    card = hands.page.gestures.arrays.heat.card
    assert card is not None
    return card


def choose(hands: Hands, name: str, title: str) -> None:
    """Take an entry of the menu of a right click on a node."""
    hands.click(hands.node(name), Qt.MouseButton.RightButton)
    menu = hands.page.gestures.menu.menu
    action = next(action for action in menu.actions() if action.text() == title)
    action.trigger()
    menu.close()


def corner(hands: Hands) -> QPoint:
    """An empty place of the canvas."""
    viewport = hands.canvas.viewport()
    return hands.seen(viewport, viewport.rect().topRight() + QPoint(-20, 20))
