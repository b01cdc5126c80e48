from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from playground.graph.arrange import outlines
from playground.graph.expression import parse
from playground.graph.folding import frame_box
from playground.graph.graph import Graph, GraphError
from playground.graph.groups import group, members, set_open
from playground.graph.layout import tidy
from tests.random_graphs import graphs

TWO_NEURONS = "h1 = sigmoid(w1*x1 + w2*x2 + b1)\nh2 = sigmoid(w3*x1 + w4*x2 + b2)\nf = h1*v1 + h2*v2"
FIRST, SECOND = ("s0", "s1", "s2", "s3", "h1"), ("s4", "s5", "s6", "s7", "h2")


def opened(graph: Graph, *choices: tuple[str, ...]) -> Graph:
    for names in choices:
        graph, name = group(graph, names)
        graph = set_open(graph, name, is_open=True)
    return graph


def assert_frames_hold_their_own_gates_alone(graph: Graph) -> None:
    shown, frames = outlines(graph), {}
    for each in graph.groups:
        if each.is_open and members(graph, each.name) & shown.keys():
            frames[each.name] = frame_box(graph, each.name)
            for name in shown.keys() - members(graph, each.name):
                assert not shown[name].touches(frames[each.name]), f"{name} lies in {each.name}"
    for first, second in combinations(frames, 2):
        if not members(graph, first) & members(graph, second):
            assert not frames[first].touches(frames[second])


def test_other_gates_stay_out_of_open_frames() -> None:
    graph = tidy(opened(parse(TWO_NEURONS), FIRST, SECOND))
    assert_frames_hold_their_own_gates_alone(graph)
    assert tidy(graph) == graph
    for wire in graph.wires:
        assert graph.by_name[wire.source].position[0] < graph.by_name[wire.target].position[0]


def test_frames_in_frames_and_closed_gates_in_frames() -> None:
    both = opened(parse(TWO_NEURONS), FIRST, SECOND, FIRST + SECOND)
    assert_frames_hold_their_own_gates_alone(tidy(both))
    inner = set_open(both, both.groups[0].name, is_open=False)
    assert_frames_hold_their_own_gates_alone(tidy(inner))


def test_only_what_a_group_holds_is_laid_out_and_its_middle_stays() -> None:
    graph, name = group(tidy(parse(TWO_NEURONS)), FIRST)
    tangled = graph.with_nodes(
        tuple(
            replace(node, position=(node.position[0], 300.0)) if node.name in FIRST else node
            for node in graph.nodes
        )
    )
    done, before = tidy(tangled, name), frame_box(tangled, name)
    after = frame_box(done, name)
    assert abs(after.centre - before.centre) <= 1
    assert abs(after.middle - before.middle) <= 1
    assert after.bottom - after.top > before.bottom - before.top
    for node in tangled.nodes:
        assert (node.name in FIRST) or done.by_name[node.name] == node


@settings(max_examples=60)
@given(graphs(most=16), st.data())
def test_frames_of_any_graph(graph: Graph, data: st.DataObject) -> None:
    names = st.lists(st.sampled_from([node.name for node in graph.nodes]), min_size=1, max_size=5)
    for _ in range(3):
        try:
            graph = opened(graph, tuple(data.draw(names)))
        except GraphError:
            continue
    tidied = tidy(graph)
    assert_frames_hold_their_own_gates_alone(tidied)
    assert tidy(tidied) == tidied
