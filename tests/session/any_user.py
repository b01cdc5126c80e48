"""A random user of a session: what it can do one by one, and what must be so after each of its deeds."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from playground.engine.run import run_sound
from playground.gates.catalog import GATES, gate
from playground.gates.gate import Source
from playground.graph import editing
from playground.graph.graph import GraphError, Node
from playground.graph.problems import problems
from playground.graph.value import freeze
from playground.session import graph_actions
from playground.session.project import Project, starting_project
from playground.session.selection import Selection
from playground.session.session import Session

NAMES = st.sampled_from(["x", "y", "s0", "total", "λ", "lambda", "1x", ""])
PLACES = st.tuples(st.integers(-900, 900).map(float), st.integers(-900, 900).map(float))
NUMBERS = st.floats(-9, 9) | st.sampled_from([0.0, -0.0, 1e300, -1e300, 1e-300])
VALUES = NUMBERS | st.lists(NUMBERS, min_size=1, max_size=3) | st.just([[1.0, 2.0], [3.0, 4.0]])
EXPRESSIONS = st.sampled_from(
    ["(x + y) * z", "x", "f = sigmoid(w * x)\ng = f ** 2", "x - x", "x +", "exp(a) @ W.T"]
)
SOURCES = (Source.INPUT, Source.CONSTANT)


class AnyUser(RuleBasedStateMachine):
    """Does things to a session, and to a list of projects that says what undo has to give."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.session = Session()
        self.begin(self.session.project)

    def begin(self, project: Project) -> None:
        self.projects = [project]
        self.now = 0
        self.saved = project
        self.gesture: str | None = None

    def changed(self, gesture: str | None = None) -> None:
        """Note the project after a change; one of the same gesture takes the place of the last."""
        new = self.session.project
        if new == self.projects[self.now]:
            return
        if gesture is None or gesture != self.gesture:
            self.now += 1
        self.projects[self.now :] = [new]
        self.gesture = gesture
        if self.now and new == self.projects[self.now - 1]:
            self.projects.pop()
            self.now -= 1
            self.gesture = None

    def pick(self, data: st.DataObject, *sources: Source) -> str | None:
        nodes = self.session.graph.nodes
        names = [node.name for node in nodes if not sources or gate(node.gate).source in sources]
        return data.draw(st.sampled_from(names)) if names else None

    @initialize(empty=st.booleans())
    def start(self, empty: bool) -> None:
        self.session = Session(Project() if empty else starting_project())
        self.begin(self.session.project)

    @rule(kind=st.sampled_from(GATES), value=VALUES, place=PLACES)
    def place(self, kind: Any, value: Any, place: tuple[float, float]) -> None:
        held = freeze(value) if kind.source in SOURCES else None
        graph, name = editing.add_node(self.session.graph, kind.id, value=held, position=place)
        self.session.edit(f"Place {name}", graph)
        self.session.select(Selection.only(name))
        self.changed()

    @rule(data=st.data())
    def connect(self, data: st.DataObject) -> None:
        source, target = self.pick(data), self.pick(data, Source.NONE)
        if source is None or target is None:
            return
        port = data.draw(st.sampled_from(gate(self.session.graph.by_name[target].gate).inputs))
        with contextlib.suppress(GraphError):
            self.session.edit("Connect", editing.connect(self.session.graph, source, target, port))
        self.changed()

    @rule(data=st.data())
    def disconnect(self, data: st.DataObject) -> None:
        if self.session.graph.wires:
            wire = data.draw(st.sampled_from(self.session.graph.wires))
            self.session.edit("Pull out", editing.disconnect(self.session.graph, wire.target, wire.port))
            self.changed()

    @rule(data=st.data(), heal=st.booleans())
    def delete(self, data: st.DataObject, heal: bool) -> None:
        everything = sorted(self.session.graph.by_name) + sorted(self.session.graph.wires, key=str)
        chosen = data.draw(st.lists(st.sampled_from(everything), max_size=3)) if everything else []
        self.session.select(Selection.only(*chosen))
        graph_actions.delete_selection(self.session, heal=heal)
        self.changed()

    @rule(data=st.data(), new=NAMES, goes_there=st.booleans())
    def rename(self, data: st.DataObject, new: str, goes_there: bool) -> None:
        old = self.pick(data)
        if old is None:
            return
        if goes_there:
            self.session.to_node(old)
        self.session.select(Selection.only(old))
        before = self.session.playback.playhead
        try:
            graph_actions.rename(self.session, old, new)
        except GraphError:
            new = old
        assert self.session.selection == Selection.only(new)
        assert self.session.playback.playhead == before
        self.changed()

    @rule(data=st.data(), places=st.lists(PLACES, min_size=1, max_size=3), pause=st.sampled_from("-bsu"))
    def drag(self, data: st.DataObject, places: list[tuple[float, float]], pause: str) -> None:
        """Drag a node over some places, maybe back to where it was, maybe with something done between."""
        name = self.pick(data)
        if name is None:
            return
        if data.draw(st.booleans()):
            places = [*places, self.session.graph.by_name[name].position, places[0]]
        for place in places:
            if name in self.session.graph.by_name:  # an undo in between may have taken it away
                graph_actions.move(self.session, {name: place})
                self.changed(f"move {name}")
            if pause != "-":
                {"b": self.end_gesture, "s": lambda: self.save(reopen=False), "u": self.undo}[pause]()

    @rule(data=st.data(), value=VALUES)
    def set_value(self, data: st.DataObject, value: Any) -> None:
        name = self.pick(data, *SOURCES)
        if name is not None:
            graph_actions.scrub_value(self.session, name, value)
            self.changed(f"value {name}")

    @rule(data=st.data(), number=NUMBERS)
    def set_knob(self, data: st.DataObject, number: float) -> None:
        nodes = [node for node in self.session.graph.nodes if gate(node.gate).knobs]
        if nodes:
            node: Node = data.draw(st.sampled_from(nodes))
            knob = gate(node.gate).knobs[0].name
            graph_actions.scrub_knob(self.session, node.name, knob, number)
            self.changed(f"knob {knob} {node.name}")

    @rule(data=st.data())
    def set_target(self, data: st.DataObject) -> None:
        self.session.edit("Target", editing.set_target(self.session.graph, self.pick(data)))
        self.changed()

    @rule(text=EXPRESSIONS)
    def type_expression(self, text: str) -> None:
        try:
            graph_actions.type_expression(self.session, text)
        except ValueError:
            assert text == "x +"
        self.changed()

    @rule()
    def end_gesture(self) -> None:
        self.session.break_merge()
        self.gesture = None

    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.now = max(self.now - 1, 0)
        self.gesture = None

    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.now = min(self.now + 1, len(self.projects) - 1)
        self.gesture = None

    @precondition(lambda self: len(self.projects) > 1)
    @rule()
    def undo_all_and_redo_all(self) -> None:
        for turn, last in ((self.undo, 0), (self.redo, len(self.projects) - 1)):
            while self.now != last:
                turn()
                self.history_gives_what_was_there()
        assert not self.session.history.can_redo

    @rule(by=st.sampled_from([1, -1]))
    def step(self, by: int) -> None:
        before = self.session.playback
        (self.session.step if by > 0 else self.session.step_back)()
        assert self.session.playback.playhead == min(max(before.playhead + by, 0), len(before.steps))

    @rule(playhead=st.integers(-2, 30) | st.just(10**6))
    def jump(self, playhead: int) -> None:
        self.session.to(playhead)
        assert self.session.playback.playhead == min(max(playhead, 0), len(self.session.playback.steps))

    @rule(data=st.data())
    def jump_to_node(self, data: st.DataObject) -> None:
        name = self.pick(data)
        if name is not None:
            self.session.to_node(name)
            step = self.session.playback.step
            known = self.session.playback.run and name in self.session.playback.run.values
            assert not known or (step is not None and step.node == name)

    @rule(names=st.lists(NAMES))
    def select(self, names: list[str]) -> None:
        self.session.select(Selection.only(*names))

    @rule(reopen=st.booleans())
    def save(self, reopen: bool) -> None:
        path = Path(self.folder.name) / "any.backprop"
        self.session.save(path)
        self.saved = self.session.project
        self.gesture = None
        if reopen:
            self.session.open(path)
            assert repr(self.session.project) == repr(self.saved)
            assert self.session.playback.at_start
            self.begin(self.session.project)

    @invariant()
    def history_gives_what_was_there(self) -> None:
        history = self.session.history
        assert history.project == self.projects[self.now]
        assert history.can_undo == (self.now > 0)
        assert history.can_redo == (self.now < len(self.projects) - 1)
        assert self.session.modified == (self.session.project != self.saved)

    @invariant()
    def run_is_that_of_the_graph(self) -> None:
        playback, fresh = self.session.playback, run_sound(self.session.graph)
        assert (playback.run is None) == (fresh is None)
        assert self.session.problems == problems(self.session.graph)
        assert 0 <= playback.playhead <= len(playback.steps)
        if playback.run is None or fresh is None:
            return
        assert playback.run.graph == self.session.graph
        assert (playback.run.order, playback.run.backward_order) == (fresh.order, fresh.backward_order)
        assert_same(playback.run.values, fresh.values)
        assert_same(playback.run.gradients, fresh.gradients)
        assert_same(playback.run.downstream, fresh.downstream)

    @invariant()
    def what_is_known_is_what_was_stepped_over(self) -> None:
        playback = self.session.playback
        for node in self.session.graph.nodes:
            taken = [
                step.phase.value for step in playback.steps[: playback.playhead] if step.node == node.name
            ]
            assert ("forward" in taken) == (playback.value(node.name) is not None)
            assert ("backward" not in taken) or playback.gradient(node.name) is not None
            assert playback.at_end or ("backward" in taken) == (playback.gradient(node.name) is not None)

    @invariant()
    def selection_and_target_are_in_the_graph(self) -> None:
        graph = self.session.graph
        assert self.session.selection == self.session.selection.pruned(graph)
        assert graph.target is None or graph.target in graph.by_name

    def teardown(self) -> None:
        while self.session.history.can_undo:
            self.session.undo()
        assert self.session.project == self.projects[0]
        while self.session.history.can_redo:
            self.session.redo()
        assert self.session.project == self.projects[-1]
        self.folder.cleanup()


def assert_same(found: Mapping[Any, Any], expected: Mapping[Any, Any]) -> None:
    """Compare bit by bit, which is stricter than numpy's own comparison and twenty times as fast."""
    assert found.keys() == expected.keys()
    for key, value in expected.items():
        both = np.asarray(found[key]), np.asarray(value)
        assert both[0].shape == both[1].shape, key
        assert both[0].tobytes() == both[1].tobytes(), key
