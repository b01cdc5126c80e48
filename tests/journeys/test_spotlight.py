"""Pointing at a number shows where it came from: on the canvas, in the ticket and in the code."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from playground.engine.run import run
from playground.engine.step import Phase
from playground.engine.thing import Thing
from playground.graph.graph import Wire
from playground.session import graph_actions
from playground.session.selection import Selection
from playground.ui.canvas.measures import stub
from playground.ui.panels.factor import FactorChip, FormulaLine
from playground.ui.panels.ticket import ticket
from playground.ui.theme.theme import theme
from tests.ui.graph_desk import Open, graph_of, open_desk
from tests.ui.hands import CTRL, SHIFT, Hands

__all__ = ["open_desk"]

NEURON = "sigmoid(w * x + b)"
VALUES = {"w": 2.0, "x": -1.0, "b": 3.0}
SHARED = "(3*a)*(3*a+1)"


def at(desk: Hands, node: str, phase: Phase = Phase.BACKWARD) -> None:
    """Put the playhead after a node's step."""
    made = desk.session.playback.run
    assert made is not None
    desk.session.to(made.places[phase, node] + 1)
    QApplication.processEvents()


def factor(desk: Hands, name: str, place: int = 0) -> FactorChip:
    """Give one of the factors that are called so."""
    found = [each for each in desk.page.inspector.factors() if each.accessibleName().startswith(name)]
    return found[place]


def framed(desk: Hands) -> frozenset[str]:
    return desk.page.spotting.spots.keys


def lit_code(desk: Hands) -> list[str]:
    view = desk.page.code.view
    lines = view.toPlainText().splitlines()
    return [" ".join(lines[number - 1].split()) for number in view.spots]


def lit_factors(desk: Hands) -> list[str]:
    return [each.accessibleName() for each in desk.page.inspector.factors() if each.lit]


def lit_names(desk: Hands) -> set[str]:
    lines = desk.page.inspector.findChildren(FormulaLine)
    return {name for line in lines if line.isVisible() for name in line.lit}


def chip(desk: Hands, wire: Wire, which: str) -> QPoint:
    """Where a number of a wire is seen."""
    middle = desk.canvas.canvas.labels[wire].box_of(which).center()
    return desk.place(middle.x(), middle.y())


def away(desk: Hands) -> None:
    desk.move(desk.seen(desk.page.transport))


def neuron(open_desk: Open) -> Hands:
    desk = open_desk(NEURON, **VALUES)
    at(desk, "s0")
    return desk


def test_upstream_shows_the_wire_it_came_over(open_desk: Open) -> None:
    desk = neuron(open_desk)
    desk.move(desk.seen(factor(desk, "upstream")))
    assert framed(desk) == {"wire s1.x", "gradient s1.x"}
    assert lit_code(desk) == ["grad_s0 = grad_s1"]
    assert [name.split()[0] for name in lit_factors(desk)] == ["upstream", "upstream"]
    assert lit_names(desk) == {"grad_s0"}
    away(desk)
    assert framed(desk) == frozenset()
    assert lit_code(desk) == []
    assert lit_factors(desk) == []
    assert lit_names(desk) == set()


def test_local_shows_the_value_it_is(open_desk: Open) -> None:
    desk = neuron(open_desk)
    desk.move(desk.seen(factor(desk, "local x")))
    assert framed(desk) == {"node x", "value x s0.y"}
    assert lit_code(desk) == ["x = -1.0"]
    assert lit_names(desk) == {"x"}
    at(desk, "s1")
    desk.move(desk.seen(factor(desk, "local 1")))
    assert framed(desk) == {"node s1"}


def test_downstream_shows_the_wire_it_goes_over_and_the_line_that_computes_it(open_desk: Open) -> None:
    desk = neuron(open_desk)
    desk.move(desk.seen(factor(desk, "downstream to w")))
    assert framed(desk) == {"wire s0.x", "gradient s0.x"}
    assert lit_code(desk) == ["grad_w = grad_s0 * x"]
    desk.page.code.open_page(1)
    desk.move(desk.seen(factor(desk, "downstream to x")))
    assert lit_code(desk) == ["grad_w, grad_x = self.s0.backward(grad_s0)"]
    desk.page.code.open_page(3)
    desk.move(desk.seen(factor(desk, "downstream to w")))
    assert len(lit_code(desk)) == 1
    assert lit_code(desk)[0].startswith(r"\frac{\partial f}{\partial w}")


def test_a_name_in_a_formula_is_a_thing_too(open_desk: Open) -> None:
    desk = neuron(open_desk)
    lines = [each for each in desk.page.inspector.findChildren(FormulaLine) if each.isVisible()]
    line = next(each for each in lines if each.text().startswith("grad_w = "))
    desk.move(desk.seen(line, line.spot_of("grad_w")))
    assert framed(desk) == {"wire s0.x", "gradient s0.x"}
    desk.move(desk.seen(line, line.spot_of("x")))
    assert framed(desk) == {"node x", "value x s0.y"}
    assert line.lit == ("x",)
    line.repaint()
    desk.move(desk.seen(line, line.spot_of("x") + QPoint(12, 0)))
    assert framed(desk) == frozenset()
    at(desk, "s0", Phase.FORWARD)
    line = next(
        each
        for each in desk.page.inspector.findChildren(FormulaLine)
        if each.isVisible() and each.text() == "s0 = w * x"
    )
    desk.move(desk.seen(line, line.spot_of("w")))
    assert framed(desk) == {"node w", "value w s0.x"}
    desk.move(desk.seen(line, QPoint(line.width() - 1, 2)))
    assert framed(desk) == frozenset()


