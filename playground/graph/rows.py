"""The rows of a tidy picture: how far down each card stands, gates level with the middle of their inputs."""

from __future__ import annotations

from itertools import pairwise

from playground.graph.columns import Columns

CARD_PITCH = 80.0
GROUP_PITCH = 104.0
PASSING_PITCH = 56.0
ROOM_PITCH = 32.0
PORT_REACH = 54.0
ROUNDS = 16
FEW_ITEMS = 2_000


def rows(made: Columns, layers: list[list[int]]) -> list[float]:
    """Give the height of every item, down from 0 and in pixels; none overlap within a column."""
    heights = [0.0] * len(made.column)
    gaps = [_gaps(made, layer) for layer in layers]
    for layer, gap in zip(layers, gaps, strict=True):
        _place(heights, layer, gap, [-sum(gap) / 2] * len(layer))
    rounds = ROUNDS if len(heights) <= FEW_ITEMS else ROUNDS // 4
    for _ in range(rounds):
        for layer, gap in reversed(list(zip(layers, gaps, strict=True))):
            _place(heights, layer, gap, [_pulled(made, heights, item) for item in layer])
        for layer, gap in zip(layers, gaps, strict=True):
            _place(heights, layer, gap, [_wanted(made, heights, item) for item in layer])
    return heights


def _gaps(made: Columns, layer: list[int]) -> list[float]:
    """Give the distance each item of a column keeps from the one above it; the first keeps none."""
    return [0.0, *(_gap(made, above, item) for above, item in pairwise(layer))]


def _gap(made: Columns, above: int, item: int) -> float:
    """Give the distance of two neighbours; inputs of different gates stand further apart."""
    passing = made.is_room(above) + made.is_room(item)
    if passing:
        return ROOM_PITCH if passing == 2 else PASSING_PITCH
    if made.before[above] or made.before[item]:
        return CARD_PITCH
    shared = {piece.target for piece in made.after[above]} & {piece.target for piece in made.after[item]}
    return CARD_PITCH if shared else GROUP_PITCH


def _wanted(made: Columns, heights: list[float], item: int) -> float:
    """Give where an item would stand if it were alone: level with what feeds it."""
    before = [heights[piece.source] for piece in made.before[item]]
    if not before:
        return heights[item]
    if made.is_room(item):
        return (_after(made, heights, item) + before[0]) / 2
    return sum(before) / len(before)


def _pulled(made: Columns, heights: list[float], item: int) -> float:
    """Give where an item would stand if only what it feeds counted; gates stay with their inputs."""
    if made.before[item] and not made.is_room(item):
        return heights[item]
    return _wanted(made, heights, item) if made.is_room(item) else _after(made, heights, item)


def _after(made: Columns, heights: list[float], item: int) -> float:
    """Give the mean height of the ports that an item feeds."""
    after = [heights[piece.target] + piece.bend * PORT_REACH for piece in made.after[item]]
    return sum(after) / len(after) if after else heights[item]


def _place(heights: list[float], layer: list[int], gaps: list[float], wanted: list[float]) -> None:
    """Put a column's items as near as they can be to where they want to be, in order and with their gaps.

    Neighbours that would come too near are moved together (pool adjacent violators).
    """
    offset = 0.0
    offsets = []
    blocks: list[tuple[float, int]] = []
    for gap, height in zip(gaps, wanted, strict=True):
        offset += gap
        offsets.append(offset)
        total, count = height - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            more, size = blocks.pop()
            total, count = total + more, count + size
        blocks.append((total, count))
    places = [total / count for total, count in blocks for _ in range(count)]
    for item, place, shift in zip(layer, places, offsets, strict=True):
        heights[item] = place + shift
