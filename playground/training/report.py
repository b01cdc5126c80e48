"""What a trainer says after its steps."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from playground.training.datasets import Dataset
from playground.training.network import Network, predicted
from playground.training.objective import Objective


@dataclass(frozen=True, kw_only=True)
class Report:
    """How a network does, measured on all training points and all test points, not on the last batch.

    `steps` and `epoch` count what is finished since the start or the last reset. `data_loss` is the mean
    over the points; `penalty` is what the weights are charged besides. Accuracies are shares from 0 to 1;
    what is about test points is None when there are none. `problem` is "" or says why the training
    stopped and how to go on. `run_id` tells the runs of all trainers apart; it is left out when two
    reports are compared.
    """

    run_id: int = field(compare=False)
    steps: int
    epoch: int
    data_loss: float
    penalty: float
    train_accuracy: float
    test_data_loss: float | None = None
    test_accuracy: float | None = None
    problem: str = ""

    @property
    def loss(self) -> float:
        """What is minimized: data loss plus penalty."""
        return self.data_loss + self.penalty

    @property
    def test_loss(self) -> float | None:
        """The loss on the test points plus the penalty; None without test points."""
        return None if self.test_data_loss is None else self.test_data_loss + self.penalty


@dataclass(frozen=True)
class Measure:
    """The mean loss on a dataset without the penalty, and the share of points whose class is predicted."""

    data_loss: float
    accuracy: float


def measure(network: Network, objective: Objective, data: Dataset) -> Measure:
    """Measure the network on all points of a dataset, which must not be empty."""
    scores = network.scores(data.points)
    loss = objective.loss.value(scores, objective.loss.targets(data.labels, network.outputs))
    return Measure(loss, float(np.mean(predicted(scores) == data.labels)))
