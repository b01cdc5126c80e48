"""What is learned and how: the network, the points, and the settings that may change while it learns."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from playground.training.datasets import Dataset
from playground.training.divergence import warning
from playground.training.losses import Loss, Targets, loss_record
from playground.training.network import Layer, Network
from playground.training.numpy_step import NumpyStep
from playground.training.objective import Objective
from playground.training.optimizers import Settings, optimizer_record
from playground.training.regularizers import regularizer_record
from playground.training.setting import (
    Setting,
    TrainerError,
    at_least_zero,
    below_one,
    count_from_one,
    flag,
    row_of,
)


class Learning:
    """A network, the points it learns and those it is tested with, and the settings of learning.

    Every setting may be assigned at any time and is checked; raises TrainerError for one out of bounds
    and for points and a loss that do not fit the network.
    """

    learning_rate = Setting(at_least_zero)
    momentum = Setting(below_one)
    strength = Setting(at_least_zero)
    batch_size = Setting(count_from_one)
    shuffle = Setting(flag)
    optimizer = Setting(row_of(optimizer_record))
    regularizer = Setting(row_of(regularizer_record))

    def __init__(self, network: Network, loss: str, data: Dataset, test: Dataset | None) -> None:
        self.network = network
        self._take(loss, data, test)

    @property
    def data(self) -> Dataset:
        """The points that are learned."""
        return self._data

    @property
    def test(self) -> Dataset | None:
        """The points that are only tested with; None when there are none."""
        return self._test

    @property
    def warning(self) -> str:
        """Why the settings must make the weights run away whatever the data are; "" when they need not."""
        return warning(optimizer_record(self.optimizer), self._objective, self._numbers)

    @property
    def loss_name(self) -> str:
        """The id of the loss; may be assigned one that fits the network's outputs."""
        return self._loss.id

    @loss_name.setter
    def loss_name(self, name: str) -> None:
        self._take(name, self._data, self._test)

    def loss(self, points: ArrayLike, labels: ArrayLike) -> tuple[float, float]:
        """Return (data loss, penalty) on points (n, 2) with labels (n,); what is minimized is their sum."""
        given = self._given(points, labels)
        return self._objective.parts(self.network, given.points, self._targets(given))

    def gradients(self, points: ArrayLike, labels: ArrayLike) -> list[Layer]:
        """Return [(dW (in, out), db (out,) or None), ...] of loss plus penalty on points (n, 2)."""
        given = self._given(points, labels)
        flat = NumpyStep(self.network).gradient(given.points, self._targets(given), self._objective)
        return self.network.shape.layers(flat)

    @property
    def _objective(self) -> Objective:
        return Objective(self._loss, regularizer_record(self.regularizer), self.strength)

    @property
    def _numbers(self) -> Settings:
        return Settings(self.learning_rate, self.momentum)

    def _take(self, loss: str, data: Dataset, test: Dataset | None) -> None:
        """Take over a loss and points, or none of them."""
        self._loss = _fitting(loss, self.network, data, test)
        self._data, self._test = data, test

    def _targets(self, data: Dataset) -> Targets:
        return self._loss.targets(data.labels, self.network.outputs)

    def _given(self, points: ArrayLike, labels: ArrayLike) -> Dataset:
        given = Dataset("given", np.asarray(points), np.asarray(labels), self._data.classes)
        if not len(given):
            raise TrainerError("there must be at least one point")
        return given


def _fitting(name: str, network: Network, data: Dataset, test: Dataset | None) -> Loss:
    loss = loss_record(row_of(loss_record)("loss", name))
    if not len(data):
        raise TrainerError("there must be at least one point to learn from")
    if network.inputs != 2:
        raise TrainerError(f"points have 2 coordinates, but the network has {network.inputs} inputs")
    if test is not None and test.classes != data.classes:
        raise TrainerError(f"the test points have {test.classes} classes, the others {data.classes}")
    problem = loss.problem(network.outputs, data.classes)
    if problem:
        raise TrainerError(problem)
    return loss
