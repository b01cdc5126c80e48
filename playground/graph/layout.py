"""Tidy layout: columns from left to right, few crossings, gates level with the middle of their inputs."""

from __future__ import annotations

from dataclasses import replace

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.clearing import Places, cleared, hits
from playground.graph.columns import columns
from playground.graph.crossings import ordered
from playground.graph.framing import framed, framed_inside
from playground.graph.gaps import widened
from playground.graph.graph import Graph
from playground.graph.rows import rows

LEFT = 100.0
TOP = 100.0
COLUMN_PITCH = 160.0
PART_PITCH = 110.0
LOOSE_IN_A_ROW = 6
FEW_NODES = 60
MOST_AT_THE_LEFT = 8
TALLER = 1.5
DEEP = 7  # columns; a part that has more is drawn closer across and wider down
DEEP_PITCH = 148.0
SCREEN = 1.4  # how much wider than high the place on a screen is
AIRIEST = 2.0


def tidy(graph: Graph, inside: str | None = None) -> Graph:
    """Give the same graph with new positions (centres, in canvas pixels); any graph will do.

    Parts that are not wired together stand below one another, loose nodes in rows at the end. A closed
    group is one card; as cards, two closed groups may feed each other. In the frame of an open group stand
    its own nodes alone. With ``inside``, only what that group holds is laid out anew.
    """
    return framed(graph, _tidy) if inside is None else framed_inside(graph, inside, _tidy)


def _tidy(graph: Graph) -> Graph:
    """Lay out a graph node by node."""
    places: Places = {}
    loose: list[str] = []
    top = TOP
    for names in _parts(graph):
        if len(names) == 1:
            loose.extend(names)
            continue
        part = _from_corner(_roomy(graph, _airy(graph, _part_places(graph, names))))
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


def _part_places(graph: Graph, names: tuple[str, ...]) -> Places:
    """Place a part: few inputs all at the left if no wire is in the way, otherwise beside their gates."""
    if len(names) > FEW_NODES:
        return _draft(graph, names, inputs_left=False)
    inputs = [name for name in names if gate(graph.by_name[name].gate).source is Source.INPUT]
    near = cleared(graph, _draft(graph, names, inputs_left=False))
    if len(inputs) > MOST_AT_THE_LEFT:
        return near
    left = cleared(graph, _draft(graph, names, inputs_left=True))
    reads_well = len(hits(graph, left)) <= len(hits(graph, near)) and _height(left) <= TALLER * _height(near)
    return left if reads_well else near


def _height(places: Places) -> float:
    """Give how far up and down a part reaches."""
    heights = [y for _, y in places.values()]
    return max(heights) - min(heights)


def _draft(graph: Graph, names: tuple[str, ...], *, inputs_left: bool) -> Places:
    """Place a part without looking whether wires run behind cards."""
    made = columns(graph, names, inputs_left=inputs_left)
    heights = rows(made, ordered(made))
    return {
        name: (made.column[item] * COLUMN_PITCH, float(round(heights[item])))
        for item, name in enumerate(names)
    }


def _airy(graph: Graph, places: Places) -> Places:
    """Move the rows of a wide part apart, and its columns a little together, for it to fill a screen."""
    across = [x for x, _ in places.values()]
    width, height = max(across) - min(across), _height(places)
    if width < DEEP * COLUMN_PITCH:
        return places
    closer = DEEP_PITCH / COLUMN_PITCH
    taller = max(min(closer * width / (SCREEN * height), AIRIEST), 1.0) if height else 1.0
    airy = {name: (float(round(x * closer)), float(round(y * taller))) for name, (x, y) in places.items()}
    is_small = len(places) <= FEW_NODES
    return places if is_small and len(hits(graph, airy)) > len(hits(graph, places)) else airy


def _roomy(graph: Graph, places: Places) -> Places:
    """Give a small part room for the numbers at its wires, unless a wire would run behind a card for it."""
    if len(places) > FEW_NODES:
        return places
    wide = cleared(graph, widened(graph, places))
    return places if len(hits(graph, wide)) > len(hits(graph, places)) else wide


def _from_corner(places: Places) -> Places:
    """Move a part so that it starts at 0, 0."""
    left = min(x for x, _ in places.values())
    top = min(y for _, y in places.values())
    return {name: (x - left, y - top) for name, (x, y) in places.items()}
