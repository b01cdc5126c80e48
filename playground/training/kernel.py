"""The compiled kernel: trains as `NumpyStep` does, many times faster, once somebody has had it compiled.

`module_text` in `kernel_text` writes it; whoever keeps that text in a file and has it loaded here once, best
in a process of its own, fills numba's cache beside the file, and loading it again takes a moment only.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

from playground.training.activations import ACTIVATIONS
from playground.training.compiled_losses import LOSS_KINDS
from playground.training.compiled_step import LANES
from playground.training.compiled_updates import UPDATE_KINDS
from playground.training.losses import Targets, loss_record
from playground.training.network import Floats, Network
from playground.training.numpy_step import Batches, NumpyStep, Outcome, StepFunction
from playground.training.objective import Objective
from playground.training.optimizers import Memory, Optimizer, Settings, optimizer_record
from playground.training.regularizers import REGULARIZERS, regularizer_record

Train = Callable[..., int]

NO_UPDATE: Final = -1
NO_MEMORY: Final = Memory(np.zeros((1, 0)), np.zeros(0))


class KernelStep:
    """Trains one network by a kernel; the room it works in grows with the largest batch seen."""

    def __init__(self, network: Network, train: Train) -> None:
        self._network, self._train = network, train
        self._sizes = np.array(network.shape.sizes, dtype=np.int64)
        self._gradient = np.zeros(network.parameter_count)
        self._before = network.parameters.copy()
        self._width = 0
        self._room: tuple[Floats, ...] = ()

    def steps(
        self, batches: Batches, objective: Objective, optimizer: Optimizer, settings: Settings, memory: Memory
    ) -> Outcome:
        """Take a step for each batch; see `StepFunction.steps`."""
        parameters, before, wanted = self._network.parameters, self._before, len(batches.bounds) - 1
        before[...] = parameters
        used = self._call(batches, objective, UPDATE_KINDS[optimizer.id], settings, memory)
        if used == wanted:
            memory.steps += used
            return Outcome(used, used, before.copy())
        broken = parameters.copy()
        parameters[...] = before
        return Outcome(max(used - 1, 0), used, before.copy(), broken)

    def gradient(self, points: Floats, targets: Targets, objective: Objective) -> Floats:
        """Return the flat gradient of loss and penalty; see `StepFunction.gradient`."""
        batches = Batches(points, targets, np.arange(len(points)), np.array([0, len(points)]))
        self._call(batches, objective, NO_UPDATE, Settings(0.0, 0.0), NO_MEMORY)
        return self._gradient

    def _call(
        self, batches: Batches, objective: Objective, update: int, settings: Settings, memory: Memory
    ) -> int:
        targets = np.asarray(batches.targets, dtype=np.float64).reshape(len(batches.targets), -1)
        self._make_room(int(np.diff(batches.bounds).max()), targets.shape[1])
        kinds = (
            ACTIVATIONS.index(self._network.activation),
            LOSS_KINDS[objective.loss.id],
            update,
            REGULARIZERS.index(objective.regularizer),
        )
        return self._train(
            self._sizes,
            int(self._network.bias),
            kinds,
            (settings.learning_rate, settings.momentum, objective.strength),
            (np.array(batches.points.T, order="C"), np.array(targets.T, order="C")),
            (batches.order, batches.bounds),
            self._network.parameters,
            self._gradient,
            self._before,
            memory.rows,
            memory.steps,
            self._room,
        )

    def _make_room(self, largest: int, rows: int) -> None:
        if largest > self._width or rows > len(self._room[3]):
            self._width = -(-largest // LANES) * LANES
            units = int(self._sizes.sum())
            self._room = tuple(np.zeros((count, self._width)) for count in (units, units, units, rows, 2))


def load(file: Path) -> Train:
    """Return the kernel whose text stands in this file, compiled now or taken from the cache beside it.

    Raises ImportError where numba is missing or cannot load.
    """
    specification = importlib.util.spec_from_file_location(file.stem, file)
    if specification is None or specification.loader is None:
        raise ImportError(f"{file} is no module")
    module = importlib.util.module_from_spec(specification)
    sys.modules[file.stem] = module  # numba's cache asks for the module by its name
    specification.loader.exec_module(module)
    _warm_up(module.train)
    module.train.disable_compile()  # for other types of arrays it would take seconds, unnoticed
    train: Train = module.train
    return train


def _warm_up(train: Train) -> None:
    """Have it compiled for the types it is called with: a step on a single point."""
    network = Network(hidden=(1,))
    points = np.zeros((1, 2))
    objective = Objective(loss_record("softmax"), regularizer_record("none"), 0.0)
    optimizer = optimizer_record("sgd")
    batches = Batches(points, np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64), np.array([0, 1]))
    memory = optimizer.memory(network.parameter_count)
    KernelStep(network, train).steps(batches, objective, optimizer, Settings(0.1, 0.0), memory)


class _Shelf:
    """Holds the kernel of this process, once there is one."""

    train: Train | None = None


def install(train: Train | None) -> None:
    """Have runs that begin from now on use this kernel, or numpy when it is None."""
    _Shelf.train = train


def installed() -> Train | None:
    """Return the kernel that runs which begin now use; None when it is numpy."""
    return _Shelf.train


def fastest_step(network: Network) -> StepFunction:
    """Return what trains a network fastest in this process now."""
    train = _Shelf.train
    return NumpyStep(network) if train is None else KernelStep(network, train)
