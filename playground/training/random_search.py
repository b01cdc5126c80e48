"""Random search: draw all parameters anew and keep the best.

Source: CS231n, optimization notes, strategy 1, "a first very bad idea".
"""

from __future__ import annotations

from typing import Final

import numpy as np

from playground.training.losses import Targets
from playground.training.network import Floats, Network
from playground.training.objective import Objective

DEVIATION: Final = 1.0
"""The normal deviation of the parameters that are drawn."""


def search(
    network: Network,
    points: Floats,
    targets: Targets,
    objective: Objective,
    generator: np.random.Generator,
    steps: int,
) -> None:
    """Draw parameters so many times and keep those of the lowest loss plus penalty on all points."""
    best = sum(objective.parts(network, points, targets))
    for _ in range(steps):
        kept = network.parameters.copy()
        network.parameters[...] = generator.normal(scale=DEVIATION, size=kept.shape)
        drawn = sum(objective.parts(network, points, targets))
        if drawn < best:
            best = drawn
        else:
            network.parameters[...] = kept
