from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings

from playground.graph.clearing import hits
from playground.graph.editing import remove_nodes
from playground.graph.expression import parse
from playground.graph.gaps import LABEL, widened
from playground.graph.graph import Graph, Node, Wire
from playground.graph.layout import COLUMN_PITCH, DEEP_PITCH, tidy
from tests.random_graphs import graphs

ROW_PITCH = 76


def assert_nothing_overlaps(graph: Graph) -> None:
    """Cards keep their distance: across where they are level, else up and down."""
    for (x, y), (other_x, other_y) in combinations((node.position for node in graph.nodes), 2):
        assert abs(x - other_x) >= DEEP_PITCH - 1 or abs(y - other_y) >= ROW_PITCH


def place(graph: Graph, name: str) -> tuple[float, float]:
    return graph.by_name[name].position


def test_the_neuron_stands_as_it_is_read() -> None:
    graph = parse("sigmoid(w0*x0 + w1*x1 + w2)")
    inputs = [place(graph, name) for name in ("w0", "x0", "w1", "x1", "w2")]
    assert inputs[0] == (100, 100)
    assert {x for x, _ in inputs} == {100}
    assert [y for _, y in inputs] == sorted(y for _, y in inputs)
    assert [place(graph, name)[0] for name in ("s0", "s2", "s3", "f")] == [260, 420, 580, 740]
    for made, first, second in (("s0", "w0", "x0"), ("s1", "w1", "x1"), ("s2", "s0", "s1")):
        assert place(graph, made)[1] == pytest.approx(
            (place(graph, first)[1] + place(graph, second)[1]) / 2, abs=1
        )
    assert place(graph, "f")[1] == place(graph, "s3")[1]
    assert place(graph, "x1")[1] - place(graph, "w1")[1] < place(graph, "w1")[1] - place(graph, "x0")[1]


def test_constants_stand_beside_the_gate_that_needs_them() -> None:
    graph = parse("1 / (1 + exp(-x))")
    assert place(graph, "f")[0] - place(graph, "c0")[0] == COLUMN_PITCH


def test_many_inputs_stand_beside_their_gates() -> None:
    text = "x0"
    for number in range(1, 12):
        text = f"tanh({text} * w{number} + b{number})"
    graph = parse(text)
    assert place(graph, "b11")[0] > 1000
    assert_nothing_overlaps(graph)


@pytest.mark.parametrize(
    "text",
    [
        "sigmoid(w0*x0 + w1*x1 + w2)",
        "a = x*y; b = a+z; c = exp(b); d = c*x; e = d/a + b; f = e*sigmoid(a)",
        "h = relu(X@W1 + b1); s = h@W2+b2; softmax_loss(s, y) + l2_penalty(W1) + l2_penalty(W2)",
        "a = x*y; b = a*x; c = b*x; d = c*x; d*x",
        "sigmoid(x) * tanh(x) + x",
        "u = x+y; v = x-y; u*v + exp(u)*x",
        "max(x*y, z) + min(x, z*y)",
    ],
)
def test_no_wire_runs_behind_a_card(text: str) -> None:
    graph = parse(text)
    assert hits(graph, {node.name: node.position for node in graph.nodes}) == []
    assert_nothing_overlaps(graph)


def test_a_thicket_is_drawn_with_as_few_wires_behind_cards_as_a_few_moves_allow() -> None:
    lines = ["s0 = x + y"]
    for number in range(1, 16):
        lines += [f"s{number} = s{number - 1} * s{number // 2} + s{number // 3}"]
    assert_nothing_overlaps(parse("\n".join(lines)))


def test_positions_alone_change_and_twice_is_once() -> None:
    graph = parse("a = x * y\nf = a + exp(a) * x")
    assert tidy(graph) == graph
    assert [node.name for node in graph.nodes] == ["x", "y", "a", "s0", "s1", "f"]


def test_an_empty_graph_stays_empty() -> None:
    assert tidy(Graph()) == Graph()


