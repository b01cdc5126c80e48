"""Networks for tests: weights and biases all away from zero, so that no unit sits on a kink."""

from __future__ import annotations

import numpy as np

from playground.training.network import Network


def network_of(hidden: tuple[int, ...], outputs: int, activation: str, *, bias: bool, seed: int) -> Network:
    """Return a network whose parameters are all drawn, biases too."""
    network = Network(hidden=hidden, outputs=outputs, activation=activation, bias=bias, seed=seed)
    network.parameters[...] = np.random.default_rng(seed).normal(scale=0.7, size=network.parameter_count)
    return network
