"""Formulas read back as numpy, and losses in few steps: they say what the gates say."""

from __future__ import annotations

import numpy as np
import pytest

from playground.training.activations import ACTIVATIONS, Activation
from playground.training.losses import LOSSES, Loss
from playground.training.numpy_formulas import activation_formulas, charge_formula
from playground.training.numpy_losses import JUDGES, aims_of
from playground.training.regularizers import REGULARIZERS, Regularizer

SUMS = np.concatenate([np.linspace(-40.0, 40.0, 161), [-1e3, -0.0, 1e3]]).reshape(2, -1)


@pytest.mark.parametrize("row", ACTIVATIONS, ids=lambda row: row.id)
def test_activations_are_the_gates_to_the_last_bit(row: Activation) -> None:
    forward, backward = activation_formulas(row)
    values = row.forward(SUMS)
    out = np.empty_like(SUMS)
    assert forward(SUMS, out) is out
    assert np.array_equal(out, values)
    upstream = np.linspace(-2.0, 3.0, SUMS.size).reshape(SUMS.shape)
    right = row.backward(upstream, values, SUMS)
    assert backward(upstream, SUMS, values, upstream) is upstream
    assert np.array_equal(upstream, right)


@pytest.mark.parametrize("row", REGULARIZERS, ids=lambda row: row.id)
def test_penalties_are_the_gates(row: Regularizer) -> None:
    assert charge_formula(row)(SUMS, 0.3) == pytest.approx(row.gradient(SUMS, 0.3), rel=1e-15)


@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.id)
@pytest.mark.parametrize("size", [1e-3, 1.0, 30.0, 1e3])
def test_losses_are_the_gates(row: Loss, size: float) -> None:
    generator = np.random.default_rng(1)
    outputs = row.outputs(3) if row.many else 1
    scores = generator.normal(scale=size, size=(40, outputs))
    targets = row.targets(generator.integers(0, max(outputs, 2), 40), outputs)
    out = np.empty_like(scores).T
    found = JUDGES[row.id](scores.T, aims_of(row, targets, outputs), out)
    assert np.isfinite(found)
    right = row.gradient(row.value(scores, targets), scores, targets)
    assert np.allclose(out.T, right, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.id)
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.filterwarnings("ignore:invalid value")
def test_scores_that_ran_away_are_noticed(row: Loss, bad: float) -> None:
    outputs = row.outputs(2)
    scores = np.full((4, outputs), 0.5)
    scores[2, 0] = bad
    targets = row.targets(np.array([0, 1, 0, 1]), outputs)
    found = JUDGES[row.id](scores.T, aims_of(row, targets, outputs), np.empty_like(scores).T)
    assert not np.isfinite(found)


def test_every_loss_has_a_judge() -> None:
    assert set(JUDGES) == {row.id for row in LOSSES}
