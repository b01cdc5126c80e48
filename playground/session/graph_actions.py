"""What a person does to a graph in one go: each is one entry of the history, whatever it consists of."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph import editing
from playground.graph.expression import parse
from playground.graph.graph import GraphError, Node
from playground.graph.keeping import in_place
from playground.graph.value import freeze
from playground.session import notes
from playground.session.session import Session

FIRST_VALUE = 1.0  # of an input that nobody has given a value yet: in reach of log, sqrt and 1/x


def delete_selection(session: Session, *, heal: bool = False) -> None:
    """Delete the selected nodes, wires and notes; with ``heal``, what fed a deleted node feeds on past it."""
    graph = session.graph
    chosen = session.selection.pruned(graph)
    if not chosen:
        return
    for wire in chosen.wires:
        graph = editing.disconnect(graph, wire.target, wire.port)
    graph = editing.remove_nodes(graph, chosen.nodes, heal=heal)
    label = _delete_label(sorted(chosen.nodes), len(chosen.wires), len(chosen.notes))
    kept = notes.without(session.project.notes, chosen.notes)
    label = f"{label} and join" if heal else label
    session.apply(label, replace(session.project, graph=graph, notes=kept))


def rename(session: Session, old: str, new: str) -> None:
    """Give a node another name; it stays selected, and the playhead stays. GraphError says why not."""
    session.edit(f"Rename {old}", editing.rename(session.graph, old, new))


def scrub_value(session: Session, name: str, value: Any) -> None:
    """Give an input or constant a value (a number, list or array); changes up to a break are one entry."""
    graph = editing.set_value(session.graph, name, freeze(value))
    session.edit(f"Change {name}", graph, merge=f"value {name}")


def scrub_knob(session: Session, name: str, knob: str, number: float) -> None:
    """Turn a knob of a gate; changes up to a break are one entry. GraphError says why not."""
    if not math.isfinite(number):
        raise GraphError(f"{knob} must be a finite number")
    graph = editing.set_knob(session.graph, name, knob, number)
    session.edit(f"Change {knob} of {name}", graph, merge=f"knob {knob} {name}")


def move(session: Session, positions: Mapping[str, tuple[float, float]]) -> None:
    """Move nodes to these places; moves of the same nodes up to a break are one entry."""
    names = sorted(positions)
    session.edit("Move", editing.move(session.graph, positions), merge=f"move {' '.join(names)}")


def type_expression(session: Session, text: str) -> None:
    """Put the graph an expression describes in place of the project's; ``ExpressionError`` changes nothing.

    What stayed keeps its place, and an input that has the same name as before its value, unless the text
    gives it one. An input that is new and has no value gets 1.
    """
    graph = parse(text)
    for node in graph.nodes:
        if _is_input(node):
            before = session.graph.by_name.get(node.name)
            held = before.value if before is not None and _is_input(before) else None
            value = held if node.value is None else node.value
            graph = editing.set_value(graph, node.name, FIRST_VALUE if value is None else value)
    session.edit("Type expression", in_place(session.graph, graph))


def _is_input(node: Node) -> bool:
    return gate(node.gate).source is Source.INPUT


def _delete_label(nodes: list[str], wires: int, notes: int) -> str:
    if len(nodes) == 1:
        return f"Delete {nodes[0]}"
    if nodes:
        return f"Delete {len(nodes)} nodes"
    if notes and not wires:
        return "Delete note" if notes == 1 else f"Delete {notes} notes"
    return "Delete wire" if wires == 1 else f"Delete {wires} wires"
