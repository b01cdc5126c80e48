"""A network as gates computes what its training computes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from playground.engine.run import run
from playground.graph.problems import problems
from playground.training.activations import ACTIVATIONS
from playground.training.as_graph import as_graph
from playground.training.as_scalar_graph import as_scalar_graph, neuron_as_graph
from playground.training.datasets import dataset
from playground.training.losses import LOSSES
from playground.training.network import Network, NetworkError
from playground.training.regularizers import REGULARIZERS
from playground.training.trainer import Trainer
from tests.training.networks import network_of

DATA = {2: dataset("spirals", 7, 0.3), 3: dataset("spirals3", 7, 0.3)}
SETTINGS: dict[str, st.SearchStrategy[Any]] = {
    "activation": st.sampled_from([row.id for row in ACTIVATIONS]),
    "loss": st.sampled_from([row.id for row in LOSSES]),
    "regularizer": st.sampled_from([row.id for row in REGULARIZERS]),
    "hidden": st.sampled_from([(), (3,), (2, 3)]),
    "bias": st.booleans(),
    "classes": st.sampled_from([2, 3]),
    "seed": st.integers(0, 20),
}


def trainer_of(settings: dict[str, Any]) -> Trainer:
    """Make a trainer of a network that its loss can judge."""
    classes = 2 if settings["loss"] == "bce" else settings["classes"]
    outputs = (
        1 if settings["loss"] == "bce" or (settings["seed"] == 0 and settings["loss"] == "mse") else classes
    )
    classes = 2 if outputs == 1 else classes
    names = {name: settings[name] for name in ("activation", "bias", "seed")}
    network = network_of(settings["hidden"], outputs, **names)
    return Trainer(
        network, DATA[classes], settings["loss"], regularizer=settings["regularizer"], strength=0.03
    )


def objective_of(settings: dict[str, Any]) -> dict[str, Any]:
    return {"loss": settings["loss"], "regularizer": settings["regularizer"], "strength": 0.03}


@given(settings=st.fixed_dictionaries(SETTINGS))
def test_the_trainer_agrees_with_the_gates(settings: dict[str, Any]) -> None:
    trainer = trainer_of(settings)
    data = trainer.data
    graph, inputs = as_graph(trainer.network, data.points, data.labels, **objective_of(settings))
    result = run(graph, inputs)
    data_loss, penalty = trainer.loss(data.points, data.labels)
    assert problems(graph) == ()
    assert result.output == pytest.approx(data_loss + penalty, rel=1e-12)
    assert result.values["data_loss"] == pytest.approx(data_loss, rel=1e-12)
    assert result.values.get("penalty", 0.0) == pytest.approx(penalty, rel=1e-12)
    assert result.values["scores"] == pytest.approx(trainer.network.scores(data.points), rel=1e-12)
    for place, (dW, db) in enumerate(trainer.gradients(data.points, data.labels), start=1):
        assert result.gradients[f"W{place}"] == pytest.approx(dW, rel=1e-10, abs=1e-15)
        if db is not None:
            assert result.gradients[f"b{place}"] == pytest.approx(db, rel=1e-10, abs=1e-15)


@hypothesis_settings(max_examples=30)  # a tenth of a second each
@given(settings=st.fixed_dictionaries(SETTINGS | {"hidden": st.sampled_from([(), (2,), (2, 1)])}))
def test_gates_of_single_numbers_agree_too(settings: dict[str, Any]) -> None:
    trainer = trainer_of(settings)
    point, label = trainer.data.points[1], int(trainer.data.labels[1])
    graph, inputs = as_scalar_graph(trainer.network, point, label, **objective_of(settings))
    result = run(graph, inputs)
    assert result.output == pytest.approx(sum(trainer.loss([point], [label])), rel=1e-10)
    assert all(isinstance(value, float) for value in result.values.values())
    for place, (dW, db) in enumerate(trainer.gradients([point], [label]), start=1):
        for (source, unit), slope in np.ndenumerate(dW):
            found = result.gradients[f"w{place}_{source}_{unit}"]
            assert found == pytest.approx(slope, rel=1e-9, abs=1e-14)
        for unit, slope in enumerate(() if db is None else db):
            assert result.gradients[f"b{place}_{unit}"] == pytest.approx(slope, rel=1e-9, abs=1e-14)


def test_inputs_hold_their_values_and_are_given_besides() -> None:
    network = Network()
    graph, inputs = as_graph(network, DATA[2].points, DATA[2].labels)
    assert set(inputs) == {"X", "y", "W1", "b1", "W2", "b2"}
    assert run(graph).output == run(graph, inputs).output
    assert np.array_equal(inputs["W1"], network.weights[0][0])
    assert graph.output == "loss"


@given(
    layer=st.integers(0, 2),
    unit=st.integers(0, 1),
    bias=st.booleans(),
    name=st.sampled_from(["tanh", "linear"]),
)
def test_a_neuron_opens_with_the_live_numbers(layer: int, unit: int, bias: bool, name: str) -> None:
    network = network_of((2, 3), 2, name, bias=bias, seed=3)
    point = [0.3, -0.8]
    graph, inputs = neuron_as_graph(network, layer, unit, point)
    result = run(graph, inputs)
    before = np.array(point) if layer == 0 else network.units([point])[layer - 1][0]
    letter = "x" if layer == 0 else "h"
    weights = {f"w{place}" for place in range(len(before))}
    assert set(inputs) == weights | {f"{letter}{place}" for place in range(len(before))} | (
        {"b"} if bias else set()
    )
    assert [inputs[f"{letter}{place}"] for place in range(len(before))] == before.tolist()
    assert result.output == pytest.approx(network.units([point])[layer][0, unit], rel=1e-13)
    xs = sorted({node.position[0] for node in graph.nodes})
    assert len(xs) > 2


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda net: neuron_as_graph(net, 2, 0, [0, 0]), "no unit 0 in layer 2"),
        (lambda net: neuron_as_graph(net, 0, 8, [0, 0]), "no unit 8 in layer 0"),
        (lambda net: neuron_as_graph(net, 0, -1, [0, 0]), "no unit -1 in layer 0"),
        (lambda net: neuron_as_graph(net, 0, 0, [0, 0, 0]), "a point has 2 coordinates"),
        (lambda net: as_scalar_graph(net, [0, 0], 2), "no class 2"),
        (lambda net: as_scalar_graph(net, [0, 0], 1, loss="bce"), "bce loss needs one output"),
        (lambda net: as_graph(net, [[0, 0]], [0, 1]), "one label for each point"),
        (lambda net: as_graph(net, [], []), "at least one point"),
        (lambda net: as_graph(net, [[0, 0]], [2]), "labels must be from 0 to 1"),
        (lambda net: as_graph(net, [[0, 0]], [0], loss="bce"), "bce loss needs one output"),
    ],
)
def test_what_does_not_fit_is_refused(make: Any, said: str) -> None:
    with pytest.raises(NetworkError, match=said):
        make(Network())
