"""Steps in numpy: the gradient agrees with finite differences, and buffers are used again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training.activations import ACTIVATIONS
from playground.training.datasets import dataset
from playground.training.losses import LOSSES
from playground.training.network import Floats, Network
from playground.training.numpy_step import MOST_ROOMS, NumpyStep
from playground.training.objective import Objective
from playground.training.regularizers import REGULARIZERS, regularizer_record
from tests.training.networks import network_of

STEP = 1e-5


def differences(network: Network, points: Floats, targets: Floats, objective: Objective) -> Floats:
    """Return the gradient by central differences, (parameters,)."""
    found = np.empty(network.parameter_count)
    for place in range(len(found)):
        kept = network.parameters[place]
        losses = []
        for moved in (kept + STEP, kept - STEP):
            network.parameters[place] = moved
            losses.append(sum(objective.parts(network, points, targets)))
        network.parameters[place] = kept
        found[place] = (losses[0] - losses[1]) / (2 * STEP)
    return found


@given(
    name=st.sampled_from([row.id for row in ACTIVATIONS]),
    loss=st.sampled_from(LOSSES),
    regularizer=st.sampled_from(REGULARIZERS),
    hidden=st.sampled_from([(), (3,), (2, 3), (1, 1, 1)]),
    bias=st.booleans(),
    seed=st.integers(0, 50),
)
def test_gradients_agree_with_finite_differences(
    name: str, loss: object, regularizer: object, hidden: tuple[int, ...], bias: bool, seed: int
) -> None:
    data = dataset("spirals", 9, 0.3, seed)
    row = next(each for each in LOSSES if each is loss)
    network = network_of(hidden, row.outputs(2), name, bias=bias, seed=seed)
    charge = next(each for each in REGULARIZERS if each is regularizer)
    objective = Objective(row, charge, 0.05)
    targets = row.targets(data.labels, network.outputs)
    gradient = NumpyStep(network).gradient(data.points, targets, objective)
    numeric = differences(network, data.points, targets, objective)
    assert gradient == pytest.approx(numeric, abs=2e-8, rel=1e-6)


def test_a_smaller_batch_after_a_larger_one_is_right() -> None:
    data = dataset("moons", 20, 0.1)
    network = network_of((5, 3), 2, "tanh", bias=True, seed=1)
    objective = Objective(LOSSES[0], regularizer_record("none"), 0.0)
    used = NumpyStep(network)
    used.gradient(data.points, data.labels, objective)
    small = used.gradient(data.points[:3], data.labels[:3], objective).copy()
    fresh = NumpyStep(network).gradient(data.points[:3], data.labels[:3], objective)
    assert np.array_equal(small, fresh)
    assert used.gradient(data.points[:1], data.labels[:1], objective) is used.gradient(
        data.points, data.labels, objective
    )


def test_room_is_kept_for_a_few_sizes_only() -> None:
    data = dataset("moons", 20, 0.1)
    step = NumpyStep(network_of((5,), 2, "tanh", bias=False, seed=1))
    objective = Objective(LOSSES[0], regularizer_record("none"), 0.0)
    first = step.gradient(data.points, data.labels, objective).copy()
    for count in range(1, 20):
        step.gradient(data.points[:count], data.labels[:count], objective)
    assert len(step._rooms) <= MOST_ROOMS
    assert np.array_equal(step.gradient(data.points, data.labels, objective), first)
