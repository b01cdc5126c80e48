"""Dropping a gate on a wire: it lights, takes the gate in, and the neighbours make room."""

import pytest
from PySide6.QtCore import QPoint, Qt

from playground.graph.arrange import outlines
from playground.graph.composites import composite_of
from playground.graph.expression import parse
from playground.graph.folding import ports_of
from playground.graph.graph import GraphError, Wire
from playground.graph.groups import group, members
from playground.graph.room import put_group_into_wire
from playground.session.settings import Settings
from playground.ui.canvas.wire_item import WireItem
from playground.ui.tools.stock import composite_stock
from tests.ui.graph_desk import Open
from tests.ui.hands import ALT, CTRL, Hands

WIRE = Wire("s0", "f", "x")
Key = Qt.Key


def position(desk: Hands, name: str) -> tuple[float, float]:
    return desk.session.graph.by_name[name].position


def middle_of(desk: Hands, wire: Wire) -> QPoint:
    spot = desk.canvas.canvas.wires[wire].path.pointAtPercent(0.5)
    return desk.place(spot.x(), spot.y())


def lit(desk: Hands) -> set[Wire]:
    return {wire for wire, item in desk.canvas.canvas.wires.items() if item.is_lit}


@pytest.fixture
def with_negate(desk: Hands) -> Hands:
    """A gate that is wired to nothing lies above the graph."""
    x, y = position(desk, "s0")
    assert desk.place_gate("Negate", x + 60, y - 90) == "s1"
    desk.session.break_merge()
    return desk


def carry_over(desk: Hands, name: str, wire: Wire) -> QPoint:
    """Take a node and hold it over a wire."""
    start, end = desk.node(name), middle_of(desk, wire)
    desk.press(start)
    desk.move((start + end) / 2)
    desk.move(end)
    return end


def test_a_node_goes_into_the_wire_it_is_dropped_on(with_negate: Hands) -> None:
    desk = with_negate
    before, start = position(desk, "f"), position(desk, "s1")
    end = carry_over(desk, "s1", WIRE)
    assert lit(desk) == {WIRE}
    desk.canvas.viewport().repaint()
    desk.release(end)
    assert {Wire("s0", "s1", "x"), Wire("s1", "f", "x")} < set(desk.session.graph.wires)
    assert position(desk, "f")[0] > before[0]
    assert position(desk, "z") != position(desk, "f")
    assert desk.session.history.undo_label == "Insert s1"
    desk.key(Key.Key_Z, CTRL)
    assert (position(desk, "f"), position(desk, "s1")) == (before, start)
    assert WIRE in desk.session.graph.wires


def test_with_alt_it_is_only_moved(with_negate: Hands) -> None:
    desk = with_negate
    before = position(desk, "f")
    end = carry_over(desk, "s1", WIRE)
    desk.release(end, held=ALT)
    assert WIRE in desk.session.graph.wires
    assert position(desk, "f") == before
    assert not lit(desk)
    assert desk.session.history.undo_label == "Move"


def test_past_the_wire_it_is_dark_again(with_negate: Hands) -> None:
    desk = with_negate
    carry_over(desk, "s1", WIRE)
    away = desk.place(*position(desk, "s0")) + QPoint(0, 170)
    desk.move(away)
    assert not lit(desk)
    desk.release(away)
    assert WIRE in desk.session.graph.wires


def test_escape_puts_it_back_and_the_wire_is_dark(with_negate: Hands) -> None:
    desk = with_negate
    start = position(desk, "s1")
    end = carry_over(desk, "s1", WIRE)
    desk.key(Key.Key_Escape)
    assert not lit(desk)
    desk.release(end)
    assert position(desk, "s1") == start
    assert WIRE in desk.session.graph.wires


def test_what_is_wired_already_or_has_no_inputs_goes_into_no_wire(desk: Hands) -> None:
    end = carry_over(desk, "z", Wire("x", "s0", "x"))
    assert not lit(desk)
    desk.release(end)
    x, y = position(desk, "s0")
    name = desk.place_gate("Constant", x + 60, y - 90)
    end = carry_over(desk, name, WIRE)
    assert not lit(desk)
    desk.release(end)
    assert WIRE in desk.session.graph.wires


def test_a_gate_from_the_palette_goes_into_a_wire(desk: Hands) -> None:
    before, tile = position(desk, "f"), desk.seen(desk.tile("Sigmoid"))
    desk.press(tile)
    end = middle_of(desk, WIRE)
    desk.move(end + QPoint(0, -160))
    assert not lit(desk)
    desk.move(end)
    assert lit(desk) == {WIRE}
    desk.release(end)
    assert {Wire("s0", "s1", "x"), Wire("s1", "f", "x")} < set(desk.session.graph.wires)
    assert position(desk, "f")[0] > before[0]
    desk.key(Key.Key_Z, CTRL)
    assert position(desk, "f") == before
    assert WIRE in desk.session.graph.wires
    desk.press(tile)
    desk.move(end)
    desk.release(end, held=ALT)
    assert WIRE in desk.session.graph.wires
    assert "s1" in desk.session.graph.by_name


def test_a_palette_gate_that_leaves_the_canvas_leaves_the_wire_dark(desk: Hands) -> None:
    tile = desk.seen(desk.tile("Sigmoid"))
    desk.press(tile)
    desk.move(middle_of(desk, WIRE))
    desk.move(tile)
    assert not lit(desk)
    desk.release(tile)
    assert "s1" not in desk.session.graph.by_name


