"""Keeping places: a graph that was typed anew lies where it lay, and only what is new is placed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.editing import move
from playground.graph.graph import Graph, Group
from playground.graph.groups import group_of, members
from playground.graph.matching import stayed
from playground.graph.order import ancestors, descendants

ROOM = (110.0, 66.0)  # pixels between the centres of two nodes that do not touch, across and down
STEP = (40.0, 33.0)  # pixels from one place that is tried to the next
FARTHEST = 12  # steps

Place = tuple[float, float]


def in_place(before: Graph, after: Graph) -> Graph:
    """Put the nodes of a graph where they lay before, what is new in free places beside what it belongs to.

    ``after`` is laid out already; it keeps that layout, but for inputs of the same name, where no gate
    stayed, or so few that wires of what is new would lead to the left. A composite gate stays where all
    it holds stayed. Positions are centres in canvas pixels.
    """
    names = stayed(before, after)
    if all(gate(after.by_name[name].gate).source is not Source.NONE for name in names):
        return _inputs_kept(before, after)
    places = {name: before.by_name[old].position for name, old in names.items()}
    for name in after.by_name:
        if name not in places:
            places[name] = _free(_beside(after, name, places), places.values())
    if not before.groups and _leads_back(after, places, names.keys()):
        return _inputs_kept(before, after)
    return replace(move(after, places), groups=_groups(before, after, names))


def _leads_back(graph: Graph, places: Mapping[str, Place], old: Collection[str]) -> bool:
    """Say whether most gates are new, and wires would lead to or from them to the left."""
    gates = [node.name for node in graph.nodes if gate(node.gate).source is Source.NONE]
    if 2 * sum(name in old for name in gates) >= len(gates):
        return False
    return any(
        places[wire.target][0] <= places[wire.source][0]
        for wire in graph.wires
        if not (wire.source in old and wire.target in old)
    )


def _inputs_kept(before: Graph, after: Graph) -> Graph:
    """Leave the layout as it is, but let inputs of the same name lie where they lay if nothing else does."""
    for node in after.nodes:
        was = before.by_name.get(node.name)
        is_input = gate(node.gate).source is Source.INPUT
        if is_input and was is not None and was.gate == node.gate:
            others = [other.position for other in after.nodes if other.name != node.name]
            if _is_free(was.position, others):
                after = move(after, {node.name: was.position})
    return after


def _beside(graph: Graph, name: str, places: Mapping[str, Place]) -> Place:
    """Give the place of a new node that the layout means, seen from a neighbour that has its place."""
    near = [wire.target for wire in graph.outgoing[name]]
    near += [wire.source for wire in graph.incoming[name].values()]
    known = next((each for each in near if each in places), next(iter(places)))
    x, y = graph.by_name[name].position
    (left, top), meant = places[known], graph.by_name[known].position
    return left + x - meant[0], top + y - meant[1]


def _free(wanted: Place, taken: Collection[Place]) -> Place:
    """Give the nearest place to the one that is wanted where nothing lies."""
    return next((place for place in _around(wanted) if _is_free(place, taken)), wanted)


def _around(place: Place) -> Iterator[Place]:
    """Give a place and those around it, the nearest first."""
    steps = range(-FARTHEST, FARTHEST + 1)
    away = sorted((abs(across) + abs(down), down, across) for across in steps for down in steps)
    return ((place[0] + across * STEP[0], place[1] + down * STEP[1]) for _, down, across in away)


def _is_free(place: Place, taken: Collection[Place]) -> bool:
    """Say whether a node that lies there touches none of the others."""
    return all(abs(x - place[0]) >= ROOM[0] or abs(y - place[1]) >= ROOM[1] for x, y in taken)


def _groups(before: Graph, after: Graph, names: Mapping[str, str]) -> tuple[Group, ...]:
    """Give the groups all of whose nodes stayed and still make one gate, with the names these have now."""
    now = {old: name for name, old in names.items()}
    kept = {group.name: group for group in before.groups if _is_whole(before, after, group, now)}
    found = []
    for group in kept.values():
        mine = {now[old] for old in group.nodes}
        parent = group.parent
        while parent is not None and parent not in kept:
            parent = group_of(before, parent).parent
        nodes = tuple(node.name for node in after.nodes if node.name in mine)
        found.append(replace(group, nodes=nodes, parent=parent))
    return tuple(found)


def _is_whole(before: Graph, after: Graph, group: Group, now: Mapping[str, str]) -> bool:
    """Say whether all that a group holds stayed, and does not feed itself through something new."""
    inside = members(before, group.name)
    if not all(old in now for old in inside):
        return False
    here = {now[old] for old in inside}
    return not (ancestors(after, *here) & descendants(after, here)) - here
