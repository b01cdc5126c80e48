"""Losses and penalties: the documented numbers, and none of them overflows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training.losses import LOSSES, loss_record
from playground.training.network import Floats
from playground.training.regularizers import REGULARIZERS, regularizer_record


def mean_loss(name: str, scores: object, labels: list[int]) -> float:
    array = np.array(scores, dtype=np.float64)
    loss = loss_record(name)
    return loss.value(array, loss.targets(np.array(labels), array.shape[1]))


def test_losses_are_means_over_the_batch_of_the_documented_formulas() -> None:
    scores = np.array([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0]])
    shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    assert mean_loss("softmax", scores, [0, 2]) == pytest.approx(-np.log(shares[[0, 1], [0, 2]]).mean())
    assert mean_loss("softmax", scores[:1], [0]) == pytest.approx(2.0404, abs=5e-5)
    assert mean_loss("hinge", scores, [0, 1]) == pytest.approx((2.9 + 0) / 2)
    assert mean_loss("hinge", [[10, -2, 3], [10, 9, 9], [10, -100, -100]], [0, 0, 0]) == 0
    assert mean_loss("mse", [[1.0, 2.0], [0.0, 0.0]], [0, 1]) == pytest.approx((0.5 * 4 + 0.5 * 1) / 2)
    assert mean_loss("mse", [[0.5], [0.5]], [0, 1]) == pytest.approx((0.5 * 1.5**2 + 0.5 * 0.5**2) / 2)
    share = 1 / (1 + np.exp(-0.7))
    assert mean_loss("bce", [[0.7], [0.7]], [1, 0]) == pytest.approx(-(np.log(share) + np.log(1 - share)) / 2)


@given(
    row=st.sampled_from(LOSSES),
    scores=st.lists(st.sampled_from([-1e3, -1.0, 0.0, 2.0, 1e3]), min_size=2, max_size=2),
    label=st.integers(0, 1),
)
def test_losses_are_finite_and_silent_far_out(row: object, scores: list[float], label: int) -> None:
    loss = loss_record(getattr(row, "id", ""))
    array = np.array([scores[: loss.outputs(2)]])
    targets = loss.targets(np.array([label]), array.shape[1])
    value = loss.value(array, targets)
    assert np.isfinite(value)
    assert value >= 0
    assert np.isfinite(loss.gradient(value, array, targets)).all()


def test_each_loss_says_which_outputs_it_can_judge() -> None:
    fits = {(row.id, outputs, classes) for row in LOSSES for outputs in (1, 2, 3) for classes in (2, 3)
            if not row.problem(outputs, classes)}  # fmt: skip
    many = {(name, classes, classes) for name in ("softmax", "hinge", "mse") for classes in (2, 3)}
    assert fits == many | {("bce", 1, 2), ("mse", 1, 2)}
    assert loss_record("softmax").problem(1, 2) == (
        "the softmax loss needs one output for each of the 2 classes, but the network has 1"
    )
    assert loss_record("bce").problem(2, 2) == "the bce loss needs one output, but the network has 2"
    assert loss_record("bce").problem(1, 3) == "the bce loss tells 2 classes apart, but the data have 3"
    assert [row.outputs(3) for row in LOSSES] == [3, 3, 1, 3]


def test_penalties_are_those_of_the_lecture() -> None:
    weights: Floats = np.array([[1.0, -2.0], [0.0, 0.5]])
    expected = {"none": 0.0, "l2": 0.1 * 5.25, "l1": 0.1 * 3.5}
    slopes = {"none": 0.0 * weights, "l2": 0.2 * weights, "l1": 0.1 * np.sign(weights)}
    for row in REGULARIZERS:
        assert row.penalty(weights, 0.1) == pytest.approx(expected[row.id])
        assert row.gradient(weights, 0.1) + 0 * weights == pytest.approx(slopes[row.id])


def test_unknown_rows_are_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match='no loss "l3": choose one of softmax, hinge, bce, mse'):
        loss_record("l3")
    with pytest.raises(ValueError, match='no regularizer "l3": choose one of none, l2, l1'):
        regularizer_record("l3")