def test_a_number_on_the_canvas_shows_its_factor_and_its_line(open_desk: Open) -> None:
    desk = neuron(open_desk)
    desk.move(chip(desk, Wire("s0", "s1", "x"), "gradient"))
    assert [name.split()[0] for name in lit_factors(desk)] == ["upstream", "upstream"]
    assert lit_code(desk) == ["grad_s0 = grad_s1"]
    desk.move(chip(desk, Wire("x", "s0", "y"), "value"))
    assert lit_factors(desk) == ["local x = -1.00"]
    assert lit_code(desk) == ["x = -1.0"]
    desk.move(chip(desk, Wire("x", "s0", "y"), "gradient"))
    assert [name.partition(" -")[0] for name in lit_factors(desk)] == ["downstream to x 0.39"]
    desk.move(chip(desk, stub("f"), "gradient"))
    assert lit_code(desk) == ["grad_f = 1.0"]
    assert framed(desk) == {"gradient f"}
    desk.move(chip(desk, stub("f"), "value"))
    assert lit_code(desk) == ["f = sigmoid(s1)"]


def test_a_gate_shows_its_local_gradients_and_all_its_lines(open_desk: Open) -> None:
    desk = neuron(open_desk)
    desk.move(desk.node("s0"))
    assert [name.split()[0] for name in lit_factors(desk)] == ["local", "local"]
    assert lit_code(desk) == ["s0 = w * x", "grad_w = grad_s0 * x", "grad_x = grad_s0 * w"]
    assert "node s0" in framed(desk)
    desk.move(desk.node("w"))
    assert lit_factors(desk) == ["local w = 2.00"]


def test_a_wire_shows_what_it_carries_both_ways(open_desk: Open) -> None:
    desk = neuron(open_desk)
    scene, wire = desk.canvas.canvas, Wire("b", "s1", "y")
    points = (scene.wires[wire].path.pointAtPercent(share / 100) for share in range(100))
    point = next(each for each in points if not scene.labels[wire].chip_at(each) and not scene.node_at(each))
    desk.move(desk.place(point.x(), point.y()))
    assert lit_code(desk) == ["b = 3.0", "grad_b = grad_s1"]
    assert {"wire s1.y", "node b"} <= framed(desk)
    desk.move(desk.seen(desk.canvas.viewport(), QPoint(4, 4)))
    assert framed(desk) == frozenset()


def test_a_line_of_code_shows_its_gate_and_its_factor(open_desk: Open) -> None:
    desk = neuron(open_desk)
    view = desk.page.code.view
    number = view.lit[0]
    block = view.document().findBlockByNumber(number - 1)
    cursor = view.textCursor()
    cursor.setPosition(block.position() + 4)
    desk.move(desk.seen(view.viewport(), view.cursorRect(cursor).center()))
    assert view.spots == (number,)
    assert framed(desk) == {"wire s0.x", "gradient s0.x", "node s0"}
    assert any(name.startswith("downstream to w") for name in lit_factors(desk))
    view.repaint()
    view.verticalScrollBar().setValue(0)
    desk.move(desk.seen(view.viewport(), QPoint(60, 8)))
    assert framed(desk) == frozenset()
    away(desk)
    assert view.spots == ()


def test_lines_out_of_sight_are_pointed_to(open_desk: Open) -> None:
    desk = neuron(open_desk)
    view = desk.page.code.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    desk.page.spotlight.shine([Thing.value("x")])
    before = view.verticalScrollBar().value()
    view.repaint()
    assert view.verticalScrollBar().value() == before
    view.verticalScrollBar().setValue(0)
    desk.page.spotlight.shine([Thing.wire("s0", "x")])
    view.repaint()
    desk.page.spotlight.rest()
    assert view.spots == ()


def test_the_parts_of_a_sum_and_the_sum(open_desk: Open) -> None:
    desk = open_desk(SHARED, a=2)
    at(desk, "a")
    line = next(
        each
        for each in desk.page.inspector.findChildren(FormulaLine)
        if each.isVisible() and each.text().startswith("grad_a = ")
    )
    parts = desk.session.graph.outgoing["a"]
    ends = {f"{wire.target}.{wire.port}" for wire in parts}
    desk.move(desk.seen(line, line.spot_of("grad_a")))
    assert framed(desk) == {f"{kind} {end}" for end in ends for kind in ("wire", "gradient")} | {"total a"}
    first = next(word for word in (line.text()[s.start : s.end] for s in line._spans) if " via " in word)
    desk.move(desk.seen(line, line.spot_of(first)))
    assert len(framed(desk)) == 2
    assert framed(desk) < {f"{kind} {end}" for end in ends for kind in ("wire", "gradient")}


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


def test_the_light_has_the_colours_of_the_theme(open_desk: Open) -> None:
    desk = neuron(open_desk)
    desk.page.spotlight.shine([Thing.value("x"), Thing.wire("s0", "x")])
    theme().set_scheme("dark")
    desk.canvas.viewport().repaint()
    desk.canvas.scale(0.2, 0.2)
    desk.canvas.viewport().repaint()


def test_a_ticket_of_its_own_lights_its_own_factors() -> None:
    made = run(graph_of("norm2(W @ x)", W=[[0.1, 0.5], [-0.3, 0.8]], x=[0.2, 0.4]))
    step = made.step(made.places[Phase.BACKWARD, "s0"])
    card = ticket(step)
    lines = [each for each in card.findChildren(FormulaLine) if each.text().startswith("= W.T")]
    assert [line.text() for line in lines] == ["= W.T @ grad_s0"]
    assert lines[0].spot_of("W").x() < lines[0].spot_of("grad_s0").x()
