"""Putting a node into a wire and making room for it."""

import pytest

from playground.graph.editing import add_node, connect
from playground.graph.graph import Graph, GraphError, Wire
from playground.graph.groups import group
from playground.graph.room import GAP, make_room, put_into_wire

CARD, PILL = 74, 92


def chain(across: float) -> Graph:
    """x at 0 feeds s0, s0 feeds s1 and s2 below it; ``across`` lies between their centres."""
    graph, _ = add_node(Graph(), "input", name="x", value=1.0)
    for number, (x, y) in enumerate(((1, 0), (2, 0), (2, 200))):
        graph, name = add_node(graph, "negate", position=(x * across, y))
        graph = connect(graph, "x" if not number else "s0", name, "x")
    return graph


def x_of(graph: Graph, name: str) -> float:
    return graph.by_name[name].position[0]


def test_what_follows_moves_and_nothing_else() -> None:
    graph, name = add_node(chain(160), "square", position=(240, 0))
    put = put_into_wire(graph, name, Wire("s0", "s1", "x"))
    assert {Wire("s0", name, "x"), Wire(name, "s1", "x")} < set(put.wires)
    assert x_of(put, name) - x_of(put, "s0") == CARD + GAP
    assert x_of(put, "s1") - x_of(put, name) == CARD + GAP
    for still in ("x", "s0", "s2"):
        assert put.by_name[still] is graph.by_name[still]


def test_all_that_depends_on_it_moves_as_far() -> None:
    graph, name = add_node(chain(160), "square", position=(80, 0))
    put = put_into_wire(graph, name, Wire("x", "s0", "x"))
    moved = {each: x_of(put, each) - x_of(graph, each) for each in ("x", "s0", "s1", "s2")}
    assert moved["x"] == 0
    assert moved["s0"] == moved["s1"] == moved["s2"] > 0


def test_where_there_is_room_nothing_moves() -> None:
    graph, name = add_node(chain(400), "square", position=(600, 10))
    put = put_into_wire(graph, name, Wire("s0", "s1", "x"))
    assert [node.position for node in put.nodes] == [node.position for node in graph.nodes]


def test_without_room_nothing_moves_either() -> None:
    graph, name = add_node(chain(160), "square", position=(240, 0))
    put = put_into_wire(graph, name, Wire("s0", "s1", "x"), room=False)
    assert [node.position for node in put.nodes] == [node.position for node in graph.nodes]


def test_what_would_be_covered_is_pushed_too() -> None:
    graph = chain(160)
    graph, near = add_node(graph, "input", value=1.0, position=(420, 10))
    graph, far = add_node(graph, "input", value=1.0, position=(530, -10))
    graph, aside = add_node(graph, "input", value=1.0, position=(420, 120))
    graph, name = add_node(graph, "square", position=(240, 0))
    put = put_into_wire(graph, name, Wire("s0", "s1", "x"))
    moved = {each: x_of(put, each) - x_of(graph, each) for each in ("s1", near, far, aside)}
    assert moved == {"s1": moved["s1"], near: moved["s1"], far: moved["s1"], aside: 0}


def test_a_wire_that_leads_back_asks_for_no_room() -> None:
    graph, name = add_node(chain(-160), "square", position=(-240, 0))
    put = put_into_wire(graph, name, Wire("s0", "s1", "x"))
    assert [node.position for node in put.nodes] == [node.position for node in graph.nodes]


def test_a_node_that_is_wired_to_nothing_has_room() -> None:
    graph, name = add_node(Graph(), "square")
    assert make_room(graph, name) == graph


def test_a_node_without_inputs_goes_into_no_wire() -> None:
    graph, name = add_node(chain(160), "constant", value=1.0)
    with pytest.raises(GraphError, match="no free input"):
        put_into_wire(graph, name, Wire("s0", "s1", "x"))


def test_a_closed_composite_gate_moves_as_one() -> None:
    graph, _ = group(chain(160), ["s1"], "Inside")
    graph, name = add_node(graph, "square", position=(240, 0))
    put = put_into_wire(graph, name, Wire("s0", "s1", "x"))
    assert {Wire("s0", name, "x"), Wire(name, "s1", "x")} < set(put.wires)
    assert x_of(put, "s1") > x_of(graph, "s1")
    assert x_of(put, "s2") == x_of(graph, "s2")
    assert put.groups == graph.groups
