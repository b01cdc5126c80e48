import pytest

from playground.engine.run import run
from playground.training.experiment import Experiment, build_network
from playground.ui.diagram.names import Place
from playground.ui.workspaces.network.to_graph import neuron_graph, neuron_place

NETWORK = build_network(Experiment(hidden=(3, 2)))
POINT = (0.25, -0.5)


@pytest.mark.parametrize("place", [Place(1, 2), Place(2, 1), Place(3, 0)])
def test_the_graph_of_a_neuron_gives_what_the_network_gives(place: Place) -> None:
    graph = neuron_graph(NETWORK, place, POINT)
    expected = NETWORK.units([POINT])[place.layer - 1][0, place.unit]
    assert run(graph).output == pytest.approx(expected, rel=1e-12)
    assert len({node.position for node in graph.nodes}) == len(graph.nodes)


def test_without_a_neuron_the_first_is_taken() -> None:
    assert neuron_place(None) == neuron_place(Place(0, 1)) == Place(1, 0)
    assert neuron_place(Place(2, 1)) == Place(2, 1)
