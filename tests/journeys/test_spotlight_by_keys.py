"""The spotlight goes by keys too, moves nothing, and goes out when something else happens."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from playground.engine.run import run
from playground.engine.step import Phase
from playground.engine.thing import Thing
from playground.graph.graph import Wire
from playground.session import graph_actions
from playground.session.selection import Selection
from playground.ui.canvas.measures import HALO
from playground.ui.panels.factor import FactorChip, FormulaLine
from playground.ui.panels.ticket import ticket
from playground.ui.theme.theme import theme
from tests.ui.graph_desk import Open, graph_of, open_desk
from tests.ui.hands import ALT, CTRL, SHIFT, Hands
from tests.ui.spot_eyes import NEURON, VALUES, at, chip, factor, framed, lit_factors, neuron

__all__ = ["open_desk"]


def test_the_spotlight_moves_by_keys(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    said: list[str] = []
    desk.page.status_changed.connect(lambda left, _right: said.append(left))
    desk.key(Qt.Key.Key_L)
    assert "no factor" in said[-1]
    at(desk, "s0")
    desk.key(Qt.Key.Key_L)
    assert framed(desk) == {"wire s1.x", "gradient s1.x"}
    assert said[-1].startswith("Lit: upstream")
    desk.key(Qt.Key.Key_L)
    assert framed(desk) == {"node x", "value x s0.y"}
    desk.key(Qt.Key.Key_L, SHIFT)
    assert framed(desk) == {"wire s1.x", "gradient s1.x"}
    desk.key(Qt.Key.Key_L, SHIFT)
    assert framed(desk) == frozenset()
    desk.key(Qt.Key.Key_L, SHIFT)
    assert lit_factors(desk)[-1].startswith("downstream to x")
    assert desk.canvas.hasFocus()
    desk.key(Qt.Key.Key_Space)
    assert framed(desk) == frozenset()


def test_a_factor_takes_the_focus_and_keeps_it_from_step_to_step(open_desk: Open) -> None:
    desk = neuron(open_desk)
    factor(desk, "local x").setFocus(Qt.FocusReason.TabFocusReason)
    assert framed(desk) == {"node x", "value x s0.y"}
    desk.key(Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert isinstance(focused, FactorChip)
    assert focused in desk.page.inspector.factors()
    desk.key(Qt.Key.Key_Home)
    assert desk.canvas.hasFocus()
    assert framed(desk) == frozenset()


def test_nothing_moves_when_the_light_comes_and_goes(open_desk: Open) -> None:
    desk = neuron(open_desk)
    chips = desk.page.inspector.factors()
    before = [each.geometry() for each in chips]
    scene = desk.canvas.canvas.content()
    for each in chips:
        desk.move(desk.seen(each))
        desk.page.inspector.repaint()
        desk.canvas.viewport().repaint()
    assert [each.geometry() for each in chips] == before
    assert desk.canvas.canvas.content() == scene


def test_only_frames_that_come_or_go_are_made(open_desk: Open) -> None:
    desk = neuron(open_desk)
    moved: list[int] = []
    desk.page.spotlight.moved.connect(lambda: moved.append(1))
    place = chip(desk, Wire("x", "s0", "y"), "value")
    desk.move(place)
    desk.move(place + QPoint(2, 1))
    desk.move(place + QPoint(-2, -1))
    assert len(moved) == 1
    items = dict(desk.page.spotting.spots._items)
    desk.page.spotlight.shine([Thing.value("x"), Thing.gate("f")])
    kept = desk.page.spotting.spots._items
    assert all(kept[key] is item for key, item in items.items())


def test_what_is_folded_away_is_framed_by_its_card(open_desk: Open) -> None:
    desk = neuron(open_desk)
    desk.session.select(Selection.only("s0", "s1"))
    desk.key(Qt.Key.Key_G, CTRL)
    desk.page.spotlight.shine([Thing.gate("s0"), Thing.wire("s1", "x"), Thing.value("s0")])
    assert framed(desk) == {"node s0"}
    desk.page.spotlight.shine([Thing.gradient("a"), Thing.gate("gone")])
    assert framed(desk) == frozenset()


def test_an_edit_puts_the_light_out_and_a_press_too(open_desk: Open) -> None:
    desk = neuron(open_desk)
    desk.page.spotlight.shine([Thing.value("x")])
    graph_actions.scrub_value(desk.session, "x", 4.0)
    assert framed(desk) == frozenset()
    place = chip(desk, Wire("w", "s0", "x"), "value")
    desk.move(place)
    assert framed(desk)
    desk.click(place)
    assert framed(desk) == frozenset()


def colours(desk: Hands) -> set[int]:
    """All colours of the canvas as it is painted now."""
    picture = desk.canvas.viewport().grab().toImage()
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}


def test_the_light_has_the_colours_of_the_theme(open_desk: Open) -> None:
    desk = neuron(open_desk)
    desk.page.spotlight.shine([Thing.value("x"), Thing.wire("s0", "x")])
    accents = []
    for scheme in ("light", "dark"):
        theme().set_scheme(scheme)
        accents.append(QColor(theme().tokens.accent).rgb())
        assert accents[-1] in colours(desk)
    assert accents[0] != accents[1]
    assert accents[0] not in colours(desk)
    desk.canvas.scale(0.2, 0.2)
    assert accents[1] in colours(desk)


def test_a_ticket_of_its_own_lights_its_own_factors() -> None:
    made = run(graph_of("norm2(W @ x)", W=[[0.1, 0.5], [-0.3, 0.8]], x=[0.2, 0.4]))
    step = made.step(made.places[Phase.BACKWARD, "s0"])
    card = ticket(step)
    lines = [each for each in card.findChildren(FormulaLine) if each.text().startswith("= W.T")]
    assert [line.text() for line in lines] == ["= W.T @ grad_s0"]
    assert lines[0].spot_of("W").x() < lines[0].spot_of("grad_s0").x()


def test_a_name_in_the_expression_lights_what_it_stands_for(open_desk: Open) -> None:
    desk = neuron(open_desk)
    field = desk.page.expression.field
    place = field.text().index("x")
    desk.move(desk.seen(field, field.box_of(place, place + 1).center().toPoint()))
    assert framed(desk) == {"node x", "value x s0.y"}
    assert lit_factors(desk) == ["local x = -1.00"]
    assert field.lit == ("x",)
    field.repaint()
    desk.move(desk.seen(field, QPoint(field.width() - 4, 10)))
    assert framed(desk) == frozenset()
    desk.move(chip(desk, Wire("w", "s0", "x"), "value"))
    assert field.lit == ("w",)
    desk.move(desk.seen(field, field.box_of(0, 7).center().toPoint()))
    assert framed(desk) == frozenset()
    desk.move(desk.seen(desk.page.transport))
    assert field.lit == ()


def test_while_another_lens_is_open_there_is_no_ticket_to_light(open_desk: Open) -> None:
    desk = neuron(open_desk)
    desk.key(Qt.Key.Key_2, ALT)
    said: list[str] = []
    desk.page.status_changed.connect(lambda left, _right: said.append(left))
    desk.canvas.setFocus()
    desk.key(Qt.Key.Key_L)
    assert any("no factor" in text for text in said)


def test_the_frame_of_the_current_gate_stands_outside_its_ring(open_desk: Open) -> None:
    desk = neuron(open_desk)
    desk.page.spotlight.shine([Thing.gate("s0"), Thing.gate("s1")])
    boxes = {key: item.place.box for key, item in desk.page.spotting.spots._items.items()}
    assert boxes["node s0"].width() > boxes["node s1"].width() + HALO
