"""The trainer: teaches a network a dataset, step by step, and reports how it does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from itertools import count
from typing import Final

import numpy as np

from playground.training.batches import BatchOrder
from playground.training.datasets import Dataset
from playground.training.divergence import explanation, place_of_overflow
from playground.training.kernel import KernelStep, fastest_step
from playground.training.learning import Learning
from playground.training.network import Floats, Network
from playground.training.numpy_step import Batches, StepFunction
from playground.training.optimizers import optimizer_record
from playground.training.random_search import search
from playground.training.report import Report, measure
from playground.training.setting import count_from_one, seed_from_zero

_RUN_IDS: Final = count(1)


class Trainer(Learning):
    """Trains a network on a dataset, and reports on all its points and on those of `test`.

    What is minimized is the mean loss over the batch plus `strength` times the penalty on the weights.
    The settings `learning_rate`, `momentum`, `strength`, `batch_size`, `shuffle`, `optimizer`,
    `regularizer` and `loss_name` may be assigned between steps and never reset the network; `reset()`
    does. The compiled kernel, which needs no Python, takes its steps within the context that `aside()`
    gives, which a window uses to paint meanwhile. Points are shuffled each epoch by a generator of the
    trainer's own, so the same seed gives the same numbers, however the steps are grouped. Whether the
    compiled kernel or numpy takes them is settled at the first step of a run and then stays, for their
    last digits differ. When a number stops being finite the trainer goes back to the last finite
    parameters, says so in `report.problem`, and takes no further step until a setting, the data or the
    parameters are changed or it is reset. Raises TrainerError for settings out of bounds and for a loss
    that cannot judge the network's outputs.
    """

    def __init__(
        self,
        net: Network,
        data: Dataset,
        loss: str = "softmax",
        optimizer: str = "sgd",
        learning_rate: float = 0.1,
        momentum: float = 0.9,
        regularizer: str = "l2",
        strength: float = 1e-3,
        batch_size: int = 32,
        *,
        shuffle: bool = True,
        seed: int = 0,
        test: Dataset | None = None,
    ) -> None:
        super().__init__(net, loss, data, test)
        self.learning_rate, self.momentum, self.strength = learning_rate, momentum, strength
        self.batch_size, self.shuffle = batch_size, shuffle
        self.optimizer, self.regularizer = optimizer, regularizer
        self._seed = seed_from_zero("seed", seed)
        self._first = net.parameters.copy()
        self.aside: Callable[[], AbstractContextManager[None]] = nullcontext
        self.reset()

    @property
    def run_id(self) -> int:
        """The number of this run, different from those of all other runs of all trainers."""
        return self._run_id

    @property
    def report(self) -> Report:
        """The newest report."""
        return self._report

    @property
    def is_compiled(self) -> bool:
        """Whether the steps of this run are taken by the compiled kernel; known from the first step on."""
        return isinstance(self._step_function, KernelStep)

    def reset(self) -> Report:
        """Start a new run: the first weights, the first order of points, step 0, the settings as they are."""
        self._run_id = next(_RUN_IDS)
        self._draws = np.random.default_rng((self._seed, 3))
        self._order = BatchOrder(len(self._data), np.random.default_rng((self._seed, 2)))
        self._steps, self._problem = 0, ""
        self._memory_of = ""
        self._step_function: StepFunction | None = None
        self.network.parameters[...] = self._first
        self._good = self._before = self._first, 0
        return self.measure()

    def use_data(self, data: Dataset, test: Dataset | None = None) -> Report:
        """Learn other points from now on, with the same weights; raises TrainerError when they do not fit."""
        self._take(self._loss.id, data, test)
        self._order = self._order.for_points(len(data))
        self._problem = ""
        return self.measure()

    def step(self, n: int = 1) -> Report:
        """Take n steps, one batch each, then measure once and report."""
        left = count_from_one("number of steps", n)
        if self._problem and self._stopped_at == self._state():
            return self._report
        self._problem = ""
        with np.errstate(all="ignore"):
            while left and not self._problem:
                left -= self._advance(left)
        return self.measure()

    def epoch(self, n: int = 1) -> Report:
        """Finish the epoch that is under way and n - 1 more, then report."""
        epochs = count_from_one("number of epochs", n)
        if optimizer_record(self.optimizer).update is None:
            return self.step(epochs)
        return self.step(self._order.steps_to_finish(epochs, self.batch_size))

    def measure(self) -> Report:
        """Report on the network as it is now, without a step."""
        with np.errstate(all="ignore"):
            report = self._measured()
            if not self._problem and not self._is_finite(report):
                report = self._go_back()
        self._good = self.network.parameters.copy(), self._steps
        self._report = report
        return report

    def _is_finite(self, report: Report) -> bool:
        losses = report.data_loss + (report.test_data_loss or 0.0)
        return self._objective.is_finite(losses, self.network.parameters)

    def _go_back(self) -> Report:
        """Go back one step, or where that is not enough to what was measured last, and report the problem."""
        broken = self.network.parameters.copy()
        for parameters, steps in (self._before, self._good):
            if not self._is_finite(self._measured()):
                self.network.parameters[...] = parameters
                self._steps = steps
        self._stop(broken)
        return self._measured()

    @property
    def _chosen(self) -> StepFunction:
        """What takes the steps of this run, chosen at the first of them."""
        if self._step_function is None:
            self._step_function = fastest_step(self.network)
        return self._step_function

    def _advance(self, left: int) -> int:
        """Take up to so many steps and return how many; says in `_problem` why it was stopped."""
        optimizer, objective = optimizer_record(self.optimizer), self._objective
        targets, points = self._targets(self._data), self._data.points
        if optimizer.update is None:
            search(self.network, points, targets, objective, self._draws, left)
            self._order.epoch += left
            self._steps += left
            return left
        if self._memory_of != optimizer.id:
            self._memory, self._memory_of = optimizer.memory(self.network.parameter_count), optimizer.id
        order, bounds = self._order.plan(left, self.batch_size, shuffle=self.shuffle)
        batches = Batches(points, targets, order, bounds)
        chosen = self._chosen
        with self.aside() if self.is_compiled else nullcontext():
            outcome = chosen.steps(batches, objective, optimizer, self._numbers, self._memory)
        self._order.advance(int(bounds[outcome.batches]))
        self._steps += outcome.steps
        self._before = outcome.before, max(self._steps - 1, 0)
        if outcome.broken is not None:
            self._stop(outcome.broken)
        return outcome.steps

    def _stop(self, broken: Floats) -> None:
        """Say what is wrong with these parameters, which the network no longer has."""
        twin = self.network.copy()
        twin.parameters[...] = broken
        place = place_of_overflow(twin, self._data.points, self._targets(self._data), self._objective)
        self._problem = explanation(place, optimizer_record(self.optimizer), self._objective, self._numbers)
        self._memory_of = ""
        self._stopped_at = self._state()

    def _state(self) -> tuple[object, ...]:
        network = self.network.activation.id, self.network.parameters.tobytes()
        return self._objective, self._numbers, self.optimizer, self.batch_size, self.shuffle, network

    def _measured(self) -> Report:
        train = measure(self.network, self._objective, self._data)
        test = (
            measure(self.network, self._objective, self._test)
            if self._test is not None and len(self._test)
            else None
        )
        return Report(
            run_id=self._run_id,
            steps=self._steps,
            epoch=self._order.epoch,
            data_loss=train.data_loss,
            penalty=self._objective.penalty(self.network),
            train_accuracy=train.accuracy,
            test_data_loss=test.data_loss if test else None,
            test_accuracy=test.accuracy if test else None,
            problem=self._problem,
        )
