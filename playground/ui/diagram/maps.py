"""The heat maps of all units: what every layer gives over a grid of points, turned into pixels."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from playground.ui.plots.colours import diverging_levels
from playground.ui.plots.picture import Pixels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QImage

SCORE_SHARE, HIDDEN_SHARE = 0.4, 0.5
"""Full colour is reached at this share of the greatest number, for signs matter more than sizes."""
CALM = 1e-9


def map_scales(layers: Sequence[NDArray[np.float32]], extent: float) -> tuple[float, ...]:
    """Return for every layer the number that gets the full colour.

    Inputs use half the side of the square, scores a share of the greatest, hidden layers the same but
    at least 1.
    """
    hidden = [max(1.0, HIDDEN_SHARE * greatest(layer)) for layer in layers[1:-1]]
    return (extent, *hidden, max(SCORE_SHARE * greatest(layers[-1]), CALM))


def greatest(layer: NDArray[np.float32]) -> float:
    """Return the greatest size of a number, without making room for the sizes of all."""
    return max(float(layer.max()), -float(layer.min()))


class UnitMaps:
    """One small square of pixels for every unit of every layer, written in place."""

    def __init__(self) -> None:
        """Start without units."""
        self._pixels: tuple[tuple[Pixels, ...], ...] = ()
        self._shapes: tuple[tuple[int, int], ...] = ()

    def image(self, layer: int, unit: int) -> QImage | None:
        """Return the image of a unit, its first row the uppermost; None before the first fill."""
        return self._pixels[layer][unit].image if layer < len(self._pixels) else None

    def fill(
        self,
        layers: Sequence[NDArray[np.float32]],
        scales: Sequence[float],
        table: NDArray[np.uint32],
        sides: Sequence[int],
    ) -> None:
        """Colour the maps, each layer (units, n * n), and each unit as many pixels wide as its side says.

        Where there are fewer points than pixels, every point is one pixel.
        """
        grid = round(layers[0].shape[1] ** 0.5)
        self._fit(tuple((len(layer), min(side, grid)) for layer, side in zip(layers, sides, strict=True)))
        for pixels, layer, scale in zip(self._pixels, layers, scales, strict=True):
            levels = diverging_levels(np.take(layer, places(grid, pixels[0].side), axis=1), scale)
            for square, entries in zip(pixels, levels, strict=True):
                square.fill(table, entries)

    def _fit(self, shapes: tuple[tuple[int, int], ...]) -> None:
        if shapes != self._shapes:
            self._pixels = tuple(tuple(Pixels(side) for _ in range(count)) for count, side in shapes)
            self._shapes = shapes


@lru_cache(maxsize=16)
def places(grid: int, side: int) -> NDArray[np.intp]:
    """Return which of grid * grid points is nearest to each of side * side pixels, row by row."""
    along = ((np.arange(side) + 0.5) * grid / side).astype(np.intp)
    found: NDArray[np.intp] = (along[:, None] * grid + along).ravel()
    return found