def test_parts_stand_below_one_another_and_loose_nodes_last() -> None:
    graph = parse("a = x * y\nb = exp(z)\n" + "\n".join(f"loose{number}" for number in range(8)))
    assert max(place(graph, name)[1] for name in "xya") < min(place(graph, name)[1] for name in "zb")
    loose = [place(graph, f"loose{number}") for number in range(8)]
    assert loose[0][1] > place(graph, "b")[1]
    assert loose[6][1] > loose[5][1] == loose[0][1]
    assert_nothing_overlaps(graph)


def test_circles_and_missing_wires_are_drawn_too() -> None:
    nodes = tuple(Node(name, "add") for name in "abcd")
    wires = (
        Wire("a", "b", "x"),
        Wire("b", "c", "x"),
        Wire("c", "a", "x"),
        Wire("c", "d", "y"),
        Wire("d", "d", "x"),
    )
    assert_nothing_overlaps(tidy(Graph(nodes, wires)))
    assert_nothing_overlaps(tidy(Graph(nodes, (Wire("a", "a", "x"), Wire("b", "a", "y")))))
    graph = parse("f = (x + y) * z")
    assert_nothing_overlaps(tidy(remove_nodes(graph, ["s0"])))


@pytest.mark.no_cover  # every line it runs is covered by others, and counting them doubles its time
@settings(max_examples=100)
@given(graphs(most=25))
def test_cards_never_overlap_and_gates_stand_right_of_what_feeds_them(graph: Graph) -> None:
    tidied = tidy(graph)
    assert_nothing_overlaps(tidied)
    assert min(x for x, _ in (node.position for node in tidied.nodes)) == 100
    assert min(y for _, y in (node.position for node in tidied.nodes)) == 100
    for wire in graph.wires:
        assert place(tidied, wire.source)[0] < place(tidied, wire.target)[0]
    assert tidy(tidied) == tidied


@pytest.mark.parametrize("kind", ["chain", "shared", "wide"])
def test_ten_thousand_nodes_are_laid_out_without_recursion(kind: str) -> None:
    count = 10_000
    nodes = [Node("x", "input"), *(Node(f"s{number}", "add") for number in range(count - 1))]
    if kind == "wide":
        wires = [Wire(nodes[(number - 1) // 2].name, nodes[number].name, "x") for number in range(1, count)]
    else:
        wires = [Wire(before.name, node.name, "x") for before, node in pairwise(nodes)]
    if kind == "shared":
        wires += [Wire("x", node.name, "y") for node in nodes[1:]]
    tidied = tidy(Graph(tuple(nodes), tuple(wires)))
    assert len({node.position for node in tidied.nodes}) == count


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("sigmoid(w0*x0 + w1*x1 + w2)", (1, 1, 1, 1)),  # no wires cross
        ("x*y + y*x", (1.4, 1)),  # two pairs that cross on little height
        ("x*x + x*x", (1.4, 1)),  # four wires from one place to two
        ("x * x", (1,)),  # a pair has its labels above and below
    ],
)
def test_where_wires_cross_on_little_height_their_labels_have_room(
    text: str, gaps: tuple[float, ...]
) -> None:
    graph = parse(text)
    across = sorted({node.position[0] for node in graph.nodes})
    assert [(right - left) / COLUMN_PITCH for left, right in pairwise(across)] == list(gaps)


def test_wires_that_cross_on_much_height_need_no_wider_gap() -> None:
    places = {"x": (0.0, 0.0), "y": (0.0, 400.0), "a": (160.0, 0.0), "b": (160.0, 400.0)}
    nodes = tuple(Node(name, "exp" if name in "ab" else "input") for name in places)
    graph = Graph(nodes, (Wire("x", "b", "x"), Wire("y", "a", "x")))
    assert widened(graph, places) == places
    low = {name: (x, y / 8) for name, (x, y) in places.items()}
    assert widened(graph, low)["a"][0] == 160.0 + LABEL[0]
    back = Graph(nodes, (Wire("b", "x", "x"),))
    assert widened(back, low) == low
    assert widened(graph, {"x": (0.0, 0.0)}) == {"x": (0.0, 0.0)}
