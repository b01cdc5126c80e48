"""How many passes forward mode and reverse mode each need for all gradients of a graph, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.order import ancestors

if TYPE_CHECKING:
    from playground.engine.run import Run
    from playground.graph.graph import Graph

MOST_NAMED = 3


@dataclass(frozen=True)
class Passes:
    """The inputs and outputs of a graph, and of how many numbers they are.

    Forward mode needs a pass for each number that goes in, reverse mode one for each that comes out.
    """

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    forward: int
    reverse: int

    @property
    def counted(self) -> str:
        """The count in a sentence."""
        outputs = self.outputs if 1 < len(self.outputs) <= MOST_NAMED else ()
        named = f" ({', '.join(outputs[:-1])} and {outputs[-1]})" if outputs else ""
        both = f"{_numbers(self.forward, 'input')} and {_numbers(self.reverse, 'output')}{named}"
        return (
            f"This graph has {both}: "
            f"forward mode needs {self.forward:,} {_passes(self.forward)}, reverse mode {self.reverse:,}."
        )

    @property
    def verdict(self) -> str:
        """Which mode is the cheaper one here, and why, in a sentence."""
        if self.forward == self.reverse:
            return "A tie: as many numbers in as out."
        if self.forward > self.reverse:
            return "Reverse mode wins, as for every loss: more numbers go in than come out."
        if not self.forward:
            return "No number goes in, so there is no gradient to ask for."
        return "Forward mode wins here: fewer numbers go in than come out."


def passes(made: Run) -> Passes:
    """Count the numbers of the inputs and of the outputs, which are the target and what feeds nothing.

    Constants and class labels do not count, since nobody asks for their gradients.
    """
    graph = made.graph
    outputs = tuple(name for name in made.order if name == made.target or _is_end(graph, name))
    needed = ancestors(graph, *outputs)
    inputs = tuple(name for name in made.order if name in needed and _is_learned(graph, name))
    return Passes(
        inputs,
        outputs,
        sum(np.size(made.values[name]) for name in inputs),
        sum(np.size(made.values[name]) for name in outputs),
    )


def _is_end(graph: Graph, name: str) -> bool:
    """Whether a gate feeds nothing."""
    return not graph.outgoing[name] and gate(graph.by_name[name].gate).source is Source.NONE


def _is_learned(graph: Graph, name: str) -> bool:
    """Whether a node is an input that holds something else than class labels."""
    wires = graph.outgoing[name]
    labels = [wire.port in gate(graph.by_name[wire.target].gate).labels for wire in wires]
    return gate(graph.by_name[name].gate).source is Source.INPUT and not (labels and all(labels))


def _numbers(count: int, kind: str) -> str:
    return f"{count:,} {kind} number{'s'[: count != 1]}"


def _passes(count: int) -> str:
    return "pass" if count == 1 else "passes"
