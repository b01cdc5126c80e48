"""Numbers as the compiled step computes them: right to the last digits, and at the ends of the range."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from playground.training import compiled_numbers as numbers

LAST_DIGITS = 4.5e-16


@pytest.mark.parametrize(
    ("word", "right", "least", "most"),
    [
        (numbers.exp, np.exp, -700.0, 709.0),
        (numbers.exp, np.exp, -1.0, 1.0),
        (numbers.expm1, np.expm1, -50.0, 50.0),
        (numbers.expm1, np.expm1, -1e-3, 1e-3),
        (numbers.tanh, np.tanh, -22.0, 22.0),
        (numbers.tanh, np.tanh, -1e-6, 1e-6),
    ],
)
def test_polynomials_are_right_to_the_last_digits(
    word: Callable[[float], float], right: Callable[..., np.longdouble], least: float, most: float
) -> None:
    for x in np.linspace(least, most, 2001):
        expected = right(np.longdouble(x))
        assert abs(word(x) - expected) <= LAST_DIGITS * abs(expected)


def test_the_ends_of_the_range() -> None:
    assert [numbers.exp(x) for x in (-np.inf, -1e3, 0.0, 1e3, np.inf)] == [0.0, 0.0, 1.0, np.inf, np.inf]
    assert [numbers.expm1(x) for x in (-np.inf, -1e3, 0.0, 1e3)] == [-1.0, -1.0, 0.0, np.inf]
    assert [numbers.tanh(x) for x in (-np.inf, -30.0, 0.0, 30.0, np.inf)] == [-1.0, -1.0, 0.0, 1.0, 1.0]
    for word in (numbers.exp, numbers.expm1, numbers.tanh, numbers.absolute, numbers.sign):
        assert np.isnan(word(np.nan))


@pytest.mark.parametrize("pair", [(1.0, 2.0), (2.0, 1.0), (-0.5, -0.5), (np.nan, 1.0), (1.0, np.nan)])
def test_the_larger_and_the_smaller_are_numpys(pair: tuple[float, float]) -> None:
    assert np.array_equal(numbers.maximum(*pair), np.maximum(*pair), equal_nan=True)
    assert np.array_equal(numbers.minimum(*pair), np.minimum(*pair), equal_nan=True)


@pytest.mark.parametrize("name", ["log1p", "log", "sqrt", "sin", "cos", "erf", "erfc"])
def test_other_words_are_pythons_own(name: str) -> None:
    assert getattr(numbers, name)(0.7) == getattr(math, name)(0.7)


def test_size_and_sign() -> None:
    assert [numbers.absolute(x) for x in (-2.0, 0.0, 3.0)] == [2.0, 0.0, 3.0]
    assert [numbers.sign(x) for x in (-2.0, 0.0, 3.0)] == [-1.0, 0.0, 1.0]
