"""The training itself, in a thread of its own: short slices, with the newest state left in a mailbox."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from playground.training.activations import activation
from playground.training.experiment import Experiment, build_data, build_trainer
from playground.ui.workspaces.network.orders import Order, Snapshot, Task, changes_data

if TYPE_CHECKING:
    from playground.training.trainer import Trainer

SLICE = 0.003
"""Seconds of the training thread between two looks at the orders."""
COMPILED_SLICE = 0.005
"""The same for the kernel, on which the window does not wait."""
LONGEST_WAIT = 0.05
"""Seconds the training waits at most for a frame to be painted."""
RATE_WINDOW = 0.5
MOST_STEPS = 100_000
TUNED = ("learning_rate", "momentum", "strength", "batch_size", "optimizer", "regularizer", "shuffle")


class Mailbox:
    """Holds the newest snapshot only; the rows of one that nobody took are handed on with the next."""

    def __init__(self) -> None:
        """Start empty."""
        self._lock = threading.Lock()
        self._newest: Snapshot | None = None

    def put(self, snapshot: Snapshot) -> None:
        """Replace the newest snapshot."""
        with self._lock:
            before = self._newest
            if before is not None and before.run == snapshot.run:
                snapshot = replace(snapshot, rows=before.rows + snapshot.rows)
            self._newest = snapshot

    def take(self) -> Snapshot | None:
        """Take the newest snapshot out, or None when there is nothing new."""
        with self._lock:
            newest, self._newest = self._newest, None
            return newest


class Turn:
    """Lets painting and training take turns, for both need Python, which only one can have."""

    def __init__(self) -> None:
        """Begin with the turn of the training."""
        self._free = threading.Event()
        self._free.set()
        self._busy = threading.Lock()

    def begin_painting(self) -> None:
        """Have the training rest after the slice it is in, and wait for the end of that."""
        self._free.clear()
        if self._busy.acquire(timeout=LONGEST_WAIT):
            self._busy.release()

    def end_painting(self) -> None:
        """Let the training go on."""
        self._free.set()

    @contextmanager
    def training(self) -> Iterator[None]:
        """Wait until nothing is painted, at most for `LONGEST_WAIT`, and train inside."""
        self._free.wait(LONGEST_WAIT)
        with self._busy:
            yield

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Inside `training`, leave the turn to the painting while steps are taken that need no Python."""
        self._busy.release()
        try:
            yield
        finally:
            self._free.wait(LONGEST_WAIT)
            self._busy.acquire()


