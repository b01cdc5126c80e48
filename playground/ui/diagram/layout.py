"""Where the units of every layer stand: pure geometry, without Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

LARGEST = 68.0
SMALLEST = 7.0
ROOMY_GAP = 22.0
READABLE = 30.0
"""From this side on a map is read well, and wires to a single column are the calmest."""
LABEL = 40.0
"""Room beside the first and the last column for the names x1, x2, s0, s1."""


@dataclass(frozen=True)
class Tile:
    """The square of one unit: layer and unit number, centre and side in whole pixels."""

    layer: int
    unit: int
    x: float
    y: float
    side: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place lies on this square."""
        return abs(x - self.x) <= self.side / 2 and abs(y - self.y) <= self.side / 2


@dataclass(frozen=True)
class Column:
    """One layer: its squares, the middle line and the lowest place it reaches."""

    tiles: tuple[Tile, ...]
    x: float
    bottom: float


def gap_for(side: float) -> float:
    """Return the gap between squares of this side: wide between large ones, narrow between small ones."""
    return max(2.0, ROOMY_GAP * math.pow(side / LARGEST, 1.2))


def fitting_side(pitch: float) -> float:
    """Return the greatest side whose square and gap together fit into `pitch`."""
    low, high = 0.0, LARGEST
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if middle + gap_for(middle) <= pitch else (low, middle)
    return low


def grid_shape(count: int, width: float, height: float) -> tuple[int, int, float]:
    """Return columns, rows and side: one column while its squares can be read, else the largest squares."""
    best = (1, count, min(fitting_side(height / count), width))
    if best[2] >= READABLE:
        return best
    for columns in range(2, count + 1):
        rows = math.ceil(count / columns)
        side = min(fitting_side(height / rows), fitting_side(width / columns))
        if side > best[2] * 1.25:
            best = (columns, rows, side)
    return best


def column(layer: int, count: int, centre: tuple[float, float], width: float, height: float) -> Column:
    """Lay out one layer around its centre inside the given width and height."""
    columns, rows, side = grid_shape(count, width, height)
    side = max(float(int(side + 1e-3)), SMALLEST)
    across = side + gap_for(side)
    down = across
    if rows <= 2 and columns == 1 and count > 1:
        down = min(max(down, height * 0.38), height - side)
    tiles = []
    for unit in range(count):
        row, place = divmod(unit, columns)
        in_row = min(columns, count - row * columns)
        left = round(centre[0] + (place - (in_row - 1) / 2) * across - side / 2)
        top = round(centre[1] + (row - (rows - 1) / 2) * down - side / 2)
        tiles.append(Tile(layer, unit, left + side / 2, top + side / 2, side))
    return Column(tuple(tiles), centre[0], max(tile.y for tile in tiles) + side / 2)


def lay_out(counts: tuple[int, ...], width: float, height: float) -> tuple[Column, ...]:
    """Lay out every layer, input first, in an area that begins at (0, 0)."""
    inner = width - 2 * LABEL
    side = min(LARGEST, inner / (len(counts) * 1.6))
    first, last = LABEL + side / 2, width - LABEL - side / 2
    first, last = max(first, width * 0.16), min(last, width * 0.84)
    step = (last - first) / max(len(counts) - 1, 1)
    room = max(step - side * 0.9, step * 0.6)
    columns = []
    for layer, count in enumerate(counts):
        outer = layer in (0, len(counts) - 1)
        allowed = side if outer and count <= 4 else room
        columns.append(column(layer, count, (first + layer * step, height / 2), allowed, height))
    return tuple(columns)
