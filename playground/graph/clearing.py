"""Clears the way for wires: moves cards of a small picture until no wire runs behind one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.columns import bend
from playground.graph.curve import rise
from playground.graph.graph import Graph, Wire
from playground.graph.sizes import CARD, PILL

CLEARANCE = 8.0
ROW_PITCH = 80.0
NUDGES = (-120.0, -80.0, -40.0, 40.0, 80.0, 120.0)
MOST_MOVES = 12
MOST_HITS = 4

Places = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Hit:
    """A wire that runs behind a card, between these heights."""

    wire: Wire
    card: str
    highest: float
    lowest: float


def cleared(graph: Graph, places: Places) -> Places:
    """Give places in which fewer wires run behind cards, moving as little as that takes."""
    current = _badness(graph, places)
    for _ in range(MOST_MOVES):
        found = hits(graph, places)[:MOST_HITS]
        options = [option for hit in found for option in _options(graph, places, hit)]
        if not options:
            break
        best = min(options, key=lambda option: _badness(graph, option))
        if _badness(graph, best) >= current:
            break
        places, current = best, _badness(graph, best)
    return places


def _badness(graph: Graph, places: Places) -> tuple[int, float]:
    """Say how bad places are: how often wires run behind cards, then how far up and down wires lead."""
    wires = [wire for name in places for wire in graph.incoming[name].values()]
    stretch = sum(abs(places[wire.source][1] - places[wire.target][1]) for wire in wires)
    return len(hits(graph, places)), stretch


def hits(graph: Graph, places: Places) -> list[Hit]:
    """Find the wires that run behind cards they are not plugged into."""
    columns: dict[float, list[str]] = {}
    for name, (x, _) in places.items():
        columns.setdefault(x, []).append(name)
    found: list[Hit] = []
    for target in places:
        for wire in graph.incoming[target].values():
            left, right = places[wire.source][0], places[target][0]
            passed = [name for x, names in columns.items() if left < x < right for name in names]
            found.extend(hit for hit in (_hit(graph, places, wire, name) for name in passed) if hit)
    return found


def _hit(graph: Graph, places: Places, wire: Wire, card: str) -> Hit | None:
    """Give the hit if a wire runs behind a card."""
    width, height = _size(graph, card)
    x, y = places[card]
    reach = width / 2 + CLEARANCE
    heights = [_height(graph, places, wire, across) for across in (x - reach, x, x + reach)]
    hit = Hit(wire, card, min(heights), max(heights))
    room = height / 2 + CLEARANCE
    return hit if hit.highest < y + room and hit.lowest > y - room else None


def _height(graph: Graph, places: Places, wire: Wire, x: float) -> float:
    """Give how far down a wire runs at a place."""
    (left, start), (right, end) = places[wire.source], places[wire.target]
    end += bend(graph.by_name[wire.target], wire.port) * CARD[1]
    left += _size(graph, wire.source)[0] / 2
    right -= _size(graph, wire.target)[0] / 2
    return start + (end - start) * _rise((x - left) / (right - left))


_rise = lru_cache(maxsize=1024)(rise)


def _size(graph: Graph, name: str) -> tuple[float, float]:
    """Give width and height of a node's card."""
    is_source = gate(graph.by_name[name].gate).source is not Source.NONE
    return PILL if is_source else CARD


def _options(graph: Graph, places: Places, hit: Hit) -> Iterator[Places]:
    """Try to move the card out of the wire's way, or one of the wire's ends."""
    room = _size(graph, hit.card)[1] / 2 + CLEARANCE + 1
    yield _moved(places, hit.card, hit.highest - room)
    yield _moved(places, hit.card, hit.lowest + room)
    for end in (hit.wire.source, hit.wire.target):
        for nudge in NUDGES:
            yield _moved(places, end, places[end][1] + nudge)


def _moved(places: Places, name: str, height: float) -> Places:
    """Move one card up or down and push the others of its column out of its way."""
    x = places[name][0]
    moved = {**places, name: (x, float(round(height)))}
    column = sorted((y, other) for other, (its_x, y) in moved.items() if its_x == x)
    middle = [other for _, other in column].index(name)
    bound = moved[name][1]
    for _, other in column[middle + 1 :]:
        bound = max(bound + ROW_PITCH, moved[other][1])
        moved[other] = (x, bound)
    bound = moved[name][1]
    for _, other in reversed(column[:middle]):
        bound = min(bound - ROW_PITCH, moved[other][1])
        moved[other] = (x, bound)
    return moved
