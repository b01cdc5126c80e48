from playground.graph.expression import parse
from playground.graph.graph import Graph, Node, Wire
from playground.graph.sizes import Box
from playground.graph.snapping import Guide, Level, Snapped, levels, snap

HERE = Box(0, 0, 100, 40)


def test_what_is_out_of_reach_does_not_pull() -> None:
    assert snap(HERE, [], [], 6) == Snapped()
    assert snap(HERE, [Box(207, 107, 257, 133)], [], 6) == Snapped()


def test_the_nearest_edge_or_centre_pulls_and_shows_its_line() -> None:
    found = snap(HERE, [Box(4, 100, 190, 140), Box(2, 300, 202, 310)], [], 6)
    assert (found.across, found.down) == (2, 0)
    assert found.guides == (Guide((2, 0), (2, 310)),)
    assert snap(HERE, [Box(45, 100, 61, 140)], [], 6).guides == (Guide((53, 0), (53, 140)),)


def test_boxes_in_line_on_both_sides_show_every_line() -> None:
    found = snap(HERE, [Box(300, 3, 400, 43)], [], 6)
    assert found == Snapped(
        0, 3, (Guide((0, 23), (400, 23)), Guide((0, 3), (400, 3)), Guide((0, 43), (400, 43)))
    )


def test_a_level_wire_goes_before_an_edge_that_is_nearer() -> None:
    found = snap(HERE, [Box(300, -2, 400, 900)], [Level(24, 31, 250)], 6)
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
