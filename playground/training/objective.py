"""What training makes small: the mean loss of the points plus the penalty on the weights."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from playground.training.losses import Loss, Targets
from playground.training.network import Floats, Network
from playground.training.regularizers import Regularizer


@dataclass(frozen=True)
class Objective:
    """A loss, and a regularizer with its strength: mean of the loss + strength * penalty of the weights."""

    loss: Loss
    regularizer: Regularizer
    strength: float

    def penalty(self, network: Network) -> float:
        """Return what the weights of the network are charged; biases are free."""
        return self.regularizer.penalty(network.parameters * network.shape.weight_mask, self.strength)

    def is_finite(self, data_loss: float, parameters: Floats) -> bool:
        """Return whether this loss and all a penalty could be are finite at these flat parameters."""
        return isfinite(data_loss + (1.0 + self.strength) * float(parameters @ parameters))

    def parts(self, network: Network, points: Floats, targets: Targets) -> tuple[float, float]:
        """Return (data loss, penalty) of the network on points (n, inputs)."""
        return self.loss.value(network.scores(points), targets), self.penalty(network)
