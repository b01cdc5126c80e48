"""Breakpoints: where playing stops, and how they follow edits."""

from pathlib import Path

from playground.graph import editing
from playground.graph.expression import parse
from playground.graph.graph import Graph
from playground.session.breakpoints import stops
from playground.session.playback import Playback
from playground.session.project import Project, save_project
from playground.session.session import Session


def valued() -> Graph:
    graph = parse("f = (x + y) * z")
    for name in ("x", "y", "z"):
        graph = editing.set_value(graph, name, 2.0)
    return graph


def session() -> Session:
    return Session(Project(graph=valued()))


def test_running_on_stops_at_both_steps_of_a_gate_and_then_at_the_end() -> None:
    made = session()
    assert made.breakpoints.toggle(["s0"])
    visited = []
    while not made.playback.at_end:
        made.run_on()
        visited.append(made.playback.playhead)
    assert visited == [3, 8, 10]
    assert stops(made.playback, ["s0"]) == (3, 8)
    assert stops(Playback(), ["s0"]) == ()
    made.to(3)
    assert made.breakpoints.stops_at(made.playback)
    made.to_start()
    assert not made.breakpoints.stops_at(made.playback)


def test_several_are_set_at_once_and_taken_away_at_once() -> None:
    made = session()
    heard: list[frozenset[str]] = []
    made.breakpoints.changed.connect(lambda: heard.append(made.breakpoints.names))
    assert made.breakpoints.toggle(["x"])
    assert made.breakpoints.toggle(["x", "y"])
    assert not made.breakpoints.toggle(["x", "y"])
    made.breakpoints.clear()
    assert heard == [frozenset("x"), frozenset("xy"), frozenset()]
    made.run_on()
    assert made.playback.at_end


def test_they_follow_a_new_name_and_come_back_with_an_undo(tmp_path: Path) -> None:
    made = session()
    made.breakpoints.toggle(["s0"])
    made.edit("Rename", editing.rename(made.graph, "s0", "total"))
    assert made.breakpoints.names == {"total"}
    made.edit("Delete", editing.remove_nodes(made.graph, ["total"]))
    made.run_on()
    assert made.playback.at_end
    made.undo()
    made.to_start()
    made.run_on()
    assert made.playback.playhead == 3
    save_project(Project(graph=valued()), tmp_path / "other.backprop")
    made.open(tmp_path / "other.backprop")
    assert made.breakpoints.names == frozenset()
