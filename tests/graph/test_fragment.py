import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.graph.editing import check_name, set_value
from playground.graph.expression import parse
from playground.graph.fragment import STEP_ASIDE, cut_out, duplicate, fresh_names, middle, paste
from playground.graph.graph import Graph, GraphError, Node, Wire

GRAPH = set_value(parse("f = leaky_relu(x + y) * z"), "x", 3.0)


def node(name: str, x: float = 0.0, y: float = 0.0) -> Node:
    return Node(name, "add", position=(x, y))


def test_a_fragment_has_the_wires_among_its_nodes_only() -> None:
    piece = cut_out(GRAPH, frozenset({"x", "s0", "f"}))
    assert [each.name for each in piece.nodes] == ["x", "s0", "f"]
    assert piece.wires == (Wire("x", "s0", "x"),)
    assert piece.target is None


def test_the_middle_is_that_of_the_outermost_nodes() -> None:
    assert middle(Graph()) == (0, 0)
    assert middle(Graph((node("a"), node("b", 10, 40), node("c", 0, 1)))) == (5, 20)


def test_pasting_keeps_values_knobs_wires_and_relative_places() -> None:
    piece = cut_out(GRAPH, frozenset({"x", "s0", "s1"}))
    changed, names = paste(GRAPH, piece, (1000, 2000))
    assert names == {"x": "x1", "s0": "s2", "s1": "s3"}
    assert changed.nodes[: len(GRAPH.nodes)] == GRAPH.nodes
    assert changed.by_name["x1"].value == 3.0
    assert changed.by_name["s3"].knobs == GRAPH.by_name["s1"].knobs
    assert set(changed.wires) - set(GRAPH.wires) == {Wire("x1", "s2", "x"), Wire("s2", "s3", "x")}
    assert changed.target == GRAPH.target
    copies = Graph(tuple(changed.by_name[name] for name in names.values()))
    assert middle(copies) == pytest.approx((1000, 2000), abs=1)
    for old, new in names.items():
        (x, y), (to_x, to_y) = GRAPH.by_name[old].position, changed.by_name[new].position
        first = changed.by_name["x1"].position
        assert (to_x - first[0], to_y - first[1]) == (
            x - GRAPH.by_name["x"].position[0],
            y - GRAPH.by_name["x"].position[1],
        )


def test_pasting_again_at_the_same_place_steps_aside() -> None:
    piece = Graph((node("a"), node("b", 100)))
    once, _ = paste(Graph(), piece, (50, 0))
    assert [each.position for each in once.nodes] == [(0, 0), (100, 0)]
    twice, _ = paste(once, piece, (50, 0))
    thrice, names = paste(twice, piece, (53, 2))
    assert twice.by_name["a1"].position == (STEP_ASIDE, STEP_ASIDE)
    assert thrice.by_name[names["a"]].position == (3 + 2 * STEP_ASIDE, 2 + 2 * STEP_ASIDE)


def test_a_duplicate_keeps_the_wires_that_feed_it() -> None:
    changed, names = duplicate(GRAPH, frozenset({"s0", "s1"}))
    assert set(changed.wires) - set(GRAPH.wires) == {
        Wire("x", names["s0"], "x"),
        Wire("y", names["s0"], "y"),
        Wire(names["s0"], names["s1"], "x"),
    }
    x, y = GRAPH.by_name["s0"].position
    assert changed.by_name[names["s0"]].position == pytest.approx((x + STEP_ASIDE, y + STEP_ASIDE), abs=1)


def test_names_that_are_taken_get_the_next_free_number() -> None:
    graph = Graph(tuple(map(node, ("x", "x1", "w9", "a" * 40, "f_2"))))
    piece = Graph(tuple(map(node, ("x", "free", "w9", "a" * 40, "x1", "f_2"))))
    assert fresh_names(graph, piece) == {
        "x": "x2",
        "free": "free",
        "w9": "w10",
        "a" * 40: "a" * 39 + "1",
        "x1": "x3",
        "f_2": "f_3",
    }


def test_ten_thousand_nodes_are_named_at_once_and_no_more_are_pasted() -> None:
    graph = Graph(tuple(node(f"s{number}", 200 * number) for number in range(5000)))
    changed, names = paste(graph, graph, (0, 1000))
    assert len(changed.by_name) == 10_000
    assert names["s0"] == "s5000"
    with pytest.raises(GraphError, match="at most 10,000 gates"):
        paste(changed, Graph((node("a"),)), (0, 0))


NAMES = st.lists(
    st.builds(
        str.__add__,
        st.sampled_from(["x", "s", "w_", "long" * 9, "ω"]),
        st.sampled_from(["", "0", "1", "09", "9999"]),
    ),
    unique=True,
    max_size=12,
)


@given(NAMES, NAMES)
def test_fresh_names_are_good_names_and_differ(taken: list[str], wanted: list[str]) -> None:
    graph = Graph(tuple(map(node, taken)))
    found = fresh_names(graph, Graph(tuple(map(node, wanted))))
    assert list(found) == wanted
    assert len({*taken, *found.values()}) == len(taken) + len(wanted)
    for name in found.values():
        check_name(Graph(), name)
