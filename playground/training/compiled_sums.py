"""Sums over a batch, as the compiled step computes them; only here may numbers be added in another order."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.float64]
Rows = NDArray[np.float64]


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


def products(
    found: Row, at: int, stride: int, first: Rows, one: int, second: Rows, other: int, count: int
) -> None:
    """Leave the products of two rows with four others: in fours side by side, `stride` apart.

    Eight products for every six numbers that are read.
    """
    x, y = first[one], first[one + 1]
    r0, r1, r2, r3 = second[other], second[other + 1], second[other + 2], second[other + 3]
    a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = 0.0
    for i in range(count):
        a0 += x[i] * r0[i]
        a1 += x[i] * r1[i]
        a2 += x[i] * r2[i]
        a3 += x[i] * r3[i]
        b0 += y[i] * r0[i]
        b1 += y[i] * r1[i]
        b2 += y[i] * r2[i]
        b3 += y[i] * r3[i]
    found[at], found[at + 1], found[at + 2], found[at + 3] = a0, a1, a2, a3
    at += stride
    found[at], found[at + 1], found[at + 2], found[at + 3] = b0, b1, b2, b3


def distance(first: Row, second: Row, count: int) -> float:
    """Return the sum of squared differences of the first numbers of two rows."""
    found = 0.0
    for i in range(count):
        found += (first[i] - second[i]) ** 2
    return found
