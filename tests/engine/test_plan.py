"""A graph of single numbers laid out flat computes the same bits as gate by gate."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.backward import backward
from playground.engine.forward import forward
from playground.engine.plan import plan, rules
from playground.engine.run import run
from playground.gates.arithmetic import POWER
from playground.gates.catalog import GATES
from playground.gates.gate import Gate, Source
from playground.gates.routing import MAX, MIN
from playground.graph.graph import Graph, Node, Wire

SCALAR_GATES = [
    gate
    for gate in GATES
    if gate.source is Source.NONE and all(isinstance(value, float) for value in gate.samples[0])
]
calm_numbers = st.floats(-4, 4)
wild_numbers = calm_numbers | st.sampled_from([0.0, -0.0, 1e300, -1e300, 1e-300])
CALM_GATES = [gate for gate in SCALAR_GATES if gate.forward(*[0.3] * len(gate.inputs), **gate.defaults) < 1]


@st.composite
def scalar_graphs(draw: st.DrawFn, gates: list[Gate], numbers: st.SearchStrategy[float]) -> Graph:
    nodes = [Node(name, "input", draw(numbers)) for name in "xyz"]
    wires = []
    for index in range(draw(st.integers(3, 12))):
        gate = draw(st.sampled_from(gates))
        name = f"s{index}"
        wires += [Wire(draw(st.sampled_from(nodes)).name, name, port) for port in gate.inputs]
        nodes.append(Node(name, gate.id))
    return Graph(tuple(nodes), tuple(wires), nodes[-1].name)


def same(left: object, right: object) -> bool:
    return bool(np.array_equal(np.array(left), np.array(right), equal_nan=True))


@given(scalar_graphs(CALM_GATES, calm_numbers) | scalar_graphs(SCALAR_GATES, wild_numbers))
def test_flat_and_gate_by_gate_agree_to_the_last_bit(graph: Graph) -> None:
    made = run(graph)
    values = forward(graph, made.order, {})
    gradients = backward(graph, made.backward_order, values, made.target)
    assert all(type(number) is float for number in (*made.values.values(), *made.gradients.values()))
    for name, value in values.items():
        assert same(made.values[name], value)
        assert same(made.gradients[name], gradients[name])


def test_another_value_uses_the_same_plan() -> None:
    graph = Graph((Node("x", "input", 2.0), Node("f", "square")), (Wire("x", "f", "x"),))
    assert run(graph, {"x": 3}).output == 9
    kept = dict(graph.memo)
    assert run(graph, {"x": 4}).gradients["x"] == 8
    assert graph.memo == kept
    assert run(graph).output == 4
    assert same(run(graph, {"x": [1, 2]}).values["f"], [1, 4])


def test_a_gate_of_three_inputs_has_no_place_in_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    from playground.gates import catalog

    three = replace(MAX, id="three", inputs=("x", "y", "z"))
    monkeypatch.setitem(catalog._BY_ID, "three", three)
    graph = Graph(
        (Node("x", "input", 1.0), Node("f", "three")), tuple(Wire("x", "f", port) for port in "xyz")
    )
    assert plan(graph, ("x", "f"), ("f", "x"), "f") is None


@pytest.mark.parametrize(("gate", "ufunc"), [(MAX, np.maximum), (MIN, np.minimum)])
def test_choices_treat_what_is_no_number_as_numpy_does(gate: Gate, ufunc: np.ufunc) -> None:
    forward_rule, _backward = rules(gate, ())
    for a in (1.0, -2.0, float("nan")):
        for b in (1.0, -2.0, float("nan")):
            assert same(forward_rule(a, b), ufunc(a, b))


def test_knobs_stand_in_the_rules() -> None:
    forward_rule, backward_rule = rules(POWER, (("n", 4.0),))
    assert forward_rule(3.0, 0.0) == 81
    assert backward_rule(2.0, 81.0, 3.0, 0.0) == (2 * 4 * 27, 0)
