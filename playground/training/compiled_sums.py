"""Sums over a batch, as the compiled step computes them; only here may numbers be added in another order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.float64]


def total(row: Row, count: int) -> float:
    """Return the sum of the first numbers of a row."""
    found = 0.0
    for i in range(count):
        found += row[i]
    return found


def product(first: Row, second: Row, count: int) -> float:
    """Return the sum of products of the first numbers of two rows."""
    found = 0.0
    for i in range(count):
        found += first[i] * second[i]
    return found


def distance(first: Row, second: Row, count: int) -> float:
    """Return the sum of squared differences of the first numbers of two rows."""
    found = 0.0
    for i in range(count):
        found += (first[i] - second[i]) ** 2
    return found
