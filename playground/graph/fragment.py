"""A fragment of a graph: nodes with the wires among them, cut out to be put down again elsewhere."""

from __future__ import annotations

from dataclasses import replace

from playground.graph.editing import LONGEST_NAME
from playground.graph.graph import Graph, GraphError, Node, Wire
from playground.graph.groups import groups_added, groups_among

MOST_NODES = 10_000
STEP_ASIDE = 24.0  # pixels
DIGITS = "0123456789"

Place = tuple[float, float]


def cut_out(graph: Graph, names: frozenset[str]) -> Graph:
    """Give the nodes of these names as a graph of their own, with the wires and whole groups among them."""
    return Graph(
        nodes=tuple(node for node in graph.nodes if node.name in names),
        wires=tuple(wire for wire in graph.wires if wire.source in names and wire.target in names),
        groups=groups_among(graph, names),
    )


def middle(fragment: Graph) -> Place:
    """Give the middle of the box around the centres of all nodes; 0, 0 where there are none."""
    if not fragment.nodes:
        return 0.0, 0.0
    across = [node.position[0] for node in fragment.nodes]
    down = [node.position[1] for node in fragment.nodes]
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def paste(graph: Graph, fragment: Graph, at: Place) -> tuple[Graph, dict[str, str]]:
    """Put a fragment down with its middle at a place, or a step aside where its nodes would cover others.

    Values, knobs, wires and relative places are kept; a name that is taken gets the next free number.
    Gives the new graph and the new name of every node of the fragment; raises GraphError for too many.
    """
    if len(graph.nodes) + len(fragment.nodes) > MOST_NODES:
        msg = f"a graph has at most {MOST_NODES:,} gates"
        raise GraphError(msg)
    x, y = middle(fragment)
    moved = _moved(fragment.nodes, round(at[0] - x), round(at[1] - y))
    names = fresh_names(graph, fragment)
    nodes = tuple(replace(node, name=names[node.name]) for node in _aside(graph, moved))
    wires = tuple(
        replace(wire, source=names[wire.source], target=names[wire.target]) for wire in fragment.wires
    )
    groups = groups_added(graph, fragment.groups, names)
    return replace(graph, nodes=graph.nodes + nodes, wires=graph.wires + wires, groups=groups), names


def duplicate(graph: Graph, chosen: frozenset[str]) -> tuple[Graph, dict[str, str]]:
    """Put a second copy of nodes beside them; unlike pasted ones they keep the wires that feed them.

    Gives the new graph and the name of every copy.
    """
    fragment = cut_out(graph, chosen)
    x, y = middle(fragment)
    changed, names = paste(graph, fragment, (x + STEP_ASIDE, y + STEP_ASIDE))
    feeding = tuple(
        Wire(wire.source, names[wire.target], wire.port)
        for wire in graph.wires
        if wire.target in names and wire.source not in names
    )
    return replace(changed, wires=changed.wires + feeding), names


def fresh_names(graph: Graph, fragment: Graph) -> dict[str, str]:
    """Give a free name for every node of a fragment: its own, else with the next number that is free."""
    taken = set(graph.by_name)
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for node in fragment.nodes:
        name = node.name if node.name not in taken else _numbered(node.name, taken, counts)
        taken.add(name)
        names[node.name] = name
    return names


def _numbered(name: str, taken: set[str], counts: dict[str, int]) -> str:
    """Give the next free name that differs from this one only in the number at its end."""
    stem = name.rstrip(DIGITS)
    number = max(counts.get(stem, 0), int(name[len(stem) :] or "0") + 1)
    while (found := _joined(stem, number)) in taken:
        number += 1
    counts[stem] = number
    return found


def _joined(stem: str, number: int) -> str:
    return f"{stem[: LONGEST_NAME - len(str(number))]}{number}"


def _aside(graph: Graph, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Move nodes aside, step by step, until none lies on a node of the graph."""
    taken = {_cell(node) for node in graph.nodes}
    while any(_cell(node) in taken for node in nodes):
        nodes = _moved(nodes, STEP_ASIDE, STEP_ASIDE)
    return nodes


def _cell(node: Node) -> tuple[float, float]:
    return node.position[0] // STEP_ASIDE, node.position[1] // STEP_ASIDE


def _moved(nodes: tuple[Node, ...], across: float, down: float) -> tuple[Node, ...]:
    return tuple(
        replace(node, position=(node.position[0] + across, node.position[1] + down)) for node in nodes
    )
