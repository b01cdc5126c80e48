from __future__ import annotations

from playground.graph.graph import Graph, Node, Wire
from playground.session.selection import Selection

WIRE = Wire("x", "s0", "x")
OTHER = Wire("x", "s1", "x")
GRAPH = Graph((Node("x", "input"), Node("s0", "exp"), Node("s1", "exp")), (WIRE, OTHER))


def test_nothing_is_selected_at_first() -> None:
    assert not Selection()
    assert Selection.only("x")
    assert Selection.only(WIRE)


def test_selecting_one_thing_deselects_the_others() -> None:
    assert Selection.only("x", WIRE) == Selection(frozenset({"x"}), frozenset({WIRE}))
    assert Selection.only() == Selection()


def test_what_is_selected_is_toggled() -> None:
    assert Selection.only("x").toggled("x") == Selection()
    assert Selection.only("x").toggled("s0") == Selection.only("x", "s0")
    assert Selection.only("x").toggled(WIRE) == Selection.only("x", WIRE)
    assert Selection.only("x", WIRE).toggled(WIRE) == Selection.only("x")


def test_everything_can_be_selected() -> None:
    assert Selection.all_of(GRAPH) == Selection.only("x", "s0", "s1", WIRE, OTHER)


def test_what_the_graph_has_no_more_is_dropped() -> None:
    graph = Graph((Node("x", "input"), Node("s1", "exp")), (OTHER,))
    assert Selection.all_of(GRAPH).pruned(graph) == Selection.only("x", "s1", OTHER)


def test_a_selection_follows_a_renamed_node() -> None:
    selection = Selection.only("x", "s1", WIRE, OTHER)
    expected = Selection.only("t", "s1", Wire("t", "s0", "x"), Wire("t", "s1", "x"))
    assert selection.renamed({"x": "t"}) == expected
    assert selection.renamed({}) == selection
