"""The trainer: what may be changed while it trains, what it promises, and what it learns."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training.datasets import Dataset, dataset, split
from playground.training.network import Network
from playground.training.optimizers import OPTIMIZERS
from playground.training.setting import Setting, TrainerError
from playground.training.trainer import Trainer

PARTS = split(dataset("xor", 61, 0.1), 0.3)


def trainer(hidden: tuple[int, ...] = (4,), **settings: Any) -> Trainer:
    """Make a small trainer; batches of 10 leave a short one at the end of each epoch."""
    return Trainer(Network(hidden=hidden), PARTS.train, test=PARTS.test, **{"batch_size": 10, **settings})


@pytest.mark.parametrize("optimizer", [row.id for row in OPTIMIZERS])
@given(groups=st.lists(st.integers(1, 12), min_size=1, max_size=4), batch_size=st.integers(1, 60))
def test_grouping_steps_changes_no_bit(optimizer: str, groups: list[int], batch_size: int) -> None:
    together, apart = (trainer(optimizer=optimizer, batch_size=batch_size) for _ in range(2))
    for steps in groups:
        together.step(steps)
    for _ in range(sum(groups)):
        apart.step()
    assert np.array_equal(together.network.parameters, apart.network.parameters)
    assert together.report == apart.report
    assert together.report.steps == sum(groups)


@pytest.mark.parametrize("optimizer", [row.id for row in OPTIMIZERS])
def test_reset_gives_the_same_numbers_again(optimizer: str) -> None:
    t = trainer(optimizer=optimizer)
    start, run = t.report, t.run_id
    first = t.step(17)
    assert t.reset() == start
    assert t.run_id != run
    assert t.step(17) == first
    assert first != start


def test_another_seed_takes_the_points_in_another_order() -> None:
    assert trainer(seed=1).step(3) != trainer(seed=2).step(3)
    assert trainer(seed=1, shuffle=False).step(3) == trainer(seed=2, shuffle=False).step(3)


def test_runs_have_numbers_of_their_own() -> None:
    assert len({trainer().run_id, trainer().run_id, trainer().report.run_id}) == 3


def test_epochs_finish_the_one_under_way() -> None:
    t = trainer()
    per_epoch = -(-len(PARTS.train) // 10)
    t.step(2)
    assert (t.report.epoch, t.report.steps) == (0, 2)
    assert (t.epoch().epoch, t.report.steps) == (1, per_epoch)
    assert (t.epoch(3).epoch, t.report.steps) == (4, 4 * per_epoch)


def test_one_step_of_sgd_follows_the_gradient_of_the_batch() -> None:
    t = trainer(shuffle=False, batch_size=7, strength=0.02)
    gradients = t.gradients(PARTS.train.points[:7], PARTS.train.labels[:7])
    before = [(W.copy(), b.copy()) for W, b in t.network.weights if b is not None]
    t.step()
    for (W, b), (W0, b0), (dW, db) in zip(t.network.weights, before, gradients, strict=True):
        assert b is not None
        assert db is not None
        assert pytest.approx(W0 - 0.1 * dW, abs=1e-15) == W
        assert pytest.approx(b0 - 0.1 * db, abs=1e-15) == b


def test_losses_are_measured_on_all_points_and_shown_apart() -> None:
    t = trainer(strength=0.05)
    report = t.step(5)
    assert (report.data_loss, report.penalty) == t.loss(PARTS.train.points, PARTS.train.labels)
    assert report.test_data_loss == t.loss(PARTS.test.points, PARTS.test.labels)[0]
    assert report.penalty == pytest.approx(0.05 * sum((W**2).sum() for W, _ in t.network.weights))
    assert report.loss == report.data_loss + report.penalty
    assert report.test_loss == report.test_data_loss + report.penalty
    assert report.train_accuracy == np.mean(t.network.predict(PARTS.train.points) == PARTS.train.labels)
    assert report.test_accuracy == np.mean(t.network.predict(PARTS.test.points) == PARTS.test.labels)


def test_without_test_points_nothing_is_said_about_them() -> None:
    empty = Dataset("drawn", np.empty((0, 2)), np.empty(0, dtype=np.int64), 2)
    for test in (None, empty):
        t = Trainer(Network(), PARTS.train, test=test)
        assert t.test is test
        assert (t.report.test_data_loss, t.report.test_loss, t.report.test_accuracy) == (None, None, None)


CHANGES: list[tuple[str, Any]] = [
    ("learning_rate", 0.01),
    ("momentum", 0.5),
    ("strength", 0.1),
    ("batch_size", 3),
    ("shuffle", False),
    ("optimizer", "adam"),
    ("regularizer", "l1"),
    ("loss_name", "hinge"),
]


@pytest.mark.parametrize(("name", "value"), CHANGES)
def test_changing_a_setting_does_not_reset(name: str, value: Any) -> None:
    t = trainer(optimizer="momentum")
    t.step(20)
    weights, report = t.network.parameters.copy(), t.report
    setattr(t, name, value)
    assert getattr(t, name) == value
    assert np.array_equal(t.network.parameters, weights)
    assert t.report == report
    assert t.step().steps == 21
    assert not np.array_equal(t.network.parameters, weights)


def test_a_new_strength_shows_when_it_is_measured() -> None:
    t = trainer()
    before = t.report
    t.strength *= 2
    after = t.measure()
    assert after.penalty == 2 * before.penalty
    assert (after.data_loss, after.steps) == (before.data_loss, before.steps)


def test_other_points_do_not_reset() -> None:
    t = trainer()
    t.epoch(2)
    weights, noisier = t.network.parameters.copy(), dataset("xor", 30, 0.5)
    report = t.use_data(noisier)
    assert t.data is noisier
    assert t.test is None
    assert np.array_equal(t.network.parameters, weights)
    assert (report.epoch, report.steps, report.run_id) == (2, 10, t.run_id)
    assert report.data_loss == t.loss(noisier.points, noisier.labels)[0]
    assert t.epoch().epoch == 3


def test_a_new_optimizer_starts_with_empty_memory() -> None:
    t = trainer(optimizer="momentum", shuffle=False, batch_size=100)
    t.step(5)
    t.optimizer = "adam"
    before = t.network.parameters.copy()
    t.learning_rate = 0.001
    t.step()
    assert np.abs(t.network.parameters - before).max() == pytest.approx(0.001, rel=1e-3)


def test_random_search_never_gets_worse_and_sees_all_points() -> None:
    t = trainer(optimizer="random_search")
    losses = [t.step(5).loss for _ in range(10)]
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < losses[0]
    assert (t.report.steps, t.report.epoch) == (50, 50)
    assert t.epoch(2).steps == 52


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"learning_rate": -0.1}, "learning rate must be a number from 0 up, not -0.1"),
        ({"learning_rate": float("nan")}, "not nan"),
        ({"learning_rate": "fast"}, "not 'fast'"),
        ({"momentum": 1.0}, "momentum must be a number from 0 to below 1, not 1.0"),
        ({"strength": float("inf")}, "strength must be"),
        ({"strength": True}, "strength must be"),
        ({"batch_size": 0}, "batch size must be a whole number from 1"),
        ({"seed": -1}, "seed must be a whole number from 0"),
        ({"optimizer": "newton"}, 'no optimizer "newton"'),
        ({"regularizer": "l3"}, 'no regularizer "l3"'),
        ({"loss": "l3"}, 'no loss "l3"'),
        ({"loss": "bce"}, "the bce loss needs one output, but the network has 2"),
        ({"test": dataset("spirals3", 9)}, "test points have 3 classes, the others 2"),
    ],
)
def test_settings_out_of_bounds_are_refused(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(TrainerError, match=said):
        Trainer(Network(), PARTS.train, **settings)


def test_data_that_do_not_fit_are_refused() -> None:
    with pytest.raises(TrainerError, match="at least one point to learn"):
        Trainer(Network(), Dataset("drawn", np.empty((0, 2)), np.empty(0, dtype=np.int64), 2))
    with pytest.raises(TrainerError, match="points have 2 coordinates, but the network has 3 inputs"):
        Trainer(Network(inputs=3), PARTS.train)
    t = trainer()
    for points, labels, said in (([[0, 0]], [2], "labels must be"), ([[0, 0, 0]], [1], "shape")):
        with pytest.raises(ValueError, match=said):
            t.loss(points, labels)
    with pytest.raises(TrainerError, match="at least one point"):
        t.gradients(np.empty((0, 2)), np.empty(0))


def test_a_refused_change_changes_nothing() -> None:
    t = trainer()
    for name, value in (("loss_name", "bce"), ("batch_size", 0), ("optimizer", "newton"), ("momentum", 2)):
        before = getattr(t, name)
        with pytest.raises(TrainerError):
            setattr(t, name, value)
        assert getattr(t, name) == before
    with pytest.raises(TrainerError, match="3 classes"):
        t.use_data(dataset("spirals3", 9))
    assert t.data is PARTS.train


@pytest.mark.parametrize("steps", [0, -1, 1.5])
def test_steps_are_counted_from_one(steps: Any) -> None:
    t = trainer()
    with pytest.raises(TrainerError, match="number of steps must be a whole number from 1"):
        t.step(steps)
    with pytest.raises(TrainerError, match="number of epochs must be"):
        t.epoch(steps)


def test_a_setting_knows_itself() -> None:
    assert isinstance(Trainer.learning_rate, Setting)


def test_four_points_are_learned_by_two_tanh_units() -> None:
    corners = dataset("xor4", 4, 0.0)
    t = Trainer(
        Network(hidden=(2,), outputs=1, seed=0), corners, "bce", learning_rate=0.5, strength=0.0, batch_size=4
    )
    assert t.step(2000).train_accuracy == 1.0
    assert t.report.data_loss < 0.05


@pytest.mark.parametrize("units", [1, 2])
@pytest.mark.parametrize("seed", range(5))
def test_linear_units_never_learn_the_four_points(units: int, seed: int) -> None:
    corners = dataset("xor4", 4, 0.0)
    net = Network(hidden=(units,), outputs=1, activation="linear", seed=seed)
    t = Trainer(net, corners, "bce", learning_rate=0.5, strength=0.0, batch_size=4)
    assert max(t.step(50).train_accuracy for _ in range(40)) <= 0.75
    assert t.report.data_loss >= np.log(2) - 1e-12
