"""From the network to the Graph workspace: one neuron at one data point, as gates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.graph.layout import tidy
from playground.training.as_scalar_graph import neuron_as_graph
from playground.ui.diagram.names import Place

if TYPE_CHECKING:
    from playground.graph.graph import Graph
    from playground.training.network import Network


def neuron_place(pinned: Place | None) -> Place:
    """Return the neuron to open: the pinned one, or the first where none or an input is pinned."""
    return pinned if pinned is not None and pinned.layer > 0 else Place(1, 0)


def neuron_graph(network: Network, pinned: Place | None, point: tuple[float, float]) -> Graph:
    """Return the neuron at a data point as a laid-out graph with the network's own weights."""
    place = neuron_place(pinned)
    graph, _inputs = neuron_as_graph(network, place.layer - 1, place.unit, point)
    return tidy(graph)
