"""What programs are written from: which nodes are needed, what they are called, what their formulas are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.codegen.program import free_names
from playground.engine.forward import knobs_of
from playground.engine.run import Run
from playground.gates.catalog import gate
from playground.gates.gate import Shape, Source
from playground.gates.name import Level, Name, number_text, write
from playground.graph.order import ancestors


@dataclass(frozen=True)
class Plan:
    """What a program is written from: a run, the nodes it needs in order, and how they are called.

    ``number`` is the template of a number that stands on its own, such as ``np.float64({0})``.
    """

    run: Run
    nodes: list[str]
    names: dict[str, str]
    number: str

    def source(self, node: str) -> Source:
        """Give what kind of source a node is."""
        return gate(self.run.graph.by_name[node].gate).source

    def is_inlined(self, node: str) -> bool:
        """Say whether a node is a number inside the formulas rather than a name of its own."""
        is_number = self.source(node) is Source.CONSTANT and not isinstance(self.run.values[node], np.ndarray)
        return is_number and re.fullmatch(r"c\d+", node) is not None and node != self.run.target

    def is_learned(self, node: str) -> bool:
        """Say whether a node is an input that holds anything but class labels."""
        if self.source(node) is not Source.INPUT:
            return False
        graph = self.run.graph
        used = [wire for wire in graph.outgoing[node] if wire.target in self.names]
        return not used or any(wire.port not in gate(graph.by_name[wire.target].gate).labels for wire in used)

    def gradient(self, node: str) -> Name:
        """Give the name of a node's gradient."""
        return Name(f"grad_{self.names[node]}", self._shape(node))

    def value(self, node: str) -> Name:
        """Give the name of a node's value."""
        return Name(self.names[node], self._shape(node))

    def _shape(self, node: str) -> Shape | None:
        """Give the shape of a node's value, or None where the run does not know it."""
        return np.shape(self.run.values[node]) if node in self.run.values else None

    def ports(self, node: str) -> tuple[str, ...]:
        """Give the input ports of a node."""
        return gate(self.run.graph.by_name[node].gate).inputs

    def feeding(self, node: str, port: str) -> str:
        """Give the node that feeds a port."""
        return self.run.graph.incoming[node][port].source

    def inputs(self, node: str) -> list[str]:
        """Give the nodes that feed a node, port by port."""
        return [self.feeding(node, port) for port in self.ports(node)]

    def operands(self, node: str) -> list[Name]:
        """Give what a node's formula is written with: names, and the numbers of constants."""
        feeding = self.inputs(node)
        alone = all(self.is_inlined(name) for name in feeding)
        return [
            self._number(name, alone=alone) if self.is_inlined(name) else self.value(name) for name in feeding
        ]

    def _number(self, node: str, *, alone: bool) -> Name:
        """Write a constant; with no name beside it, so that it is surely computed as a float."""
        value = float(self.run.values[node])
        text = self.number.format(repr(value)) if alone else number_text(value)
        return Name(text, (), Level.SIGN if text.startswith("-") else Level.ATOM)

    def forward(self, node: str) -> str:
        """Write the formula of a gate's value, as numpy code."""
        record = self.run.graph.by_name[node]
        kind = gate(record.gate)
        return write(kind.forward(*self.operands(node), **knobs_of(record, kind)))

    def backward(self, node: str) -> tuple[Any, ...]:
        """Write what a gate hands back to each of its inputs; a source hands back nothing."""
        record = self.run.graph.by_name[node]
        kind = gate(record.gate)
        if kind.source is not Source.NONE:
            return ()
        operands = [self.gradient(node), self.value(node), *self.operands(node)]
        return kind.backward(*operands, **knobs_of(record, kind))

    def kinks(self) -> list[str]:
        """Write, for every gate that has kinks, what changes sign where its slope jumps."""
        found = []
        for node in self.nodes:
            record = self.run.graph.by_name[node]
            kind = gate(record.gate)
            if kind.kinks is not None:
                found.append(write(kind.kinks(*self.operands(node), **knobs_of(record, kind))))
        return found


def planned(made: Run, number: str, reserved: Callable[[Plan], set[str]]) -> Plan:
    """Plan the program of a run; ``reserved`` gives the names that the program uses otherwise."""
    needed = ancestors(made.graph, made.target)
    nodes = [name for name in made.order if name in needed]
    first = Plan(made, nodes, {name: name for name in nodes}, number)
    return Plan(made, nodes, free_names(nodes, reserved(first)), number)
