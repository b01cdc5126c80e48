"""The order within each column of a tidy picture, chosen so that few wires cross."""

from __future__ import annotations

from bisect import bisect_right, insort

from playground.graph.columns import Columns

SWEEPS = 6


def ordered(made: Columns) -> list[list[int]]:
    """Give the items of every column from top to bottom (barycentre method, Sugiyama 1981)."""
    best = _reading_order(made)
    fewest = crossings(made, best)
    current = best
    for sweep in range(SWEEPS):
        if not fewest:
            break
        current = _swept(made, current, rightwards=sweep % 2 == 1)
        count = crossings(made, current)
        if count < fewest:
            best, fewest = current, count
    return best


def _reading_order(made: Columns) -> list[list[int]]:
    """Order every column as the formulas are read, from the outputs back, without recursion."""
    layers: list[list[int]] = [[] for _ in range(max(made.column, default=-1) + 1)]
    seen: set[int] = set()
    for end in (item for item in range(len(made.names)) if not made.after[item]):
        waiting = [end]
        while waiting:
            item = waiting.pop()
            if item not in seen:
                seen.add(item)
                layers[made.column[item]].append(item)
                waiting.extend(piece.source for piece in reversed(made.before[item]))
    return layers


def _swept(made: Columns, layers: list[list[int]], *, rightwards: bool) -> list[list[int]]:
    """Sort every column by the mean place of what it is wired to in the column before it on the way."""
    swept = [list(layer) for layer in layers]
    place = _places(swept)
    for layer in swept if rightwards else reversed(swept):
        mean = {item: _mean_place(made, place, item, rightwards=rightwards) for item in layer}
        layer.sort(key=mean.__getitem__)
        place.update((item, float(index)) for index, item in enumerate(layer))
    return swept


def _mean_place(made: Columns, place: dict[int, float], item: int, *, rightwards: bool) -> float:
    """Give the mean place of an item's neighbours on one side, its own place if it has none."""
    if rightwards:
        places = [place[piece.source] for piece in made.before[item]]
    else:
        places = [place[piece.target] + piece.bend for piece in made.after[item]]
    return sum(places) / len(places) if places else place[item]


def _places(layers: list[list[int]]) -> dict[int, float]:
    """Give every item's place in its column."""
    return {item: float(index) for layer in layers for index, item in enumerate(layer)}


def crossings(made: Columns, layers: list[list[int]]) -> int:
    """Count how often wires cross between neighbouring columns."""
    place = _places(layers)
    count = 0
    for layer in layers:
        ends: list[float] = []
        for item in layer:
            mine = sorted(place[piece.target] + piece.bend for piece in made.after[item])
            count += sum(len(ends) - bisect_right(ends, end) for end in mine)
            for end in mine:
                insort(ends, end)
    return count
