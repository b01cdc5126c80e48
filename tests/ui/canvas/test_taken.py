"""Boxes that are taken: whatever way they are kept in cells, the areas are those of a plain sum."""

import math

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from playground.ui.canvas.taken import FEW, GAP, Sides, Taken, sides

numbers = st.integers(-400, 400)
sizes = st.integers(0, 300)
boxes = st.builds(lambda x, y, w, h: (x, y, x + w, y + h), numbers, numbers, sizes, sizes)


def shared(first: Sides, second: Sides) -> float:
    across = min(first[2], second[2]) - max(first[0], second[0])
    down = min(first[3], second[3]) - max(first[1], second[1])
    return max(across, 0.0) * max(down, 0.0)


@given(st.lists(boxes, max_size=8), boxes, st.booleans())
def test_an_overlap_is_the_sum_of_all_areas_with_a_gap_around(
    some: list[Sides], box: Sides, is_large: bool
) -> None:
    far = [(9000.0 + place, 9000.0, 9001.0 + place, 9001.0) for place in range(FEW + 1)]
    taken = Taken([*some, *far]) if is_large else Taken(some)
    wide = box[0] - GAP, box[1] - GAP, box[2] + GAP, box[3] + GAP
    assert math.isclose(taken.overlap(box), sum(shared(wide, each) for each in some))
    assert taken.covers(box) == any(shared(box, each) > 0 for each in some)


@given(st.lists(boxes, max_size=8), boxes, st.integers(1, 9000))
def test_an_overlap_may_end_early_only_above_what_is_enough(
    some: list[Sides], box: Sides, enough: int
) -> None:
    taken = Taken(some)
    whole, found = taken.overlap(box), taken.overlap(box, enough)
    assert found == whole or enough < found <= whole


def test_what_is_taken_can_be_given_free_again() -> None:
    box = sides(QRectF(0, 0, 200, 20))
    taken = Taken([box])
    assert taken.overlap((190, 0, 240, 20)) > 0
    taken.remove(box)
    assert taken.overlap((190, 0, 240, 20)) == 0
