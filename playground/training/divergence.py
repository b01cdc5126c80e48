"""Numbers that run away: where it begins, what the likely cause is, and how to go on."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import Any

import numpy as np

from playground.training.losses import Targets
from playground.training.network import Floats, Network
from playground.training.objective import Objective
from playground.training.optimizers import Optimizer, Settings


def highest_rate(optimizer: Optimizer, objective: Objective, settings: Settings) -> float:
    """Return the learning rate above which the penalty alone makes weights grow; inf when there is none."""
    if not objective.regularizer.shrinks or objective.strength == 0.0:
        return inf
    return optimizer.limit(settings.momentum) / objective.strength


def warning(optimizer: Optimizer, objective: Objective, settings: Settings) -> str:
    """Say why these settings make the weights run away whatever the data are, or "" when they need not."""
    highest = highest_rate(optimizer, objective, settings)
    if settings.learning_rate <= highest:
        return ""
    return (
        f"learning rate × λ = {settings.learning_rate * objective.strength:.3g} is above "
        f"{highest * objective.strength:.3g}, so every step makes the weights larger instead of smaller: "
        f"set the learning rate below {highest:.3g}, or λ lower"
    )


def explanation(place: str, optimizer: Optimizer, objective: Objective, settings: Settings) -> str:
    """Say what is no longer finite, why that is likely, and how to go on."""
    rate = settings.learning_rate
    cause = warning(optimizer, objective, settings) or (
        f"the learning rate {rate:.3g} is likely too large: try {rate / 10:.3g} or less"
    )
    return (
        f"Stopped because {place} overflowed; the network is back at its last finite numbers. "
        f"Likely cause: {cause}; then reset."
    )


def place_of_overflow(network: Network, points: Floats, targets: Targets, objective: Objective) -> str:
    """Name what stops being finite first, in the order in which it is computed from the parameters."""
    for name, numbers in _numbers(network, points, targets, objective):
        if not np.isfinite(numbers).all():
            return name
    return "the size of the weights"


def _numbers(
    network: Network, points: Floats, targets: Targets, objective: Objective
) -> Iterator[tuple[str, Any]]:
    for place, (W, b) in enumerate(network.weights, start=1):
        yield f"the weights of layer {place}", W
        yield f"the biases of layer {place}", 0.0 if b is None else b
    answers = network.units(points)
    for place, answer in enumerate(answers[:-1], start=1):
        yield f"the output of layer {place}", answer
    yield "the scores", answers[-1]
    yield "the data loss", objective.loss.value(answers[-1], targets)
    yield "the penalty", objective.penalty(network)
