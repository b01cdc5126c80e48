"""Flat numpy programs in the style of CS231n: inputs, forward pass, backward pass, results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.codegen.plan import Plan, planned
from playground.codegen.program import Assignment, Program, assembled
from playground.engine.run import Run, run
from playground.engine.step import Phase
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

    ``inputs`` gives values to inputs by name, as for ``run``. Raises GraphError where the graph has a
    problem. Source: CS231n lecture 4, "Backprop implementation: flat code".
    """
    return numpy_program(graph, inputs).text


def numpy_program(graph: Graph, inputs: Mapping[str, Any] | None = None) -> Program:
    """Write a graph as ``write_numpy`` does, and say which line belongs to which step; raises GraphError."""
    return program_of_run(run(graph, inputs))


def program_of_run(made: Run) -> Program:
    """Write the program that computes what a run has computed."""
    number = CAREFUL if _is_careful(made) else PLAIN
    return _written(planned(made, number, lambda first: called_in(_written(first).text) | {"np"}))


def _is_careful(made: Run) -> bool:
    """Say whether Python's own numbers would stop with an error, or turn complex, where numpy's do not."""
    values = [*made.values.values(), *made.gradients.values()]
    with np.errstate(invalid="ignore"):
        return not all(np.all(np.abs(value) < LARGE) for value in values)


def _written(plan: Plan) -> Program:
    """Write all blocks of a program."""
    blocks = [_inputs(plan), _forward(plan), _backward(plan)]
    results = [f'print("{plan.run.target} =", {plan.names[plan.run.target]})']
    results += [
        f'print("grad_{node} =", {plan.gradient(node)})'
        for node in plan.nodes
        if plan.source(node) is Source.INPUT
    ]
    body = "\n".join([*(line.formula for block in blocks for line in block), *results])
    definitions = [word.definition for word in words_in(body)]
    text = "\n".join([body, *definitions])
    imports = ["import numpy as np"] if "np." in text or plan.number == CAREFUL else []
    if plan.number == CAREFUL:
        imports += ["", 'np.seterr(all="ignore")']
    return assembled([imports, *([definition] for definition in definitions), *blocks, results])


def _inputs(plan: Plan) -> list[Assignment]:
    """Write the values that inputs and named constants hold."""
    return [
        Assignment(plan.names[node], _literal(plan, plan.run.values[node]), node, Phase.FORWARD)
        for node in plan.nodes
        if plan.source(node) is not Source.NONE and not plan.is_inlined(node)
    ]


def _literal(plan: Plan, value: Value) -> str:
    """Write a value so that it is read back to the last bit."""
    return (
        f"np.array({value.tolist()!r})" if isinstance(value, np.ndarray) else plan.number.format(repr(value))
    )


def _forward(plan: Plan) -> list[Assignment]:
    """Write the forward pass, one line per gate."""
    return [
        Assignment(plan.names[node], plan.forward(node), node, Phase.FORWARD)
        for node in plan.nodes
        if plan.source(node) is Source.NONE
    ]


def _backward(plan: Plan) -> list[Assignment]:
    """Write the backward pass: a gradient's first part sets it, further parts are added."""
    target = plan.run.target
    is_number = not np.shape(plan.run.output)
    start = plan.number.format("1.0") if is_number else f"np.ones_like({plan.names[target]})"
    lines = [Assignment(str(plan.gradient(target)), start, target, Phase.BACKWARD)]
    begun = {target}
    for node in reversed(plan.nodes):
        for feeding, part in zip(plan.inputs(node), plan.backward(node), strict=True):
            if plan.source(feeding) is not Source.CONSTANT:
                lines.append(_part_line(plan, feeding, part, node, is_first=feeding not in begun))
                begun.add(feeding)
    return lines


def _part_line(plan: Plan, feeding: str, part: Any, node: str, *, is_first: bool) -> Assignment:
    """Write one part of a gradient; arrays are added into a new one, since names may share theirs."""
    gradient = plan.gradient(feeding)
    if is_first:
        return Assignment(str(gradient), write(part), node, Phase.BACKWARD)
    if gradient.shape:
        return Assignment(str(gradient), write(gradient + as_name(part)), node, Phase.BACKWARD)
    return Assignment(str(gradient), write(part), node, Phase.BACKWARD, sign="+=")
