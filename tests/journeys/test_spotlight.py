"""Pointing at a number shows where it came from: on the canvas, in the ticket and in the code."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from playground.engine.step import Phase
from playground.engine.thing import Thing
from playground.graph.graph import Wire
from playground.ui.canvas.measures import stub
from playground.ui.panels.factor import FormulaLine
from tests.ui.graph_desk import Open, open_desk
from tests.ui.spot_eyes import (
    SHARED,
    at,
    away,
    chip,
    factor,
    framed,
    lit_code,
    lit_factors,
    lit_names,
    neuron,
)

__all__ = ["open_desk"]


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
