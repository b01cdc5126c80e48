"""What a nudge shows, in one plain sentence."""

from __future__ import annotations

import math
import sys

import numpy as np

from playground.engine.nudge import Nudge, relative_error

AGREES = 1e-6
ROUNDING = 8.0  # rounding errors of one number that may add up


def sentence(made: Nudge) -> str:
    """Say in one sentence how the measured change and gradient times h compare, and why."""
    if not made.h:
        return "h is 0, so nothing moves."
    if not (math.isfinite(made.measured) and math.isfinite(made.predicted)):
        return "There is no finite change to compare here."
    if made.kinks:
        return (
            f"Kink within ±h at {', '.join(made.kinks)}: the slope jumps there, so the two may differ "
            "and neither is wrong."
        )
    if made.after == made.before:
        return f"h is too small for a computer: {made.before:g} + h is the same number."
    return _compared(made)


def _compared(made: Nudge) -> str:
    apart = relative_error(made.predicted, made.measured)
    is_blurred = abs(made.difference) <= _blur(made)
    if not made.predicted:
        if not made.measured:
            return "The gradient is 0, and the output does not change at all."
        cause = "rounding" if is_blurred else "the bend of the curve"
        return f"The gradient is 0, so all that is measured comes from {cause}."
    if apart <= AGREES:
        return f"They agree to {_digits(apart)}: over this h the output is as good as a straight line."
    if is_blurred:
        return f"They differ by {_percent(apart)}: h is so small that rounding blurs the measured change."
    return f"They differ by {_percent(apart)}: over so large an h the output bends. Try a smaller one."


def _blur(made: Nudge) -> float:
    """Give how much of the measured change may be rounding: that of every number on the path counts."""
    values, gradients = made.run.values, made.run.gradients
    with np.errstate(all="ignore"):
        worth = sum(float(np.sum(np.abs(np.asarray(values[name]) * gradients[name]))) for name in made.path)
    return ROUNDING * sys.float_info.epsilon * worth


def _digits(apart: float) -> str:
    return f"{min(int(-math.log10(apart)), 15)} digits" if apart else "the last digit"


def _percent(share: float) -> str:
    return f"{100 * share:.2g} %"
