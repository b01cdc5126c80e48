"""The losses of the past, kept under a bound and thinned so that no peak is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

COLUMNS = ("step", "epoch", "data", "penalty", "test")
STEP, EPOCH, DATA, PENALTY, TEST = range(5)
BOUND = 1 << 16


def thinned(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Halve the rows: of every four keep, in order, those with the least and the greatest data loss."""
    groups = rows[: len(rows) // 4 * 4].reshape(-1, 4, rows.shape[1])
    least = groups[:, :, DATA].argmin(axis=1)
    greatest = groups[:, :, DATA].argmax(axis=1)
    second = np.where(greatest == least, 3 - least, greatest)
    picked = np.sort(np.stack([least, second], axis=1), axis=1)
    kept = np.take_along_axis(groups, picked[:, :, None], axis=1).reshape(-1, rows.shape[1])
    return np.concatenate([kept, rows[len(groups) * 4 :]])


def decimated(
    x: NDArray[np.float64], y: NDArray[np.float64], pixels: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return at most two points a pixel column: the least and the greatest of every stretch, in order."""
    size = -(-len(y) // max(pixels, 1))
    if size <= 2:
        return x, y
    whole = len(y) // size * size
    stretches = y[:whole].reshape(-1, size)
    picked = np.sort(np.stack([stretches.argmin(axis=1), stretches.argmax(axis=1)], axis=1), axis=1)
    places = (picked + np.arange(len(stretches))[:, None] * size).ravel()
    places = np.append(places, len(y) - 1)
    return x[places], y[places]


class LossHistory:
    """A growing table of (step, epoch, data loss, penalty, test loss) with at most 65,536 rows."""

    def __init__(self, bound: int = BOUND) -> None:
        """Start empty."""
        self._bound = bound
        self._table = np.empty((256, len(COLUMNS)))
        self._length = 0

    def __len__(self) -> int:
        """Return how many rows are kept."""
        return self._length

    def clear(self) -> None:
        """Forget everything."""
        self._length = 0

    def extend(self, rows: Sequence[tuple[float, ...]]) -> None:
        """Append rows in the order of `COLUMNS`; one of the same or an earlier step takes its place."""
        for row in rows:
            while self._length and self._table[self._length - 1, STEP] >= row[STEP]:
                self._length -= 1
            self._make_room()
            self._table[self._length] = row
            self._length += 1

    def column(self, which: int) -> NDArray[np.float64]:
        """Return one column (rows,) as a view."""
        return self._table[: self._length, which]

    def nearest(self, step: float) -> tuple[float, ...] | None:
        """Return the row whose step is nearest, or None when there is none."""
        if not self._length:
            return None
        steps = self.column(STEP)
        after = int(np.searchsorted(steps, step))
        places = [place for place in (after - 1, after) if 0 <= place < self._length]
        best = min(places, key=lambda place: abs(steps[place] - step))
        return tuple(float(number) for number in self._table[best])

    def _make_room(self) -> None:
        if self._length < len(self._table):
            return
        if self._length >= self._bound:
            kept = thinned(self._table[: self._length])
            self._length = len(kept)
            self._table[: self._length] = kept
        else:
            self._table = np.concatenate([self._table, np.empty_like(self._table)])
