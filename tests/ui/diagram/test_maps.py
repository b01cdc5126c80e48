import numpy as np

from playground.ui.diagram.maps import UnitMaps, map_scales
from playground.ui.plots.colours import diverging_table
from playground.ui.theme.tokens import LIGHT

TABLE = diverging_table(LIGHT)


def layers(grid: int, *units: int) -> list[np.ndarray]:
    generator = np.random.default_rng(0)
    return [generator.normal(size=(count, grid * grid)).astype(np.float32) for count in units]


def test_the_colours_of_a_hidden_layer_reach_at_least_to_one() -> None:
    small, large = np.full((1, 4), 0.25, np.float32), np.full((1, 4), -6.0, np.float32)
    assert map_scales([small, small, large, large], 1.2)[:3] == (1.2, 1.0, 3.0)
    assert map_scales([small, small * 0, small * 0], 1.2)[2] > 0


def test_every_unit_has_an_image_of_about_its_size() -> None:
    maps = UnitMaps()
    assert maps.image(0, 0) is None
    many = layers(100, 2, 5, 3)
    maps.fill(many, (1.0, 1.0, 1.0), TABLE, (20, 24, 200))
    image = maps.image(1, 4)
    assert image is not None
    assert image.width() == 24
    before = maps.image(2, 2)
    maps.fill(many, (1.0, 1.0, 1.0), TABLE, (20, 24, 200))
    assert maps.image(2, 2) is before


def test_the_first_point_is_the_top_left_pixel() -> None:
    maps = UnitMaps()
    values = np.array([[1.0, 0.0, 0.0, -1.0]], dtype=np.float32)
    maps.fill([values, values], (1.0, 1.0), TABLE, (2, 2))
    image = maps.image(0, 0)
    assert image is not None
    assert image.pixel(0, 0) == TABLE[-1]
    assert image.pixel(1, 1) == TABLE[0]
    assert image.pixelColor(1, 0).name() == "#ffffff"
