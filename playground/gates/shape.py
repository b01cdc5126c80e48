"""Shape rules: which shapes a gate takes, and which shape its value has."""

from __future__ import annotations

import numpy as np

from playground.gates.gate import Shape, ShapeError

MATRIX_AXES = 2
MATRIX_WORDS = ("row", "column")


def shape_text(shape: Shape) -> str:
    """Say a shape in words: a number, 3 numbers, 2x3."""
    if not shape:
        return "a number"
    return _counted(shape[0], "number") if len(shape) == 1 else "×".join(str(size) for size in shape)


def axis_text(shape: Shape, axis: int) -> str:
    """Say how long one axis is: 3 columns, 2 rows, 4 numbers."""
    return _counted(shape[axis], "number" if len(shape) == 1 else MATRIX_WORDS[axis])


def same(*shapes: Shape) -> Shape:
    """Elementwise gates: shapes agree, or stretch to one another as numpy's do."""
    try:
        return np.broadcast_shapes(*shapes)
    except ValueError:
        left, right = shapes
        said = f"cannot pair {shape_text(left)} and {shape_text(right)}"
        wrong = next(axis for axis in (-1, -2) if not _stretches(left[axis], right[axis]))
        why = _differ(left, right, wrong, wrong)
        raise ShapeError(f"{said}: {why}; the sizes must be equal, or one of them 1") from None


def none() -> Shape:
    """Sources: the shape is that of the value they hold."""
    return ()


def scalar(*_shapes: Shape) -> Shape:
    """Anything goes in, one number comes out."""
    return ()


def transposed(shape: Shape) -> Shape:
    """Rows become columns."""
    if not shape:
        raise ShapeError("needs a vector or a matrix: {0} is a number and has no rows")
    return shape[::-1]


def product(left: Shape, right: Shape) -> Shape:
    """Matrix product: the inner sizes agree."""
    for place, shape in enumerate((left, right)):
        if not shape:
            raise ShapeError(
                f"needs vectors or matrices, but {{{place}}} is a number; multiply numbers with * instead"
            )
    if left[-1] != right[0]:
        said = f"cannot multiply {shape_text(left)} by {shape_text(right)}"
        raise ShapeError(f"{said}: {_differ(left, right, -1, 0)}")
    return left[:-1] + right[1:]


def with_row(matrix: Shape, row: Shape) -> Shape:
    """Add with broadcasting: one vector for every row, as long as a row."""
    if len(matrix) != MATRIX_AXES or len(row) != 1:
        has = f"{{0}} is {shape_text(matrix)} and {{1}} is {shape_text(row)}"
        raise ShapeError(f"needs a matrix and a vector as long as its rows, but {has}")
    if matrix[1] != row[0]:
        said = f"cannot add {shape_text(row)} to every row of {shape_text(matrix)}"
        raise ShapeError(f"{said}: {_differ(matrix, row, 1, 0)}")
    return matrix


def scores_and_labels(scores: Shape, labels: Shape) -> Shape:
    """Class losses: a vector of scores and one label, or a matrix and one label per row."""
    if not scores:
        raise ShapeError("needs a vector or a matrix of scores, but {0} is a number")
    if labels != scores[:-1]:
        one = "one class number" if len(scores) < MATRIX_AXES else f"{scores[0]} class numbers, one per row"
        has = axis_text(labels, 0) if len(labels) == 1 else shape_text(labels)
        verb = "has" if len(labels) == 1 else "is"
        raise ShapeError(f"needs {one} of {{0}} ({shape_text(scores)}), but {{1}} {verb} {has}")
    return ()


def pairs(scores: Shape, target: Shape) -> Shape:
    """Paired losses: scores and targets have the same shape."""
    if scores != target:
        why = f"{{0}} is {shape_text(scores)} and {{1}} is {shape_text(target)}"
        if len(scores) == len(target):
            wrong = next(axis for axis in range(len(scores)) if scores[axis] != target[axis])
            why = _differ(scores, target, wrong, wrong)
        raise ShapeError(f"needs scores and targets of one shape, but {why}")
    return ()


def _differ(left: Shape, right: Shape, left_axis: int, right_axis: int) -> str:
    return f"{{0}} has {axis_text(left, left_axis)} but {{1}} has {axis_text(right, right_axis)}"


def _stretches(left: int, right: int) -> bool:
    return left == right or 1 in {left, right}


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
