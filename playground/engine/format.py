"""Numbers as people read them: few digits, never jittering, shapes for what is too large to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from playground.gates.gate import Value

MOST_SHOWN = 3
LARGE = 1e5
LONGEST = 7


def short(value: Value, digits: int = 2) -> str:
    """Write a value in few characters: ``-0.39``, ``1.2e-07``, ``[0.22 0.26]``, ``[2×3]``."""
    if not isinstance(value, np.ndarray):
        return _number(float(value), digits)
    if value.ndim == 1 and value.size <= MOST_SHOWN:
        return f"[{' '.join(_number(float(number), digits) for number in value)}]"
    return f"[{'×'.join(str(size) for size in value.shape)}]"


def brief(number: float) -> str:
    """Write a number in at most six characters and a sign: ``0.04``, ``-2e-3``, ``3e12``."""
    if not np.isfinite(number) or not number or 0.005 <= abs(number) < 999.995:
        return _number(number, 2)
    return f"{number:.0e}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e")


def fitting(number: float, digits: int = 2, longest: int = LONGEST) -> str:
    """Write a number as ``short`` does, but with one digit where an exponent makes it too long."""
    text = _number(number, digits)
    return brief(number) if len(text) > longest and "e" in text else text


def _number(number: float, digits: int) -> str:
    """Write one number; what two digits would hide or stretch is written with an exponent."""
    if not np.isfinite(number):
        return "NaN" if np.isnan(number) else ("∞" if number > 0 else "-∞")
    if number != 0 and (abs(number) >= LARGE or abs(number) < 0.5 * 10.0**-digits):
        return f"{number:.1e}"
    return f"{number + 0.0:.{digits}f}"
