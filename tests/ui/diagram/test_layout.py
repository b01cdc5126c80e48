import itertools

import pytest

from playground.ui.diagram.layout import LARGEST, SMALLEST, Column, Tile, lay_out

AREAS = ((716.0, 560.0), (420.0, 300.0), (1100.0, 760.0))
NETWORKS = (
    (2, 1, 2),
    (2, 2),
    (2, 6, 2),
    (2, 8, 1),
    (2, 20, 2),
    (2, 100, 3),
    (2, 4, 3, 2),
    (2, 8, 8, 4, 2),
    (2, 100, 100, 2),
    (2, 5, 5, 5, 5, 5, 5, 2),
)


def overlap(one: Tile, other: Tile) -> bool:
    reach = (one.side + other.side) / 2
    return abs(one.x - other.x) < reach and abs(one.y - other.y) < reach


@pytest.mark.parametrize("counts", NETWORKS)
@pytest.mark.parametrize(("width", "height"), AREAS)
def test_all_units_are_there_and_inside_and_none_overlaps(
    counts: tuple[int, ...], width: float, height: float
) -> None:
    columns = lay_out(counts, width, height)
    tiles = [tile for column in columns for tile in column.tiles]
    assert tuple(len(column.tiles) for column in columns) == counts
    assert all(SMALLEST <= tile.side <= LARGEST for tile in tiles)
    assert all(tile.x - tile.side / 2 >= 0 and tile.x + tile.side / 2 <= width for tile in tiles)
    assert all(tile.y - tile.side / 2 >= -1 and tile.y + tile.side / 2 <= height + 1 for tile in tiles)
    assert not any(overlap(one, other) for one, other in itertools.combinations(tiles, 2))


def test_squares_lie_on_whole_pixels() -> None:
    for column in lay_out((2, 7, 2), 713.0, 555.0):
        assert all((tile.x - tile.side / 2).is_integer() for tile in column.tiles)
        assert all((tile.y - tile.side / 2).is_integer() for tile in column.tiles)


def test_six_units_stand_in_one_column_and_a_hundred_in_a_block() -> None:
    def across(column: Column) -> int:
        return len({tile.x for tile in column.tiles})

    six, hundred = (lay_out((2, count, 2), 716.0, 560.0)[1] for count in (6, 100))
    assert across(six) == 1
    assert across(hundred) > 3
    assert six.tiles[0].side == LARGEST
    assert hundred.bottom == max(tile.y + tile.side / 2 for tile in hundred.tiles)


def test_a_square_holds_what_is_on_it() -> None:
    tile = Tile(1, 0, 100, 50, 20)
    assert tile.holds(109, 41)
    assert not tile.holds(111, 50)
    assert not tile.holds(100, 61)
