"""Graph, node and wire: frozen records that every other package passes around."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from operator import is_not
from typing import TYPE_CHECKING, Any
from weakref import ref

if TYPE_CHECKING:
    from collections.abc import Mapping

FrozenValue = float | tuple[float, ...] | tuple[tuple[float, ...], ...]


class GraphError(ValueError):
    """Something cannot be done with a graph, said in plain words."""


@dataclass(frozen=True)
class Node:
    """A gate placed in a graph.

    ``name`` is its identity: a Python identifier, unique in its graph. ``value`` is what an input or
    constant holds: a number, a vector or a matrix as tuples. ``position`` is its centre in canvas pixels.
    """

    name: str
    gate: str
    value: FrozenValue | None = None
    knobs: tuple[tuple[str, float], ...] = ()
    position: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Wire:
    """A connection from the output of the node ``source`` to the input ``port`` of the node ``target``."""

    source: str
    target: str
    port: str


@dataclass(frozen=True)
class Group:
    """Nodes that are shown as one composite gate while ``is_open`` is False; it computes nothing itself.

    ``name`` is its identity among groups, ``title`` what a person reads. ``nodes`` are the nodes it holds
    itself, in the graph's order; a group inside it names it as its ``parent``.
    """

    name: str
    title: str
    nodes: tuple[str, ...]
    is_open: bool = False
    parent: str | None = None


@dataclass(frozen=True)
class Graph:
    """Nodes and wires, and which node is differentiated (``target``; None: the last that feeds nothing).

    ``groups`` say what is shown as one composite gate; they change no number.
    """

    nodes: tuple[Node, ...] = ()
    wires: tuple[Wire, ...] = ()
    target: str | None = None
    groups: tuple[Group, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Node]:
        """Every node under its name."""
        return {node.name: node for node in self.nodes}

    @cached_property
    def incoming(self) -> dict[str, dict[str, Wire]]:
        """For every node, the wire plugged into each of its ports."""
        found: dict[str, dict[str, Wire]] = {node.name: {} for node in self.nodes}
        for wire in self.wires:
            found[wire.target][wire.port] = wire
        return found

    @cached_property
    def outgoing(self) -> dict[str, tuple[Wire, ...]]:
        """For every node, the wires that its output feeds."""
        found: dict[str, list[Wire]] = {node.name: [] for node in self.nodes}
        for wire in self.wires:
            found[wire.source].append(wire)
        return {name: tuple(wires) for name, wires in found.items()}

    @cached_property
    def memo(self) -> dict[object, Any]:
        """What others have worked out about this graph, kept with it so that it is worked out once."""
        return {}

    @cached_property
    def index(self) -> dict[str, int]:
        """Where every node stands among the nodes."""
        return {node.name: place for place, node in enumerate(self.nodes)}

    def with_nodes(self, nodes: tuple[Node, ...]) -> Graph:
        """Give the same wiring over changed nodes of the same names, in the same order.

        What follows from the wires is kept.
        """
        changed = Graph(nodes, self.wires, self.target, self.groups)
        changed.__dict__["index"] = self.index
        for known in ("incoming", "outgoing", "output"):
            if known in self.__dict__:
                changed.__dict__[known] = self.__dict__[known]
        if "order" in self.memo:
            changed.memo["order"] = self.memo["order"]
        return changed

    def with_changed(self, changed: Mapping[str, Node]) -> Graph:
        """Give the same wiring with some nodes changed; it takes next to no time however large the graph is.

        ``changed`` has the new nodes under the names of the old ones, which they keep.
        """
        nodes = list(self.nodes)
        for name, node in changed.items():
            nodes[self.index[name]] = node
        made = self.with_nodes(tuple(nodes))
        made.__dict__["by_name"] = {**self.by_name, **changed}
        made.__dict__["_made_of"] = (ref(self), tuple(changed))
        return made

    def changed_since(self, before: Graph) -> tuple[str, ...] | None:
        """Give the nodes that may differ from those of an earlier graph, by name.

        None where the two do not share their wiring, because neither was made of the other by changing nodes.
        """
        if self.index is not before.index:
            return None
        made_of: tuple[ref[Graph], tuple[str, ...]] | None = self.__dict__.get("_made_of")
        if made_of is not None and made_of[0]() is before:
            return made_of[1]
        others = compress(self.nodes, map(is_not, self.nodes, before.nodes))
        return tuple(node.name for node in others)

    @cached_property
    def output(self) -> str | None:
        """The node whose gradient is taken: the target, else the last node that feeds nothing, else None."""
        if self.target is not None:
            return self.target
        ends = [node.name for node in self.nodes if not self.outgoing[node.name]]
        return ends[-1] if ends else None
