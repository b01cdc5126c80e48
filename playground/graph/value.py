"""Values a node can hold, as tuples that compare and never change, and as numpy arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from playground.graph.graph import FrozenValue, GraphError

if TYPE_CHECKING:
    from playground.gates.gate import Shape, Value

MOST_AXES = 2


def thaw(value: FrozenValue) -> Value:
    """Give a held value as a float or as a float64 array."""
    return np.array(value, dtype=np.float64) if isinstance(value, tuple) else float(value)


def freeze(value: Any) -> FrozenValue:
    """Give a number, list or array as a value that a node can hold; raises GraphError.

    A finite number, a vector (n,) or a matrix (rows, columns) of finite numbers, none of them empty.
    """
    try:
        array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        msg = "a value is a number, a vector such as [1, 2], or a matrix such as [[1, 2], [3, 4]]"
        raise GraphError(msg) from None
    if array.ndim > MOST_AXES or array.size == 0:
        msg = "a value is a number, a vector or a matrix, and not empty"
        raise GraphError(msg)
    if not np.all(np.isfinite(array)):
        msg = "a value must be finite"
        raise GraphError(msg)
    if array.ndim == 0:
        return float(array)
    return _tuples(array.tolist())


def _tuples(rows: list[Any]) -> FrozenValue:
    """Turn nested lists into nested tuples."""
    return tuple(tuple(row) if isinstance(row, list) else row for row in rows)


def shape_of(value: FrozenValue) -> Shape:
    """Give the shape of a held value."""
    if not isinstance(value, tuple):
        return ()
    return (len(value), len(value[0])) if isinstance(value[0], tuple) else (len(value),)
