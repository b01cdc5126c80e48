"""Editing gives new graphs, keeps old ones, and refuses in plain words."""

from __future__ import annotations

import pytest

from playground.gates.gate import Source
from playground.graph.diff import diff
from playground.graph.editing import (
    add_node,
    can_connect,
    connect,
    disconnect,
    fresh_name,
    insert_on_wire,
    move,
    remove_nodes,
    rename,
    set_knob,
    set_target,
    set_value,
)
from playground.graph.graph import Graph, GraphError, Wire
from playground.graph.order import order


def example() -> Graph:
    graph = Graph()
    for name, value in {"x": -2.0, "y": 5.0, "z": -4.0}.items():
        graph, _ = add_node(graph, "input", name=name, value=value)
    graph, total = add_node(graph, "add")
    graph, product = add_node(graph, "multiply", name="f")
    for source, target, port in (
        ("x", total, "x"),
        ("y", total, "y"),
        (total, product, "x"),
        ("z", product, "y"),
    ):
        graph = connect(graph, source, target, port)
    return graph


def test_names_come_in_the_usual_order() -> None:
    graph = Graph()
    names = []
    for gate_id in ["input"] * 17 + ["constant"] * 2 + ["add"] * 2:
        graph, name = add_node(graph, gate_id)
        names.append(name)
    assert names[:4] == ["x", "y", "z", "w"]
    assert names[15:] == ["x1", "x2", "c0", "c1", "s0", "s1"]
    assert fresh_name(graph, Source.NONE) == "s2"


def test_the_old_graph_stays() -> None:
    graph = example()
    before = (graph.nodes, graph.wires)
    remove_nodes(graph, ["s0"])
    set_value(graph, "x", 7.0)
    assert (graph.nodes, graph.wires) == before


@pytest.mark.parametrize("name", ["", "1x", "a b", "lambda", "x", "q" * 41, "ﬁ"])
def test_refuses_names(name: str) -> None:
    with pytest.raises(GraphError, match=r"cannot be a name|taken|at most 40"):
        add_node(example(), "input", name=name)


def test_connecting_replaces_what_was_plugged_in() -> None:
    graph = connect(example(), "x", "f", "y")
    assert graph.incoming["f"]["y"] == Wire("x", "f", "y")
    assert len(graph.wires) == 4


@pytest.mark.parametrize(
    ("source", "target", "port", "words"),
    [
        ("f", "s0", "x", "close a circle: f already depends on s0"),
        ("f", "f", "x", "cannot feed itself"),
        ("x", "f", "q", 'Multiply has no input called "q"'),
        ("q", "f", "x", 'no node called "q"'),
        ("x", "q", "x", 'no node called "q"'),
    ],
)
def test_refuses_wires_with_the_reason(source: str, target: str, port: str, words: str) -> None:
    graph = example()
    assert words in (can_connect(graph, source, target, port) or "")
    with pytest.raises(GraphError, match=words):
        connect(graph, source, target, port)


def test_pulls_wires_out() -> None:
    graph = disconnect(example(), "f", "y")
    assert "y" not in graph.incoming["f"]
    with pytest.raises(GraphError, match=r"nothing is plugged into f\.y"):
        disconnect(graph, "f", "y")
    with pytest.raises(GraphError, match=r"nothing is plugged into q\.y"):
        disconnect(graph, "q", "y")


def test_removing_takes_the_wires_along_and_can_heal() -> None:
    graph = set_target(example(), "f")
    assert remove_nodes(graph, ["s0"]).wires == (Wire("z", "f", "y"),)
    assert remove_nodes(graph, ["f"]).target is None
    healed = remove_nodes(graph, ["s0"], heal=True)
    assert Wire("x", "f", "x") in healed.wires
    assert healed.target == "f"
    open_gate, _ = add_node(Graph(), "negate", name="a")
    open_gate, _ = add_node(open_gate, "negate", name="b")
    open_gate = connect(open_gate, "a", "b", "x")
    assert remove_nodes(open_gate, ["a"], heal=True).wires == ()
    with pytest.raises(GraphError, match='no node called "q"'):
        remove_nodes(graph, ["q"])


