"""Round numbers for an axis, and how they are written."""

from __future__ import annotations

import math


def round_ticks(low: float, high: float, count: int = 4) -> tuple[float, ...]:
    """Return about `count` round numbers (1, 2, 5 times a power of ten) from `low` to `high`."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return ()
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return tuple(number * step for number in range(first, last + 1))


def power_ticks(low: float, high: float) -> tuple[float, ...]:
    """Return the powers of ten from `low` to `high` (both positive); with few of them also 2 and 5 times."""
    if not 0 < low < high < math.inf:
        return ()
    exponents = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    factors = (1, 2, 5) if high / low < 100 else (1,)
    ticks = (factor * 10.0**exponent for exponent in exponents for factor in factors)
    return tuple(tick for tick in ticks if low * 0.999 <= tick <= high * 1.001)


def tick_text(tick: float) -> str:
    """Write a tick in at most six characters."""
    if tick == 0:
        return "0"
    if 1e-3 <= abs(tick) < 1e4:
        return f"{tick:.4g}"
    return f"{tick:.0e}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")


def whole_text(number: float) -> str:
    """Write a count of steps shortly: 950, 12k, 3.4M."""
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if number >= size:
            return f"{number / size:.3g}{letter}"
    return f"{number:.0f}"
