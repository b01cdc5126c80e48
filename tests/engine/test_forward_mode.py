"""Forward mode agrees with reverse mode and with measured slopes, at every node."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings

from playground.engine import forward_mode as module
from playground.engine.forward import knobs_of
from playground.engine.forward_mode import ForwardMode, forward_mode
from playground.engine.run import Run, run
from playground.gates.catalog import GATES, gate
from playground.gates.gate import Gate, Source
from playground.graph.editing import set_target
from playground.graph.expression import parse
from playground.graph.graph import Graph, GraphError, Node, Wire
from playground.graph.value import freeze
from tests.examples.table import WORKED
from tests.examples.worked import Worked
from tests.random_graphs import graphs, shaped_graphs

SAMPLES = [(gate, sample) for gate in GATES if gate.source is Source.NONE for sample in gate.samples]
each_example = pytest.mark.parametrize("worked", WORKED, ids=lambda worked: worked.id)


def numbers_of(made: Run) -> list[tuple[str, tuple[int, ...]]]:
    """Give every number of every input."""
    nodes = (node.name for node in made.graph.nodes if gate(node.gate).source is Source.INPUT)
    return [(name, index) for name in nodes for index in np.ndindex(np.shape(made.values[name]))]


def is_label(made: Run, name: str) -> bool:
    return any(
        wire.port in gate(made.graph.by_name[wire.target].gate).labels for wire in made.graph.outgoing[name]
    )


@np.errstate(all="ignore")
def rooms(mode: ForwardMode) -> dict[str, Any]:
    """Give for every node the sum of the sizes of all it was added up from, which rounding grows with."""
    made = mode.run
    found: dict[str, Any] = {name: np.abs(tangent) for name, tangent in mode.tangents.items()}
    for name, parts in mode.parts.items():
        record = made.graph.by_name[name]
        kind = gate(record.gate)
        room: Any = np.zeros(np.shape(made.values[name]))
        for part in parts:
            if part.local is not None:
                grown = np.abs(part.local) * found[part.source]
                room = room + (grown if kind.elementwise else np.sum(grown))
        if any(part.local is None for part in parts):
            sizes = [np.abs(made.values[part.source]) for part in parts]
            for index in np.ndindex(room.shape):
                unit = np.zeros(room.shape)
                unit[index] = 1.0
                row = kind.backward(unit, np.abs(made.values[name]), *sizes, **knobs_of(record, kind))
                room[index] = sum(
                    np.sum(np.abs(each) * found[part.source]) for each, part in zip(row, parts, strict=True)
                )
        found[name] = np.maximum(room, found[name])
    return found


def is_finite(made: Run) -> bool:
    return all(np.all(np.isfinite(each)) for each in (*made.values.values(), *made.gradients.values()))


def assert_modes_agree(made: Run) -> None:
    for name, index in numbers_of(made):
        if is_label(made, name):
            continue
        mode = forward_mode(made, name, index)
        forward = float(np.sum(mode.tangents[made.target]))
        reverse = float(np.asarray(made.gradients[name])[index])
        room = float(np.sum(rooms(mode)[made.target]))
        if np.isfinite(room) and np.isfinite(forward):
            assert abs(forward - reverse) <= 1e-9 * max(room, 1e-290), (name, index)
        for node, tangent in mode.tangents.items():
            assert np.shape(tangent) == np.shape(made.values[node])


@settings(max_examples=150)
@given(graphs())
def test_both_modes_agree_on_any_graph_of_numbers(graph: Graph) -> None:
    try:
        made = run(graph)
    except GraphError:  # a number that is no class label
        return
    assume(is_finite(made))
    assert_modes_agree(made)


@settings(max_examples=150)
@given(shaped_graphs())
def test_both_modes_agree_on_any_graph_of_arrays(graph: Graph) -> None:
    made = run(graph)
    assume(is_finite(made))
    assert_modes_agree(made)


def nudged(made: Run, name: str, index: tuple[int, ...], by: float) -> Run:
    value = np.array(made.values[name], dtype=float)
    value[index] += by
    return run(made.graph, {name: value.tolist()}, made.target)


def sides(made: Run) -> dict[str, Any]:
    """Give on which side of its kinks every gate stands."""
    found = {}
    for node in made.graph.nodes:
        kind = gate(node.gate)
        if kind.kinks is not None:
            values = [made.values[made.graph.incoming[node.name][port].source] for port in kind.inputs]
            found[node.name] = np.sign(kind.kinks(*values, **knobs_of(node, kind)))
    return found


def assert_tangents_are_measured(made: Run) -> None:
    """Compare the tangent of every node with its slope between two nudges."""
    for name, index in numbers_of(made):
        if is_label(made, name):
            assert np.all(forward_mode(made, name, index).tangents[made.target] == 0)
            continue
        h = 1e-5 * max(1.0, abs(float(np.asarray(made.values[name])[index])))
        high, low = nudged(made, name, index, h), nudged(made, name, index, -h)
        above, below = sides(high), sides(low)
        if any(np.any(above[node] != below[node]) for node in above):
            continue
        for node, tangent in forward_mode(made, name, index).tangents.items():
            slope = (np.asarray(high.values[node]) - np.asarray(low.values[node])) / (2 * h)
            noise = 4e-16 * np.max(np.abs(high.values[node])) / h
            worst = 1e-6 * np.maximum(np.abs(tangent), np.abs(slope)) + noise + 1e-10
            assert np.all(np.abs(slope - tangent) <= worst), (name, index, node)


@each_example
def test_tangents_of_every_example_are_what_is_measured(worked: Worked) -> None:
    assert_tangents_are_measured(run(worked.graph))


@pytest.mark.parametrize(("kind", "sample"), SAMPLES, ids=lambda each: getattr(each, "id", ""))
def test_tangents_of_every_gate_are_what_is_measured(kind: Gate, sample: tuple[Any, ...]) -> None:
    nodes = [Node(f"x{place}", "input", freeze(value)) for place, value in enumerate(sample)]
    wires = tuple(Wire(f"x{place}", "y", port) for place, port in enumerate(kind.inputs))
    assert_tangents_are_measured(run(Graph((*nodes, Node("y", kind.id)), wires)))


def test_a_pass_spells_out_what_it_adds_up() -> None:
    graph = parse("q = x + y\nf = q * x")
    mode = forward_mode(run(graph, {"x": 3, "y": 2}), "x")
    assert mode.tangents == {"x": 1.0, "y": 0.0, "q": 1.0, "f": 8.0}
    assert set(mode.parts) == {"q", "f"}
    assert [(part.port, part.source, part.local, part.incoming, part.part) for part in mode.parts["f"]] == [
        ("x", "q", 3.0, 1.0, 3.0),
        ("y", "x", 5.0, 1.0, 5.0),
    ]
    assert [part.part for part in mode.parts["q"]] == [1.0, 0.0]


def test_what_is_beside_the_way_counts_nothing_however_steep() -> None:
    mode = forward_mode(run(parse("f = x * sqrt(y)"), {"x": 2, "y": 0}), "x")
    assert mode.tangents == {"x": 1.0, "y": 0.0, "s0": 0.0, "f": 0.0}


def test_a_tangent_has_the_shape_of_its_value() -> None:
    made = run(parse("q = W @ x\nf = norm2(q)"), {"W": [[1, 2], [3, 4]], "x": [5, 6]})
    mode = forward_mode(made, "W", (0, 1))
    assert np.array_equal(mode.tangents["W"], [[0, 1], [0, 0]])
    assert np.array_equal(mode.tangents["q"], [6, 0])
    assert mode.parts["q"][0].local is None
    assert mode.tangents["f"] == 2 * 17 * 6


def test_any_node_can_be_the_one_that_is_nudged() -> None:
    mode = forward_mode(run(parse("q = x + y\nf = q * x"), {"x": 3, "y": 2}), "q")
    assert mode.tangents == {"q": 1.0, "f": 3.0, "x": 0.0, "y": 0.0}


def test_it_does_not_ask_for_the_target() -> None:
    graph = set_target(parse("q = x * x\nf = exp(q)"), "q")
    mode = forward_mode(run(graph, {"x": 1}), "x")
    assert mode.tangents["f"] == pytest.approx(2 * np.e)


def test_a_gate_with_too_many_numbers_stops_the_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_NUMBERS", 5)
    made = run(parse("q = W @ x\nf = norm2(q)\ng = sum(x) + f"), {"W": [[1, 2], [3, 4]], "x": [5, 6]})
    mode = forward_mode(made, "W", (0, 1))
    assert set(mode.tangents) == {"W", "x", "s0"}
    assert mode.parts == {}


@pytest.mark.parametrize(
    ("name", "index", "said"),
    [("q", (), '"q" has no value'), ("x", (0,), r"x has no number at \[0\]"), ("v", (2,), "v has no number")],
)
def test_there_must_be_such_a_number(name: str, index: tuple[int, ...], said: str) -> None:
    with pytest.raises(GraphError, match=said):
        forward_mode(run(parse("f = x * v"), {"x": 1, "v": [1, 2]}), name, index)


@each_example
def test_both_modes_agree_on_every_example(worked: Worked) -> None:
    assert_modes_agree(run(worked.graph))


def test_a_planted_fault_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take only the last part of every sum, and see the comparisons fail."""
    monkeypatch.setattr(module, "_total", lambda value, parts: parts[-1].part)
    faulty = 0
    for worked in WORKED:
        for compare in (assert_modes_agree, assert_tangents_are_measured):
            try:
                compare(run(worked.graph))
            except AssertionError:
                faulty += 1
    assert faulty > len(WORKED)
