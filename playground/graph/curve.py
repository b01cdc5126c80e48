"""The curve of a wire: level at both ends, its handles in the middle."""

from __future__ import annotations

HALVINGS = 12


def rise(part: float) -> float:
    """Give the share of its height that a wire has covered after a part of its width, both from 0 to 1."""
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        across = 1.5 * middle - 1.5 * middle**2 + middle**3
        low, high = (middle, high) if across < part else (low, middle)
    return 3 * low**2 - 2 * low**3
