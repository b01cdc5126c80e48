"""A closed gate is laid out as one card, opened where there is room, and what it holds moves with it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from playground.graph.columns import bend
from playground.graph.editing import remove_nodes
from playground.graph.expression import parse
from playground.graph.folding import (
    card_box,
    card_height,
    fold,
    frame_box,
    make_room,
    open_in_place,
    ports_of,
    row_height,
)
from playground.graph.graph import Graph, GraphError
from playground.graph.groups import cards, group, members, set_open
from playground.graph.layout import tidy
from playground.graph.order import ancestors
from playground.graph.sizes import Box, box
from tests.random_graphs import graphs

SUM = ("s0", "s1", "s2", "s3")


def neuron() -> tuple[Graph, str]:
    """Give a neuron with its weighted sum as one gate."""
    return group(parse("f = sigmoid(w0 * x0 + w1 * x1 + w2)"), SUM, "Sum")


def shifts(before: Graph, after: Graph, names: frozenset[str]) -> set[tuple[float, float]]:
    """Give by how much these nodes moved."""
    old = before.by_name
    return {
        (node.position[0] - old[node.name].position[0], node.position[1] - old[node.name].position[1])
        for node in after.nodes
        if node.name in names
    }


def test_a_closed_gate_is_one_node_with_as_many_ports_as_it_has() -> None:
    graph, _ = neuron()
    folded = fold(graph)
    assert [node.name for node in folded.nodes] == ["w0", "x0", "s0", "w1", "x1", "w2", "f"]
    assert {wire.port for wire in folded.wires if wire.target == "s0"} == {"1/5", "2/5", "3/5", "4/5", "5/5"}
    assert bend(folded.by_name["s0"], "1/5") < bend(folded.by_name["s0"], "5/5")
    assert fold(parse("x * y")) == parse("x * y")


def test_tidy_moves_what_a_gate_holds_as_one() -> None:
    graph, name = neuron()
    neat = tidy(graph)
    assert len(shifts(graph, neat, members(graph, name))) == 1
    card = card_box(neat, name)
    assert not any(card.touches(box(node)) for node in neat.nodes if node.name not in SUM)
    assert (neat.wires, neat.groups) == (graph.wires, graph.groups)


def test_two_closed_gates_and_one_of_nothing_but_inputs() -> None:
    graph, first = neuron()
    graph, second = group(graph, ["w2"], "Bias")
    neat = tidy(graph)
    assert not card_box(neat, first).touches(card_box(neat, second))


def test_high_cards_get_room() -> None:
    terms = [" + ".join(f"x * p{each}" for each in range(start, start + 6)) for start in (0, 6)]
    graph = parse(f"a = {terms[0]}\nb = {terms[1]}\nf = a * b")
    graph = remove_nodes(graph, [f"p{each}" for each in range(12)])
    for end in ("a", "b"):
        graph, _ = group(graph, ancestors(graph, end) - {"x"}, end)
    neat = tidy(graph)
    first, second = (card_box(neat, each.name) for each in neat.groups)
    assert not first.touches(second)
    assert not any(first.touches(box(neat.by_name[name])) for name in ("x", "f"))


def test_ports_stand_below_the_title_and_apart() -> None:
    graph, name = neuron()
    card, high = card_box(graph, name), card_height(ports_of(graph, name))
    assert card.bottom - card.top == high
    heights = [row_height(5, place) for place in range(5)]
    assert heights == sorted(heights)
    assert -high / 2 < heights[0]
    assert heights[-1] < high / 2
    assert row_height(1, 0) == 0.0


def test_an_open_gate_covers_nothing() -> None:
    graph, name = neuron()
    opened = open_in_place(tidy(graph), name)
    frame = frame_box(opened, name)
    assert not any(frame.touches(box(node)) for node in opened.nodes if node.name not in SUM)
    again = open_in_place(set_open(opened, name, is_open=False), name)
    assert again == opened


def test_a_closed_gate_makes_room_as_one() -> None:
    graph, name = neuron()
    graph, other = group(graph, ["f"], "End")
    opened = open_in_place(tidy(graph), name)
    assert not frame_box(opened, name).touches(card_box(opened, other))


def test_a_frame_goes_round_the_frames_and_cards_inside() -> None:
    graph, inner = neuron()
    graph, outer = group(graph, [*SUM, "f"], "Neuron")
    graph = set_open(graph, outer, is_open=True)
    around_card = frame_box(graph, outer)
    around_frame = frame_box(set_open(graph, inner, is_open=True), outer)
    assert around_frame.left < around_card.left
    assert make_room(graph, outer, Box(-9e4, -9e4, -8e4, -8e4)) == graph


@settings(deadline=None, max_examples=40)
@given(graphs(), st.data())
def test_any_layout_keeps_what_closed_gates_hold_together(graph: Graph, data: st.DataObject) -> None:
    for _ in range(2):
        try:
            graph, _ = group(graph, data.draw(st.sets(st.sampled_from([node.name for node in graph.nodes]))))
        except GraphError:
            continue
    neat = tidy(graph)
    assert (neat.wires, neat.groups, neat.target) == (graph.wires, graph.groups, graph.target)
    for card in set(cards(graph).values()):
        assert len(shifts(graph, neat, members(graph, card))) == 1
