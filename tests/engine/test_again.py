"""A run brought up to date after an edit has the bits of a fresh one, and computes no more than it must."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine import again
from playground.engine.again import run_again
from playground.engine.backward import parts_of
from playground.engine.forward import value_of
from playground.engine.run import Run, run, run_and_problems, run_sound
from playground.gates.catalog import gate
from playground.graph import editing
from playground.graph.expression import parse
from playground.graph.graph import Graph, Node, Wire
from tests.random_graphs import NUMBERS, graphs, shaped_graphs

ODD = NUMBERS | st.sampled_from([-0.0, 0.0, 1e300, -1e300, 1.0, 2.0])


def bits(numbers: dict[Any, Any]) -> dict[Any, bytes]:
    """Give numbers to the last bit; what is not a number has no sign that means anything."""
    return {key: np.where(np.isnan(value), np.nan, value).tobytes() for key, value in numbers.items()}


def assert_same_bits(one: Run, other: Run) -> None:
    assert bits({**one.values}) == bits({**other.values})
    assert bits({**one.gradients}) == bits({**other.gradients})
    assert bits({**one.downstream}) == bits({**other.downstream})
    assert (one.target, one.order, one.backward_order) == (other.target, other.order, other.backward_order)
    assert one.places == other.places
    assert [step.node for step in one.steps] == [step.node for step in other.steps]


def other(draw: st.DataObject, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(other(draw, each) for each in value)
    return None if value is None else draw.draw(ODD)


def with_other_numbers(draw: st.DataObject, node: Node) -> Node:
    held = other(draw, node.value)
    knobs = tuple((knob.name, draw.draw(NUMBERS)) for knob in gate(node.gate).knobs)
    return replace(node, value=held, knobs=knobs)


@given(graphs() | shaped_graphs(), st.data())
def test_any_edits_of_numbers_give_the_bits_of_a_fresh_run(graph: Graph, data: st.DataObject) -> None:
    before = run_sound(graph)
    for _ in range(3):
        chosen = data.draw(st.sampled_from(graph.nodes))
        turned = with_other_numbers(data, chosen)
        graph = graph.with_nodes(tuple(turned if node is chosen else node for node in graph.nodes))
        fresh, problems = run_and_problems(graph)
        assert fresh is not None
        made = run_again(before, graph) if before else None
        assert (made is None) == bool(problems or before is None or len(before.order) < len(graph.nodes))
        if made is not None:
            assert made.graph is graph
            assert_same_bits(made, fresh)
        before = made or fresh


def test_the_earlier_run_keeps_its_numbers() -> None:
    before = run(held("f = (x + y) * z", x=-2.0, y=5.0, z=-4.0))
    kept = dict(before.values), dict(before.gradients), dict(before.downstream)
    made = run_again(before, editing.set_value(before.graph, "x", 1.0))
    assert made is not None
    assert (made.output, made.gradients["z"]) == (-24.0, 6.0)
    assert (dict(before.values), dict(before.gradients), dict(before.downstream)) == kept


def held(text: str, **values: float) -> Graph:
    graph = parse(text)
    for name, value in values.items():
        graph = editing.set_value(graph, name, value)
    return graph


@pytest.mark.parametrize(
    "change",
    [
        lambda graph: editing.add_node(graph, "input", value=1.0)[0],
        lambda graph: editing.set_target(graph, "s0"),
        lambda graph: editing.disconnect(graph, "s0", "x"),
        lambda graph: editing.rename(graph, "x", "u"),
        lambda graph: editing.set_value(graph, "x", (1.0, 2.0)),
    ],
)
def test_more_than_numbers_is_left_to_a_fresh_run(change: Any) -> None:
    graph = held("f = (x + y) * z", x=-2.0, y=5.0, z=-4.0)
    assert run_again(run(graph), change(graph)) is None


def test_a_part_with_a_problem_is_left_to_a_fresh_run() -> None:
    graph = editing.add_node(held("f = x * y", x=2.0, y=3.0), "exp")[0]
    before = run_sound(graph)
    assert before is not None
    assert run_again(before, editing.set_value(graph, "x", 1.0)) is None


def test_a_class_label_that_does_not_fit_is_left_to_a_fresh_run() -> None:
    graph = parse("f = softmax_loss(s, t)")
    graph = editing.set_value(editing.set_value(graph, "s", (1.0, 2.0)), "t", 1.0)
    assert run_again(run(graph), editing.set_value(graph, "t", 7.0)) is None


def comb(teeth: int) -> Graph:
    """Give one input after the other, each squared, all added up in a tree."""
    text = " + ".join(f"x{place}**2" for place in range(teeth))
    return held(text, **{f"x{place}": float(place) for place in range(teeth)})


def test_one_input_among_many_computes_only_what_depends_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = comb(50)
    before = run(graph)
    forward: list[str] = []
    backward: list[str] = []
    monkeypatch.setattr(again, "value_of", _counted(value_of, forward))
    monkeypatch.setattr(again, "parts_of", _counted(parts_of, backward))
    changed = editing.set_value(graph, "x48", 0.5)
    made = run_again(before, changed)
    assert made is not None
    squared = graph.outgoing["x48"][0].target
    last = [name for name in before.order if name in {made.target, squared}]
    assert set(last) <= set(forward)
    assert len(forward) == 4
    assert set(backward) <= {*forward, *(wire.target for name in forward for wire in graph.outgoing[name])}
    assert_same_bits(made, run(changed))


def _counted(rule: Any, names: list[str]) -> Any:
    def counted(graph: Graph, name: str, *rest: Any) -> Any:
        names.append(name)
        return rule(graph, name, *rest)

    return counted


def test_what_comes_out_the_same_is_not_carried_on(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = held("f = relu(x) * y + y", x=-2.0, y=5.0)
    before = run(graph)
    forward: list[str] = []
    monkeypatch.setattr(again, "value_of", _counted(value_of, forward))
    made = run_again(before, editing.set_value(graph, "x", -3.0))
    assert made is not None
    assert len(forward) == 2


def test_a_wire_to_a_node_past_the_target_is_no_concern() -> None:
    nodes = (Node("x", "input", 2.0), Node("f", "square"), Node("g", "exp"))
    graph = Graph(nodes, (Wire("x", "f", "x"), Wire("f", "g", "x")), "f")
    changed = editing.set_value(graph, "x", 3.0)
    made = run_again(run(graph), changed)
    assert made is not None
    assert_same_bits(made, run(changed))


def test_gradients_that_cancel_go_no_further_back() -> None:
    graph = held("n = 2 * x\nf = n * z - n * z", x=3.0, z=5.0)
    made = run_again(run(graph), editing.set_value(graph, "z", 7.0))
    assert made is not None
    assert made.gradients["n"] == 0
    assert_same_bits(made, run(editing.set_value(graph, "z", 7.0)))
