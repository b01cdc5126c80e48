"""The order in which points are learned: epochs of batches, each epoch shuffled anew."""

from __future__ import annotations

from collections import deque
from typing import Final

import numpy as np
from numpy.typing import NDArray

Order = NDArray[np.int64]

MOST_PLANNED: Final = 1_000_000
"""A plan ends after about so many points, however many steps were asked for."""


class BatchOrder:
    """Deals out the points of a dataset, each once an epoch; the last batch of an epoch may be short.

    `epoch` counts the finished passes. The same generator gives the same order, however many steps are
    planned at once.
    """

    def __init__(self, count: int, generator: np.random.Generator, epoch: int = 0) -> None:
        self.epoch = epoch
        self._count = count
        self._generator = generator
        self._cursor = 0
        self._epochs: deque[Order] = deque()

    def plan(self, steps: int, batch_size: int, *, shuffle: bool) -> tuple[Order, Order]:
        """Return the indices of the next points and the bounds of their batches, at most `steps` of them.

        Nothing counts as dealt out until `advance` says so. `shuffle` is about the epochs that begin now.
        """
        size = min(batch_size, self._count)
        first = self._ends(size, self._count - self._cursor)
        whole = self._ends(size, self._count)
        epochs = min(-(-max(steps - len(first), 0) // len(whole)), MOST_PLANNED // self._count + 1)
        starts = self._count * np.arange(epochs)[:, np.newaxis] + first[-1]
        ends = np.concatenate([first, (starts + whole).ravel()])[:steps]
        bounds = np.concatenate([[0], ends[: np.searchsorted(ends, MOST_PLANNED) + 1]])
        last = self._cursor + int(bounds[-1])
        self._prepare(-(-last // self._count) - len(self._epochs), shuffle=shuffle)
        return np.concatenate(self._epochs)[self._cursor : last], bounds

    def advance(self, points: int) -> None:
        """Count so many of the planned points as dealt out."""
        self._cursor += points
        while self._cursor >= self._count:
            self._cursor -= self._count
            self._epochs.popleft()
            self.epoch += 1

    def steps_to_finish(self, epochs: int, batch_size: int) -> int:
        """Return how many batches it takes until so many more epochs are finished."""
        rest = -(-(self._count - self._cursor) // batch_size)
        return rest + (epochs - 1) * -(-self._count // batch_size)

    def for_points(self, count: int) -> BatchOrder:
        """Return an order of other points that goes on counting epochs, with the same generator."""
        return BatchOrder(count, self._generator, self.epoch)

    @staticmethod
    def _ends(size: int, points: int) -> Order:
        """Return where each batch ends that so many points make."""
        return np.minimum(size * np.arange(1, -(-points // size) + 1), points)

    def _prepare(self, epochs: int, *, shuffle: bool) -> None:
        """Lay out the points of so many epochs more."""
        if epochs > 0:
            rows = np.tile(np.arange(self._count), (epochs, 1))
            self._epochs.extend(self._generator.permuted(rows, axis=1) if shuffle else rows)
