"""The grid: agrees with the network, runs from the top left, and is finite whatever the weights are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training.activations import ACTIVATIONS
from playground.training.grid import GridEvaluator
from playground.training.network import Network
from tests.training.networks import network_of


@given(
    name=st.sampled_from([row.id for row in ACTIVATIONS]),
    hidden=st.sampled_from([(), (4,), (3, 5)]),
    outputs=st.integers(1, 4),
    bias=st.booleans(),
    seed=st.integers(0, 9),
)
def test_maps_agree_with_the_network(
    name: str, hidden: tuple[int, ...], outputs: int, bias: bool, seed: int
) -> None:
    network = network_of(hidden, outputs, name, bias=bias, seed=seed)
    grid = GridEvaluator(network, resolution=7, extent=1.5)
    maps = grid.evaluate()
    points = grid.points.T.astype(np.float64)
    for found, expected in zip(maps.layers, network.units(points), strict=True):
        assert found.dtype == np.float32
        assert found == pytest.approx(expected.T, abs=2e-5, rel=1e-4)
    scores = network.scores(points)
    ranked = np.sort(scores, axis=1)
    lead = {1: scores[:, 0], 2: scores[:, -1] - scores[:, 0]}.get(
        outputs, ranked[:, -1] - ranked[:, -2:][:, 0]
    )
    assert maps.boundary == pytest.approx(lead, abs=5e-5, rel=1e-4)
    clear = np.abs(lead) > 1e-3
    assert np.array_equal(maps.winner[clear], network.predict(points)[clear])


def test_points_are_the_middles_of_cells_from_the_top_left() -> None:
    grid = GridEvaluator(Network(), resolution=4, extent=2.0)
    first, second, *_, last = grid.points.T.tolist()
    assert (first, second, last) == ([-1.5, 1.5], [-0.5, 1.5], [1.5, -1.5])


def test_buffers_are_used_again_and_other_parameters_can_be_shown() -> None:
    network = network_of((3,), 2, "tanh", bias=True, seed=0)
    grid = GridEvaluator(network, resolution=5)
    maps = grid.evaluate()
    now = maps.boundary.copy()
    assert grid.evaluate(np.zeros(network.parameter_count)) is maps
    assert not maps.boundary.any()
    grid.evaluate()
    assert np.array_equal(maps.boundary, now)


@pytest.mark.parametrize("name", [row.id for row in ACTIVATIONS])
@pytest.mark.parametrize("size", [1e30, 1e300])
def test_maps_are_finite_whatever_the_weights_are(name: str, size: float) -> None:
    network = network_of((4, 4), 3, name, bias=True, seed=1)
    network.parameters *= size
    maps = GridEvaluator(network, resolution=6).evaluate()
    for found in (*maps.layers, maps.boundary):
        assert np.isfinite(found).all()
