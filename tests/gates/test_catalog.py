"""The catalog answers for ids, and shapes and labels that do not fit are said in plain words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from playground.gates import loss, shape
from playground.gates.catalog import GATES, UnknownGateError, gate
from playground.gates.gate import ShapeError
from playground.gates.source import INPUT


def test_finds_gates_by_id() -> None:
    assert gate("input") is INPUT
    assert all(gate(entry.id) is entry for entry in GATES)
    with pytest.raises(UnknownGateError, match='no gate called "ad"'):
        gate("ad")


def test_sources_compute_nothing() -> None:
    assert INPUT.forward() is None
    assert INPUT.backward(1.0, 2.0) == ()
    assert INPUT.shape() == ()


@pytest.mark.parametrize(
    ("rule", "shapes", "words"),
    [
        (
            shape.same,
            ((3,), (2,)),
            "cannot pair 3 numbers and 2 numbers: A has 3 numbers but B has 2 numbers;",
        ),
        (shape.same, ((2, 3), (2,)), "cannot pair 2×3 and 2 numbers: A has 3 columns but B has 2 numbers;"),
        (shape.same, ((2, 3), (4, 3)), "cannot pair 2×3 and 4×3: A has 2 rows but B has 4 rows;"),
        (shape.transposed, ((),), "needs a vector or a matrix: A is a number and has no rows"),
        (shape.product, ((), (2,)), "but A is a number; multiply numbers with *"),
        (shape.product, ((2,), ()), "but B is a number; multiply numbers with *"),
        (shape.product, ((2, 3), (2,)), "multiply 2×3 by 2 numbers: A has 3 columns but B has 2 numbers"),
        (shape.product, ((2, 1), (4, 1)), "multiply 2×1 by 4×1: A has 1 column but B has 4 rows"),
        (shape.with_row, ((3,), (2,)), "as long as its rows, but A is 3 numbers and B is 2 numbers"),
        (shape.with_row, ((2, 3), (2,)), "every row of 2×3: A has 3 columns but B has 2 numbers"),
        (shape.scores_and_labels, ((), ()), "needs a vector or a matrix of scores, but A is a number"),
        (shape.scores_and_labels, ((3,), (3,)), "one class number of A (3 numbers), but B has 3 numbers"),
        (shape.scores_and_labels, ((4, 3), (3,)), "4 class numbers, one per row of A (4×3), but B has 3"),
        (shape.scores_and_labels, ((4, 3), (4, 3)), "one per row of A (4×3), but B is 4×3"),
        (shape.pairs, ((3,), ()), "of one shape, but A is 3 numbers and B is a number"),
        (shape.pairs, ((4, 3), (4, 2)), "of one shape, but A has 3 columns but B has 2 columns"),
    ],
)
def test_says_which_shapes_do_not_fit(rule: Any, shapes: Any, words: str) -> None:
    with pytest.raises(ShapeError) as caught:
        rule(*shapes)
    assert words in caught.value.of("A", "B")
    assert "A" not in str(caught.value)


@pytest.mark.parametrize("label", [3.0, -1.0, 0.5])
def test_says_which_label_is_no_class(label: float) -> None:
    with pytest.raises(ValueError, match="is not among the classes 0 to 2"):
        loss.SOFTMAX_LOSS.forward(np.array([1.0, 2.0, 3.0]), label)
