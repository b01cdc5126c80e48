"""What is selected: nodes by name, wires, and notes by id."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from playground.graph.graph import Graph, Wire
from playground.session.renaming import renamed_wire


@dataclass(frozen=True)
class Selection:
    """The selected nodes, wires and notes; it never changes, every method gives another selection."""

    nodes: frozenset[str] = frozenset()
    wires: frozenset[Wire] = frozenset()
    notes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.nodes or self.wires or self.notes)

    def toggled(self, what: str | Wire) -> Selection:
        """Select a node, given by its name, or a wire; take it out if it was selected."""
        if isinstance(what, Wire):
            return replace(self, wires=self.wires ^ {what})
        return replace(self, nodes=self.nodes ^ {what})

    @staticmethod
    def only(*what: str | Wire) -> Selection:
        """Select these nodes and wires and nothing else."""
        return Selection(
            frozenset(item for item in what if not isinstance(item, Wire)),
            frozenset(item for item in what if isinstance(item, Wire)),
        )

    @staticmethod
    def all_of(graph: Graph) -> Selection:
        """Select every node and every wire of a graph."""
        return Selection(frozenset(graph.by_name), frozenset(graph.wires))

    def pruned(self, graph: Graph) -> Selection:
        """Keep what the graph still has, and all notes."""
        return Selection(self.nodes & graph.by_name.keys(), self.wires & frozenset(graph.wires), self.notes)

    def with_notes_of(self, ids: Collection[str]) -> Selection:
        """Keep of the notes only these."""
        kept = frozenset(id for id in self.notes if id in ids)
        return self if kept == self.notes else replace(self, notes=kept)

    def renamed(self, names: Mapping[str, str]) -> Selection:
        """Follow nodes to their new names; ``names`` maps old names to new ones."""
        return Selection(
            frozenset(names.get(name, name) for name in self.nodes),
            frozenset(renamed_wire(wire, names) for wire in self.wires),
            self.notes,
        )
