"""What differs between two graphs, so that a view touches only that."""

from __future__ import annotations

from dataclasses import dataclass

from playground.graph.graph import Graph, Wire


@dataclass(frozen=True)
class GraphDiff:
    """Nodes by name and wires that came, went or changed from one graph to the next.

    ``groups_changed`` names the groups that did; groups are not ``structural``, for they change no number.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    wires_added: tuple[Wire, ...]
    wires_removed: tuple[Wire, ...]
    target_changed: bool
    groups_changed: tuple[str, ...] = ()

    @property
    def structural(self) -> bool:
        """Whether more than values, knobs and positions differ."""
        return bool(
            self.added or self.removed or self.wires_added or self.wires_removed or self.target_changed
        )


def diff(old: Graph, new: Graph) -> GraphDiff:
    """Compare two graphs; a renamed node is one removed and one added."""
    known = new.changed_since(old)
    if known is not None:
        changed = [name for name in known if old.by_name[name] != new.by_name[name]]
        changed.sort(key=new.index.__getitem__)
        return GraphDiff((), (), tuple(changed), (), (), target_changed=False)
    before, after = old.by_name, new.by_name
    come, gone = ((), ()) if old.wires is new.wires else _wires_apart(old, new)
    return GraphDiff(
        added=tuple(name for name in after if name not in before),
        removed=tuple(name for name in before if name not in after),
        changed=tuple(
            name
            for name, node in after.items()
            if name in before and before[name] is not node and before[name] != node
        ),
        wires_added=come,
        wires_removed=gone,
        target_changed=old.output != new.output,
        groups_changed=tuple(dict.fromkeys(group.name for group in set(old.groups) ^ set(new.groups))),
    )


def _wires_apart(old: Graph, new: Graph) -> tuple[tuple[Wire, ...], tuple[Wire, ...]]:
    """Give the wires that came and those that went."""
    before, after = set(old.wires), set(new.wires)
    come = tuple(wire for wire in new.wires if wire not in before)
    return come, tuple(wire for wire in old.wires if wire not in after)
