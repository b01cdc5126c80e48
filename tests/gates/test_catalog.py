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
        (shape.same, ((3,), (2,)), "cannot pair 3 numbers and 2 numbers"),
        (shape.transposed, ((),), "no rows that could become columns"),
        (shape.product, ((), (2,)), "multiply numbers with"),
        (shape.product, ((2, 3), (2,)), "cannot multiply 2×3 by 2 numbers: inner sizes 3 and 2 differ"),
        (shape.with_row, ((2, 3), (2,)), "as long as its rows, not 2×3 and 2 numbers"),
        (shape.scores_and_labels, ((), ()), "needs a vector or matrix of scores, not a number"),
        (shape.scores_and_labels, ((3,), (3,)), "needs one class number, not 3 numbers"),
        (shape.scores_and_labels, ((4, 3), (3,)), "needs 4 class numbers, one per row, not 3 numbers"),
        (shape.pairs, ((3,), ()), "of one shape, not 3 numbers and a number"),
    ],
)
def test_says_which_shapes_do_not_fit(rule: Any, shapes: Any, words: str) -> None:
    with pytest.raises(ShapeError, match=words):
        rule(*shapes)


@pytest.mark.parametrize("label", [3.0, -1.0, 0.5])
def test_says_which_label_is_no_class(label: float) -> None:
    with pytest.raises(ValueError, match="is not among the classes 0 to 2"):
        loss.SOFTMAX_LOSS.forward(np.array([1.0, 2.0, 3.0]), label)