class TrainingWorker(QObject):
    """Carries out orders and trains; lives in the training thread, and the window only reads its mailbox."""

    def __init__(self, mailbox: Mailbox, turn: Turn) -> None:
        """Leave snapshots in `mailbox`, and train when it is the training's turn."""
        super().__init__()
        self._mailbox = mailbox
        self._turn = turn
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._slice)
        self._order = Order(0, 0, Task.PAUSE)
        self._experiment = Experiment()
        self._trainer: Trainer | None = None
        self._playing = False
        self._speed = math.inf
        self._owed = 0.0
        self._per_slice = 1
        self._last = 0.0
        self._counted = (0.0, 0)
        self._rate = 0.0
        self._refusal = ""

    @Slot(object)
    def carry_out(self, order: Order) -> None:
        """Carry out one order and leave a snapshot of what it led to."""
        before, self._order = self._order, order
        tasks: dict[Task, Callable[[], object]] = {
            Task.EXPERIMENT: lambda: self._set_experiment(
                cast("Experiment", order.detail), anew=order.run != before.run
            ),
            Task.PLAY: self._play,
            Task.PAUSE: self._pause,
            Task.STEPS: lambda: self._train(int(cast("float", order.detail))),
            Task.EPOCHS: lambda: self._train_epochs(int(cast("float", order.detail))),
            Task.RESET: self._reset,
            Task.SPEED: lambda: self._set_speed(cast("float", order.detail)),
        }
        with self._turn.training():
            tasks[order.task]()
            self._publish()

    def _set_experiment(self, experiment: Experiment, *, anew: bool) -> None:
        old, self._experiment = self._experiment, experiment
        try:
            if self._trainer is None or anew:
                self._begin(experiment)
                self._begin_count()
            else:
                self._tune(self._trainer, old, experiment)
            self._refusal = ""
        except ValueError as error:
            self._refusal, self._experiment = str(error), old
            if self._trainer is None:
                self._begin(old)

    def _begin(self, experiment: Experiment) -> None:
        """Make a trainer that leaves the window its turn while the kernel takes steps."""
        trainer, self._split = build_trainer(experiment), build_data(experiment)
        trainer.aside = self._turn.aside
        self._trainer = trainer

    def _tune(self, trainer: Trainer, old: Experiment, experiment: Experiment) -> None:
        """Go on with the same weights under other settings, on other data where they changed."""
        trainer.network.activation = activation(experiment.activation)
        if changes_data(old, experiment):
            self._split = build_data(experiment)
            trainer.use_data(self._split.train, self._split.test)
        trainer.loss_name = experiment.loss
        for name in TUNED:
            setattr(trainer, name, getattr(experiment, name))
        trainer.measure()

    def _play(self) -> None:
        self._playing = True
        self._owed = 1.0
        self._begin_count()
        self._set_interval()
        self._timer.start()

    def _pause(self) -> None:
        self._playing = False
        self._timer.stop()
        self._rate = 0.0

    def _reset(self) -> None:
        if self._trainer is not None:
            self._trainer.reset()
        self._begin_count()

    def _set_speed(self, speed: float) -> None:
        self._speed = speed
        self._owed = min(self._owed, 1.0)
        self._set_interval()

    def _set_interval(self) -> None:
        wait = 0.0 if math.isinf(self._speed) else min(max(1.0 / self._speed, SLICE), 1.0)
        self._timer.setInterval(round(wait * 1000))

    def _train(self, steps: int) -> None:
        if self._trainer is not None:
            self._trainer.step(steps)

    def _train_epochs(self, epochs: int) -> None:
        if self._trainer is not None:
            self._trainer.epoch(epochs)

    @Slot()
    def _slice(self) -> None:
        steps = self._steps_due()
        if steps and self._trainer is not None:
            with self._turn.training():
                self._take(self._trainer, steps)
                self._publish()

    def _take(self, trainer: Trainer, steps: int) -> None:
        """Take steps, and learn from the time they take how many fill a slice."""
        begin = thread_time()
        trainer.step(steps)
        took = max(thread_time() - begin, 1e-6)
        wanted = COMPILED_SLICE if trainer.is_compiled else SLICE
        self._per_slice = max(1, min(round(steps * min(wanted / took, 2.0)), MOST_STEPS))
        self._measure()
        if trainer.report.problem:
            self._pause()

    def _steps_due(self) -> int:
        if math.isinf(self._speed):
            return self._per_slice
        now = perf_counter()
        self._owed += (now - self._last) * self._speed
        self._last = now
        steps = min(int(self._owed + 0.1), max(self._per_slice, 1))
        self._owed = min(self._owed - steps, 2.0 * max(steps, 1))
        return steps

    def _begin_count(self) -> None:
        self._last = perf_counter()
        self._counted = (self._last, self._trainer.report.steps if self._trainer else 0)
        self._rate = 0.0

    def _measure(self) -> None:
        now, steps = perf_counter(), self._trainer.report.steps if self._trainer else 0
        begin, counted = self._counted
        if now - begin >= RATE_WINDOW:
            self._rate = (steps - counted) / (now - begin)
            self._counted = (now, steps)

    def _publish(self) -> None:
        trainer = self._trainer
        if trainer is None:
            return
        report = trainer.report
        test = math.nan if report.test_loss is None else report.test_loss
        row = (float(report.steps), float(report.epoch), report.data_loss, report.penalty, test)
        self._mailbox.put(
            Snapshot(
                order=self._order.number,
                run=self._order.run,
                experiment=self._experiment,
                split=self._split,
                parameters=trainer.network.parameters.copy(),
                report=report,
                rows=(row,),
                rate=self._rate,
                playing=self._playing,
                warning=trainer.warning,
                refusal=self._refusal,
            )
        )
