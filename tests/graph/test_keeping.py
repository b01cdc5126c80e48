from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.editing import move, rename
from playground.graph.expression import parse
from playground.graph.expression_text import write_expression
from playground.graph.graph import Graph, GraphError
from playground.graph.groups import group, members
from playground.graph.keeping import ROOM, in_place
from playground.graph.matching import stayed
from tests.random_graphs import graphs

NEURON = "f = sigmoid(w0*x0 + w1*x1 + w2)"


def moved(graph: Graph) -> Graph:
    """Put every node where no layout would put it."""
    return move(graph, {name: (1000.0 + 210.0 * i, 37.0 * i) for i, name in enumerate(graph.by_name)})


def gates_of(graph: Graph) -> dict[str, str]:
    return {node.name: node.gate for node in graph.nodes}


def test_what_is_typed_again_is_all_there_and_stays() -> None:
    graph = moved(parse(NEURON))
    again = in_place(graph, parse(NEURON))
    assert {node.name: node.position for node in again.nodes} == {
        node.name: node.position for node in graph.nodes
    }


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        (NEURON, "f = sigmoid(w0*x0 + w1*x1 + w2 + b)", {"b", "s4"}),
        (NEURON, "f = sigmoid(w0*x0 + w1*x1*x1 + w2)", {"s2"}),
        (NEURON, "f = tanh(w0*x0 + w1*x1 + w2)", {"f"}),
        (NEURON, "f = relu(sigmoid(w0*x0 + w1*x1 + w2))", {"f"}),
        (NEURON, "f = w0*x0 + w1*x1", set()),
        ("f = (x + y) * z", "f = (x + y) * z + w", {"f", "w"}),
        ("f = (x + y) * z", "f = (a + b) * z", set()),
        ("f = x * x + 2 * y", "f = 2 * y + x * x", set()),
        ("q = x + y\nf = q * q", "q = x + y + z\nf = q * q", {"q", "z"}),
        ("f = exp(2 * x) + exp(3 * x)", "f = exp(3 * x)", set()),
        ("f = leaky_relu(x, slope=0.1)", "f = leaky_relu(x, slope=0.2)", set()),
    ],
)
def test_only_what_is_new_has_no_place_of_before(before: str, after: str, new: set[str]) -> None:
    names = stayed(parse(before), parse(after))
    assert parse(after).by_name.keys() - names.keys() == new
    assert len(set(names.values())) == len(names)


def test_gates_are_known_by_what_they_compute() -> None:
    names = stayed(parse("f = (a * b) + (c * d)"), parse("f = (c * d) - (a * b)"))
    assert (names["s0"], names["s1"]) == ("s1", "s0")
    assert "f" not in names
    twice = stayed(parse("f = exp(x) + exp(x)"), parse("f = exp(x) + exp(x)"))
    assert twice == {name: name for name in ("x", "s0", "s1", "f")}


def test_new_nodes_lie_beside_what_they_belong_to_and_on_nothing() -> None:
    before = moved(parse(NEURON))
    after = in_place(before, parse("f = sigmoid(w0*x0 + w1*x1 + w2 + b)"))
    old = {node.name: node.position for node in before.nodes}
    assert all(after.by_name[name].position == old[name] for name in ("w0", "x1", "s0", "s1", "w2"))
    assert after.by_name["f"].position == old["f"]
    for name in ("b", "s4"):
        x, y = after.by_name[name].position
        others = [node.position for node in after.nodes if node.name != name]
        assert all(abs(x - a) >= ROOM[0] or abs(y - b) >= ROOM[1] for a, b in others)


def test_where_no_gate_stayed_the_layout_is_the_fresh_one() -> None:
    before = move(parse("f = x + y"), {"x": (40.0, 900.0), "y": (0.0, 0.0)})
    fresh = parse("f = exp(x) / z")
    after = in_place(before, fresh)
    assert after.by_name["x"].position == (40.0, 900.0)
    assert all(after.by_name[name].position == fresh.by_name[name].position for name in ("f", "s0", "z"))
    taken = move(before, {"x": fresh.by_name["f"].position})
    assert in_place(taken, fresh).by_name["x"].position == fresh.by_name["x"].position
    assert in_place(Graph(), fresh) == fresh
    assert stayed(fresh, Graph()) == {}


