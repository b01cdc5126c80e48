import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.widgets.scale import Scale

NOISE = Scale(minimum=0, maximum=0.5)
UNITS = Scale(minimum=1, maximum=100, integer=True)
RATE = Scale(minimum=1e-4, maximum=10, log=True)
LAMBDA = Scale(minimum=0, maximum=1, log=True, smallest=1e-6)
BATCH = Scale(minimum=1, maximum=512, log=True, integer=True)
BOTH = Scale(minimum=-1, maximum=1, log=True, smallest=1e-16)
ALL = [NOISE, UNITS, RATE, LAMBDA, BATCH, BOTH]


@pytest.mark.parametrize("scale", ALL)
def test_the_ends_are_the_ends(scale: Scale) -> None:
    assert scale.number(0) == scale.number(-5) == scale.minimum
    assert scale.number(scale.places) == scale.number(9999) == scale.maximum
    assert scale.place(scale.minimum - 1) == 0
    assert scale.place(scale.maximum + 1) == scale.places


@pytest.mark.parametrize("scale", ALL)
def test_numbers_rise_along_the_places(scale: Scale) -> None:
    numbers = [scale.number(place) for place in range(scale.places + 1)]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("scale", [NOISE, UNITS, RATE, LAMBDA, BOTH])
def test_a_place_and_back_is_close_to_the_same_place(scale: Scale) -> None:
    assert all(abs(scale.place(scale.number(p)) - p) <= 4 for p in range(scale.places + 1))


def test_whole_numbers_have_a_place_each() -> None:
    assert UNITS.places == 99
    assert [UNITS.number(place) for place in range(3)] == [1, 2, 3]
    assert BATCH.number(500).is_integer()


def test_the_middle_of_a_logarithmic_scale_is_the_geometric_middle() -> None:
    assert RATE.number(500) == pytest.approx(math.sqrt(1e-4 * 10), rel=0.01)
    assert NOISE.number(500) == 0.25


def test_zero_stands_apart_at_the_left_of_a_logarithmic_scale() -> None:
    assert LAMBDA.place(0) == 0
    assert LAMBDA.place(1e-9) == 0
    assert LAMBDA.place(1e-6) == 1
    assert LAMBDA.number(1) == pytest.approx(1e-6, rel=0.02)


def test_steps_are_added_without_rounding_dust() -> None:
    assert Scale(minimum=-1, maximum=1).moved(0.1, 2, 0.1) == 0.3
    assert UNITS.moved(99, 5, 1) == 100


def test_steps_on_a_logarithmic_scale_are_factors() -> None:
    assert RATE.moved(0.1, 20, 0.1) == 1
    assert RATE.moved(0.1, -20, 0.1) == 0.01
    assert BATCH.moved(1, 1, 1) == 2
    assert BATCH.moved(2, -1, 1) == 1
    assert BATCH.moved(100, 1, 1) == 112


def test_steps_leave_zero_and_come_back_to_it() -> None:
    assert LAMBDA.moved(0, 1, 0.1) == 1e-6
    assert LAMBDA.moved(0, -1, 0.1) == 0
    assert LAMBDA.moved(1e-6, -1, 0.1) == 0


@given(st.sampled_from(ALL), st.floats(-1000, 1000), st.integers(-100, 100))
def test_nothing_leaves_the_scale(scale: Scale, number: float, steps: int) -> None:
    assert scale.minimum <= scale.moved(scale.clamp(number), steps, 0.1) <= scale.maximum
    assert 0 <= scale.place(number) <= scale.places


def test_a_logarithmic_scale_of_both_signs_is_its_own_mirror() -> None:
    middle = BOTH.places // 2
    assert BOTH.number(middle) == 0
    assert BOTH.number(middle + 1) == pytest.approx(1e-16, rel=0.1)
    assert all(BOTH.number(middle - way) == -BOTH.number(middle + way) for way in range(middle + 1))
    assert BOTH.place(0) == BOTH.place(1e-30) == middle
    assert BOTH.place(-0.01) + BOTH.place(0.01) == 2 * middle


def test_steps_lead_over_zero_to_the_other_sign() -> None:
    assert BOTH.moved(0.01, 20, 1) == pytest.approx(0.1)
    assert BOTH.moved(-0.01, 20, 1) == pytest.approx(-0.001)
    assert BOTH.moved(1e-16, -20, 1) == 0
    assert BOTH.moved(0, -20, 1) == -1e-16
    assert BOTH.moved(0, 20, 1) == 1e-16
    assert BOTH.moved(-1, -20, 1) == -1
