"""Steps of training in plain numpy: flat parameters, buffers made once, one update for all layers.

A unit is a row, a sample a column, as in the compiled step: rows of many samples are what numpy is fast at.

This is the seam where a faster kernel plugs in: whatever has the two methods of `StepFunction` can train.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from playground.training.losses import Loss, Targets
from playground.training.network import Network, NetworkShape
from playground.training.numpy_formulas import Formula, activation_formulas, charge_formula
from playground.training.numpy_losses import JUDGES, Judge, aims_of
from playground.training.objective import Objective
from playground.training.optimizers import Memory, Optimizer, Settings, Update

Floats = NDArray[np.float64]

MOST_ROOMS: Final = 4
"""Batches of so many sizes, of which there are usually two, have room kept for them."""


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


class Formulas(NamedTuple):
    """What a step computes with; without a charge weights cost nothing."""

    activate: Formula
    activate_back: Formula
    judge: Judge
    charge: Formula | None


class Room:
    """Room to work in for batches of one size: what each layer is given, its sums, and gradients on them.

    With biases, what a layer is given has a row of ones more, so that weights and biases are one matrix.
    """

    def __init__(self, shape: NetworkShape, samples: int) -> None:
        hidden, ones = shape.sizes[1:-1], int(shape.bias)
        self.sums = [np.empty((units, samples)) for units in shape.sizes[1:]]
        self.given = [np.ones((units + ones, samples)) for units in hidden]
        self.values = [given[:units] for given, units in zip(self.given, hidden, strict=True)]
        self.back = [np.empty((units, samples)) for units in hidden]
        self.judged = np.empty((shape.sizes[-1], samples))


class NumpyStep:
    """Trains one network with numpy, in buffers that are made once."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._shape = shape = network.shape
        self._mask = shape.weight_mask
        self._flat = np.zeros(shape.parameter_count)
        self._masked = np.empty(shape.parameter_count)
        self._before = network.parameters.copy()
        self._matrices = _matrices(shape, network.parameters)
        self._gradients = _matrices(shape, self._flat)
        self._turned = [matrix.T for matrix in self._matrices]
        self._weights = [matrix[:units] for matrix, units in zip(self._matrices, shape.sizes, strict=False)]
        self._rooms: dict[int, Room] = {}

    def steps(
        self, batches: Batches, objective: Objective, optimizer: Optimizer, settings: Settings, memory: Memory
    ) -> Outcome:
        """Take a step for each batch; see `StepFunction.steps`."""
        parameters, before = self._network.parameters, self._before
        update = cast("Update", optimizer.update)
        points, aims = self._prepared(batches.points, batches.targets, objective.loss)
        points, aims = points.take(batches.order, axis=0), aims.take(batches.order, axis=1)
        bounds, formulas = batches.bounds.tolist(), self._formulas(objective)
        before[...] = parameters
        for used, (start, end) in enumerate(pairwise(bounds)):
            found = self._learn(points[start:end].T, aims[:, start:end], formulas, objective.strength)
            if not objective.is_finite(found, parameters):
                broken = parameters.copy()
                parameters[...] = before
                return Outcome(max(used - 1, 0), used, before.copy(), broken)
            before[...] = parameters
            update(parameters, self._flat, memory, settings)
        return Outcome(len(bounds) - 1, len(bounds) - 1, before.copy())

    def gradient(self, points: Floats, targets: Targets, objective: Objective) -> Floats:
        """Return the flat gradient of loss and penalty; see `StepFunction.gradient`."""
        points, aims = self._prepared(points, targets, objective.loss)
        self._learn(points.T, aims, self._formulas(objective), objective.strength)
        return self._flat

    def _prepared(self, points: Floats, targets: Targets, loss: Loss) -> tuple[Floats, Floats]:
        """Return points (n, inputs), with a column of ones for biases, and aims (outputs, n).

        Points stay rows, so that those of a batch lie side by side: else a product's last bit would
        depend on how many batches are taken in one go.
        """
        if self._shape.bias:
            points = np.column_stack([points, np.ones(len(points))])
        return points, aims_of(loss, targets, self._shape.sizes[-1])

    def _formulas(self, objective: Objective) -> Formulas:
        charge = None if objective.regularizer.gate is None else charge_formula(objective.regularizer)
        return Formulas(*activation_formulas(self._network.activation), JUDGES[objective.loss.id], charge)

    def _learn(self, given: Floats, aims: Floats, formulas: Formulas, strength: float) -> float:
        """Leave the gradient in the flat buffer and return a number that is finite when the loss is."""
        room = self._room(given.shape[1])
        scores = self._forward(given, room, formulas.activate)
        found = formulas.judge(scores, aims, room.judged)
        self._backward(given, room, formulas.activate_back)
        if formulas.charge is not None:
            np.multiply(self._network.parameters, self._mask, out=self._masked)
            self._flat += formulas.charge(self._masked, strength)
        return found

    def _forward(self, given: Floats, room: Room, activate: Formula) -> Floats:
        last = len(room.given)
        for place, turned in enumerate(self._turned):
            sums = np.dot(turned, given, out=room.sums[place])
            if place < last:
                activate(sums, room.values[place])
                given = room.given[place]
        return sums

    def _backward(self, given: Floats, room: Room, activate_back: Formula) -> None:
        upstream: Any = room.judged
        for place in range(len(room.given), 0, -1):
            before = place - 1
            np.dot(room.given[before], upstream.T, out=self._gradients[place])
            on_values = np.dot(self._weights[place], upstream, out=room.back[before])
            upstream = activate_back(on_values, room.sums[before], room.values[before], on_values)
        self._gradients[0].T[...] = np.dot(upstream, given.T)  # points are rows, which BLAS reads faster

    def _room(self, samples: int) -> Room:
        if samples not in self._rooms:
            if len(self._rooms) >= MOST_ROOMS:
                self._rooms.clear()
            self._rooms[samples] = Room(self._shape, samples)
        return self._rooms[samples]


def _matrices(shape: NetworkShape, flat: Floats) -> list[Floats]:
    """View a flat vector as one matrix for each layer: its weights, and below them its biases, if any."""
    starts = np.cumsum([0, *((inputs + shape.bias) * outputs for inputs, outputs in pairwise(shape.sizes))])
    return [
        flat[start:end].reshape(-1, outputs)
        for start, end, outputs in zip(starts, starts[1:], shape.sizes[1:], strict=False)
    ]
