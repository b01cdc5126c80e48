"""Numbers that run away: caught, taken back, explained, and got out of."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training.activations import activation
from playground.training.datasets import Dataset, dataset
from playground.training.network import Network
from playground.training.trainer import Trainer

DATA = dataset("xor", 20, 0.1)


def runaway(**settings: Any) -> Trainer:
    """Make a trainer whose penalty alone makes the weights grow."""
    return Trainer(Network(), DATA, test=DATA, **{"learning_rate": 0.3, "strength": 10.0, **settings})


def test_too_strong_a_penalty_is_caught_and_taken_back() -> None:
    t = runaway()
    report = t.step(5000)
    assert 0 < report.steps < 5000
    assert np.isfinite(t.network.parameters).all()
    assert np.isfinite([report.data_loss, report.penalty, report.test_data_loss or 0.0]).all()
    assert report.problem == (
        "Stopped because the penalty overflowed; the network is back at its last finite numbers. "
        "Likely cause: learning rate × λ = 3 is above 1, so every step makes the weights larger instead of "
        "smaller: set the learning rate below 0.1, or λ lower; then reset."
    )


@given(steps=st.integers(1, 700))
def test_where_it_stops_does_not_depend_on_the_grouping(steps: int) -> None:
    together, apart = runaway(), runaway()
    together.step(3000)
    while not apart.report.problem:
        apart.step(steps)
    assert together.report == apart.report
    assert np.array_equal(together.network.parameters, apart.network.parameters)


def test_the_last_finite_numbers_are_those_one_step_before() -> None:
    t = runaway()
    steps = t.step(5000).steps
    other = runaway()
    assert np.array_equal(other.network.parameters, runaway().network.parameters)
    assert other.step(steps).problem == ""
    assert np.array_equal(other.network.parameters, t.network.parameters)


def test_it_stays_stopped_until_something_changes() -> None:
    t = runaway()
    stopped = t.step(5000)
    assert t.step(100) is stopped
    assert t.epoch(2) is stopped
    t.network.parameters[...] = 0.1
    assert t.step().problem == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [("learning_rate", 1e-3), ("strength", 0.0), ("regularizer", "none"), ("optimizer", "adam")],
)
def test_a_changed_setting_lets_it_go_on(name: str, value: Any) -> None:
    t = runaway()
    stopped = t.step(5000)
    setattr(t, name, value)
    report = t.step(3)
    assert report.steps == stopped.steps + 3
    assert report.problem == ""


def test_another_activation_lets_it_try_again() -> None:
    t = runaway()
    stopped = t.step(5000)
    t.network.activation = activation("relu")
    assert t.step(2) is not stopped


def test_reset_and_other_points_forget_the_problem() -> None:
    t = runaway()
    t.step(5000)
    assert t.reset().problem == ""
    t.step(5000)
    assert t.use_data(dataset("xor", 20, 0.2)).problem == ""


def test_a_huge_learning_rate_is_blamed_when_the_penalty_is_not() -> None:
    net = Network(activation="relu")
    t = Trainer(net, DATA, "mse", learning_rate=500.0, regularizer="none")
    report = t.step(1000)
    assert report.problem.startswith("Stopped because the ")
    assert "learning rate 500 is likely too large: try 50 or less" in report.problem
    assert np.isfinite(net.parameters).all()
    assert np.isfinite(report.loss)


@pytest.mark.parametrize(
    ("optimizer", "momentum", "highest"), [("sgd", 0.9, 1.0), ("momentum", 0.5, 1.5), ("nesterov", 0.5, 0.75)]
)
def test_it_warns_before_it_happens(optimizer: str, momentum: float, highest: float) -> None:
    t = runaway(optimizer=optimizer, momentum=momentum, strength=1.0, learning_rate=highest)
    assert t.warning == ""
    t.learning_rate = highest * 1.01
    assert f"set the learning rate below {highest:.3g}" in t.warning
    t.regularizer = "l1"
    assert t.warning == ""
    t.regularizer, t.strength = "l2", 0.0
    assert t.warning == ""


def stopped_by(network: Network, loss: str = "mse", **settings: Any) -> str:
    """Say why a trainer stops whose network is already beyond what can be squared or summed."""
    t = Trainer(network, DATA, loss, regularizer="none", **settings)
    return t.report.problem.partition(";")[0]


def test_the_place_is_the_first_that_is_not_finite() -> None:
    large = Network(hidden=(2, 2), activation="relu")
    large.parameters[...] = 1e160
    assert stopped_by(large) == "Stopped because the output of layer 2 overflowed"
    scores = Network(hidden=(2,), activation="relu")
    scores.parameters[...] = 1e160
    assert stopped_by(scores) == "Stopped because the scores overflowed"
    squares = Network(hidden=(), outputs=2)
    squares.parameters[...] = 1e160
    assert stopped_by(squares) == "Stopped because the data loss overflowed"


def test_weights_too_large_to_square_are_named_so() -> None:
    t = Trainer(Network(hidden=(2,)), DATA, regularizer="none")
    t.network.parameters[...] = 1e160
    stopped = t.step(2)
    assert stopped.problem.startswith("Stopped because the size of the weights overflowed")
    assert stopped.steps == 0


def test_weights_and_the_penalty_are_places_too() -> None:
    t = Trainer(Network(hidden=(2,), activation="relu"), DATA, learning_rate=1e308, strength=1.0)
    assert "the weights of layer 2 overflowed" in t.step(10).problem
    steep = Network(hidden=(), outputs=1)
    steep.parameters[...] = 1e150
    t = Trainer(steep, DATA, "mse", regularizer="l2", strength=1e200)
    assert "the penalty overflowed" in t.report.problem


def test_test_points_must_stay_finite_too() -> None:
    far = Dataset("drawn", np.array([[1e200, 1e200]]), np.array([0]), 2)
    t = Trainer(Network(hidden=(), outputs=1), DATA, "mse", test=far)
    assert t.report.problem.startswith("Stopped because")
    assert t.report.steps == 0
