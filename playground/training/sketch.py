"""A graph being drawn gate by gate, faster than by editing a finished one again and again."""

from __future__ import annotations

from typing import Any

from playground.gates import source
from playground.gates.gate import Gate
from playground.graph.graph import Graph, Node, Wire
from playground.graph.layout import tidy
from playground.graph.value import freeze, thaw


class Sketch:
    """Collects nodes and wires; every method that adds a node returns its name."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._wires: list[Wire] = []
        self.inputs: dict[str, Any] = {}

    def input(self, name: str, value: Any) -> str:
        """Add an input that holds a number, vector or matrix."""
        held = freeze(value)
        self.inputs[name] = thaw(held)
        return self._add(Node(name, source.INPUT.id, held))

    def constant(self, name: str, value: float) -> str:
        """Add a constant."""
        return self._add(Node(name, source.CONSTANT.id, float(value)))

    def gate(self, kind: Gate, *sources: str, name: str = "", **knobs: float) -> str:
        """Add a gate fed by these nodes, in the order of its inputs; without a name it gets one like g4."""
        node = Node(name or f"g{len(self._nodes)}", kind.id, knobs=tuple(knobs.items()))
        self._wires += [
            Wire(source, node.name, port) for source, port in zip(sources, kind.inputs, strict=True)
        ]
        return self._add(node)

    def chain(self, kind: Gate, terms: list[str], name: str = "") -> str:
        """Join terms from left to right by a gate of two inputs; the last gate gets the name."""
        joined = terms[0]
        for place, term in enumerate(terms[1:], start=2):
            joined = self.gate(kind, joined, term, name=name if place == len(terms) else "")
        return joined

    def finished(self, target: str) -> Graph:
        """Return the graph laid out, with this node as its target."""
        return tidy(Graph(tuple(self._nodes), tuple(self._wires), target))

    def _add(self, node: Node) -> str:
        self._nodes.append(node)
        return node.name
