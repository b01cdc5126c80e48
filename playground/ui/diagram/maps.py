"""The heat maps of all units: what every layer gives over a grid of points, turned into pixels."""

from __future__ import annotations

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
    hidden = [max(1.0, HIDDEN_SHARE * float(np.abs(layer).max())) for layer in layers[1:-1]]
    return (extent, *hidden, max(SCORE_SHARE * float(np.abs(layers[-1]).max()), CALM))


class UnitMaps:
    """One small square of pixels for every unit of every layer, written in place."""

    def __init__(self) -> None:
        """Start without units."""
        self._pixels: tuple[tuple[Pixels, ...], ...] = ()
        self._side = 0

    def image(self, layer: int, unit: int) -> QImage | None:
        """Return the image of a unit, its first row the uppermost; None before the first fill."""
        return self._pixels[layer][unit].image if layer < len(self._pixels) else None

    def fill(
        self,
        layers: Sequence[NDArray[np.float32]],
        scales: Sequence[float],
        table: NDArray[np.uint32],
        side: int,
    ) -> None:
        """Colour the maps, each layer (units, n * n), with every unit about `side` pixels wide."""
        grid = round(layers[0].shape[1] ** 0.5)
        stride = max(1, grid // max(side, 1))
        thin = [layer.reshape(len(layer), grid, grid)[:, ::stride, ::stride] for layer in layers]
        self._fit(tuple(len(layer) for layer in thin), thin[0].shape[1])
        for pixels, layer, scale in zip(self._pixels, thin, scales, strict=True):
            levels = diverging_levels(layer, scale)
            for square, entries in zip(pixels, levels, strict=True):
                square.fill(table, entries.reshape(-1))

    def _fit(self, counts: tuple[int, ...], side: int) -> None:
        if counts != tuple(len(layer) for layer in self._pixels) or side != self._side:
            self._pixels = tuple(tuple(Pixels(side) for _ in range(count)) for count in counts)
            self._side = side
