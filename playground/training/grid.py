"""What a network answers all over the plane: the decision boundary and the map of every unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from playground.training.datasets import EXTENT
from playground.training.network import Floats, Network

Map = NDArray[np.float32]

LARGEST: Final = np.float32(1e15)
"""Numbers are cut off here, so that no product of two of them leaves the range of float32."""


@dataclass(frozen=True)
class GridMaps:
    """Maps over a square grid of n = resolution * resolution points, overwritten by the next evaluation.

    `layers` holds one (units, n) float32 array for each layer, the scores last. `boundary` (n,) float32
    is, for two classes, by how much class 1 leads (below 0 where class 0 does), for more classes by how
    much the best leads the second best. `winner` (n,) is the predicted class. Points run as pixels do:
    row by row from the top left.
    """

    layers: tuple[Map, ...]
    boundary: Map
    winner: NDArray[np.uint8]


class GridEvaluator:
    """Evaluates a network at the middles of resolution * resolution cells from -extent to extent, in float32.

    All arrays are made once, so that an evaluation costs no more than its arithmetic.
    """

    def __init__(self, network: Network, resolution: int = 100, extent: float = EXTENT) -> None:
        self.network = network
        self.resolution = resolution
        self.extent = extent
        along = (((np.arange(resolution) + 0.5) / resolution * 2.0 - 1.0) * extent).astype(np.float32)
        self._points = np.stack([np.tile(along, resolution), np.repeat(-along, resolution)])
        n = resolution * resolution
        self._flat = np.zeros(network.parameter_count, dtype=np.float32)
        self._weights = network.shape.layers(self._flat)
        self._sums = [np.zeros((units, n), dtype=np.float32) for units in network.shape.sizes[1:]]
        hidden = [np.zeros((units, n), dtype=np.float32) for units in network.hidden]
        boundary, winner = np.zeros(n, dtype=np.float32), np.zeros(n, dtype=np.uint8)
        self._maps = GridMaps((*hidden, self._sums[-1]), boundary, winner)

    @property
    def points(self) -> Map:
        """The coordinates (2, n) of the grid's points."""
        return self._points

    def evaluate(self, parameters: Floats | None = None) -> GridMaps:
        """Return the maps of the network, or of other flat parameters for it; never nan or infinite."""
        now = self.network.parameters if parameters is None else parameters
        with np.errstate(all="ignore"):
            np.clip(now, -LARGEST, LARGEST, out=self._flat, casting="same_kind")
            values: Map = self._points
            for (W, b), sums, answers in zip(self._weights, self._sums, self._maps.layers, strict=True):
                np.matmul(W.T, values, out=sums)
                if b is not None:
                    np.add(sums, b[:, np.newaxis], out=sums)
                np.clip(sums, -LARGEST, LARGEST, out=sums)
                if answers is not sums:
                    np.copyto(answers, self.network.activation.forward(sums), casting="same_kind")
                values = answers
        self._judge(values)
        return self._maps

    def _judge(self, scores: Map) -> None:
        boundary, winner = self._maps.boundary, self._maps.winner
        if len(scores) > 2:
            np.copyto(winner, np.argmax(scores, axis=0), casting="unsafe")
            second, best = np.partition(scores, len(scores) - 2, axis=0)[-2:]
            np.subtract(best, second, out=boundary)
            return
        if len(scores) == 1:
            boundary[...] = scores[0]
        else:
            np.subtract(scores[1], scores[0], out=boundary)
        np.greater(boundary, 0.0, out=winner, casting="unsafe")
