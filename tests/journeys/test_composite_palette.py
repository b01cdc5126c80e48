"""Composite gates come from the palette and go back to it; check, code and export go through one."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from playground import write_numpy
from playground.graph.groups import group_of, members
from playground.ui.canvas.overlay import Tone
from playground.ui.panels.tile import Tile
from tests.journeys.test_composite_gates import INNER, card, group, sigmoid
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import Hands

__all__ = ["open_desk"]


def search(hands: Hands, words: str) -> Tile:
    """Search the palette by key and return the tile of the composite gate that was found."""
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_Slash)
    hands.type(words)
    return next(tile for tile in hands.page.palette_panel.shown() if tile.stock.composite)


def test_composites_of_the_palette_are_placed_closed_and_can_be_opened(open_desk: Open) -> None:
    hands = open_desk("f = x + y", x=1.0, y=2.0)
    hands.click(hands.node("f"))
    search(hands, "four gates")
    hands.key(Qt.Key.Key_Return)
    name = hands.session.graph.groups[0].name
    assert group_of(hands.session.graph, name).title == "Sigmoid"
    assert not group_of(hands.session.graph, name).is_open
    assert hands.session.selection.nodes == members(hands.session.graph, name)
    assert any(wire.source == "f" for wire in hands.session.graph.wires)
    assert hands.session.problems == ()
    hands.double_click(card(hands, name))
    assert group_of(hands.session.graph, name).is_open


def test_softmax_from_the_palette_shares_one_and_opens(open_desk: Open) -> None:
    hands = open_desk("f = x + y", x=[1.0, 2.0], y=[0.5, -0.5])
    hands.click(hands.node("f"))
    search(hands, "shares of")
    hands.key(Qt.Key.Key_Return)
    name = hands.session.graph.groups[0].name
    assert group_of(hands.session.graph, name).title == "Softmax"
    run = hands.session.playback.run
    assert run is not None
    inside = members(hands.session.graph, name)
    (out,) = (node for node in inside if not hands.session.graph.outgoing[node])
    assert np.sum(run.values[out]) == pytest.approx(1.0)
    hands.double_click(card(hands, name))
    assert all(hands.canvas.canvas.nodes[node].isVisible() for node in inside)


def test_check_code_and_export_go_through_a_closed_gate(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    plain = write_numpy(hands.session.graph)
    name = group(hands, *INNER)
    hands.key(Qt.Key.Key_G)
    check = hands.page.lenses.pages["check"]
    hands.key(Qt.Key.Key_End)
    marks = check.overlay().wires
    assert {wire.target for wire in marks} >= {"s0", "s1", "s2", "s3", "f"}
    assert all(mark.gradient is None or mark.gradient.tone is not Tone.WRONG for mark in marks.values())
    assert write_numpy(hands.session.graph) == plain
    assert hands.page.code.view.toPlainText() == plain.rstrip("\n")
    hands.session.to_node("s2")
    assert hands.page.code.view.lit
    assert name in {each.name for each in hands.session.graph.groups}


def test_a_neuron_is_dragged_from_the_palette_and_wired_by_its_ports(open_desk: Open) -> None:
    hands = open_desk("f = x + y", x=1.0, y=2.0)
    tile = search(hands, "neuron")
    x, y = hands.session.graph.by_name["f"].position
    hands.drag([hands.seen(tile), hands.place(x + 60, y + 150)])
    name = hands.session.graph.groups[0].name
    shown = hands.canvas.canvas.composites.cards[name]
    for place in range(2):
        end = shown.pos() + shown.input_offset(place)
        hands.drag([hands.output("f" if place else "x"), hands.place(end.x(), end.y())])
    assert [port.source for port in shown.ports.inputs] == ["x", "f"]
    assert hands.session.problems == ()


def test_a_gate_of_ones_own_is_saved_to_the_palette(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    name = group(hands, *INNER, title="Mine")
    hands.click(card(hands, name), Qt.MouseButton.RightButton)
    menu = hands.page.gestures.menu.menu
    action = next(action for action in menu.actions() if action.objectName() == "keep_group")
    menu.close()
    action.trigger()
    before = set(hands.session.graph.by_name)
    search(hands, "mine")
    hands.key(Qt.Key.Key_Return)
    assert len(hands.session.graph.by_name) == len(before) + len(INNER)
    assert [each.title for each in hands.session.graph.groups] == ["Mine", "Mine"]
