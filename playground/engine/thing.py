"""Things: what one number on the screen is, so that the same thing is known wherever it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.graph.graph import Graph


class Kind(StrEnum):
    """What kind of thing it is."""

    VALUE = "value"
    GRADIENT = "gradient"
    WIRE = "wire gradient"
    GATE = "gate"


@dataclass(frozen=True)
class Thing:
    """A node's value, the gradient on its output, what flows back over one wire, or the gate itself.

    A wire is known by the ``node`` and ``port`` that it runs into; the others have no port.
    """

    kind: Kind
    node: str
    port: str = ""

    @classmethod
    def value(cls, node: str) -> Thing:
        """Give the value of a node."""
        return cls(Kind.VALUE, node)

    @classmethod
    def gradient(cls, node: str) -> Thing:
        """Give the gradient on a node's output."""
        return cls(Kind.GRADIENT, node)

    @classmethod
    def wire(cls, node: str, port: str) -> Thing:
        """Give what flows back out of an input of a node."""
        return cls(Kind.WIRE, node, port)

    @classmethod
    def gate(cls, node: str) -> Thing:
        """Give the gate of a node."""
        return cls(Kind.GATE, node)


def same_numbers(graph: Graph, things: Iterable[Thing]) -> frozenset[Thing]:
    """Add what is the same number, or a part of its sum; what the graph does not have is left out.

    The gradient on an output is what flows back over its one wire, or the sum over several.
    """
    found: set[Thing] = set()
    for thing in things:
        if thing.node not in graph.by_name:
            continue
        if thing.kind is Kind.WIRE:
            found |= _of_wire(graph, thing)
        elif thing.kind is Kind.GRADIENT:
            found |= {thing, *(Thing.wire(wire.target, wire.port) for wire in graph.outgoing[thing.node])}
        else:
            found.add(thing)
    return frozenset(found)


def _of_wire(graph: Graph, thing: Thing) -> set[Thing]:
    """Give what flows back over a wire and, where the wire is the only one, the gradient it is."""
    wire = graph.incoming[thing.node].get(thing.port)
    if wire is None:
        return set()
    alone = len(graph.outgoing[wire.source]) == 1
    return {thing, Thing.gradient(wire.source)} if alone else {thing}