def test_renames_everywhere() -> None:
    graph = rename(set_target(example(), "s0"), "s0", "q")
    assert graph.target == "q"
    assert graph.incoming["f"]["x"] == Wire("q", "f", "x")
    assert graph.incoming["q"]["x"] == Wire("x", "q", "x")
    assert rename(graph, "q", "q") == graph
    assert rename(graph, "x", "u").target == "q"


def test_moves_values_knobs_and_target() -> None:
    graph = example()
    assert move(graph, {"x": (3.0, 4.0)}).by_name["x"].position == (3.0, 4.0)
    assert set_value(graph, "x", (1.0, 2.0)).by_name["x"].value == (1.0, 2.0)
    assert set_target(graph, None).output == "f"
    graph, name = add_node(graph, "leaky_relu")
    assert set_knob(graph, name, "slope", 0.2).by_name[name].knobs == (("slope", 0.2),)
    with pytest.raises(GraphError, match="only inputs and constants"):
        set_value(graph, "f", 1.0)
    with pytest.raises(GraphError, match='no knob called "q"'):
        set_knob(graph, name, "q", 1.0)
    with pytest.raises(GraphError, match="must be a finite number"):
        set_knob(graph, name, "slope", float("inf"))
    with pytest.raises(GraphError, match="must be finite"):
        set_value(graph, "x", float("nan"))
    with pytest.raises(GraphError, match="must be finite"):
        add_node(graph, "input", value=float("nan"))
    assert set_value(graph, "x", None).by_name["x"].value is None
    with pytest.raises(GraphError, match='no node called "q"'):
        set_target(graph, "q")
    with pytest.raises(GraphError, match='no node called "q"'):
        move(graph, {"q": (0.0, 0.0)})


def test_puts_a_gate_into_a_wire() -> None:
    graph, name = add_node(example(), "tanh")
    inside = insert_on_wire(graph, name, Wire("s0", "f", "x"))
    assert inside.incoming["f"]["x"].source == name
    assert inside.incoming[name]["x"].source == "s0"
    with pytest.raises(GraphError, match="no free input"):
        insert_on_wire(inside, name, Wire("z", "f", "y"))
    with pytest.raises(GraphError, match="not in the graph"):
        insert_on_wire(inside, name, Wire("s0", "f", "x"))


def test_what_follows_from_the_wires_is_kept_while_they_stay() -> None:
    graph = example()
    assert order(graph) == ("x", "y", "z", "s0", "f")
    assert graph.incoming["f"]["y"].source == "z"
    moved = move(graph, {"x": (3.0, 4.0)})
    assert moved.incoming is graph.incoming
    assert order(moved) is order(graph)
    assert moved.by_name["x"].position == (3.0, 4.0)
    assert order(remove_nodes(moved, ["y"])) == ("x", "z", "s0", "f")
    fresh = Graph(graph.nodes, graph.wires).with_nodes(graph.nodes)
    assert fresh == graph


def test_the_output_is_the_target_or_the_last_end() -> None:
    assert Graph().output is None
    assert example().output == "f"
    graph, _ = add_node(example(), "input")
    assert graph.output == "w"


def test_diff_names_what_changed() -> None:
    graph = example()
    assert not diff(graph, graph).structural
    moved = diff(graph, move(graph, {"x": (1.0, 1.0)}))
    assert moved.changed == ("x",)
    assert not moved.structural
    less = diff(graph, remove_nodes(graph, ["f"]))
    assert less.removed == ("f",)
    assert set(less.wires_removed) == {Wire("s0", "f", "x"), Wire("z", "f", "y")}
    assert less.structural
    assert less.target_changed
    assert diff(remove_nodes(graph, ["f"]), graph).added == ("f",)
    assert diff(disconnect(graph, "f", "y"), graph).wires_added == (Wire("z", "f", "y"),)