def test_where_hardly_a_gate_stayed_no_wire_leads_back() -> None:
    before, fresh = parse("f = (x + y) * z"), parse("f = relu(w * x + b) * w")
    after = in_place(before, fresh)
    gates = ("s0", "s1", "s2", "f")
    assert all(after.by_name[name].position == fresh.by_name[name].position for name in gates)
    grown = in_place(before, parse("f = relu(x + y) * z"))
    assert grown.by_name["f"].position == before.by_name["f"].position


def test_what_a_person_put_close_together_stays_so() -> None:
    before = move(parse("f = (x + y) * z"), {"z": (500.0, 500.0), "s0": (500.0, 520.0)})
    after = in_place(before, parse("f = (x + y) * z + 1"))
    assert after.by_name["s0"].position == (500.0, 520.0)
    assert after.by_name["z"].position == (500.0, 500.0)


def test_a_crowd_is_borne() -> None:
    many = " + ".join(f"exp(x{place})" for place in range(8))
    before = move(parse(f"f = {many}"), dict.fromkeys(parse(f"f = {many}").by_name, (0.0, 0.0)))
    after = in_place(before, parse(f"f = {many} + y"))
    assert after.by_name["s0"].position == (0.0, 0.0)


def test_composite_gates_stay_where_all_they_hold_stayed() -> None:
    before, inner = group(parse(NEURON), ["s0", "s1", "s2"], "Sum")
    before, outer = group(before, ["s0", "s1", "s2", "s3"], "Weighted")
    kept = in_place(before, parse("f = tanh(w0*x0 + w1*x1 + w2)"))
    assert {each.title for each in kept.groups} == {"Sum", "Weighted"}
    assert members(kept, outer) == frozenset({"s0", "s1", "s2", "s3"})
    lost = in_place(before, parse("f = sigmoid(exp(w0*x0 + w1*x1))"))
    (group_left,) = lost.groups
    assert (group_left.name, group_left.parent) == (inner, None)
    assert in_place(before, parse("f = w0 * x0")).groups == ()


def test_a_composite_gate_that_would_feed_itself_is_taken_apart() -> None:
    before, _name = group(parse("f = exp(x) * y + x"), ["s0", "s1"])
    after = in_place(before, parse("f = tanh(exp(x)) * y + x"))
    assert set(stayed(before, after).values()) >= {"s0", "s1"}
    assert after.groups == ()


def has_twins(graph: Graph) -> bool:
    """Say whether two gates compute the same of the same: either may stand for the other."""
    fed = {node.name: graph.incoming[node.name] for node in graph.nodes}
    keys = [
        (node.gate, node.knobs, *(_source(graph, fed[node.name][port].source) for port in fed[node.name]))
        for node in graph.nodes
        if gate(node.gate).source is Source.NONE
    ]
    return len(set(keys)) < len(keys)


def _source(graph: Graph, name: str) -> object:
    node = graph.by_name[name]
    return node.value if gate(node.gate).source is Source.CONSTANT else name


@settings(max_examples=60)
@given(graphs(most=9))
def test_any_graph_typed_again_stays_as_it_is(graph: Graph) -> None:
    assume(not has_twins(graph))
    try:
        text = write_expression(graph)
        again = parse(text)
    except GraphError:
        assume(False)
    laid = moved(graph)
    kept = in_place(laid, again)
    names = stayed(laid, again)
    assert names.keys() == kept.by_name.keys()
    for name, old in names.items():
        if gate(kept.by_name[name].gate).source is Source.NONE:
            assert kept.by_name[name].position == laid.by_name[old].position
        assert kept.by_name[name].gate == laid.by_name[old].gate


def test_names_of_people_tell_what_structure_does_not() -> None:
    before = rename(parse("f = exp(x) * y"), "s0", "grow")
    after = replace(parse("grow = exp(2 * z)\nf = grow - y"))
    assert stayed(before, after)["grow"] == "grow"
