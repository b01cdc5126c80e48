"""Steps of training in plain numpy: flat parameters, buffers made once, one update for all layers.

This is the seam where a faster kernel plugs in: whatever has the two methods of `StepFunction` can train.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from playground.training.losses import Targets
from playground.training.network import Network
from playground.training.objective import Objective
from playground.training.optimizers import Memory, Optimizer, Settings, Update

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Outcome:
    """How many steps were taken, how many batches were used up for them, and what stopped them, if anything.

    `before` holds the flat parameters before the last step, or the network's own when that was taken
    back; `broken` those at which the objective is not finite, whose step was taken back.
    """

    steps: int
    batches: int
    before: Floats
    broken: Floats | None = None


@dataclass(frozen=True)
class Batches:
    """The work of many steps: step i learns from the points `order[bounds[i]:bounds[i + 1]]`.

    `points` is (n, inputs), `targets` has n rows, `order` holds indices into both, `bounds` one more than
    there are steps.
    """

    points: Floats
    targets: Targets
    order: NDArray[np.int64]
    bounds: NDArray[np.int64]


class StepFunction(Protocol):
    """What can train a network: it changes its flat parameters in place, many steps to a call."""

    def steps(
        self, batches: Batches, objective: Objective, optimizer: Optimizer, settings: Settings, memory: Memory
    ) -> Outcome:
        """Take a step for each batch with an optimizer that has an update.

        Stops at the first parameters at which the objective is not finite and goes back to those before
        them; the memory is not to be used again then.
        """
        ...

    def gradient(self, points: Floats, targets: Targets, objective: Objective) -> Floats:
        """Return the flat gradient of loss and penalty, in a buffer that the next call overwrites."""
        ...


class NumpyStep:
    """Trains one network with numpy; buffers grow with the largest batch seen and are used again."""

    def __init__(self, network: Network) -> None:
        self._network = network
        shape = network.shape
        self._mask = shape.weight_mask
        self._flat = np.zeros(shape.parameter_count)
        self._gradients = shape.layers(self._flat)
        self._masked = np.empty(shape.parameter_count)
        self._before = network.parameters.copy()
        self._batch_loss = 0.0
        self._rows = 0
        self._sums: list[Floats] = []
        self._back: list[Floats] = []

    def steps(
        self, batches: Batches, objective: Objective, optimizer: Optimizer, settings: Settings, memory: Memory
    ) -> Outcome:
        """Take a step for each batch; see `StepFunction.steps`."""
        parameters, before = self._network.parameters, self._before
        update = cast("Update", optimizer.update)
        bounds = batches.bounds.tolist()
        before[...] = parameters
        for used, (start, end) in enumerate(pairwise(bounds)):
            chosen = batches.order[start:end]
            points, targets = batches.points.take(chosen, axis=0), batches.targets.take(chosen, axis=0)
            gradient = self.gradient(points, targets, objective)
            if not objective.is_finite(self._batch_loss, parameters):
                broken = parameters.copy()
                parameters[...] = before
                return Outcome(max(used - 1, 0), used, before.copy(), broken)
            before[...] = parameters
            update(parameters, gradient, memory, settings)
        return Outcome(len(bounds) - 1, len(bounds) - 1, before.copy())

    def gradient(self, points: Floats, targets: Targets, objective: Objective) -> Floats:
        """Return the flat gradient of loss and penalty; see `StepFunction.gradient`."""
        answers = self._forward(points)
        self._batch_loss = objective.loss.value(answers[-1], targets)
        upstream = objective.loss.gradient(self._batch_loss, answers[-1], targets)
        self._backward(points, answers, upstream)
        if objective.regularizer.gate is not None:
            np.multiply(self._network.parameters, self._mask, out=self._masked)
            self._flat += objective.regularizer.gradient(self._masked, objective.strength)
        return self._flat

    def _forward(self, points: Floats) -> list[Any]:
        if len(points) > self._rows:
            self._make_room(len(points))
        layers, values = self._network.weights, points
        answers: list[Any] = []
        for (W, b), room in zip(layers, self._sums, strict=True):
            sums = np.matmul(values, W, out=room[: len(points)])
            if b is not None:
                sums += b
            values = sums if len(answers) == len(layers) - 1 else self._network.activation.forward(sums)
            answers.append(values)
        return answers

    def _backward(self, points: Floats, answers: list[Any], upstream: Any) -> None:
        activation, layers = self._network.activation, self._network.weights
        for place in range(len(layers) - 1, -1, -1):
            dW, db = self._gradients[place]
            np.matmul((answers[place - 1] if place else points).T, upstream, out=dW)
            if db is not None:
                np.add.reduce(upstream, axis=0, out=db)
            if place:
                on_outputs = np.matmul(upstream, layers[place][0].T, out=self._back[place - 1][: len(points)])
                upstream = activation.backward(
                    on_outputs, answers[place - 1], self._sums[place - 1][: len(points)]
                )

    def _make_room(self, rows: int) -> None:
        self._rows = rows
        self._sums = [np.empty((rows, units)) for units in self._network.shape.sizes[1:]]
        self._back = [np.empty((rows, units)) for units in self._network.hidden]
