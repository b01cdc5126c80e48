from __future__ import annotations

from playground.graph import editing
from playground.graph.expression import parse
from playground.graph.graph import Graph
from playground.session.renaming import new_names

GRAPH = parse("s = x * y\nf = s + x")


def test_a_renamed_node_is_found_in_both_directions() -> None:
    renamed = editing.rename(GRAPH, "x", "speed")
    assert new_names(GRAPH, renamed) == {"x": "speed"}
    assert new_names(renamed, GRAPH) == {"speed": "x"}


def test_two_nodes_that_swap_names_are_found() -> None:
    swapped = editing.rename(editing.rename(editing.rename(GRAPH, "x", "t"), "y", "x"), "t", "y")
    assert new_names(GRAPH, swapped) == {"x": "y", "y": "x"}


def test_any_other_difference_is_no_renaming() -> None:
    renamed = editing.rename(GRAPH, "x", "speed")
    others = (
        GRAPH,
        Graph(),
        editing.move(renamed, {"y": (0.0, 0.0)}),
        editing.disconnect(renamed, "f", "x"),
        editing.connect(renamed, "y", "f", "x"),
        editing.remove_nodes(GRAPH, ["x"]),
    )
    for other in others:
        assert new_names(GRAPH, other) == {}
