"""The window's side of the training: gives orders, and brings the newest state at most once a frame."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from playground.training.experiment import Experiment
from playground.ui.workspaces.network.garbage import GarbageCollection
from playground.ui.workspaces.network.orders import Order, Snapshot, Task, starts_over
from playground.ui.workspaces.network.worker import Mailbox, TrainingWorker, Turn

FRAME = 16  # milliseconds


class Player(QObject):
    """Owns the training thread; `arrived` brings the newest snapshot, `playing_changed` a start or end."""

    arrived = Signal(object)
    playing_changed = Signal(bool)
    _ordered = Signal(object)

    def __init__(self, experiment: Experiment, parent: QObject | None = None) -> None:
        """Start the thread and have it prepare this experiment."""
        super().__init__(parent)
        self._mailbox = Mailbox()
        self._turn = Turn()
        self._number = self._run = 0
        self._playing = False
        self._experiment = experiment
        self._thread = QThread(self)
        self._worker = TrainingWorker(self._mailbox, self._turn)
        self._worker.moveToThread(self._thread)
        self._ordered.connect(self._worker.carry_out)
        self._thread.finished.connect(self._worker.deleteLater)
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(FRAME)
        self._frames.timeout.connect(self._frame)
        self._garbage = GarbageCollection(self)
        self._garbage.begin()
        self._thread.start()
        self._start_over()

    @property
    def playing(self) -> bool:
        """Whether training runs."""
        return self._playing

    @property
    def thread_runs(self) -> bool:
        """Whether the training thread is there."""
        return self._thread.isRunning()

    def play(self) -> None:
        """Train until `pause`."""
        self._order(Task.PLAY)
        self._set_playing(True)

    def pause(self) -> None:
        """Stop training; what was learned stays."""
        self._order(Task.PAUSE)
        self._set_playing(False)

    def step(self) -> None:
        """Pause, and train one step."""
        self._pause_first()
        self._order(Task.STEPS, 1)

    def epoch(self) -> None:
        """Pause, and train until every point was seen once more."""
        self._pause_first()
        self._order(Task.EPOCHS, 1)

    def reset(self) -> None:
        """Go back to the same initial weights; training that runs goes on from them."""
        self._run += 1
        self._order(Task.RESET)

    def set_speed(self, speed: float) -> None:
        """Train at so many steps a second; infinity is as fast as it goes."""
        self._order(Task.SPEED, speed)

    def set_experiment(self, experiment: Experiment) -> None:
        """Go on with other settings; only another shape or seed begins a new run."""
        if starts_over(self._experiment, experiment):
            self._run += 1
        self._experiment = experiment
        self._order(Task.EXPERIMENT, experiment)

    def open(self, experiment: Experiment) -> None:
        """Begin anew with an experiment that has nothing to do with the one before."""
        self._experiment = experiment
        self._start_over()

    def close(self) -> None:
        """End the thread and wait for it; nothing can be ordered any more."""
        self._frames.stop()
        self._turn.end_painting()
        if self._thread.isRunning():
            self._thread.quit()
            self._thread.wait()
            self._garbage.end()

    def _pause_first(self) -> None:
        if self._playing:
            self.pause()

    def _start_over(self) -> None:
        self._run += 1
        self._order(Task.EXPERIMENT, self._experiment)

    def _order(self, task: Task, detail: Experiment | float | None = None) -> None:
        self._number += 1
        self._ordered.emit(Order(self._number, self._run, task, detail))
        self._frames.start()

    def _set_playing(self, playing: bool) -> None:  # noqa: FBT001 - a switch is the only thing it takes
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)

    @Slot()
    def _frame(self) -> None:
        snapshot = self._mailbox.take()
        if snapshot is None:
            return
        answered = snapshot.order == self._number
        if answered:
            self._set_playing(snapshot.playing)
        if snapshot.run == self._run:
            self._show(snapshot)
        if answered and not snapshot.playing:
            self._frames.stop()

    def _show(self, snapshot: Snapshot) -> None:
        """Let the training rest until what changed is painted."""
        self._turn.begin_painting()
        try:
            self.arrived.emit(snapshot)
        finally:
            QTimer.singleShot(0, self._give_turn)

    @Slot()
    def _give_turn(self) -> None:
        self._turn.end_painting()


def speed_of(place: float) -> float:
    """Return the steps a second at a place of the slider, 0 to 1; at the end as many as there can be."""
    return math.inf if place >= 1.0 else round(10 ** (place * 5.0), 1 if place < 0.2 else 0)