def test_keys_wait_while_something_is_dragged(with_negate: Hands) -> None:
    desk = with_negate
    end = carry_over(desk, "s1", WIRE)
    held = desk.session.graph
    for key, modifier in (
        (Key.Key_Z, CTRL),
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Right, ALT),
    ):
        desk.key(key, modifier)
    assert desk.session.graph is held
    desk.release(end)
    tile = desk.seen(desk.tile("Exp"))
    desk.press(tile)
    desk.move(end + QPoint(0, 150))
    held = desk.session.graph
    desk.key(Key.Key_Z, CTRL)
    desk.key(Key.Key_Delete)
    assert desk.session.graph is held
    desk.key(Key.Key_Escape)
    desk.release(tile)
    assert desk.session.graph is held


def test_neighbours_glide_where_motion_is_on(open_desk: Open) -> None:
    desk = open_desk()
    desk.session.settings = Settings(animations=True)
    x, y = position(desk, "s0")
    desk.place_gate("Negate", x + 60, y - 90)
    before = position(desk, "f")
    desk.release(carry_over(desk, "s1", WIRE))
    glide, item = desk.page.glide, desk.canvas.canvas.nodes["f"]
    after = position(desk, "f")
    assert glide.running
    assert after[0] > before[0]
    assert item.pos().x() == before[0]
    box = desk.canvas.canvas.content()
    glide._animation.setCurrentTime(100)
    assert before[0] < item.pos().x() < after[0]
    glide.stop()
    assert item.pos().x() == after[0]
    assert desk.canvas.canvas.content() == box
    desk.key(Key.Key_Z, CTRL)
    assert glide.running
    desk.key(Key.Key_Right, ALT)
    desk.key(Key.Key_Z, CTRL)
    desk.key(Key.Key_Z, CTRL)
    glide.stop()
    assert item.pos().x() == before[0]
    assert isinstance(desk.canvas.canvas.wires[WIRE], WireItem)


def composite(desk: Hands, words: str) -> QPoint:
    """Search the palette for a composite gate and return where its tile is."""
    desk.key(Key.Key_Slash)
    desk.type(words)
    panel = desk.page.palette_panel
    return desk.seen(next(tile for tile in panel.shown() if tile.stock.composite))


def fed_through(desk: Hands) -> str:
    """The composite gate that WIRE was opened for."""
    graph = desk.session.graph
    (group,) = graph.groups
    found = ports_of(graph, group.name)
    assert WIRE not in graph.wires
    assert found.inputs[0].source == "s0"
    assert Wire(found.outputs[0].node, "f", "x") in graph.wires
    return group.name


def test_a_composite_gate_from_the_palette_goes_into_a_wire(desk: Hands) -> None:
    before, tile = position(desk, "f"), composite(desk, "sigmoid")
    end = middle_of(desk, WIRE)
    desk.press(tile)
    desk.move(end)
    assert lit(desk) == {WIRE}
    desk.release(end)
    fed_through(desk)
    assert desk.session.problems == ()
    assert position(desk, "f")[0] > before[0]
    desk.key(Key.Key_Z, CTRL)
    assert WIRE in desk.session.graph.wires
    desk.press(tile)
    desk.move(end)
    desk.release(end, held=ALT)
    assert len(desk.session.graph.groups) == 1


def test_a_composite_gate_that_lies_loose_is_dropped_on_a_wire(desk: Hands) -> None:
    tile, end = composite(desk, "sigmoid"), middle_of(desk, WIRE)
    desk.drag([tile, end + QPoint(0, 200)])
    dropped = desk.session.graph
    (card,) = desk.canvas.canvas.composites.cards.values()
    grip = desk.place(card.pos().x() + 20, card.pos().y())
    target = middle_of(desk, WIRE) + QPoint(20, 0)
    desk.press(grip)
    desk.move((grip + target) / 2)
    desk.move(target)
    assert lit(desk) == {WIRE}
    desk.key(Key.Key_Escape)
    assert not lit(desk)
    assert desk.session.graph == dropped
    desk.release(target)
    desk.drag([grip, target])
    name = fed_through(desk)
    assert desk.session.history.undo_label == "Insert"
    boxes = outlines(desk.session.graph)
    inside = members(desk.session.graph, name)
    mine = next(box for each, box in boxes.items() if each in inside)
    assert not any(mine.touches(box) for each, box in boxes.items() if each not in inside)
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.graph == dropped


def test_a_composite_gate_that_is_wired_already_goes_into_no_wire(desk: Hands) -> None:
    tile, end = composite(desk, "sigmoid"), middle_of(desk, WIRE)
    desk.drag([tile, end + QPoint(0, 200)])
    (card,) = desk.canvas.canvas.composites.cards.values()
    spot = card.pos() + card.input_offset(0)
    desk.drag([desk.output("z"), desk.place(spot.x(), spot.y())])
    grip, target = desk.place(card.pos().x() + 20, card.pos().y()), middle_of(desk, WIRE)
    desk.press(grip)
    desk.move((grip + target) / 2)
    desk.move(target)
    assert not lit(desk)
    desk.release(target)
    assert WIRE in desk.session.graph.wires


def test_a_closed_gate_without_a_free_input_goes_into_no_wire() -> None:
    graph = parse("a = x + y\nf = exp(z)")
    grouped, name = group(graph, ["x", "y", "a"], "Sum")
    with pytest.raises(GraphError, match="Sum has no free input"):
        put_group_into_wire(grouped, name, Wire("z", "f", "x"))
    (made,) = composite_stock([composite_of(grouped, name)])
    assert not made.takes_wire
