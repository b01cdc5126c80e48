"""Whether two graphs differ by nothing but where nodes lie, so that nothing has to be computed again."""

from __future__ import annotations

from dataclasses import replace

from playground.graph.graph import Graph


def is_only_moved(old: Graph, new: Graph) -> bool:
    """Whether the new graph is the old one with nodes at other places."""
    if (old.wires, old.target, len(old.nodes)) != (new.wires, new.target, len(new.nodes)):
        return False
    pairs = zip(old.nodes, new.nodes, strict=True)
    return all(
        before is after or replace(before, position=after.position) == after for before, after in pairs
    )
