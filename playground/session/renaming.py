"""Whether two graphs differ by nothing but a node's name, so that selection and playhead can follow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from playground.graph.graph import Graph, Wire


def new_names(old: Graph, new: Graph) -> dict[str, str]:
    """Map old names to new ones where the graphs are the same but for names; otherwise map nothing."""
    if len(old.nodes) != len(new.nodes):
        return {}
    pairs = list(zip(old.nodes, new.nodes, strict=True))
    names = {before.name: after.name for before, after in pairs if before.name != after.name}
    if not names or any(replace(before, name=after.name) != after for before, after in pairs):
        return {}
    wires = tuple(renamed_wire(wire, names) for wire in old.wires)
    return names if wires == new.wires else {}


def renamed_wire(wire: Wire, names: Mapping[str, str]) -> Wire:
    """Give the wire between the same nodes under their new names."""
    return replace(
        wire, source=names.get(wire.source, wire.source), target=names.get(wire.target, wire.target)
    )
