import numpy as np
import pytest

from playground.training.experiment import Experiment
from playground.ui.diagram.diagram import Diagram
from playground.ui.diagram.names import Place
from playground.ui.plots.picture import PictureItem
from playground.ui.workspaces.network.pictures import Pictures, resolution_for


@pytest.mark.parametrize(
    ("units", "fine", "resolution"),
    [(0, False, 160), (6, False, 160), (100, False, 63), (1000, False, 40), (6, True, 200), (100, True, 126)],
)
def test_large_networks_are_evaluated_more_coarsely(units: int, fine: bool, resolution: int) -> None:
    assert resolution_for(units, fine=fine) == resolution


def test_the_copy_of_the_network_follows_shape_and_weights() -> None:
    pictures = Pictures()
    first = pictures.network
    pictures.take(Experiment(hidden=(3,)), np.arange(17.0))
    assert pictures.network is not first
    assert pictures.network.parameters.tolist() == list(range(17))
    kept = pictures.network
    pictures.take(Experiment(hidden=(3,), learning_rate=1.0), np.ones(17))
    assert pictures.network is kept


def test_scores_are_written_for_one_and_for_several() -> None:
    pictures = Pictures()
    pictures.take(Experiment(hidden=()), np.array([1.0, 0.0, 0.0, 1.0, 0.5, -0.5]))
    assert pictures.scores_at(2.0, 3.0) == "s₀ 2.500  s₁ 2.500"
    pictures.take(Experiment(hidden=(), loss="bce"), np.array([1.0, 2.0, 0.5]))
    assert pictures.scores_at(1.0, 1.0) == "s 3.500"


def test_the_boundary_has_the_colours_of_the_classes_or_of_one_unit() -> None:
    pictures, item = Pictures(), PictureItem()
    pictures.take(Experiment(hidden=()), np.array([-9.0, 9.0, 0.0, 0.0, 0.0, 0.0]))
    pictures.evaluate(fine=False)
    pictures.fill_boundary(item, None)
    left, right = (item.image.pixelColor(x, 80) for x in (2, 157))
    assert left.blue() > left.red()
    assert right.red() > right.blue()
    pictures.fill_boundary(item, Place(0, 1))
    low, high = (item.image.pixelColor(80, y) for y in (2, 157))
    assert low.blue() > low.red()
    assert high.red() > high.blue()


def test_three_classes_have_three_colours() -> None:
    pictures, item = Pictures(), PictureItem()
    pictures.take(
        Experiment(hidden=(), dataset="spirals3"), np.array([9.0, -9.0, 0.0, 0.0, 0.0, 30.0, 0.0, 0.0, 0.0])
    )
    pictures.evaluate(fine=False)
    pictures.fill_boundary(item, None)
    image = item.image
    seen = {image.pixelColor(x, y).name() for x, y in ((150, 10), (10, 10), (80, 155))}
    assert len(seen) == 3


def test_every_unit_gets_its_map(qtbot: object) -> None:
    pictures, diagram = Pictures(), Diagram()
    pictures.evaluate(fine=False)
    diagram.show_network(pictures.network.shape.sizes, "tanh")
    pictures.fill_diagram(diagram)
    assert diagram.maps.image(1, 7) is not None
    diagram.deleteLater()
