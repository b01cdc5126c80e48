"""Tidy layout: columns from left to right, few crossings, gates level with the middle of their inputs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.columns import bend, columns
from playground.graph.crossings import crossings, ordered
from playground.graph.graph import Graph, Wire
from playground.graph.rows import rows

LEFT = 100.0
TOP = 100.0
COLUMN_PITCH = 160.0
PART_PITCH = 110.0
LOOSE_IN_A_ROW = 6
FEW_NODES = 200
MOST_AT_THE_LEFT = 8
CARD = (74.0, 54.0)
PILL = (92.0, 44.0)
CLEARANCE = 6.0

Places = dict[str, tuple[float, float]]


def tidy(graph: Graph) -> Graph:
    """Give the same graph with new positions (centres, in canvas pixels); any graph will do.

    Parts that are not wired together stand below one another, loose nodes in rows at the end.
    """
    places: Places = {}
    loose: list[str] = []
    top = TOP
    for names in _parts(graph):
        if len(names) == 1:
            loose.extend(names)
            continue
        part = _part_places(graph, names)
        places.update((name, (LEFT + x, top + y)) for name, (x, y) in part.items())
        top += max(y for _, y in part.values()) + PART_PITCH
    for index, name in enumerate(loose):
        row, column = divmod(index, LOOSE_IN_A_ROW)
        places[name] = (LEFT + column * COLUMN_PITCH, top + row * PART_PITCH)
    return replace(graph, nodes=tuple(replace(node, position=places[node.name]) for node in graph.nodes))


def _parts(graph: Graph) -> list[tuple[str, ...]]:
    """Give the nodes of every part that hangs together, in the order of the graph."""
    part_of: dict[str, int] = {}
    parts: list[list[str]] = []
    for node in graph.nodes:
        if node.name not in part_of:
            _mark(graph, node.name, len(parts), part_of)
            parts.append([])
        parts[part_of[node.name]].append(node.name)
    return [tuple(part) for part in parts]


def _mark(graph: Graph, start: str, number: int, part_of: dict[str, int]) -> None:
    """Mark everything that is wired to a node, in either direction."""
    waiting = [start]
    part_of[start] = number
    while waiting:
        name = waiting.pop()
        near = [wire.target for wire in graph.outgoing[name]]
        near += [wire.source for wire in graph.incoming[name].values()]
        fresh = [other for other in near if other not in part_of]
        part_of.update(dict.fromkeys(fresh, number))
        waiting.extend(fresh)


@dataclass(frozen=True)
class _Draft:
    """One way to place a part, and what is not so good about it."""

    places: Places
    hits: int
    crossed: int


def _part_places(graph: Graph, names: tuple[str, ...]) -> Places:
    """Place a part: few inputs all at the left if no wire is in the way, otherwise beside their gates."""
    if len(names) > FEW_NODES:
        return _draft(graph, names, inputs_left=False).places
    inputs = [name for name in names if gate(graph.by_name[name].gate).source is Source.INPUT]
    sides = (True, False) if len(inputs) <= MOST_AT_THE_LEFT else (False,)
    drafts = [_draft(graph, names, inputs_left=left) for left in sides]
    return min(drafts, key=lambda draft: (draft.hits, draft.crossed)).places


def _draft(graph: Graph, names: tuple[str, ...], *, inputs_left: bool) -> _Draft:
    """Try one way to place a part."""
    made = columns(graph, names, inputs_left=inputs_left)
    layers = ordered(made)
    heights = rows(made, layers)
    first = min(made.column[: len(names)])
    highest = min(heights[: len(names)])
    places = {
        name: ((made.column[item] - first) * COLUMN_PITCH, float(round(heights[item] - highest)))
        for item, name in enumerate(names)
    }
    hits = _hits(graph, places) if len(names) <= FEW_NODES else 0
    return _Draft(places, hits, crossings(made, layers))


def _hits(graph: Graph, places: Places) -> int:
    """Count how often a wire runs behind a card that it is not plugged into."""
    columns_of: dict[float, list[str]] = {}
    for name, (x, _) in places.items():
        columns_of.setdefault(x, []).append(name)
    count = 0
    for target in places:
        for wire in graph.incoming[target].values():
            left, right = places[wire.source][0], places[target][0]
            passed = [name for x, names in columns_of.items() if left < x < right for name in names]
            count += sum(_is_hit(graph, places, wire, name) for name in passed)
    return count


def _is_hit(graph: Graph, places: Places, wire: Wire, name: str) -> bool:
    """Say whether a wire runs behind a card."""
    width, height = _size(graph, name)
    x, y = places[name]
    sides = (x - width / 2 - CLEARANCE, x, x + width / 2 + CLEARANCE)
    return any(
        abs(_wire_height(graph, places, wire, across) - y) < height / 2 + CLEARANCE for across in sides
    )


def _wire_height(graph: Graph, places: Places, wire: Wire, x: float) -> float:
    """Give how far down a wire runs at a place: a cubic curve, level at both ends."""
    (left, start), (right, end) = places[wire.source], places[wire.target]
    end += bend(graph.by_name[wire.target], wire.port) * CARD[1]
    left += _size(graph, wire.source)[0] / 2
    right -= _size(graph, wire.target)[0] / 2
    part = (x - left) / (right - left)
    low, high = 0.0, 1.0
    for _ in range(12):
        middle = (low + high) / 2
        along = 1.5 * middle - 1.5 * middle**2 + middle**3
        low, high = (middle, high) if along < part else (low, middle)
    return start + (end - start) * (3 * low**2 - 2 * low**3)


def _size(graph: Graph, name: str) -> tuple[float, float]:
    """Give width and height of a node's card."""
    is_source = gate(graph.by_name[name].gate).source is not Source.NONE
    return PILL if is_source else CARD
