"""The ports of a composite gate: where wires go into its group and come out of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from playground.gates.catalog import gate
from playground.graph.groups import members

if TYPE_CHECKING:
    from playground.graph.graph import Graph

Place = tuple[str, str]


@dataclass(frozen=True)
class InputPort:
    """An input of a composite gate: the inner ports it leads to, and the node outside that feeds them.

    ``source`` is None where nothing is plugged in.
    """

    name: str
    source: str | None
    targets: tuple[Place, ...]


@dataclass(frozen=True)
class OutputPort:
    """An output of a composite gate: the inner node whose value it is."""

    name: str
    node: str


@dataclass(frozen=True)
class Ports:
    """All ports of a composite gate, from top to bottom."""

    inputs: tuple[InputPort, ...]
    outputs: tuple[OutputPort, ...]

    def input_of(self, node: str, port: str) -> int | None:
        """Give the place of the input that leads to an inner port; None if it is wired inside."""
        return next((place for place, each in enumerate(self.inputs) if (node, port) in each.targets), None)

    def output_of(self, node: str) -> int | None:
        """Give the place of the output that is an inner node; None if that feeds only what is inside."""
        return next((place for place, each in enumerate(self.outputs) if each.node == node), None)


def ports(graph: Graph, name: str) -> Ports:
    """Give the ports of a group: wires from one source share an input, every free inner port has its own.

    Outputs are the inner nodes that feed something outside, feed nothing, or are the target.
    """
    inside = members(graph, name)
    mine = [node for node in graph.nodes if node.name in inside]
    fed: dict[str | Place, list[Place]] = {}
    for node in mine:
        plugged = graph.incoming[node.name]
        for port in gate(node.gate).inputs:
            wire = plugged.get(port)
            if wire is None:
                fed[node.name, port] = [(node.name, port)]
            elif wire.source not in inside:
                fed.setdefault(wire.source, []).append((node.name, port))
    leaving = tuple(
        OutputPort(node.name, node.name)
        for node in mine
        if node.name == graph.output
        or not graph.outgoing[node.name]
        or any(wire.target not in inside for wire in graph.outgoing[node.name])
    )
    return Ports(_named(fed), leaving)


def _named(fed: dict[str | Place, list[Place]]) -> tuple[InputPort, ...]:
    """Name the inputs: after what feeds them; free ones after their inner ports, with numbers if need be."""
    found: list[InputPort] = []
    free = [key[1] for key in fed if not isinstance(key, str)]
    sources = {key for key in fed if isinstance(key, str)}
    for key, targets in fed.items():
        if isinstance(key, str):
            found.append(InputPort(key, key, tuple(targets)))
            continue
        port = key[1]
        taken = sources | {each.name for each in found}
        several = free.count(port) > 1 or port in sources
        numbered = (f"{port}{number}" for number in count())
        name = next(name for name in numbered if name not in taken) if several else port
        found.append(InputPort(name, None, tuple(targets)))
    return tuple(found)
