"""What the window orders of the training thread, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from playground.training.datasets import dataset_record
from playground.training.experiment import Experiment
from playground.training.losses import loss_record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from playground.training.datasets import Split
    from playground.training.report import Report

DATA_FIELDS = ("dataset", "points", "noise", "test_share", "data_seed")
NETWORK_FIELDS = ("hidden", "initializer", "bias", "seed")


class Task(StrEnum):
    """What may be ordered."""

    EXPERIMENT = "experiment"
    PLAY = "play"
    PAUSE = "pause"
    STEPS = "steps"
    EPOCHS = "epochs"
    RESET = "reset"
    SPEED = "speed"


@dataclass(frozen=True)
class Order:
    """One order: its number, the run it belongs to, the task and what it is about.

    `detail` is the Experiment, the count of steps or epochs, or the speed in steps a second.
    """

    number: int
    run: int
    task: Task
    detail: Experiment | float | None = None


@dataclass(frozen=True)
class Snapshot:
    """How a training was after its newest slice; nothing in it changes any more.

    `order` is the newest order that was carried out, `parameters` are the network's, flat, `rows` the
    losses (step, epoch, data, penalty, test) since the snapshot before, `rate` is in steps a second.
    `warning` says why the settings cannot work, `refusal` why the last ones were not taken.
    """

    order: int
    run: int
    experiment: Experiment
    split: Split
    parameters: NDArray[np.float64]
    report: Report
    rows: tuple[tuple[float, ...], ...]
    rate: float
    playing: bool
    warning: str
    refusal: str


def outputs(experiment: Experiment) -> int:
    """Return how many scores the network of an experiment gives."""
    return loss_record(experiment.loss).outputs(dataset_record(experiment.dataset).classes)


def changes_data(old: Experiment, new: Experiment) -> bool:
    """Tell whether other data points are asked for."""
    return any(getattr(old, name) != getattr(new, name) for name in DATA_FIELDS)


def starts_over(old: Experiment, new: Experiment) -> bool:
    """Tell whether a new network is asked for: one of another shape or with other first weights."""
    if any(getattr(old, name) != getattr(new, name) for name in NETWORK_FIELDS):
        return True
    return outputs(old) != outputs(new)
