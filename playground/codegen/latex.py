r"""The chain rule of a graph, step by step, as a LaTeX derivation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from playground.codegen.latex_text import latex_name, latex_number, latex_text
from playground.codegen.plan import Plan, planned
from playground.codegen.program import Owned, Program, assembled
from playground.engine.run import Run, chosen_target, run
from playground.engine.step import Phase
from playground.engine.thing import Thing
from playground.gates.catalog import gate
from playground.gates.gate import Source, Value
from playground.gates.name import write
from playground.graph.graph import Graph, GraphError
from playground.graph.order import order
from playground.graph.value import thaw

GRADIENT = "grad_"


def write_latex(graph: Graph, inputs: Mapping[str, Any] | None = None) -> str:
    r"""Write the derivation of all gradients as an ``align*`` environment of amsmath, in names and numbers.

    The numbers are left out unless every input has a value, its own or one of ``inputs``. Raises GraphError
    where the graph has a problem.
    """
    made, with_numbers = _run(graph, inputs or {})
    return _program(made, with_numbers=with_numbers).text


def latex_program_of_run(made: Run, *, with_numbers: bool = True) -> Program:
    """Write the derivation of a run; the line of a gradient belongs to the step at which it arrives."""
    return _program(made, with_numbers=with_numbers)


def _program(made: Run, *, with_numbers: bool) -> Program:
    """Write all lines between the ends of their environment."""
    plan = planned(made, "{0}", lambda _first: set())
    writer = _Writer(plan, with_numbers=with_numbers)
    *lines, last = [*writer.forward(), *writer.backward()]
    broken = [replace(line, text=f"{line.text} \\\\") for line in lines]
    return assembled([["\\begin{align*}", *broken, last, "\\end{align*}"]])


def _run(graph: Graph, inputs: Mapping[str, Any]) -> tuple[Run, bool]:
    """Run a graph, and say whether its numbers mean something: where inputs have no value, they do not."""
    unknown = [
        node.name
        for node in graph.nodes
        if gate(node.gate).source is Source.INPUT and node.value is None and node.name not in inputs
    ]
    try:
        return run(graph, {**dict.fromkeys(unknown, 1.0), **inputs}), not unknown
    except GraphError:
        if not unknown or any(len(graph.incoming[n.name]) < len(gate(n.gate).inputs) for n in graph.nodes):
            raise
    constants = {
        node.name: thaw(node.value)
        for node in graph.nodes
        if gate(node.gate).source is Source.CONSTANT and node.value is not None
    }
    return Run(graph, chosen_target(graph, None), constants, {}, order(graph), ()), False


class _Writer:
    """Writes the lines of one derivation."""

    def __init__(self, plan: Plan, *, with_numbers: bool) -> None:
        """Keep what is needed of every node."""
        self._plan = plan
        self._with_numbers = with_numbers
        self._nodes = {name: node for node, name in plan.names.items()}

    def forward(self) -> list[Owned]:
        """Write one line for every input and every gate."""
        lines = []
        for node in self._plan.nodes:
            name = latex_name(node)
            if self._plan.source(node) is Source.NONE:
                text = self._line(name, [self._plan.forward(node)], self._plan.run.values.get(node))
            elif self._with_numbers and not self._plan.is_inlined(node):
                text = f"{name} &= {_number(self._plan.run.values[node])}"
            else:
                continue
            lines.append(Owned(text, node, Phase.FORWARD, frozenset({Thing.value(node)})))
        return lines

    def backward(self) -> list[Owned]:
        """Write one line for the gradient of every node but constants, from the target back."""
        target = self._plan.run.target
        sums: dict[str, list[str]] = {}
        makes = {target: {Thing.gradient(target)}}
        lines = [self._owned(target, f"{self._fraction(target)} &= 1", makes)]
        for node in reversed(self._plan.nodes):
            if node in sums:
                gradient = self._plan.run.gradients.get(node)
                text = self._line(self._fraction(node), sums[node], gradient)
                lines.append(self._owned(node, text, makes))
            for port, part in zip(self._plan.ports(node), self._plan.backward(node), strict=True):
                feeding = self._plan.feeding(node, port)
                if self._plan.source(feeding) is not Source.CONSTANT:
                    sums.setdefault(feeding, []).append(write(part))
                    makes.setdefault(feeding, {Thing.gradient(feeding)}).add(Thing.wire(node, port))
        return lines

    def _owned(self, node: str, text: str, makes: dict[str, set[Thing]]) -> Owned:
        """Give the line of a node's gradient to the step at which that gradient arrives."""
        return Owned(text, node, Phase.BACKWARD, frozenset(makes[node]))

    def _line(self, left: str, parts: list[str], value: Value | None) -> str:
        """Write a sum of formulas in names and, where there are numbers, in numbers and as the result."""
        sides = [self._sum(parts, self._symbol)]
        if value is not None and self._with_numbers:
            numbers, result = self._sum(parts, self._in_numbers), _number(value)
            sides += [result] if numbers in {result, sides[0]} else [numbers, result]
        return f"{left} &= " + " = ".join(sides)

    def _sum(self, parts: list[str], word: Callable[[str], str]) -> str:
        """Write formulas with plus signs between them."""
        first, *further = [latex_text(part, word) for part in parts]
        signed = [rf"\left({text}\right)" if text.startswith("-") else text for text in further]
        return " + ".join([first, *signed])

    def _fraction(self, node: str) -> str:
        """Write the gradient of a node."""
        return rf"\frac{{\partial {latex_name(self._plan.run.target)}}}{{\partial {latex_name(node)}}}"

    def _symbol(self, word: str) -> str:
        """Write what a word of a formula stands for as a symbol."""
        if word in self._nodes:
            return latex_name(self._nodes[word])
        return self._fraction(self._nodes[word.removeprefix(GRADIENT)])

    def _in_numbers(self, word: str) -> str:
        """Write what a word of a formula stands for as a number; what holds many keeps its symbol."""
        run_ = self._plan.run
        if word in self._nodes:
            value = run_.values[self._nodes[word]]
        else:
            value = run_.gradients[self._nodes[word.removeprefix(GRADIENT)]]
        return self._symbol(word) if isinstance(value, np.ndarray) else _number(value)


def _number(value: Value) -> str:
    """Write a number with four digits, a vector or matrix in brackets."""
    if isinstance(value, np.ndarray):
        rows = np.atleast_2d(value)
        text = r" \\ ".join(" & ".join(_number(float(cell)) for cell in row) for row in rows)
        return rf"\begin{{bmatrix}} {text} \end{{bmatrix}}"
    return latex_number(value)
