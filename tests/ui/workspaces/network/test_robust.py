"""Starting, stopping and resetting, over and over and in the middle of a call of the kernel."""

import gc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from playground.session.compiled_training import use_filled
from playground.training import kernel
from playground.training.experiment import Experiment, build_trainer
from playground.ui.workspaces.network import worker as worker_module
from playground.ui.workspaces.network.orders import Order, Snapshot, Task
from playground.ui.workspaces.network.player import Player
from playground.ui.workspaces.network.worker import COMPILED_SLICE, Mailbox, TrainingWorker, Turn
from tests.kernels import kernel_folder
from tests.memory import IS_LONG, resident, threads

__all__ = ["kernel_folder"]

SMALL = Experiment(hidden=(3,), points=60)
LARGE = Experiment(hidden=(60, 60), points=300, batch_size=100)
ROUNDS, WARM_UP = (1000, 50) if IS_LONG else (50, 10)
MOST_GROWTH = 10.0  # megabytes


@pytest.fixture
def compiled(kernel_folder: Path) -> Iterator[None]:
    """Have new runs use the kernel."""
    assert use_filled(kernel_folder)
    yield
    kernel.install(None)


class Watch:
    """A player, and all that it brought."""

    def __init__(self, qtbot: QtBot, experiment: Experiment) -> None:
        self.qtbot, self.player = qtbot, Player(experiment)
        self.snapshots: list[Snapshot] = []
        self.player.arrived.connect(self.snapshots.append)
        self.settle()

    def settle(self) -> Snapshot:
        """Wait until the newest order was answered and nothing runs."""
        self.qtbot.waitUntil(lambda: not self.player._frames.isActive())
        return self.snapshots[-1]

    def train(self) -> None:
        """Play until a slice was shown."""
        seen = len(self.snapshots)
        self.player.play()
        self.qtbot.waitUntil(
            lambda: any(each.report.steps and each.playing for each in self.snapshots[seen:])
        )


@pytest.fixture
def large(qtbot: QtBot, compiled: None) -> Iterator[Watch]:
    watch = Watch(qtbot, LARGE)
    yield watch
    watch.player.close()


def once(qtbot: QtBot) -> None:
    """Start, stop, reset, start again and close in the middle."""
    watch = Watch(qtbot, SMALL)
    watch.train()
    watch.player.pause()
    watch.player.reset()
    assert watch.settle().report.steps == 0
    watch.player.play()
    watch.player.close()
    watch.player.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.usefixtures("compiled")
def test_starting_stopping_and_resetting_leaks_nothing(qtbot: QtBot) -> None:
    for _ in range(WARM_UP):
        once(qtbot)
    gc.collect()
    memory, running = resident(), threads()
    for _ in range(ROUNDS):
        once(qtbot)
    gc.collect()
    assert threads() <= running
    assert resident() - memory < MOST_GROWTH


def test_pausing_in_the_middle_of_a_call_ends_with_that_call(large: Watch) -> None:
    large.train()
    large.player.pause()
    at_rest = large.settle()
    assert not at_rest.playing
    large.player.step()
    assert large.settle().report.steps == at_rest.report.steps + 1


def test_a_step_in_the_middle_of_a_call_is_the_last(large: Watch) -> None:
    large.train()
    large.player.step()
    stepped = large.settle()
    assert not stepped.playing
    large.player.step()
    assert large.settle().report.steps == stepped.report.steps + 1


def test_a_reset_in_the_middle_of_a_call_shows_nothing_of_the_old_run(large: Watch) -> None:
    first = large.snapshots[0].parameters
    for _ in range(20):
        large.train()
        old, seen = large.snapshots[-1].run, len(large.snapshots)
        large.player.reset()
        large.player.pause()
        assert np.array_equal(large.settle().parameters, first)
        assert all(each.run > old for each in large.snapshots[seen:])


def test_closing_in_the_middle_of_a_call_shows_nothing_more(large: Watch) -> None:
    large.train()
    seen = len(large.snapshots)
    large.player.close()
    assert not large.player.thread_runs
    QCoreApplication.processEvents()
    assert len(large.snapshots) == seen


@pytest.mark.usefixtures("compiled")
def test_the_kernel_gives_the_same_numbers_with_and_without_a_window(qtbot: QtBot) -> None:
    watch = Watch(qtbot, SMALL)
    watch.train()
    watch.player.pause()
    reached = watch.settle()
    watch.player.close()
    trainer = build_trainer(SMALL)
    trainer.step(reached.report.steps)
    assert trainer.is_compiled
    assert np.array_equal(trainer.network.parameters, reached.parameters)


@pytest.mark.usefixtures("compiled")
def test_a_call_of_the_kernel_grows_until_it_fills_a_slice(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, a_step = [0.0], 1e-5
    worker = TrainingWorker(Mailbox(), Turn())
    worker.carry_out(Order(1, 1, Task.EXPERIMENT, SMALL))
    trainer = worker._trainer
    assert trainer is not None
    take = trainer.step

    def timed(steps: int) -> object:
        clock[0] += steps * a_step
        return take(steps)

    monkeypatch.setattr(trainer, "step", timed)
    monkeypatch.setattr(worker_module, "thread_time", lambda: clock[0])
    worker._playing = True
    for _ in range(12):
        worker._slice()
    assert worker._per_slice == round(COMPILED_SLICE / a_step)
    assert trainer.is_compiled
