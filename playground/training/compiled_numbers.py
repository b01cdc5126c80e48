"""The words of formulas for single numbers, as the compiled step computes them: many at a time, no calls.

Written in plain Python that also runs as it is. Nothing here may be added up in another order: rounding to
a whole number by adding and taking away SHIFT would be undone.
"""

from __future__ import annotations

import math

import numpy as np

SHIFT = 6755399441055744.0
"""1.5 * 2**52: what is added to it is rounded to a whole number, which stands in its last bits."""
LOG2E = 1.4426950408889634
LN2_HIGH = 0.6931471803691238
LN2_LOW = 1.9082149292705877e-10
LOWEST = -707.0
"""Below this the exponential, less than 1e-307, counts as 0."""
HIGHEST = 709.78
"""Above this the exponential is inf."""


def two_to(shifted: float, bias: float) -> float:
    """Return 2**(n + bias - 1023) for shifted = SHIFT + n, made of bits; n + bias must be from 1 to 2046."""
    return np.int64(np.float64(shifted + bias).view(np.int64) << 52).view(np.float64)


def remainder(x: float, n: float) -> float:
    """Return x - n * log(2), without rounding n * log(2) first."""
    return (x - n * LN2_HIGH) - n * LN2_LOW


def grown(r: float) -> float:
    """Return exp(r) - 1 for |r| <= log(2) / 2: a polynomial economized from the series, error 1e-17."""
    tail = 2.7620086491464514e-07 + r * 2.510521516564936e-08
    tail = 2.75572554044176e-06 + r * tail
    tail = 2.4801521299750923e-05 + r * tail
    tail = 0.00019841269874817515 + r * tail
    tail = 0.001388888891721154 + r * tail
    tail = 0.008333333333326136 + r * tail
    tail = 0.04166666666662413 + r * tail
    tail = 0.1666666666666667 + r * tail
    tail = 0.5 + r * tail
    return r + r * r * tail


def exp(x: float) -> float:
    """Return e to the power of x."""
    z = LOWEST if x < LOWEST else x  # noqa: FURB136 - max loses what is not a number
    z = HIGHEST if z > HIGHEST else z  # noqa: FURB136 - the same for min
    shifted = z * LOG2E + SHIFT
    n = shifted - SHIFT
    half = two_to(shifted, 1022.0)
    power = 2.0 * (half + half * grown(remainder(z, n)))
    power = 0.0 if x < LOWEST else power
    return math.inf if x > HIGHEST else power


def shrunk(x: float) -> float:
    """Return exp(x) - 1 for x <= 0, right to the last digits near 0 too."""
    z = -60.0 if x < -60.0 else x  # noqa: FURB136 - max loses what is not a number
    shifted = z * LOG2E + SHIFT
    n = shifted - SHIFT
    scale = two_to(shifted, 1023.0)
    return scale * grown(remainder(z, n)) + (scale - 1.0)


def expm1(x: float) -> float:
    """Return exp(x) - 1; beyond 0 by the larger half of the range, where nothing cancels."""
    return shrunk(x) if x <= 0.0 else -shrunk(-x) * exp(x)


def tanh(x: float) -> float:
    """Return the hyperbolic tangent of x."""
    change = shrunk(-2.0 * absolute(x))
    size = -change / (change + 2.0)
    return -size if x < 0.0 else size


def absolute(x: float) -> float:
    """Return the size of x."""
    return -x if x < 0.0 else x


def sign(x: float) -> float:
    """Return -1, 0 or 1, and what is not a number as it is."""
    return 1.0 if x > 0.0 else (-1.0 if x < 0.0 else x)


def maximum(a: float, b: float) -> float:
    """Return the larger of two numbers, or the one that is not a number."""
    return a if (a >= b) | (a != a) else b  # noqa: PLR0124 - what differs from itself is not a number


def minimum(a: float, b: float) -> float:
    """Return the smaller of two numbers, or the one that is not a number."""
    return a if (a <= b) | (a != a) else b  # noqa: PLR0124 - what differs from itself is not a number


def log1p(x: float) -> float:
    """Return the logarithm of 1 + x."""
    return math.log1p(x)


def log(x: float) -> float:
    """Return the logarithm of x."""
    return math.log(x)


def sqrt(x: float) -> float:
    """Return the square root of x."""
    return math.sqrt(x)


def sin(x: float) -> float:
    """Return the sine of x."""
    return math.sin(x)


def cos(x: float) -> float:
    """Return the cosine of x."""
    return math.cos(x)


def erf(x: float) -> float:
    """Return the error function of x."""
    return math.erf(x)


def erfc(x: float) -> float:
    """Return one minus the error function of x."""
    return math.erfc(x)
