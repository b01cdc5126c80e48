"""Numbers as people read them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.engine.format import brief, fitting


@pytest.mark.parametrize(("number", "text"), [
    (0.0, "0.00"), (0.04, "0.04"), (-0.002, "-2e-3"), (1e-12, "1e-12"), (3e6, "3e6"), (-12.5, "-12.50"),
    (999.99, "999.99"), (999.999, "1e3"), (1e300, "1e300"), (math.inf, "∞"), (math.nan, "NaN"),
])  # fmt: skip
def test_brief_numbers(number: float, text: str) -> None:
    assert brief(number) == text


@pytest.mark.parametrize(("number", "text"), [
    (-2.0, "-2.00"), (-1234.5, "-1234.50"), (0.0016, "1.6e-03"), (-0.0016, "-2e-3"), (1e-12, "1.0e-12"),
    (-1e-12, "-1e-12"), (-3e7, "-3e7"), (-math.inf, "-∞"),
])  # fmt: skip
def test_an_exponent_costs_digits_where_there_is_no_room(number: float, text: str) -> None:
    assert fitting(number) == text


@given(st.floats())
def test_a_brief_number_is_short_whatever_it_is(number: float) -> None:
    assert len(brief(number)) <= 7
