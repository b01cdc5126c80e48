import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.training.experiment import Experiment
from playground.ui.workspaces.network.orders import Snapshot
from playground.ui.workspaces.network.player import Player, speed_of

START = Experiment(hidden=(3,), points=60)


class Stage:
    """A player and all that it brought."""

    def __init__(self, qtbot: QtBot, experiment: Experiment = START) -> None:
        self.qtbot = qtbot
        self.player = Player(experiment)
        self.snapshots: list[Snapshot] = []
        self.playing: list[bool] = []
        self.player.arrived.connect(self.snapshots.append)
        self.player.playing_changed.connect(self.playing.append)
        self.settle()

    @property
    def newest(self) -> Snapshot:
        return self.snapshots[-1]

    def settle(self) -> Snapshot:
        """Wait until the newest order was answered."""
        self.qtbot.waitUntil(lambda: not self.player._frames.isActive())
        return self.newest


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    made = Stage(qtbot)
    yield made
    made.player.close()


def test_it_begins_paused_at_step_zero(stage: Stage) -> None:
    assert not stage.player.playing
    assert (stage.newest.report.steps, stage.newest.playing, len(stage.newest.rows)) == (0, False, 1)
    assert stage.newest.experiment == START


def test_one_step_and_one_epoch(stage: Stage) -> None:
    stage.player.step()
    assert stage.settle().report.steps == 1
    stage.player.epoch()
    assert stage.settle().report.epoch == 1
    assert stage.newest.report.steps == 2


def test_play_trains_until_pause(stage: Stage, qtbot: QtBot) -> None:
    stage.player.play()
    assert stage.player.playing
    qtbot.waitUntil(lambda: stage.newest.report.steps > 50 and stage.newest.rate > 0)
    stage.player.pause()
    assert not stage.player.playing
    steps = stage.settle().report.steps
    assert stage.playing == [True, False]
    stage.player.step()
    assert stage.settle().report.steps == steps + 1


def test_a_step_while_playing_pauses_first(stage: Stage, qtbot: QtBot) -> None:
    stage.player.play()
    qtbot.waitUntil(lambda: stage.newest.report.steps > 0)
    stage.player.step()
    assert not stage.player.playing
    assert not stage.settle().playing


def test_no_row_of_the_loss_is_lost_between_two_frames(stage: Stage, qtbot: QtBot) -> None:
    stage.player.play()
    qtbot.waitUntil(lambda: stage.newest.report.steps > 200)
    stage.player.pause()
    stage.settle()
    steps = [row[0] for snapshot in stage.snapshots for row in snapshot.rows]
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] == stage.newest.report.steps


def test_reset_restores_the_same_first_weights(stage: Stage) -> None:
    first = stage.newest.parameters.copy()
    stage.player.epoch()
    assert not np.array_equal(stage.settle().parameters, first)
    stage.player.reset()
    assert np.array_equal(stage.settle().parameters, first)
    assert stage.newest.report.steps == 0


def test_another_seed_draws_other_weights(stage: Stage) -> None:
    first = stage.newest.parameters.copy()
    stage.player.set_experiment(replace(START, seed=1))
    assert not np.array_equal(stage.settle().parameters, first)


@pytest.mark.parametrize(
    "change",
    [
        {"learning_rate": 0.01},
        {"strength": 0.5},
        {"regularizer": "l1"},
        {"batch_size": 5},
        {"optimizer": "adam"},
        {"loss": "hinge"},
        {"noise": 0.4},
        {"points": 90},
        {"dataset": "moons"},
        {"activation": "relu"},
    ],
)
def test_settings_never_reset_the_network(stage: Stage, change: dict[str, Any]) -> None:
    stage.player.epoch()
    before = stage.settle()
    stage.player.set_experiment(replace(START, **change))
    after = stage.settle()
    assert np.array_equal(after.parameters, before.parameters)
    assert after.report.steps == before.report.steps
    assert after.run == before.run
    assert (after.split is before.split) is not bool({"noise", "points", "dataset"} & change.keys())


@pytest.mark.parametrize(
    "change", [{"hidden": (4,)}, {"bias": False}, {"dataset": "spirals3"}, {"loss": "bce"}]
)
def test_another_shape_begins_anew(stage: Stage, change: dict[str, Any]) -> None:
    stage.player.epoch()
    before = stage.settle()
    stage.player.set_experiment(replace(START, **change))
    after = stage.settle()
    assert after.report.steps == 0
    assert after.run != before.run
    assert after.parameters.shape != before.parameters.shape


def test_opening_another_experiment_begins_anew_even_with_the_same_shape(stage: Stage) -> None:
    first = stage.newest.parameters.copy()
    stage.player.epoch()
    stage.settle()
    stage.player.open(START)
    assert np.array_equal(stage.settle().parameters, first)


def test_reports_of_an_abandoned_run_are_dropped(stage: Stage, qtbot: QtBot) -> None:
    stage.player.play()
    qtbot.waitUntil(lambda: stage.newest.report.steps > 0)
    old_run, seen = stage.newest.run, len(stage.snapshots)
    stage.player.set_experiment(replace(START, hidden=(5,)))
    qtbot.waitUntil(lambda: stage.newest.run != old_run)
    assert all(snapshot.run != old_run for snapshot in stage.snapshots[seen:])
    assert stage.newest.experiment.hidden == (5,)
    assert stage.player.playing


def test_an_experiment_that_cannot_be_is_refused_and_the_old_one_stays(stage: Stage) -> None:
    before = stage.newest
    stage.player.set_experiment(replace(START, batch_size=0))
    after = stage.settle()
    assert "batch size" in after.refusal
    assert after.experiment == START
    assert np.array_equal(after.parameters, before.parameters)


def test_a_first_experiment_that_cannot_be_gives_way_to_the_default(qtbot: QtBot) -> None:
    stage = Stage(qtbot, Experiment(hidden=(0,)))
    assert stage.newest.refusal
    assert stage.newest.experiment == Experiment()
    stage.player.close()


def test_numbers_that_run_away_stop_the_training(qtbot: QtBot) -> None:
    stage = Stage(qtbot, replace(START, learning_rate=10.0, strength=10.0, optimizer="sgd"))
    assert stage.newest.warning
    stage.player.play()
    qtbot.waitUntil(lambda: not stage.player.playing)
    assert stage.newest.report.problem
    assert np.isfinite(stage.newest.parameters).all()
    stage.player.close()


def test_a_slow_speed_takes_few_steps(stage: Stage, qtbot: QtBot) -> None:
    stage.player.set_speed(200.0)
    stage.player.play()
    qtbot.waitUntil(lambda: stage.newest.report.steps >= 3)
    assert max(len(snapshot.rows) for snapshot in stage.snapshots) < 20
    stage.player.set_speed(math.inf)
    qtbot.waitUntil(lambda: stage.newest.report.steps > 100)


def test_closing_while_it_trains_ends_the_thread(stage: Stage, qtbot: QtBot) -> None:
    stage.player.play()
    qtbot.waitUntil(lambda: stage.newest.report.steps > 0)
    assert stage.player.thread_runs
    stage.player.close()
    assert not stage.player.thread_runs
    stage.player.close()


def test_the_speed_grows_from_one_step_a_second_to_all_there_is() -> None:
    speeds = [speed_of(place / 20) for place in range(21)]
    assert speeds[0] == 1
    assert speeds == sorted(speeds)
    assert math.isinf(speeds[-1])
