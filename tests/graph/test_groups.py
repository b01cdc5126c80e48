"""Groups are drawn around nodes, nested, opened and taken apart, and never change what is computed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.codegen.numpy_code import write_numpy
from playground.engine.run import run
from playground.graph.diff import diff
from playground.graph.editing import add_node, move, remove_nodes, rename
from playground.graph.expression import parse
from playground.graph.fragment import cut_out, paste
from playground.graph.graph import Graph, GraphError, Group
from playground.graph.groups import (
    MOST_LEVELS,
    around,
    cards,
    group,
    group_of,
    groups_added,
    groups_among,
    members,
    path_to,
    retitle,
    set_open,
    ungroup,
    within,
)
from tests.random_graphs import graphs

NEURON = parse("f = sigmoid(w * x + b)")  # w, x, b, s0 = w * x, s1 = s0 + b, f


def nested() -> Graph:
    """Give the neuron with its product g0 inside its sum g1."""
    inner, _ = group(NEURON, ["w", "s0"], "Product")
    outer, _ = group(inner, ["w", "s0", "s1"], "Sum")
    return outer


def test_a_group_holds_its_nodes_in_the_order_of_the_graph() -> None:
    grouped, name = group(NEURON, {"f", "s1", "s0"}, "  Neuron ")
    assert grouped.groups == (Group("g0", "Neuron", ("s0", "s1", "f")),)
    assert name == "g0"
    assert (grouped.nodes, grouped.wires) == (NEURON.nodes, NEURON.wires)
    assert ungroup(grouped, name) == NEURON


def test_whole_groups_are_nested_and_come_out_again() -> None:
    graph = nested()
    assert graph.groups == (Group("g0", "Product", ("w", "s0"), parent="g1"), Group("g1", "Sum", ("s1",)))
    assert members(graph, "g1") == {"w", "s0", "s1"}
    assert within(graph, "g1") == {"g0", "g1"}
    assert [each.name for each in around(graph, "w")] == ["g0", "g1"]
    assert around(graph, "x") == ()
    assert [each.name for each in path_to(graph, "g0")] == ["g1", "g0"]
    assert path_to(graph, None) == ()
    assert ungroup(graph, "g1").groups == (Group("g0", "Product", ("w", "s0")),)
    assert ungroup(graph, "g0").groups == (Group("g1", "Sum", ("w", "s0", "s1")),)


def test_a_group_inside_a_group() -> None:
    outer, _ = group(NEURON, ["s0", "s1", "f"], "Neuron")
    both, inner = group(outer, ["s0", "s1"], "Sum")
    assert both.groups == (Group("g0", "Neuron", ("f",)), Group(inner, "Sum", ("s0", "s1"), parent="g0"))


def test_the_outermost_closed_group_is_the_card() -> None:
    graph = nested()
    assert cards(NEURON) == {}
    assert cards(graph) == {"w": "g1", "s0": "g1", "s1": "g1"}
    opened = set_open(graph, "g1", is_open=True)
    assert cards(opened) == {"w": "g0", "s0": "g0"}
    assert cards(graph, inside="g1") == {"w": "g0", "s0": "g0"}
    assert cards(graph, inside="g0") == {}
    assert cards(set_open(opened, "g0", is_open=True)) == {}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "select the gates to group first"),
        (["q"], 'there is no node called "q"'),
        (["w", "f"], "this gate would feed itself through s1: select s1 too"),
    ],
)
def test_what_cannot_be_grouped_is_said(names: list[str], said: str) -> None:
    with pytest.raises(GraphError, match=said):
        group(parse("s1 = exp(w)\nf = s1 * w"), names)


def test_parts_of_groups_and_whole_groups_cannot_be_grouped() -> None:
    graph = nested()
    with pytest.raises(GraphError, match="different groups"):
        group(graph, ["s1", "f"])
    with pytest.raises(GraphError, match="one group already"):
        group(graph, ["w", "s0"])


def test_nesting_has_an_end() -> None:
    graph: Graph = NEURON
    for name in ("s0", "s1", "f", "w", "x", "b"):
        graph, _ = add_node(graph, "exp", name=f"e_{name}")
    chain = [node.name for node in graph.nodes]
    taken = chain[:2]
    graph, _ = add_node(graph, "exp", name="last")
    graph = replace(graph, wires=())
    for level in range(MOST_LEVELS):
        graph, extra = add_node(graph, "exp", name=f"more{level}")
        graph, _ = group(graph, taken)
        taken = [*taken, extra]
    with pytest.raises(GraphError, match="at most 16 deep"):
        group(graph, taken)


@pytest.mark.parametrize(
    ("title", "said"),
    [("", "one line"), (" ", "one line"), ("a\nb", "one line"), ("x" * 41, "at most 40")],
)
def test_titles_are_one_short_line(title: str, said: str) -> None:
    with pytest.raises(GraphError, match=said):
        retitle(nested(), "g0", title)


def test_a_title_is_changed() -> None:
    assert group_of(retitle(nested(), "g0", " w x "), "g0").title == "w x"
    with pytest.raises(GraphError, match='no group called "g7"'):
        retitle(nested(), "g7", "x")


def test_edits_keep_groups_right() -> None:
    graph = nested()
    assert rename(graph, "s0", "p").groups[0].nodes == ("w", "p")
    assert rename(replace(graph, target="s0"), "s0", "p").target == "p"
    assert move(graph, {"s0": (1, 2)}).groups == graph.groups
    assert remove_nodes(graph, ["s0"]).groups[0].nodes == ("w",)
    assert [each.name for each in remove_nodes(graph, ["s0", "w"]).groups] == ["g1"]
    assert [each.name for each in remove_nodes(graph, ["s1"]).groups] == ["g0", "g1"]
    assert remove_nodes(graph, ["s0", "w", "s1"]).groups == ()


def test_a_difference_of_groups_is_told() -> None:
    graph = nested()
    assert diff(graph, graph).groups_changed == ()
    assert diff(graph, set_open(graph, "g1", is_open=True)).groups_changed == ("g1",)
    assert set(diff(graph, NEURON).groups_changed) == {"g0", "g1"}
    assert not diff(graph, NEURON).structural


def test_groups_travel_with_their_nodes() -> None:
    graph = nested()
    assert groups_among(graph, frozenset({"w", "s0", "f"})) == (Group("g0", "Product", ("w", "s0")),)
    everything = groups_among(graph, frozenset(graph.by_name))
    assert everything == graph.groups
    names = {name: f"{name}_" for name in graph.by_name}
    assert groups_added(graph, everything, names)[2:] == (
        Group("g2", "Product", ("w_", "s0_"), parent="g3"),
        Group("g3", "Sum", ("s1_",)),
    )


def test_groups_are_copied_with_what_they_hold() -> None:
    graph, names = paste(nested(), cut_out(nested(), frozenset({"w", "s0"})), (0.0, 500.0))
    assert graph.groups[2:] == (Group("g2", "Product", (names["w"], names["s0"])),)


def facts(graph: Graph) -> tuple[object, ...]:
    """Give everything that is computed from a graph."""
    try:
        with np.errstate(all="ignore"):
            done = run(graph)
            code = write_numpy(graph)
    except GraphError as error:
        return (str(error),)
    return repr(done.values), repr(done.gradients), [step.node for step in done.steps], code


@settings(deadline=None, max_examples=40)
@given(graphs(), st.data())
def test_grouping_changes_no_number_and_can_be_taken_back(graph: Graph, data: st.DataObject) -> None:
    before = facts(graph)
    history = [graph]
    for _ in range(3):
        chosen = data.draw(st.sets(st.sampled_from([node.name for node in graph.nodes])))
        try:
            grouped, name = group(history[-1], chosen)
        except GraphError:
            continue
        assert ungroup(grouped, name) == history[-1]
        assert facts(grouped) == before
        opened = set_open(grouped, name, is_open=True)
        assert facts(opened) == before
        assert set_open(opened, name, is_open=False) == grouped
        assert set(cards(grouped)) >= members(grouped, name)
        history.append(grouped)
