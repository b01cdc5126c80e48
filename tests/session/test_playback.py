from __future__ import annotations

import numpy as np
import pytest

from playground.engine.run import run, run_sound
from playground.engine.step import Phase
from playground.graph import editing
from playground.graph.expression import parse
from playground.graph.graph import Graph
from playground.session.playback import Playback
from playground.session.project import starting_project

GRAPH = starting_project().graph
NODES = ("x", "y", "s0", "z", "f")
BACK = ("f", "z", "s0", "y", "x")


@pytest.fixture
def start() -> Playback:
    return Playback(run(GRAPH))


def known(playback: Playback) -> tuple[str, str]:
    """Give the nodes whose value is known, and those whose gradient is, in the order of the run."""
    values = [name for name in NODES if playback.value(name) is not None]
    gradients = [name for name in BACK if playback.gradient(name) is not None]
    return " ".join(values), " ".join(gradients)


def test_at_the_start_nothing_is_known(start: Playback) -> None:
    assert known(start) == ("", "")
    assert start.step is None
    assert start.at_start
    assert not start.at_end
    assert start.back() == start


def test_every_step_makes_one_thing_more_known(start: Playback) -> None:
    here = start
    for taken in range(1, 11):
        here = here.forward()
        assert here.step is here.steps[taken - 1]
        assert known(here) == (" ".join(NODES[:taken]), " ".join(BACK[: max(taken - 5, 0)]))
        assert here.back().forward() == here
    assert here.at_end
    assert here.forward() == here
    assert here == start.to_end()
    assert here.to_start() == start


def test_at_the_end_every_number_is_there(start: Playback) -> None:
    end = start.to_end()
    assert [end.value(name) for name in NODES] == [-2.0, 5.0, 3.0, -4.0, -12.0]
    assert [end.gradient(name) for name in NODES] == [-4.0, -4.0, -4.0, 3.0, 1.0]
    wires = [("s0", "x"), ("s0", "y"), ("f", "x"), ("f", "y")]
    assert [end.wire_gradient(*wire) for wire in wires] == [-4.0, -4.0, -4.0, 3.0]


def test_the_gradient_of_a_wire_is_known_with_the_step_of_the_gate_it_feeds(start: Playback) -> None:
    before = start.to(5)
    assert before.wire_gradient("f", "y") is None
    assert before.forward().wire_gradient("f", "y") == 3.0
    assert before.forward().wire_gradient("s0", "x") is None


def test_the_playhead_stays_among_the_steps(start: Playback) -> None:
    assert start.to(-3).playhead == 0
    assert start.to(99).playhead == 10
    assert start.forward_steps == 5
    assert Playback(start.run, 99).at_end


def test_jumping_to_a_node_stays_in_the_phase(start: Playback) -> None:
    assert start.to_node("s0").playhead == 3
    assert start.to(5).to_node("s0").playhead == 3
    assert start.to(6).to_node("s0").playhead == 8
    step = start.to_end().to_node("z").step
    assert step is not None
    assert (step.node, step.phase) == ("z", Phase.BACKWARD)
    assert start.to(4).to_node("nobody") == start.to(4)


def test_without_a_run_there_is_nothing_to_play() -> None:
    empty = Playback()
    assert empty.steps == ()
    assert (empty.playhead, empty.at_start, empty.at_end, empty.forward_steps) == (0, True, True, 0)
    assert empty.forward() == empty.to_end() == empty.to_node("x") == Playback()
    assert (empty.value("x"), empty.gradient("x"), empty.wire_gradient("x", "x")) == (None, None, None)


def test_a_node_off_the_way_to_the_target_has_gradient_0_at_the_end_and_no_backward_step() -> None:
    graph, name = editing.add_node(GRAPH, "input", value=(1.0, 2.0))
    end = Playback(run(graph)).to_end()
    assert end.back().gradient(name) is None
    np.testing.assert_array_equal(np.asarray(end.gradient(name)), [0.0, 0.0])
    assert end.to_node(name).step is end.steps[5]
    assert end.gradient("nobody") is None


def follow(playback: Playback, graph: Graph, **names: str) -> Playback:
    return playback.follow(run_sound(graph), names)


def test_after_an_edit_of_a_value_the_playhead_stays(start: Playback) -> None:
    graph = editing.set_value(GRAPH, "x", 7.0)
    for playhead in range(11):
        after = follow(start.to(playhead), graph)
        assert after.playhead == playhead
        assert after.run is not start.run


def test_the_playhead_stays_at_the_gate_that_was_computed_last(start: Playback) -> None:
    wider = parse("a = x * x\nf = (x + y) * z")
    for playhead in range(1, 10):
        before, after = start.to(playhead).step, follow(start.to(playhead), _valued(wider)).step
        assert before is not None
        assert after is not None
        assert (before.phase, before.node) == (after.phase, after.node)


def _valued(graph: Graph) -> Graph:
    for name in ("x", "y", "z"):
        graph = editing.set_value(graph, name, 1.0)
    return graph


def test_at_the_end_one_stays_at_the_end(start: Playback) -> None:
    graph, _name = editing.add_node(GRAPH, "input", value=1.0)
    after = follow(start.to_end(), graph)
    assert (after.playhead, len(after.steps)) == (11, 11)


def test_at_the_start_one_stays_at_the_start(start: Playback) -> None:
    assert follow(start, _valued(GRAPH)).playhead == 0
    assert follow(Playback(), GRAPH).playhead == 0


def test_where_a_step_is_no_more_the_last_one_before_it_counts(start: Playback) -> None:
    assert follow(start.to_node("z"), editing.remove_nodes(GRAPH, ["z"])).playhead == 3
    assert follow(start.to(1), editing.remove_nodes(GRAPH, ["x"])).playhead == 0
    assert follow(start.to(4), Graph()) == Playback()


def test_the_playhead_follows_a_renamed_node(start: Playback) -> None:
    graph = editing.rename(GRAPH, "s0", "total")
    assert follow(start.to_node("s0"), graph, s0="total").playhead == 3
    assert follow(start.to_node("s0"), graph).playhead == 2


def test_into_a_node_beside_the_target_a_gradient_of_0_flows_which_is_known_at_the_end() -> None:
    made = Playback(run_sound(editing.set_target(_valued(GRAPH), "s0")))
    assert made.to_end().wire_gradient("f", "x") == 0.0
    assert made.to_end().back().wire_gradient("f", "x") is None
    assert made.to_end().wire_gradient("f", "newer") is None
    assert made.to_end().wire_gradient("newer", "x") is None
    assert Playback().wire_gradient("f", "x") is None
    assert not Playback().is_beside("f")
