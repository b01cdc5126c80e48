"""Shape rules: which shapes a gate takes, and which shape its value has."""

from __future__ import annotations

import numpy as np

from playground.gates.gate import Shape, ShapeError

MATRIX_AXES = 2


def shape_text(shape: Shape) -> str:
    """Say a shape in words: a number, 3 numbers, 2x3."""
    if not shape:
        return "a number"
    return f"{shape[0]} numbers" if len(shape) == 1 else "×".join(str(size) for size in shape)


def same(*shapes: Shape) -> Shape:
    """Elementwise gates: shapes agree, or stretch to one another as numpy's do."""
    try:
        return np.broadcast_shapes(*shapes)
    except ValueError:
        said = " and ".join(shape_text(shape) for shape in shapes)
        msg = f"cannot pair {said}: sizes must be equal, or 1, counted from the last axis"
        raise ShapeError(msg) from None


def none() -> Shape:
    """Sources: the shape is that of the value they hold."""
    return ()


def scalar(*_shapes: Shape) -> Shape:
    """Anything goes in, one number comes out."""
    return ()


def transposed(shape: Shape) -> Shape:
    """Rows become columns."""
    if not shape:
        raise ShapeError("a number has no rows that could become columns")
    return shape[::-1]


def product(left: Shape, right: Shape) -> Shape:
    """Matrix product: the inner sizes agree."""
    if not left or not right:
        msg = "needs vectors or matrices; multiply numbers with * instead"
        raise ShapeError(msg)
    if left[-1] != right[0]:
        said = f"{shape_text(left)} by {shape_text(right)}"
        msg = f"cannot multiply {said}: inner sizes {left[-1]} and {right[0]} differ"
        raise ShapeError(msg)
    return left[:-1] + right[1:]


def with_row(matrix: Shape, row: Shape) -> Shape:
    """Add with broadcasting: one vector for every row, as long as a row."""
    if len(matrix) != MATRIX_AXES or len(row) != 1 or matrix[1] != row[0]:
        msg = (
            f"needs a matrix and a vector as long as its rows, not {shape_text(matrix)} and {shape_text(row)}"
        )
        raise ShapeError(msg)
    return matrix


def scores_and_labels(scores: Shape, labels: Shape) -> Shape:
    """Class losses: a vector of scores and one label, or a matrix and one label per row."""
    if not scores or labels != scores[:-1]:
        wanted = (
            "one class number" if len(scores) < MATRIX_AXES else f"{scores[0]} class numbers, one per row"
        )
        what = "a vector or matrix of scores" if not scores else wanted
        given = shape_text(labels if scores else scores)
        msg = f"needs {what}, not {given}"
        raise ShapeError(msg)
    return ()


def pairs(scores: Shape, target: Shape) -> Shape:
    """Paired losses: scores and targets have the same shape."""
    if scores != target:
        msg = f"needs scores and targets of one shape, not {shape_text(scores)} and {shape_text(target)}"
        raise ShapeError(msg)
    return ()
