"""Gaps: columns move apart where wires cross on too little height for the numbers at them."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import ceil

from playground.gates.catalog import gate
from playground.graph.clearing import Places
from playground.graph.graph import Graph, Wire
from playground.graph.sizes import port_height

LABEL = (64.0, 46.0)  # the two numbers of a wire, with a gap around them
CROSSED = 1.5  # how much more room the labels of wires that cross each other need
MOST_STACKS = 3
AS_A_PAIR = 2  # so many wires have their labels above and below, however close they run

Span = tuple[float, float]


def widened(graph: Graph, places: Places) -> Places:
    """Give the places with every gap between two columns as wide as its labels need side by side."""
    across = sorted({x for x, _ in places.values()})
    gaps: dict[tuple[float, float], list[Span]] = {pair: [] for pair in pairwise(across)}
    for wire in graph.wires:
        if wire.source in places and wire.target in places:
            gap = (places[wire.source][0], places[wire.target][0])
            if gap in gaps:
                gaps[gap].append(_span(graph, places, wire))
    moved, away = {}, 0.0
    for left, x in zip([None, *across], across, strict=False):
        away += LABEL[0] * (_stacks(gaps[left, x]) - 1) if left is not None else 0.0
        moved[x] = x + away
    return {name: (moved[x], y) for name, (x, y) in places.items()}


def _span(graph: Graph, places: Places, wire: Wire) -> Span:
    """Give how high a wire begins and ends."""
    kind = gate(graph.by_name[wire.target].gate)
    return places[wire.source][1], places[wire.target][1] + port_height(kind, wire.port)


def _stacks(spans: list[Span]) -> int:
    """Say how many stacks of labels beside one another the wires of a gap need."""
    most = 1
    for bundle in _bundles(spans):
        if len(bundle) > AS_A_PAIR or _cross(bundle):
            heights = [height for span in bundle for height in span]
            room = max(heights) - min(heights) + LABEL[1]
            crossed = CROSSED if _cross(bundle) else 1.0
            most = max(most, ceil(crossed * LABEL[1] * len(bundle) / room))
    return min(most, MOST_STACKS)


def _cross(bundle: list[Span]) -> bool:
    """Whether two wires of a bundle cross each other."""
    return any((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in combinations(bundle, 2))


def _bundles(spans: list[Span]) -> list[list[Span]]:
    """Give the wires that share a part of their height, together."""
    found: list[list[Span]] = []
    low = float("-inf")
    for span in sorted(spans, key=min):
        if min(span) > low:
            found.append([])
        found[-1].append(span)
        low = max(low, *span)
    return found
