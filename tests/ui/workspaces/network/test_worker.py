"""The worker alone, called in this thread: what a slice does."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from playground.training.experiment import Experiment
from playground.ui.workspaces.network import worker as worker_module
from playground.ui.workspaces.network.orders import Order, Task
from playground.ui.workspaces.network.worker import Mailbox, TrainingWorker, Turn


@pytest.fixture
def worker(qtbot: QtBot) -> TrainingWorker:
    return TrainingWorker(Mailbox(), Turn())


def prepared(worker: TrainingWorker) -> TrainingWorker:
    worker.carry_out(Order(1, 1, Task.EXPERIMENT, Experiment(points=40, hidden=(2,))))
    return worker


def test_without_an_experiment_there_is_nothing_to_do(worker: TrainingWorker) -> None:
    for task, detail in ((Task.RESET, None), (Task.STEPS, 1.0), (Task.EPOCHS, 1.0), (Task.PAUSE, None)):
        worker.carry_out(Order(1, 1, task, detail))
    worker._slice()
    assert worker._mailbox.take() is None


def test_a_slice_learns_how_many_steps_fill_it(worker: TrainingWorker) -> None:
    prepared(worker)
    worker._playing = True
    counts = []
    for _ in range(6):
        worker._slice()
        counts.append(worker._per_slice)
    assert counts[0] in {1, 2}
    assert all(after <= 2 * before for before, after in pairwise(counts))


def test_at_a_given_speed_the_clock_says_how_many_steps_are_due(
    worker: TrainingWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr(worker_module, "perf_counter", lambda: clock[0])
    prepared(worker)
    worker.carry_out(Order(2, 1, Task.SPEED, 10.0))
    worker.carry_out(Order(3, 1, Task.PLAY))
    worker._per_slice = 100
    assert worker._timer.interval() == 100
    assert worker._steps_due() == 1
    assert worker._steps_due() == 0
    clock[0] += 0.5
    assert worker._steps_due() == 5
    worker._per_slice = 3
    clock[0] += 60
    assert worker._steps_due() == 3
    worker.carry_out(Order(4, 1, Task.SPEED, math.inf))
    assert worker._timer.interval() == 0
    assert worker._steps_due() == 3
    worker.carry_out(Order(5, 1, Task.PAUSE))


def test_rows_that_nobody_took_are_handed_on(worker: TrainingWorker) -> None:
    prepared(worker)
    worker.carry_out(Order(2, 1, Task.STEPS, 1.0))
    worker.carry_out(Order(3, 1, Task.STEPS, 1.0))
    newest = worker._mailbox.take()
    assert newest is not None
    assert [row[0] for row in newest.rows] == [0, 1, 2]
    worker.carry_out(Order(4, 1, Task.STEPS, 1.0))
    worker.carry_out(Order(5, 2, Task.RESET))
    newest = worker._mailbox.take()
    assert newest is not None
    assert [row[0] for row in newest.rows] == [0]


def test_settings_go_on_with_the_same_weights_and_other_data_too(worker: TrainingWorker) -> None:
    prepared(worker)
    worker.carry_out(Order(2, 1, Task.EPOCHS, 2.0))
    trainer, split = worker._trainer, worker._split
    assert trainer is not None
    weights = trainer.network.parameters.copy()
    changed = Experiment(points=40, hidden=(2,), optimizer="adam", activation="relu", loss="hinge")
    worker.carry_out(Order(3, 1, Task.EXPERIMENT, changed))
    assert (trainer.optimizer, trainer.loss_name, trainer.network.activation.id) == ("adam", "hinge", "relu")
    assert worker._split is split
    worker.carry_out(Order(4, 1, Task.EXPERIMENT, replace(changed, dataset="moons")))
    assert worker._split is not split
    assert worker._trainer is trainer
    assert np.array_equal(trainer.network.parameters, weights)
    worker.carry_out(Order(5, 2, Task.RESET))
    assert trainer.report.steps == 0


def test_what_cannot_be_is_refused(worker: TrainingWorker) -> None:
    worker.carry_out(Order(1, 1, Task.EXPERIMENT, Experiment(hidden=(0,))))
    assert worker._refusal
    assert worker._experiment == Experiment()
    worker.carry_out(Order(2, 1, Task.EXPERIMENT, Experiment(batch_size=0)))
    assert "batch size" in worker._refusal
    worker.carry_out(Order(3, 1, Task.EXPERIMENT, Experiment(batch_size=1)))
    assert worker._refusal == ""


def test_it_stops_when_numbers_run_away(worker: TrainingWorker) -> None:
    wild = Experiment(points=40, hidden=(2,), learning_rate=10.0, strength=10.0, optimizer="sgd")
    worker.carry_out(Order(1, 1, Task.EXPERIMENT, wild))
    worker.carry_out(Order(2, 1, Task.PLAY))
    for _ in range(60):
        worker._slice()
    assert not worker._playing
    newest = worker._mailbox.take()
    assert newest is not None
    assert newest.report.problem


def test_the_rate_is_measured_over_half_a_second(
    worker: TrainingWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    monkeypatch.setattr(worker_module, "perf_counter", lambda: clock[0])
    prepared(worker)
    worker.carry_out(Order(2, 1, Task.PLAY))
    for _ in range(10):
        before = worker._trainer.report.steps if worker._trainer else 0
        clock[0] += 0.1
        worker._slice()
        assert worker._trainer is not None
        assert worker._trainer.report.steps > before
    assert worker._rate > 0
    worker.carry_out(Order(3, 1, Task.PAUSE))


def test_painting_waits_for_the_slice_and_training_for_the_painting() -> None:
    turn = Turn()
    with turn.training():
        assert turn._busy.locked()
    turn.begin_painting()
    assert not turn._free.is_set()
    turn.end_painting()
    with turn.training():
        turn.begin_painting()
    assert not turn._free.is_set()


def test_painting_does_not_wait_for_steps_taken_aside_and_they_end_after_it() -> None:
    turn = Turn()
    with turn.training():
        with turn.aside():
            turn.begin_painting()
            assert not turn._busy.locked()
            turn.end_painting()
        assert turn._busy.locked()
    assert not turn._busy.locked()
