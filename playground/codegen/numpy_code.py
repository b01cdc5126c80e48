"""Flat numpy programs in the style of CS231n: inputs, forward pass, backward pass, results, check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from playground.codegen.check_text import check_call, check_function, checked_inputs, head, one_number
from playground.codegen.plan import Plan, planned
from playground.codegen.program import Assignment, Entry, Program, assembled
from playground.engine.run import Run, run
from playground.engine.step import Phase
from playground.engine.thing import Thing
from playground.gates.gate import Source, Value
from playground.gates.name import as_name, write
from playground.gates.number import words_in
from playground.gates.word import called_in
from playground.graph.graph import Graph

LARGE = 1e100
PLAIN = "{0}"
CAREFUL = "np.float64({0})"


def write_numpy(graph: Graph, inputs: Mapping[str, Any] | None = None) -> str:
    """Write a graph as a flat numpy program that runs as it is and computes what the engine does, to the bit.

    At its end the program nudges every input both ways and asserts that its gradients are the slopes.
    ``inputs`` gives values to inputs by name, as for ``run``. Raises GraphError where the graph has a
    problem. Source: CS231n lecture 4, "Backprop implementation: flat code".
    """
    return numpy_program(graph, inputs).text


def numpy_program(graph: Graph, inputs: Mapping[str, Any] | None = None) -> Program:
    """Write a graph as ``write_numpy`` does, and say which line belongs to which step; raises GraphError."""
    return program_of_run(run(graph, inputs))


def program_of_run(made: Run) -> Program:
    """Write the program that computes what a run has computed."""
    return _written(planned(made, number_of(made), lambda first: called_in(_written(first).text) | {"np"}))


def number_of(made: Run) -> str:
    """Give the template of a number: a careful one where Python's own would stop, or turn complex."""
    values = [*made.values.values(), *made.gradients.values()]
    with np.errstate(invalid="ignore"):
        plain = all(np.all(np.abs(value) < LARGE) for value in values)
    return PLAIN if plain else CAREFUL


def with_imports(number: str, entries: Sequence[Sequence[Entry]]) -> Program:
    """Put blocks together behind the imports and the words that they need."""
    body = assembled(entries).text
    definitions = [word.definition for word in words_in(body)]
    imports = ["import numpy as np"] if "np." in "\n".join([body, *definitions]) else []
    imports += ["", 'np.seterr(all="ignore")'] if number == CAREFUL else []
    return assembled([imports, *([definition] for definition in definitions), *entries])


def input_lines(plan: Plan) -> list[Assignment]:
    """Write the values that inputs and named constants hold."""
    return [
        Assignment(
            plan.names[node],
            _literal(plan, plan.run.values[node]),
            node,
            Phase.FORWARD,
            makes=frozenset({Thing.value(node)}),
        )
        for node in plan.nodes
        if plan.source(node) is not Source.NONE and not plan.is_inlined(node)
    ]


def upstream_of_target(plan: Plan) -> str:
    """Write the gradient of the target with respect to itself: 1, or ones where it holds many numbers."""
    is_number = not np.shape(plan.run.output)
    return plan.number.format("1.0") if is_number else f"np.ones_like({plan.names[plan.run.target]})"


def _written(plan: Plan) -> Program:
    """Write all blocks of a program."""
    results = [f'print("{plan.run.target} =", {plan.names[plan.run.target]})']
    results += [
        f'print("grad_{node} =", {plan.gradient(node)})'
        for node in plan.nodes
        if plan.source(node) is Source.INPUT
    ]
    blocks: list[Sequence[Entry]] = [
        input_lines(plan),
        _forward(plan),
        _backward(plan),
        results,
        *_check(plan),
    ]
    return with_imports(plan.number, blocks)


def _check(plan: Plan) -> list[list[str]]:
    """Write the gradient check: the forward pass as a function, and what nudges its inputs."""
    inputs = checked_inputs(plan)
    if not inputs:
        return []
    kinks = plan.kinks()
    lines = [head("forward", [plan.names[node] for node in inputs])]
    lines += [f"    {line.name} = {line.formula}" for line in _forward(plan)]
    output = one_number(plan, plan.names[plan.run.target])
    lines.append(f"    return {output}, [{', '.join(kinks)}]" if kinks else f"    return {output}")
    return [["\n".join(lines)], [check_function(kinked=bool(kinks))], [check_call(plan, plan.gradient)]]


def _literal(plan: Plan, value: Value) -> str:
    """Write a value so that it is read back to the last bit."""
    return (
        f"np.array({value.tolist()!r})" if isinstance(value, np.ndarray) else plan.number.format(repr(value))
    )


def _forward(plan: Plan) -> list[Assignment]:
    """Write the forward pass, one line per gate."""
    return [
        Assignment(
            plan.names[node],
            plan.forward(node),
            node,
            Phase.FORWARD,
            makes=frozenset({Thing.value(node)}),
        )
        for node in plan.nodes
        if plan.source(node) is Source.NONE
    ]


def _backward(plan: Plan) -> list[Assignment]:
    """Write the backward pass: a gradient's first part sets it, further parts are added."""
    target = plan.run.target
    made = frozenset({Thing.gradient(target)})
    start = upstream_of_target(plan)
    lines = [Assignment(str(plan.gradient(target)), start, target, Phase.BACKWARD, makes=made)]
    begun = {target}
    for node in reversed(plan.nodes):
        for port, part in zip(plan.ports(node), plan.backward(node), strict=True):
            feeding = plan.feeding(node, port)
            if plan.source(feeding) is not Source.CONSTANT:
                made = frozenset({Thing.wire(node, port)})
                name, formula, sign = _part(plan, feeding, part, is_first=feeding not in begun)
                lines.append(Assignment(name, formula, node, Phase.BACKWARD, sign, made))
                begun.add(feeding)
    return lines


def _part(plan: Plan, feeding: str, part: Any, *, is_first: bool) -> tuple[str, str, str]:
    """Write one part of a gradient; arrays are added into a new one, since names may share theirs."""
    gradient = plan.gradient(feeding)
    if is_first:
        return str(gradient), write(part), "="
    if gradient.shape:
        return str(gradient), write(gradient + as_name(part)), "="
    return str(gradient), write(part), "+="
