"""Experiments: the default one learns XOR, and what cannot be run is refused in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.training.datasets import DATASETS
from playground.training.experiment import (
    Experiment,
    ExperimentError,
    build_data,
    build_network,
    build_trainer,
)
from playground.training.losses import LOSSES
from playground.training.optimizers import OPTIMIZERS


def test_the_default_learns_xor_in_less_than_sixty_epochs_and_keeps_it() -> None:
    trainer = build_trainer(Experiment())
    assert trainer.network.hidden == (8,)
    assert trainer.network.activation.id == "tanh"
    assert (trainer.epoch(40).test_accuracy or 0) >= 0.97
    for _ in range(60):
        report = trainer.epoch()
        assert report.test_accuracy is not None
        assert report.test_accuracy >= 0.97


@pytest.mark.parametrize("seed", range(6))
def test_other_seeds_learn_it_too(seed: int) -> None:
    report = build_trainer(Experiment(seed=seed, data_seed=seed)).epoch(150)
    assert report.train_accuracy >= 0.97


@pytest.mark.parametrize("hidden", [(1,), (2,), (4, 4)])
def test_linear_units_do_not(hidden: tuple[int, ...]) -> None:
    assert build_trainer(Experiment(hidden=hidden, activation="linear")).epoch(100).train_accuracy < 0.8


@pytest.mark.parametrize("optimizer", [row.id for row in OPTIMIZERS])
def test_the_same_seed_gives_the_same_numbers(optimizer: str) -> None:
    experiment = Experiment(optimizer=optimizer, seed=4)
    assert build_trainer(experiment).step(20) == build_trainer(experiment).step(20)
    assert build_trainer(experiment).step(20) != build_trainer(replace(experiment, seed=5)).step(20)


@pytest.mark.parametrize("loss", [row.id for row in LOSSES])
@pytest.mark.parametrize("data", [row.id for row in DATASETS])
def test_outputs_follow_from_data_and_loss(data: str, loss: str) -> None:
    experiment = Experiment(dataset=data, loss=loss)
    if data == "spirals3" and loss == "bce":
        with pytest.raises(ExperimentError, match="the bce loss tells 2 classes apart, but the data have 3"):
            build_trainer(experiment)
        return
    first = build_trainer(experiment).report
    assert build_trainer(experiment).step(30).loss < first.loss


def test_data_are_divided_by_the_share_and_fixed_points_are_not() -> None:
    parts = build_data(Experiment())
    assert (len(parts.train), len(parts.test)) == (168, 72)
    assert build_trainer(Experiment()).test is not None
    fixed = build_data(Experiment(dataset="xor4", noise=0.0))
    assert fixed.train is fixed.test
    assert len(fixed.train) == 4


def test_every_setting_arrives() -> None:
    experiment = Experiment(
        "moons",
        50,
        0.0,
        0.5,
        3,
        (4, 3),
        "relu",
        "he",
        False,
        9,
        "hinge",
        "adam",
        0.02,
        0.8,
        "l1",
        0.5,
        7,
        False,
    )
    trainer = build_trainer(experiment)
    network = trainer.network
    assert (network.hidden, network.activation.id, network.initializer.id) == ((4, 3), "relu", "he")
    assert (network.bias, network.seed, network.outputs) == (False, 9, 2)
    assert np.array_equal(network.parameters, build_network(experiment).parameters)
    assert (trainer.data.name, len(trainer.data), trainer.loss_name) == ("moons", 26, "hinge")
    assert (trainer.optimizer, trainer.learning_rate, trainer.momentum) == ("adam", 0.02, 0.8)
    assert (trainer.regularizer, trainer.strength) == ("l1", 0.5)
    assert (trainer.batch_size, trainer.shuffle) == (7, False)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"dataset": "moon"}, 'no dataset "moon"'),
        ({"points": 0}, "number of points"),
        ({"test_share": 1.0}, "test share"),
        ({"hidden": (0,)}, "from 1 to 1000 units"),
        ({"loss": "l3"}, 'no loss "l3"'),
        ({"optimizer": "newton"}, 'no optimizer "newton"'),
        ({"strength": -1.0}, "strength must be"),
    ],
)
def test_what_cannot_be_run_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ExperimentError, match=said):
        build_trainer(Experiment(**changes))
