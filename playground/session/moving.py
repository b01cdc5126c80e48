"""Whether two graphs differ by nothing but where nodes lie, so that nothing has to be computed again."""

from __future__ import annotations

from dataclasses import replace

from playground.graph.graph import Graph, Node


def is_only_moved(old: Graph, new: Graph) -> bool:
    """Whether the new graph is the old one with nodes at other places."""
    known = new.changed_since(old)
    if known is not None:
        return all(_is_moved(old.by_name[name], new.by_name[name]) for name in known)
    if (old.wires, old.target, len(old.nodes)) != (new.wires, new.target, len(new.nodes)):
        return False
    return all(
        before is after or _is_moved(before, after)
        for before, after in zip(old.nodes, new.nodes, strict=True)
    )


def _is_moved(before: Node, after: Node) -> bool:
    return replace(before, position=after.position) == after
