"""Every gate in the catalog, and whatever is added to it, keeps these promises."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from playground.codegen.numpy_code import write_numpy
from playground.engine.gradient_check import check_gradients
from playground.engine.run import run
from playground.gates.catalog import GATES
from playground.gates.gate import Gate, Slip, Source
from playground.gates.name import UNIT, Name, write
from playground.graph.editing import add_node, connect
from playground.graph.graph import Graph

COMPUTING = [gate for gate in GATES if gate.source is Source.NONE]
CASES = [(gate, sample) for gate in COMPUTING for sample in gate.samples]
LARGE = (-1e3, -710.0, -40.0, 40.0, 710.0, 1e3)


def case_id(value: Any) -> str | None:
    return value.id if isinstance(value, Gate) else None


def graph_of(gate: Gate, sample: tuple[Any, ...], knobs: tuple[tuple[str, float], ...] = ()) -> Graph:
    graph = Graph()
    for port, value in zip(gate.inputs, sample, strict=True):
        graph, _ = add_node(graph, "input", name=f"in_{port}", value=value)
    graph, name = add_node(graph, gate.id, name="out", knobs=knobs)
    for port in gate.inputs:
        graph = connect(graph, f"in_{port}", name, port)
    return graph


def values(sample: tuple[Any, ...]) -> list[Any]:
    return [np.array(value) if isinstance(value, tuple) else value for value in sample]


@pytest.mark.parametrize("gate", COMPUTING, ids=case_id)
def test_has_samples_a_note_and_a_pattern(gate: Gate) -> None:
    assert gate.samples
    assert gate.note.endswith(".")
    assert gate.pattern
    assert all(len(sample) == len(gate.inputs) for sample in gate.samples)


def test_ids_and_names_are_unique() -> None:
    assert len({gate.id for gate in GATES}) == len(GATES)
    assert len({gate.name for gate in GATES}) == len(GATES)
    operators = [gate.operator for gate in GATES if gate.operator]
    assert len(set(operators)) == len(operators)


@pytest.mark.parametrize(("gate", "sample"), CASES, ids=case_id)
def test_gradient_equals_finite_difference(gate: Gate, sample: tuple[Any, ...]) -> None:
    check = check_gradients(graph_of(gate, sample))
    assert not check.kinks
    assert check.worst < 1e-7
    assert all(row.numeric != 0 or row.analytic == 0 for row in check.rows)


@pytest.mark.parametrize(("gate", "sample"), CASES, ids=case_id)
def test_gradient_has_the_shape_of_the_value(gate: Gate, sample: tuple[Any, ...]) -> None:
    made = run(graph_of(gate, sample))
    for name, value in made.values.items():
        assert np.shape(made.gradients[name]) == np.shape(value)
    assert np.shape(made.output) == gate.shape(*(np.shape(value) for value in values(sample)))


@pytest.mark.parametrize(("gate", "sample"), CASES, ids=case_id)
def test_export_equals_engine(gate: Gate, sample: tuple[Any, ...]) -> None:
    graph = graph_of(gate, sample)
    made = run(graph)
    space: dict[str, Any] = {}
    exec(compile(write_numpy(graph, {}), gate.id, "exec"), space)  # noqa: S102 - running it is the test
    assert np.array_equal(space["out"], made.output)
    for port in gate.inputs:
        if port not in gate.labels:
            assert np.array_equal(space[f"grad_in_{port}"], made.gradients[f"in_{port}"])


@pytest.mark.parametrize("gate", [gate for gate in COMPUTING if gate.elementwise], ids=case_id)
def test_array_equals_float(gate: Gate) -> None:
    columns = [np.array(column) for column in zip(*gate.samples, strict=True)]
    together = gate.forward(*columns, **gate.defaults)
    back = gate.backward(np.full_like(together, 0.7), together, *columns, **gate.defaults)
    for place, sample in enumerate(gate.samples):
        one = gate.forward(*sample, **gate.defaults)
        assert float(one) == pytest.approx(together[place], rel=1e-15)
        for part, parts in zip(gate.backward(0.7, one, *sample, **gate.defaults), back, strict=True):
            assert float(part) == pytest.approx(parts[place], rel=1e-15)


@pytest.mark.parametrize("gate", COMPUTING, ids=case_id)
def test_writes_one_formula_per_input(gate: Gate) -> None:
    names = [Name(port) for port in gate.inputs]
    forward = write(gate.forward(*names, **gate.defaults))
    assert all(port in forward for port in gate.inputs)
    backward = gate.backward(Name("upstream"), Name("out"), *names, **gate.defaults)
    assert len(backward) == len(gate.inputs)
    for port, formula in zip(gate.inputs, backward, strict=True):
        assert ("upstream" in write(formula)) == (port not in gate.labels)


@pytest.mark.parametrize(("gate", "sample"), CASES, ids=case_id)
def test_backward_is_upstream_times_local(gate: Gate, sample: tuple[Any, ...]) -> None:
    made = run(graph_of(gate, sample))
    terms = made.steps[-1 - len(gate.inputs)].terms
    assert [term.port for term in terms] == list(gate.inputs)
    for term in terms:
        if term.local is not None:
            assert np.allclose(np.asarray(term.upstream) * term.local, term.downstream, rtol=1e-13)


@pytest.mark.parametrize("gate", COMPUTING, ids=case_id)
def test_the_unit_leaves_a_local_gradient_without_upstream(gate: Gate) -> None:
    names = [Name(port, ()) for port in gate.inputs]
    if gate.elementwise:
        for formula in gate.backward(UNIT, Name("out", ()), *names, **gate.defaults):
            assert "upstream" not in write(formula)
            assert not write(formula).startswith("1 *")


@pytest.mark.parametrize("gate", [gate for gate in COMPUTING if gate.knobs], ids=case_id)
def test_a_turned_knob_counts(gate: Gate) -> None:
    knob = gate.knobs[0]
    sample = next(s for s in gate.samples if s[0] != 0.4)
    plain = run(graph_of(gate, sample))
    turned_graph = graph_of(gate, sample, ((knob.name, knob.default + 0.5),))
    turned = run(turned_graph)
    different = not np.array_equal(plain.output, turned.output)
    assert different
    assert check_gradients(turned_graph).worst < 1e-7


GROWS_WITHOUT_BOUND = frozenset({"exp", "log", "sqrt", "raise_to"})
BOUNDED = [
    gate
    for gate in COMPUTING
    if gate.id not in GROWS_WITHOUT_BOUND and all(isinstance(value, float) for value in gate.samples[0])
]


@pytest.mark.parametrize("gate", BOUNDED, ids=case_id)
@pytest.mark.parametrize("number", LARGE)
def test_is_finite_and_silent_far_out(gate: Gate, number: float) -> None:
    for wrap in (float, lambda x: np.array([x, x])):
        operands = [wrap(number) for _ in gate.inputs]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            y = gate.forward(*operands, **gate.defaults)
            parts = gate.backward(1.0, y, *operands, **gate.defaults)
        assert np.all(np.isfinite(y))
        assert all(np.all(np.isfinite(part)) for part in parts)


@pytest.mark.parametrize("gate", [gate for gate in COMPUTING if gate.labels], ids=case_id)
def test_class_losses_are_right_far_out(gate: Gate) -> None:
    scores = np.array([1e3, -1e3, 0.0])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        right = gate.forward(scores, 0.0, **gate.defaults)
        wrong = gate.forward(scores, 1.0, **gate.defaults)
        parts = gate.backward(1.0, wrong, scores, 1.0, **gate.defaults)
    assert right == 0
    assert wrong >= 2000
    assert np.all(np.isfinite(parts[0]))


def test_stable_forms_keep_their_digits() -> None:
    by_id = {gate.id: gate for gate in GATES}
    assert by_id["sigmoid"].forward(-40.0) == pytest.approx(np.exp(-40.0), rel=1e-15)
    assert by_id["softplus"].forward(-40.0) == pytest.approx(np.exp(-40.0), rel=1e-15)
    assert by_id["bce_loss"].forward(50.0, 1.0) == pytest.approx(np.exp(-50.0), rel=1e-15)
    assert by_id["gelu"].forward(-10.0) == pytest.approx(-10 * 7.61985302416e-24, rel=1e-10)


SLIPS = [(gate, slip) for gate in COMPUTING for slip, _backward in gate.slips]


@pytest.mark.parametrize(("gate", "slip"), SLIPS, ids=case_id)
def test_a_slip_is_wrong_and_fits_all_the_same(gate: Gate, slip: Slip) -> None:
    wrong = False
    for sample in gate.samples:
        operands = values(sample)
        y = gate.forward(*operands, **gate.defaults)
        right = gate.backward(np.ones_like(y), y, *operands, **gate.defaults)
        slipped = gate.slipped(slip)(np.ones_like(y), y, *operands, **gate.defaults)
        assert [np.shape(part) for part in slipped] == [np.shape(part) for part in right]
        wrong |= not all(np.allclose(*parts) for parts in zip(slipped, right, strict=True))
    assert wrong
    names = [Name(port) for port in gate.inputs]
    assert all(
        write(part) for part in gate.slipped(slip)(Name("upstream"), Name("y"), *names, **gate.defaults)
    )


def test_a_gate_that_does_not_slip_hands_back_what_is_right() -> None:
    assert all(gate.slipped(None) is gate.backward for gate in GATES)
