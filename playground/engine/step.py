"""A step: one gate computing forward, or handing gradients back, spelled out in names and numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from playground.engine.format import short
from playground.engine.forward import knobs_of
from playground.engine.term import SumPart, Term, name_of, terms_of
from playground.gates.catalog import gate
from playground.gates.gate import Gate, Source
from playground.gates.name import Level, Name, write

if TYPE_CHECKING:
    from playground.engine.run import Run
    from playground.gates.gate import Value


class Phase(StrEnum):
    """Which way a step goes."""

    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True, eq=False)
class Step:
    """One gate's turn in a run.

    ``phase`` says which way, ``node`` whose turn it is, ``gate`` the id of its gate. What is spelled out
    is worked out when asked for, so that a run of many steps stays cheap.
    """

    index: int
    phase: Phase
    node: str
    gate: str
    run: Run = field(repr=False)

    @property
    def value(self) -> Value:
        """The value of the node."""
        return self.run.values[self.node]

    @property
    def upstream(self) -> Value:
        """The gradient that arrives at the node's output."""
        return self.run.gradients[self.node]

    @property
    def kind(self) -> Gate:
        """The gate itself."""
        return gate(self.gate)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """For every input of the gate: upstream, local and downstream gradient, in names and in numbers."""
        return terms_of(self.run, self.node)

    @cached_property
    def sum(self) -> tuple[SumPart, ...]:
        """The gradients that came back over each wire the node feeds, in the order they were added."""
        return sum_parts(self.run, self.node)

    @property
    def formula(self) -> str:
        """What the gate computes, in the names of the graph: ``w1 * x1``."""
        return self._forward_text(numbers=False)

    @property
    def numbers(self) -> str:
        """What the gate computes, in numbers: ``-3.00 * (-2.00)``."""
        return self._forward_text(numbers=True)

    def _forward_text(self, *, numbers: bool) -> str:
        """Let the gate write its forward formula with what its inputs are called, or with their numbers."""
        kind = self.kind
        if kind.source is not Source.NONE:
            return short(self.value) if numbers else self.node
        graph = self.run.graph
        sources = [graph.incoming[self.node][port].source for port in kind.inputs]
        spell = (
            (lambda source: number_name(self.run, source)) if numbers else (lambda s: name_of(self.run, s))
        )
        return write(kind.forward(*map(spell, sources), **knobs_of(graph.by_name[self.node], kind)))

    @property
    def text(self) -> str:
        """The step in one sentence."""
        return _forward_sentence(self) if self.phase is Phase.FORWARD else _backward_sentence(self)


def sum_parts(run: Run, node: str) -> tuple[SumPart, ...]:
    """Give the gradients that came back to a node, in the order in which they are added."""
    graph = run.graph
    wires = [wire for wire in graph.outgoing[node] if (wire.target, wire.port) in run.downstream]
    if len(wires) > 1:
        ports = {wire: gate(graph.by_name[wire.target].gate).inputs.index(wire.port) for wire in wires}
        wires.sort(key=lambda wire: (run.places[Phase.BACKWARD, wire.target], ports[wire]))
    return tuple(SumPart(w.target, w.port, run.downstream[w.target, w.port]) for w in wires)


def number_name(run: Run, node: str) -> Name:
    """Give a name that is spelled as the node's number, or as its own name where it holds many."""
    value = run.values[node]
    if isinstance(value, np.ndarray):
        return name_of(run, node)
    text = short(value)
    return Name(text, (), Level.SIGN if text.startswith("-") else Level.ATOM)


def _forward_sentence(step: Step) -> str:
    """Say what a gate computed."""
    if step.kind.source is not Source.NONE:
        return f"{step.node} is {short(step.value)}."
    operands = " and ".join(f"{term.source} = {short(term.value)}" for term in step.terms)
    return f"{step.kind.name} takes {operands} and gives {step.node} = {short(step.value)}."


def _backward_sentence(step: Step) -> str:
    """Say what a gate handed back, or what arrived at an input."""
    target = step.run.target
    arrived = f"The gradient of {target} with respect to {step.node} is {short(step.upstream)}"
    if len(step.sum) > 1:
        arrived += f", the sum of {' and '.join(short(part.gradient) for part in step.sum)}"
    if step.kind.source is not Source.NONE:
        return f"{arrived}."
    parts = " and ".join(f"{short(term.downstream)} to {term.source}" for term in step.terms)
    return f"{arrived}. {step.kind.name} hands back {parts}."
