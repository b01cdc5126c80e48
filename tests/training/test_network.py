"""Networks: sizes, first weights, scores by hand, and refusals."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training.activations import ACTIVATIONS, activation
from playground.training.initializers import INITIALIZERS
from playground.training.network import Network, NetworkError, NetworkShape, predicted


@given(sizes=st.lists(st.integers(1, 5), min_size=2, max_size=5), bias=st.booleans())
def test_layers_cover_the_flat_vector_once(sizes: list[int], bias: bool) -> None:
    shape = NetworkShape(tuple(sizes), bias)
    flat = np.arange(float(shape.parameter_count))
    layers = shape.layers(flat)
    assert [W.shape for W, _ in layers] == list(pairwise(sizes))
    assert all((b is not None) == bias for _, b in layers)
    parts = [part.ravel() for layer in layers for part in layer if part is not None]
    assert np.array_equal(np.concatenate(parts), flat)
    layers[-1][0][0, 0] = -1.0
    assert np.sum(flat == -1.0) == 1
    assert shape.weight_mask.sum() == sum(W.size for W, _ in layers)


def test_the_default_network_is_that_of_the_lessons() -> None:
    net = Network()
    assert (net.inputs, net.hidden, net.outputs, net.bias) == (2, (8,), 2, True)
    assert net.parameter_count == 2 * 8 + 8 + 8 * 2 + 2
    assert [W.shape for W, _ in net.weights] == [(2, 8), (8, 2)]


def test_scores_are_what_the_formula_says() -> None:
    net = Network(hidden=(2,), outputs=1, activation="relu")
    net.weights = [([[1.0, -1.0], [2.0, 0.5]], [0.5, 0.0]), ([[3.0], [-2.0]], [1.0])]
    assert net.scores([[1, 1], [-1, 0]]).tolist() == [[3 * 3.5 + 1], [-2 * 1 + 1]]
    assert net.predict([[1, 1], [-1, 0]]).tolist() == [1, 0]
    assert [answer.shape for answer in net.units([[1, 1], [-1, 0]])] == [(2, 2), (2, 1)]
    maps = net.unit_maps([[1, 1], [-1, 0]])
    assert maps[0].dtype == np.float32
    assert maps[0].tolist() == [[3.5, 0], [0, 1]]


def test_one_score_means_class_1_above_0() -> None:
    assert predicted(np.array([[-0.1], [0.0], [1e-9], [0.4]])).tolist() == [0, 0, 1, 1]
    assert predicted(np.array([[0.2, 0.1], [0.1, 0.2], [0.1, 0.1]])).tolist() == [0, 1, 0]


def test_without_hidden_layers_it_is_linear() -> None:
    net = Network(hidden=(), outputs=3, bias=False)
    net.weights = [([[1, 2, 3], [0, -1, 1]], None)]
    assert net.scores([[2, 1]]).tolist() == [[2, 3, 7]]
    assert net.predict([[2, 1], [-1, 0]]).tolist() == [2, 0]


@given(name=st.sampled_from([row.id for row in ACTIVATIONS]), seed=st.integers(0, 3))
def test_hidden_layers_apply_the_activation_and_scores_do_not(name: str, seed: int) -> None:
    net = Network(hidden=(3, 4), activation=name, seed=seed)
    points = np.linspace(-2, 2, 10).reshape(5, 2)
    values = points
    for place, (W, b) in enumerate(net.weights):
        assert b is not None
        sums = values @ W + b
        values = activation(name).forward(sums) if place < 2 else sums
    assert net.scores(points) == pytest.approx(values, abs=1e-14)


def test_linear_hands_on_what_it_gets() -> None:
    x = np.array([-1.0, 2.0])
    assert activation("linear").forward(x) is x
    assert activation("linear").backward(x, x, x) is x


@pytest.mark.parametrize(
    ("name", "deviation"),
    [("zero", 0.0), ("small", 0.01), ("xavier", np.sqrt(2 / 300)), ("he", np.sqrt(2 / 100))],
)
def test_first_weights_have_the_stated_deviation(name: str, deviation: float) -> None:
    (W, b), _ = Network(inputs=100, hidden=(200,), initializer=name, seed=5).weights
    assert np.std(W) == pytest.approx(deviation, rel=0.05)
    assert abs(np.mean(W)) <= deviation * 0.05
    assert b is not None
    assert not b.any()


def test_every_initializer_is_tested_above() -> None:
    assert [row.id for row in INITIALIZERS] == ["zero", "small", "xavier", "he"]


def test_the_seed_decides_the_weights() -> None:
    assert np.array_equal(Network(seed=3).parameters, Network(seed=3).parameters)
    assert not np.array_equal(Network(seed=3).parameters, Network(seed=4).parameters)


def test_weights_are_views_and_assigning_copies() -> None:
    net = Network(hidden=(2,))
    mine = [(np.ones((2, 2)), np.zeros(2)), (np.ones((2, 2)), np.zeros(2))]
    net.weights = mine
    mine[0][0][0, 0] = 9.0
    assert net.parameters.max() == 1.0
    net.weights[1][0][1, 0] = 7.0
    assert net.parameters.max() == 7.0


def test_a_copy_is_its_own() -> None:
    net = Network(hidden=(3,), activation="relu", initializer="he", bias=False, seed=2)
    net.parameters += 1.0
    twin = net.copy()
    assert np.array_equal(twin.parameters, net.parameters)
    assert (twin.activation, twin.initializer, twin.shape, twin.seed) == (
        net.activation,
        net.initializer,
        net.shape,
        net.seed,
    )
    twin.parameters += 1.0
    assert not np.array_equal(twin.parameters, net.parameters)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"hidden": (0,)}, "from 1 to 1000 units"),
        ({"hidden": (1001,)}, "from 1 to 1000 units"),
        ({"hidden": (2.5,)}, "from 1 to 1000 units"),
        ({"hidden": (2,) * 17}, "at most 16 hidden layers"),
        ({"outputs": 0}, "from 1 to 1000 units"),
        ({"activation": "step"}, 'no activation "step": choose one of sigmoid, tanh'),
        ({"initializer": "magic"}, 'no initializer "magic": choose one of zero'),
        ({"seed": -1}, "the seed must be"),
    ],
)
def test_what_cannot_be_made_is_refused(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(NetworkError, match=said):
        Network(**settings)


@pytest.mark.parametrize(
    ("layers", "said"),
    [
        ([], "for 1 layers, not for 0"),
        ([(np.ones((2, 1)), None)], "biases of layer 1 are missing"),
        ([(np.ones((1, 2)), np.ones(1))], r"weights of layer 1 must have the shape \(2, 1\), not \(1, 2\)"),
        ([(np.ones((2, 1)), np.array([np.nan]))], "biases of layer 1 must be finite"),
        ([("ab", np.ones(1))], "weights of layer 1 must be numbers"),
    ],
)
def test_weights_that_do_not_fit_are_refused_and_change_nothing(layers: Any, said: str) -> None:
    net = Network(hidden=(), outputs=1)
    before = net.parameters.copy()
    with pytest.raises(NetworkError, match=said):
        net.weights = layers
    assert np.array_equal(net.parameters, before)


def test_biases_for_a_network_without_are_refused() -> None:
    with pytest.raises(NetworkError, match="too many: this network has none"):
        Network(hidden=(), outputs=1, bias=False).weights = [(np.ones((2, 1)), np.ones(1))]


@pytest.mark.parametrize("points", [[1, 2], [[1, 2, 3]], 5])
def test_points_of_another_shape_are_refused(points: Any) -> None:
    with pytest.raises(NetworkError, match=r"points must have the shape \(n, 2\)"):
        Network().scores(points)
