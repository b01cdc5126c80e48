"""From weights to pictures: the maps of all units and the decision boundary."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from playground.training.datasets import EXTENT
from playground.training.experiment import Experiment, build_network
from playground.training.grid import GridEvaluator
from playground.ui.diagram.maps import map_scales
from playground.ui.diagram.names import subscript
from playground.ui.plots.colours import class_levels, class_table, diverging_levels, diverging_table, sureness
from playground.ui.theme.theme import theme
from playground.ui.workspaces.network.orders import outputs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.training.network import Network
    from playground.ui.diagram.diagram import Diagram
    from playground.ui.diagram.names import Place
    from playground.ui.plots.picture import PictureItem

COARSEST, FINEST, FINEST_AT_REST = 40, 160, 200
"""Points a side of the square."""
NUMBERS_A_FRAME = 400_000
"""So many outputs of units can be computed within a frame; four times as many when nothing moves."""


class Pictures:
    """Keeps a copy of the network that is trained, evaluates it over the plane and colours what comes out."""

    def __init__(self) -> None:
        """Start with the network of the default experiment."""
        self._key: tuple[object, ...] = ()
        self._evaluators: dict[int, GridEvaluator] = {}
        self._layers: tuple[NDArray[np.float32], ...] = ()
        self._scales: tuple[float, ...] = ()
        self.take(Experiment(), None)
        self.evaluate(fine=False)

    @property
    def network(self) -> Network:
        """The copy of the network; its weights are those that are shown."""
        return self._network

    def take(self, experiment: Experiment, parameters: NDArray[np.float64] | None) -> None:
        """Take over the network's shape and its flat parameters."""
        key = (experiment.hidden, outputs(experiment), experiment.activation, experiment.bias)
        if key != self._key:
            self._key, self._evaluators = key, {}
            self._network = build_network(experiment)
        if parameters is not None:
            self._network.parameters[...] = parameters

    def evaluate(self, *, fine: bool) -> None:
        """Evaluate the network over the plane, coarser for large networks, finer when it is to last."""
        resolution = resolution_for(sum(self._network.hidden), fine=fine)
        if resolution not in self._evaluators:
            self._evaluators[resolution] = GridEvaluator(self._network, resolution)
        evaluator = self._evaluators[resolution]
        self._maps = evaluator.evaluate()
        self._layers = (evaluator.points, *self._maps.layers)
        self._scales = map_scales(self._layers, EXTENT)

    def fill_diagram(self, diagram: Diagram) -> None:
        """Colour the maps of all units."""
        diagram.maps.fill(self._layers, self._scales, diverging_table(theme().tokens), diagram.tile_sides)

    def fill_boundary(self, picture: PictureItem, projected: Place | None) -> None:
        """Colour the boundary, or the map of one unit in its place."""
        tokens = theme().tokens
        if projected is not None:
            values = self._layers[projected.layer][projected.unit]
            levels = diverging_levels(values, self._scales[projected.layer])
            picture.fill(diverging_table(tokens), levels)
        elif self._network.outputs > 2:
            entries = class_levels(self._maps.winner, self._maps.boundary)
            picture.fill(class_table(tokens, self._network.outputs), entries)
        else:
            picture.fill(diverging_table(tokens), diverging_levels(sureness(self._maps.boundary), 1.0))

    def scores_at(self, x: float, y: float) -> str:
        """Write the scores at a place."""
        scores = self._network.scores(np.array([[x, y]]))[0].tolist()
        if len(scores) == 1:
            return f"s {scores[0]:.3f}"
        return "  ".join(f"s{subscript(number)} {score:.3f}" for number, score in enumerate(scores))


def resolution_for(units: int, *, fine: bool) -> int:
    """Return how many points a side of the square a network of so many hidden units is evaluated at."""
    numbers, finest = (4 * NUMBERS_A_FRAME, FINEST_AT_REST) if fine else (NUMBERS_A_FRAME, FINEST)
    return min(max(math.isqrt(numbers // max(units, 1)), COARSEST), finest)
