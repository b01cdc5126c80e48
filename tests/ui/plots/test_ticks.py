import math

import pytest

from playground.ui.plots.ticks import power_ticks, round_ticks, tick_text, whole_text


def test_round_ticks_are_one_two_or_five_times_a_power_of_ten() -> None:
    assert round_ticks(0, 1) == pytest.approx((0, 0.5, 1))
    assert round_ticks(0, 0.8) == pytest.approx((0, 0.2, 0.4, 0.6, 0.8))
    assert round_ticks(90, 1010) == pytest.approx((500, 1000))


@pytest.mark.parametrize(("low", "high"), [(1, 1), (2, 1), (0, math.inf), (math.nan, 1)])
def test_a_range_that_is_none_has_no_ticks(low: float, high: float) -> None:
    assert round_ticks(low, high) == ()
    assert power_ticks(low, high) == ()


def test_power_ticks_fill_up_with_twos_and_fives_when_there_are_few() -> None:
    assert power_ticks(0.09, 0.9) == pytest.approx((0.1, 0.2, 0.5))
    assert power_ticks(1e-4, 1) == pytest.approx((1e-4, 1e-3, 1e-2, 1e-1, 1))


@pytest.mark.parametrize(
    ("tick", "text"),
    [(0, "0"), (0.25, "0.25"), (1500, "1500"), (1e-5, "1e-5"), (2e4, "2e4"), (3e307, "3e307")],
)
def test_ticks_are_written_shortly(tick: float, text: str) -> None:
    assert tick_text(tick) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (950, "950"), (1500, "1.5k"), (12_000, "12k"), (3.4e6, "3.4M"), (2e9, "2G")],
)
def test_counts_are_written_with_a_letter(number: float, text: str) -> None:
    assert whole_text(number) == text
