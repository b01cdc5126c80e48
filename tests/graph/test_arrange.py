import pytest

from playground.graph.arrange import Side, Way, align, distribute, straighten
from playground.graph.editing import move
from playground.graph.expression import parse
from playground.graph.folding import card_box
from playground.graph.graph import Graph, GraphError, Node, Wire
from playground.graph.groups import group
from playground.graph.layout import tidy

CARDS = Graph(
    (
        Node("x", "input", position=(0, 0)),
        Node("a", "add", position=(100, 10)),
        Node("b", "add", position=(300, 200)),
        Node("c", "add", position=(310, 80)),
    )
)
ALL = ("x", "a", "b", "c")


@pytest.mark.parametrize(
    ("side", "places"),
    [
        (Side.LEFT, {"x": (0, 0), "a": (-9, 10), "b": (-9, 200), "c": (-9, 80)}),
        (Side.RIGHT, {"x": (301, 0), "a": (310, 10), "b": (310, 200), "c": (310, 80)}),
        (Side.CENTRE, dict.fromkeys(ALL, 150)),
        (Side.TOP, {"x": (0, 0), "a": (100, 5), "b": (300, 5), "c": (310, 5)}),
        (Side.BOTTOM, {"x": (0, 205), "a": (100, 200), "b": (300, 200), "c": (310, 200)}),
        (Side.MIDDLE, dict.fromkeys(ALL, 102)),
    ],
)
def test_nodes_come_into_line(side: Side, places: dict[str, object]) -> None:
    found = align(CARDS, ALL, side)
    if side is Side.CENTRE:
        assert {name: x for name, (x, _) in found.items()} == places
        assert {name: y for name, (_, y) in found.items()} == {n: CARDS.by_name[n].position[1] for n in ALL}
    elif side is Side.MIDDLE:
        assert {name: y for name, (_, y) in found.items()} == places
    else:
        assert found == places


def test_one_node_has_nothing_to_align_with() -> None:
    with pytest.raises(GraphError, match="select at least two gates to align them"):
        align(CARDS, ["x"], Side.LEFT)
    with pytest.raises(GraphError, match="select at least three gates to distribute them"):
        distribute(CARDS, ["x", "a"], Way.DOWN)


def test_distributing_leaves_equal_gaps_and_the_outermost_where_they_are() -> None:
    across = distribute(CARDS, ("x", "a", "c"), Way.ACROSS)
    assert across["x"] == (0, 0)
    assert across["c"] == (310, 80)
    gaps = [across["a"][0] - 37 - 46, across["c"][0] - 37 - (across["a"][0] + 37)]
    assert abs(gaps[0] - gaps[1]) <= 1
    down = distribute(CARDS, ALL, Way.DOWN)
    assert [down[name][1] for name in ("x", "a", "c", "b")] == [0, 63, 132, 200]
    assert [down[name][0] for name in ALL] == [0, 100, 300, 310]


def test_a_gate_moves_until_the_wire_that_asks_least_is_level() -> None:
    graph = Graph(
        (Node("x", "input"), Node("y", "input", position=(0, 100)), Node("s", "add", position=(200, 20))),
        (Wire("x", "s", "x"), Wire("y", "s", "y")),
    )
    assert straighten(graph, ["s"]) == {"s": (200, 7)}
    assert straighten(move(graph, {"s": (200, 7)}), ["s"]) == {}


def test_an_input_goes_level_with_what_it_feeds_and_gates_follow_in_order() -> None:
    graph = parse("f = exp(sin(x))")
    places = {"x": (0.0, 40.0), "s0": (200.0, 0.0), "f": (400.0, 90.0)}
    graph = move(graph, places)
    assert straighten(graph, ["x"]) == {"x": (0, 0)}
    assert straighten(graph, graph.by_name) == {"x": (0, 0), "f": (400, 0)}
    assert straighten(graph, ["f"]) == {"f": (400, 0)}


def test_no_gate_moves_onto_another_one_or_without_a_wire() -> None:
    graph = Graph(
        (
            Node("x", "input"),
            Node("s", "exp", position=(200, 90)),
            Node("there", "exp", position=(220, 0)),
            Node("far", "exp", position=(900, 0)),
        ),
        (Wire("x", "s", "x"),),
    )
    assert straighten(graph, ["s", "far"]) == {}
    assert straighten(move(graph, {"there": (220, 300)}), graph.by_name) == {"x": (0, 90)}


def folded() -> Graph:
    """Two gates in a closed group, between an input and a gate."""
    graph = parse("f = exp(sin(cos(x)))")
    places = {"x": (0.0, 100.0), "s0": (200.0, 0.0), "s1": (300.0, 40.0), "f": (500.0, 300.0)}
    return group(move(graph, places), ["s0", "s1"])[0]


def test_what_a_closed_group_holds_goes_with_its_card() -> None:
    graph = folded()
    found = align(graph, graph.by_name, Side.MIDDLE)
    assert {name: y for name, (_, y) in found.items()} == {"x": 160, "s0": 140, "s1": 180, "f": 160}
    assert found["s0"][0] == 200
    lefts = align(graph, ["x", "s0", "s1"], Side.LEFT)
    card = card_box(move(graph, lefts), graph.groups[0].name)
    assert card.left == lefts["x"][0] - 46
    with pytest.raises(GraphError, match="at least two"):
        align(graph, ["s0", "s1"], Side.LEFT)


def test_a_card_goes_level_with_what_feeds_it() -> None:
    graph = folded()
    assert straighten(graph, ["s0", "s1"]) == {"s0": (200, 80), "s1": (300, 120)}
    assert straighten(graph, ["f"]) == {"f": (500, 20)}


def test_two_closed_groups_may_feed_each_other() -> None:
    graph = move(parse("f = exp(sin(x)) + sin(exp(y))"), {"s0": (200.0, 7.0)})
    names = {node.gate: [each.name for each in graph.nodes if each.gate == node.gate] for node in graph.nodes}
    for kind in ("sin", "exp"):
        graph, _ = group(graph, names[kind])
    assert straighten(graph, graph.by_name)
    assert {node.name for node in tidy(graph).nodes} == set(graph.by_name)
