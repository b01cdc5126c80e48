"""The compiled kernel, the same code run by Python, numpy and the gates agree in whatever they train."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.engine.run import run
from playground.training import compiled_step, kernel
from playground.training.activations import ACTIVATIONS, activation
from playground.training.as_graph import as_graph
from playground.training.compiled_losses import LOSS_KINDS
from playground.training.compiled_updates import UPDATE_KINDS
from playground.training.datasets import dataset
from playground.training.kernel import KernelStep
from playground.training.losses import LOSSES, loss_record
from playground.training.network import Floats, Network
from playground.training.numpy_step import Batches, NumpyStep, StepFunction
from playground.training.objective import Objective
from playground.training.optimizers import OPTIMIZERS, Settings, optimizer_record
from playground.training.regularizers import REGULARIZERS, regularizer_record
from playground.training.trainer import Trainer
from tests.training.networks import network_of

DATA = {2: dataset("spirals", 23, 0.3), 3: dataset("spirals3", 23, 0.3)}
PARTS: dict[str, tuple[Any, ...]] = {
    "activation": tuple(row.id for row in ACTIVATIONS),
    "loss": tuple(row.id for row in LOSSES),
    "optimizer": tuple(row.id for row in OPTIMIZERS if row.update),
    "regularizer": tuple(row.id for row in REGULARIZERS),
    "hidden": ((), (1,), (5,), (8, 9, 6), (2, 1, 3)),
    "bias": (False, True),
    "classes": (2, 3),
}


def every_pair() -> list[dict[str, Any]]:
    """Choose combinations so that any two parts meet in each of their choices, and few in number."""
    names = tuple(PARTS)
    missing = {(a, x, b, y) for a, b in combinations(names, 2) for x, y in product(PARTS[a], PARTS[b])}
    chosen = []
    while missing:
        a, x, b, y = min(missing, key=repr)
        choice = {a: x, b: y}
        for name in names:
            if name not in choice:
                wins = [meets(choice, name, value, missing) for value in PARTS[name]]
                choice[name] = PARTS[name][wins.index(max(wins))]
        missing -= {(p, choice[p], q, choice[q]) for p, q in combinations(names, 2)}
        chosen.append(choice)
    return chosen


def meets(choice: dict[str, Any], name: str, value: Any, missing: set[tuple[Any, ...]]) -> int:
    """Count the missing pairs that this value would make with what is chosen already."""
    pairs = ((other, seen, name, value) for other, seen in choice.items())
    return sum((p, x, q, y) in missing or (q, y, p, x) in missing for p, x, q, y in pairs)


PAIRS = every_pair()
ANY = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in PARTS.items()})


def network_for(choice: dict[str, Any], seed: int) -> Network:
    outputs = loss_record(choice["loss"]).outputs(choice["classes"])
    return network_of(choice["hidden"], outputs, choice["activation"], bias=choice["bias"], seed=seed)


def objective_for(choice: dict[str, Any]) -> Objective:
    return Objective(loss_record(choice["loss"]), regularizer_record(choice["regularizer"]), 0.03)


def trained(step: StepFunction, network: Network, choice: dict[str, Any], steps: int) -> Floats:
    """Return the parameters after so many steps on batches of 10, the last of an epoch a short one."""
    data = DATA[2 if network.outputs == 1 else choice["classes"]]
    objective, optimizer = objective_for(choice), optimizer_record(choice["optimizer"])
    order = np.concatenate([np.random.default_rng(epoch).permutation(23) for epoch in range(steps)])
    bounds = np.array([*(23 * epoch + end for epoch in range(steps) for end in (0, 10, 20))])[: steps + 1]
    batches = Batches(data.points, objective.loss.targets(data.labels, network.outputs), order, bounds)
    memory = optimizer.memory(network.parameter_count)
    for half in (slice(0, steps // 2 + 1), slice(steps // 2, steps + 1)):
        part = Batches(batches.points, batches.targets, order, bounds[half])
        outcome = step.steps(part, objective, optimizer, Settings(0.01, 0.9), memory)
        assert outcome.broken is None
    return network.parameters


def agree(train: kernel.Train, choice: dict[str, Any], seed: int, steps: int) -> None:
    """Check the gradient against the gates, and steps against numpy."""
    network = network_for(choice, seed)
    data = DATA[2 if network.outputs == 1 else choice["classes"]]
    objective = objective_for(choice)
    targets = objective.loss.targets(data.labels, network.outputs)
    graph, inputs = as_graph(
        network,
        data.points,
        data.labels,
        loss=choice["loss"],
        regularizer=choice["regularizer"],
        strength=0.03,
    )
    right = run(graph, inputs).gradients
    flat = KernelStep(network, train).gradient(data.points, targets, objective)
    for place, (dW, db) in enumerate(network.shape.layers(flat), start=1):
        assert right[f"W{place}"] == pytest.approx(dW, rel=1e-10, abs=1e-15)
        assert db is None or right[f"b{place}"] == pytest.approx(db, rel=1e-10, abs=1e-15)
    twin = network.copy()
    by_kernel = trained(KernelStep(network, train), network, choice, steps)
    assert by_kernel == pytest.approx(trained(NumpyStep(twin), twin, choice, steps), rel=1e-10, abs=1e-12)


def test_every_pair_of_parts_agrees(train: kernel.Train) -> None:
    assert len(PAIRS) < 80
    for seed, choice in enumerate(PAIRS):
        agree(train, choice, seed, 12)


@settings(max_examples=40)
@given(choice=ANY, seed=st.integers(0, 1000))
def test_any_combination_agrees(train: kernel.Train, choice: dict[str, Any], seed: int) -> None:
    agree(train, choice, seed, 12)


def test_the_same_code_run_by_python_agrees() -> None:
    for seed, choice in enumerate(PAIRS[::3]):
        agree(compiled_step.train, choice, seed, 2)


def test_every_row_of_the_tables_is_known() -> None:
    assert set(LOSS_KINDS) == {row.id for row in LOSSES}
    assert set(UPDATE_KINDS) == {row.id for row in OPTIMIZERS if row.update is not None}


def test_room_grows_and_is_used_again(train: kernel.Train) -> None:
    network = Network(hidden=(6,))
    step, objective = KernelStep(network, train), Objective(LOSSES[0], regularizer_record("l2"), 0.1)
    points, labels = DATA[2].points, DATA[2].labels
    for count in (3, 23, 1, 16):
        fresh = KernelStep(network, train).gradient(points[:count], labels[:count], objective)
        assert np.array_equal(step.gradient(points[:count], labels[:count], objective), fresh)


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("compiled", [True, False])
def test_numbers_that_run_away_stop_it_where_numpy_stops(
    train: kernel.Train, optimizer: str, compiled: bool
) -> None:
    unbounded: dict[str, Any] = {
        "optimizer": optimizer,
        "learning_rate": 1e6 if optimizer == "sgd" else 1e153,
    }
    reports = []
    for chosen in (train if compiled else compiled_step.train, None):
        kernel.install(chosen)
        trainer = Trainer(Network(activation="linear"), DATA[2], strength=1e3, batch_size=10, **unbounded)
        reports.append(trainer.step(500))
    kernel.install(None)
    ours, numpys = reports
    assert "overflowed" in ours.problem
    assert (ours.problem, ours.steps, ours.epoch) == (numpys.problem, numpys.steps, numpys.epoch)
    assert ours.data_loss == pytest.approx(numpys.data_loss, rel=1e-9)


def test_a_run_keeps_to_what_took_its_first_step(train: kernel.Train) -> None:
    by_numpy = Trainer(Network(), DATA[2])
    by_numpy.step(3)
    kernel.install(train)
    by_numpy.step(3)
    late = Trainer(Network(), DATA[2])
    assert not late.is_compiled
    late.step()
    kernel.install(None)
    late.step(5)
    assert (by_numpy.is_compiled, late.is_compiled) == (False, True)
    late.reset()
    late.step(6)
    assert not late.is_compiled
    assert late.report == by_numpy.report


def test_the_kernel_alone_takes_its_steps_aside(train: kernel.Train) -> None:
    begun = list[bool]()

    @contextmanager
    def aside() -> Iterator[None]:
        begun.append(True)
        yield

    for compiled in (None, train):
        kernel.install(compiled)
        trainer = Trainer(Network(), DATA[2])
        trainer.aside = aside
        trainer.step(3)
        assert bool(begun) == trainer.is_compiled
    kernel.install(None)


@pytest.mark.usefixtures("installed")
def test_the_kernel_gives_the_same_bits_however_steps_are_grouped() -> None:
    together, apart = (Trainer(Network(), DATA[2], optimizer="adam", batch_size=7) for _ in range(2))
    together.step(40)
    for _ in range(40):
        apart.step()
    assert np.array_equal(together.network.parameters, apart.network.parameters)
    assert together.report == apart.report
    first = together.report
    together.reset()
    assert together.step(40) == first


@pytest.mark.usefixtures("installed")
def test_the_activation_may_change_during_a_run() -> None:
    trainer = Trainer(Network(), DATA[2])
    trainer.step(3)
    before = trainer.network.parameters.copy()
    trainer.network.activation = activation("relu")
    gradients = trainer.gradients(DATA[2].points, DATA[2].labels)
    trainer.batch_size, trainer.shuffle = 23, False
    trainer.epoch()
    trainer.network.parameters[...] = before
    trainer.step()
    moved = (before - trainer.network.parameters) / trainer.learning_rate
    for (dW, _), (right, _) in zip(trainer.network.shape.layers(moved), gradients, strict=True):
        assert dW == pytest.approx(right, rel=1e-9, abs=1e-12)


def test_a_file_that_is_no_module_is_refused(tmp_path: Any) -> None:
    with pytest.raises(ImportError, match="no module"):
        kernel.load(tmp_path / "kernel.txt")
