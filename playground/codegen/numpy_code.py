"""Flat numpy programs in the style of CS231n: inputs, forward pass, backward pass, results."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.codegen.program import Assignment, Program, assembled, free_names
from playground.engine.forward import knobs_of
from playground.engine.run import Run, run
from playground.engine.step import Phase
from playground.gates.catalog import gate
from playground.gates.gate import Source, Value
from playground.gates.name import Level, Name, as_name, number_text, write
from playground.gates.number import words_in
from playground.graph.graph import Graph
from playground.graph.order import ancestors

LARGE = 1e100


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
    needed = ancestors(made.graph, made.target)
    nodes = [name for name in made.order if name in needed]
    careful = _is_careful(made)
    first = _written(_Source(made, nodes, {name: name for name in nodes}, careful=careful))
    names = free_names(nodes, first.text, "np")
    return _written(_Source(made, nodes, names, careful=careful))


def _is_careful(made: Run) -> bool:
    """Say whether Python's own numbers would stop with an error, or turn complex, where numpy's do not."""
    values = [*made.values.values(), *made.gradients.values(), *made.downstream.values()]
    with np.errstate(invalid="ignore"):
        return not all(np.all(np.abs(value) < LARGE) for value in values)


@dataclass(frozen=True)
class _Source:
    """What a program is written from: a run, the nodes it needs in order, and how they are called."""

    run: Run
    nodes: list[str]
    names: dict[str, str]
    careful: bool

    def source(self, node: str) -> Source:
        """Give what kind of source a node is."""
        return gate(self.run.graph.by_name[node].gate).source

    def is_inlined(self, node: str) -> bool:
        """Say whether a node is a number inside the formulas rather than a name of its own."""
        is_number = self.source(node) is Source.CONSTANT and not isinstance(self.run.values[node], np.ndarray)
        return is_number and re.fullmatch(r"c\d+", node) is not None and node != self.run.target

    def gradient(self, node: str) -> Name:
        """Give the name of a node's gradient."""
        return Name(f"grad_{self.names[node]}", np.shape(self.run.values[node]))

    def value(self, node: str) -> Name:
        """Give the name of a node's value."""
        return Name(self.names[node], np.shape(self.run.values[node]))

    def inputs(self, node: str) -> list[str]:
        """Give the nodes that feed a node, port by port."""
        plugged = self.run.graph.incoming[node]
        return [plugged[port].source for port in gate(self.run.graph.by_name[node].gate).inputs]

    def operands(self, node: str) -> list[Name]:
        """Give what a node's formula is written with: names, and the numbers of constants."""
        feeding = self.inputs(node)
        alone = all(self.is_inlined(name) for name in feeding)
        return [
            self._number(name, alone=alone) if self.is_inlined(name) else self.value(name) for name in feeding
        ]

    def _number(self, node: str, *, alone: bool) -> Name:
        """Write a constant; with no other number beside it, so that it is surely computed as a float."""
        value = float(self.run.values[node])
        if alone and self.careful:
            return Name(f"np.float64({value!r})", ())
        text = repr(value) if alone else number_text(value)
        return Name(text, (), Level.SIGN if text.startswith("-") else Level.ATOM)

    def literal(self, value: Value) -> str:
        """Write a value so that it is read back to the last bit."""
        if isinstance(value, np.ndarray):
            return f"np.array({value.tolist()!r})"
        return f"np.float64({value!r})" if self.careful else repr(value)


def _written(source: _Source) -> Program:
    """Write all blocks of a program."""
    blocks = [_inputs(source), _forward(source), _backward(source)]
    results = [f'print("{source.run.target} =", {source.names[source.run.target]})']
    results += [
        f'print("grad_{node} =", {source.gradient(node)})'
        for node in source.nodes
        if source.source(node) is Source.INPUT
    ]
    body = "\n".join([*(line.formula for block in blocks for line in block), *results])
    definitions = [word.definition for word in words_in(body)]
    text = "\n".join([body, *definitions])
    imports = ["import numpy as np"] if "np." in text or source.careful else []
    if source.careful:
        imports += ["", 'np.seterr(all="ignore")']
    return assembled([imports, *([definition] for definition in definitions), *blocks, results])


def _inputs(source: _Source) -> list[Assignment]:
    """Write the values that inputs and named constants hold."""
    return [
        Assignment(source.names[node], source.literal(source.run.values[node]), node, Phase.FORWARD)
        for node in source.nodes
        if source.source(node) is not Source.NONE and not source.is_inlined(node)
    ]


def _forward(source: _Source) -> list[Assignment]:
    """Write the forward pass, one line per gate."""
    lines = []
    for node in source.nodes:
        record = source.run.graph.by_name[node]
        kind = gate(record.gate)
        if kind.source is Source.NONE:
            formula = write(kind.forward(*source.operands(node), **knobs_of(record, kind)))
            lines.append(Assignment(source.names[node], formula, node, Phase.FORWARD))
    return lines


def _backward(source: _Source) -> list[Assignment]:
    """Write the backward pass: a gradient's first part sets it, further parts are added."""
    target = source.run.target
    one = "np.float64(1.0)" if source.careful else "1.0"
    start = f"np.ones_like({source.names[target]})" if np.shape(source.run.output) else one
    lines = [Assignment(str(source.gradient(target)), start, target, Phase.BACKWARD)]
    begun = {target}
    for node in reversed(source.nodes):
        for feeding, part in zip(source.inputs(node), _parts(source, node), strict=True):
            if source.source(feeding) is not Source.CONSTANT:
                lines.append(_part_line(source, feeding, part, node, is_first=feeding not in begun))
                begun.add(feeding)
    return lines


def _parts(source: _Source, node: str) -> tuple[Any, ...]:
    """Write what a node hands back to each of its inputs."""
    record = source.run.graph.by_name[node]
    kind = gate(record.gate)
    if kind.source is not Source.NONE:
        return ()
    operands = [source.gradient(node), source.value(node), *source.operands(node)]
    return kind.backward(*operands, **knobs_of(record, kind))


def _part_line(source: _Source, feeding: str, part: Any, node: str, *, is_first: bool) -> Assignment:
    """Write one part of a gradient; arrays are added into a new one, since names may share theirs."""
    gradient = source.gradient(feeding)
    if is_first:
        return Assignment(str(gradient), write(part), node, Phase.BACKWARD)
    if gradient.shape:
        return Assignment(str(gradient), write(gradient + as_name(part)), node, Phase.BACKWARD)
    return Assignment(str(gradient), write(part), node, Phase.BACKWARD, sign="+=")
