from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from playground.graph.expression import parse
from playground.graph.graph import Graph, Node, Wire
from playground.graph.sizes import Box
from playground.graph.snapping import Guide, Level, Others, Snapped, levels, snap

HERE = Box(0, 0, 100, 40)


def test_what_is_out_of_reach_does_not_pull() -> None:
    assert snap(HERE, Others([]), [], 6) == Snapped()
    assert snap(HERE, Others([Box(207, 107, 257, 133)]), [], 6) == Snapped()


def test_the_nearest_edge_or_centre_pulls_and_shows_its_line() -> None:
    found = snap(HERE, Others([Box(4, 100, 190, 140), Box(2, 300, 202, 310)]), [], 6)
    assert (found.across, found.down) == (2, 0)
    assert found.guides == (Guide((2, 0), (2, 310)),)
    assert snap(HERE, Others([Box(45, 100, 61, 140)]), [], 6).guides == (Guide((53, 0), (53, 140)),)


def test_boxes_in_line_on_both_sides_show_every_line() -> None:
    found = snap(HERE, Others([Box(300, 3, 400, 43)]), [], 6)
    assert found == Snapped(
        0, 3, (Guide((0, 23), (400, 23)), Guide((0, 3), (400, 3)), Guide((0, 43), (400, 43)))
    )


def test_a_level_wire_goes_before_an_edge_that_is_nearer() -> None:
    found = snap(HERE, Others([Box(300, -2, 400, 900)]), [Level(24, 31, 250)], 6)
    assert (found.across, found.down) == (0, 4)
    assert found.guides == (Guide((250, 31), (50, 31)),)


def test_wires_to_nodes_that_stay_make_levels() -> None:
    graph = Graph(
        (
            Node("x", "input", position=(0, 50)),
            Node("s", "add", position=(200, 0)),
            Node("f", "add", position=(400, 90)),
        ),
        (Wire("x", "s", "x"), Wire("s", "f", "y")),
    )
    assert levels(graph, "s", frozenset({"x", "f"})) == (Level(57, 50, 46), Level(97, 97, 363))
    assert levels(graph, "s", frozenset()) == ()
    assert levels(parse("x"), "x", frozenset()) == ()


sides = st.integers(-60, 60)
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), sides, sides, st.integers(1, 90), st.integers(1, 90)
)


def lined(place: Callable[[Box], float], there: Box, among: list[Box]) -> list[Box]:
    return [each for each in among if place(each) == place(there)]


@given(boxes, st.lists(boxes, max_size=9))
def test_the_nearest_of_all_boxes_is_found_and_every_line(box: Box, others: list[Box]) -> None:
    found = snap(box, Others(others), [], 6)
    centres = [each.centre - box.centre for each in others]
    ends = [gap for each in others for gap in (each.left - box.left, each.right - box.right)]
    near = [min(map(abs, gaps)) for gaps in (centres, ends) if gaps and min(map(abs, gaps)) <= 6]
    assert abs(found.across) == (near[0] if near else 0)
    there = box.moved(found.across, found.down)
    upright = [guide.start[0] for guide in found.guides if guide.start[0] == guide.end[0]]
    places: list[Callable[[Box], float]] = [
        lambda each: each.centre,
        lambda each: each.left,
        lambda each: each.right,
    ]
    expected = [place(there) for place in places if lined(place, there, others)] if near else []
    assert upright == expected
    for guide, place in zip(found.guides, (p for p in places if lined(p, there, others)), strict=False):
        if near:
            every = [there, *lined(place, there, others)]
            assert (guide.start[1], guide.end[1]) == (
                min(each.top for each in every),
                max(each.bottom for each in every),
            )
