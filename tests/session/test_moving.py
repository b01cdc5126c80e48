from __future__ import annotations

from playground.graph import editing
from playground.graph.graph import Graph
from playground.session.moving import is_only_moved
from playground.session.project import starting_project

GRAPH = starting_project().graph


def test_moved_nodes_are_no_other_graph() -> None:
    assert is_only_moved(GRAPH, GRAPH)
    assert is_only_moved(GRAPH, editing.move(GRAPH, {"x": (1.0, 2.0), "f": (3.0, 4.0)}))


def test_anything_else_is_another_graph() -> None:
    moved = editing.move(GRAPH, {"x": (1.0, 2.0)})
    others = (
        Graph(),
        editing.set_value(moved, "x", 1.0),
        editing.rename(moved, "x", "speed"),
        editing.disconnect(moved, "f", "x"),
        editing.set_target(moved, "s0"),
        editing.add_node(moved, "exp")[0],
    )
    for other in others:
        assert not is_only_moved(GRAPH, other)
