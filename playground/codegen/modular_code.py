"""Modular numpy programs: one class for each gate, and a graph that calls them forward and in reverse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from playground.codegen.check_text import check_call, check_function, checked_inputs, head, one_number
from playground.codegen.gate_class import GateClass, class_names, class_of, class_text, made
from playground.codegen.numpy_code import input_lines, number_of, upstream_of_target, with_imports
from playground.codegen.plan import Plan, planned
from playground.codegen.program import Entry, Owned, Program
from playground.engine.run import Run, run
from playground.engine.step import Phase
from playground.engine.thing import Thing
from playground.gates.gate import Source
from playground.gates.word import called_in
from playground.graph.graph import Graph

BODY = "        "
MORE = "more"
OWN = {"np", "graph", "gradients", "name", "gradient", "self", "_"}


def write_modular(graph: Graph, inputs: Mapping[str, Any] | None = None) -> str:
    """Write a graph as a numpy program of gate classes with ``forward`` and ``backward`` that runs as it is.

    ``inputs`` gives values to inputs by name, as for ``run``. Raises GraphError where the graph has a
    problem. Source: CS231n lecture 4, "Modularized implementation: forward / backward API".
    """
    return modular_program(graph, inputs).text


def modular_program(graph: Graph, inputs: Mapping[str, Any] | None = None) -> Program:
    """Write a graph as ``write_modular`` does, and say whose step each line is; raises GraphError."""
    return modular_program_of_run(run(graph, inputs))


def modular_program_of_run(of: Run) -> Program:
    """Write the modular program that computes what a run has computed."""
    return _Writer(planned(of, number_of(of), lambda first: _reserved(_Writer(first)))).program()


def _reserved(writer: _Writer) -> set[str]:
    """Give all names that the program uses besides those of nodes."""
    further = {f"{MORE}{place}" for place in range(10)}
    return called_in(writer.program().text) | OWN | {MORE} | further


class _Writer:
    """Writes the blocks of one program."""

    def __init__(self, plan: Plan) -> None:
        """Find the class of every gate."""
        self._plan = plan
        self._gates = [node for node in plan.nodes if plan.source(node) is Source.NONE]
        self._classes: dict[str, GateClass] = {node: class_of(plan, node) for node in self._gates}
        self._names = class_names(list(self._classes.values()))
        self._held = [
            plan.names[node]
            for node in plan.nodes
            if plan.source(node) is not Source.NONE and not plan.is_inlined(node)
        ]

    def program(self) -> Program:
        """Put all blocks together."""
        classes = [[class_text(entry, name)] for entry, name in self._names.items()]
        blocks: list[Sequence[Entry]] = [
            input_lines(self._plan),
            *classes,
            *self._graph(),
            self._results(),
            *self._check(),
        ]
        return with_imports(self._plan.number, blocks)

    def _graph(self) -> list[list[Entry]]:
        """Write the class of the graph."""
        called = self._plan.names
        first: list[Entry] = ["class Graph:", '    """All gates: forward in order, backward in reverse."""']
        makes: list[Entry] = ["    def __init__(self):"]
        for node in self._gates:
            gate = made(self._plan, node, self._names[self._classes[node]])
            makes.append(f"{BODY}self.{called[node]} = {gate}")
        kinked = [node for node in self._gates if self._classes[node].kink]
        kinks = ", ".join(f"self.{called[node]}.kink()" for node in kinked)
        last: list[Entry] = ["    def kinks(self):", f"{BODY}return [{kinks}]"]
        init = [makes] if self._gates else []
        return [first, *init, self._forward(), self._backward(), *([last] if kinked else [])]

    def _forward(self) -> list[Entry]:
        """Write how the graph calls its gates in order."""
        plan = self._plan
        lines: list[Entry] = [head("forward", ["self", *self._held], indent="    ")]
        for node in self._gates:
            operands = ", ".join(self._operand(name) for name in plan.inputs(node))
            text = f"{BODY}{plan.names[node]} = self.{plan.names[node]}.forward({operands})"
            lines.append(Owned(text, node, Phase.FORWARD, frozenset({Thing.value(node)})))
        return [*lines, f"{BODY}return {plan.names[plan.run.target]}"]

    def _operand(self, node: str) -> str:
        """Write what a gate is called with: a name, or the number of a constant."""
        plan = self._plan
        return plan.number.format(repr(plan.run.values[node])) if plan.is_inlined(node) else plan.names[node]

    def _backward(self) -> list[Entry]:
        """Write how the graph calls its gates in reverse, and adds up where a node feeds several wires."""
        plan, target = self._plan, self._plan.run.target
        lines: list[Entry] = [head("backward", ["self", str(plan.gradient(target))], indent="    ")]
        begun = {target}
        for node in reversed(self._gates):
            lines += self._call(node, begun)
        rows = [
            f'{BODY}    "{node}": {plan.gradient(node)},'
            for node in plan.nodes
            if plan.source(node) is Source.INPUT
        ]
        return [*lines, *([f"{BODY}return {{", *rows, f"{BODY}}}"] if rows else [f"{BODY}return {{}}"])]

    def _call(self, node: str, begun: set[str]) -> list[Entry]:
        """Write the backward call of one gate, and the sums that it leads to."""
        plan = self._plan
        names: list[str] = []
        makes: set[Thing] = set()
        sums: list[Entry] = []
        for port in plan.ports(node):
            feeding = plan.feeding(node, port)
            if plan.source(feeding) is Source.CONSTANT:
                names.append("_")
                continue
            makes.add(Thing.wire(node, port))
            gradient = plan.gradient(feeding)
            if feeding not in begun:
                begun.add(feeding)
                names.append(str(gradient))
                continue
            names.append(f"{MORE}{len(sums) + 1}" if sums else MORE)
            added = (
                f"{gradient} = {gradient} + {names[-1]}" if gradient.shape else f"{gradient} += {names[-1]}"
            )
            whole = frozenset({Thing.gradient(feeding)})
            sums.append(Owned(f"{BODY}{added}", node, Phase.BACKWARD, whole))
        if not makes:
            return []
        call = f"self.{plan.names[node]}.backward({plan.gradient(node)})"
        text = f"{BODY}{', '.join(names)} = {call}"
        return [Owned(text, node, Phase.BACKWARD, frozenset(makes)), *sums]

    def _results(self) -> list[Entry]:
        """Write how the graph is run, and what is printed."""
        plan, target = self._plan, self._plan.run.target
        name = plan.names[target]
        start = frozenset({Thing.gradient(target)})
        return [
            "graph = Graph()",
            f"{name} = graph.forward({', '.join(self._held)})",
            Owned(f"gradients = graph.backward({upstream_of_target(plan)})", target, Phase.BACKWARD, start),
            f'print("{target} =", {name})',
            "for name, gradient in gradients.items():",
            '    print(f"grad_{name} =", gradient)',
        ]

    def _check(self) -> list[list[Entry]]:
        """Write the gradient check."""
        inputs = [self._plan.names[node] for node in checked_inputs(self._plan)]
        if not inputs:
            return []
        kinked = any(entry.kink for entry in self._names)
        output = one_number(self._plan, f"graph.forward({', '.join(self._held)})")
        lines: list[Entry] = [head("forward", inputs), "    graph = Graph()"]
        lines.append(f"    return {output}{', graph.kinks()' if kinked else ''}")
        return [lines, [check_function(kinked=kinked)], [check_call(self._plan, 'gradients["{0}"]'.format)]]
