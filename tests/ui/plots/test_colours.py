import numpy as np
import pytest

from playground.ui.plots.colours import (
    CLASS_LEVELS,
    LEVELS,
    class_colours,
    class_levels,
    class_table,
    diverging_levels,
    diverging_table,
    middle_colour,
    pack,
    red_green_blue,
)
from playground.ui.theme.tokens import DARK, LIGHT, Tokens


def test_a_colour_is_packed_as_qt_reads_it() -> None:
    assert red_green_blue("#0A77BB") == (10, 119, 187)
    assert pack(np.array([[10.0, 119.0, 187.0]])).tolist() == [0xFF0A77BB]


@pytest.mark.parametrize(("tokens", "middle"), [(LIGHT, 0xFFFFFFFF), (DARK, 0xFF14161A)])
def test_zero_has_the_middle_colour_and_the_ends_lean_to_blue_and_orange(tokens: Tokens, middle: int) -> None:
    table = diverging_table(tokens)
    assert table.shape == (LEVELS,)
    assert table[LEVELS // 2] == table[LEVELS // 2 - 1] == middle
    low, high = (int(pixel) for pixel in (table[0], table[-1]))
    assert low & 0xFF > low >> 16 & 0xFF
    assert high >> 16 & 0xFF > high & 0xFF


def test_the_middle_is_white_on_light_and_nearly_black_on_dark() -> None:
    assert middle_colour(LIGHT) == "#FFFFFF"
    assert middle_colour(DARK) == DARK.window


def test_numbers_become_levels_and_are_clipped() -> None:
    values = np.array([-9.0, -2.0, 0.0, 2.0, 9.0], dtype=np.float32)
    assert diverging_levels(values, 2.0).tolist() == [0, 0, 128, 255, 255]


def test_every_class_has_its_own_stretch_of_the_table() -> None:
    table = class_table(LIGHT, 3)
    assert table.shape == (3 * CLASS_LEVELS,)
    assert {int(table[number * CLASS_LEVELS]) for number in range(3)} == {0xFFFFFFFF}
    assert len({int(table[number * CLASS_LEVELS + CLASS_LEVELS - 1]) for number in range(3)}) == 3


def test_the_best_class_is_stronger_the_more_it_leads() -> None:
    winners = np.array([0, 1, 2], dtype=np.uint8)
    levels = class_levels(winners, np.array([0.0, 0.5, 50.0], dtype=np.float32))
    assert levels.tolist() == [0, CLASS_LEVELS + int(np.tanh(0.5) * 63), 2 * CLASS_LEVELS + 63]


def test_classes_have_different_colours_that_begin_with_blue_and_orange() -> None:
    assert class_colours(DARK, 1) == (DARK.class_a, DARK.class_b)
    assert len(set(class_colours(LIGHT, 8))) == 8
