"""The errors of measured slopes over h, as a chart: two curves like a V, their arms named, kinks hatched."""

from __future__ import annotations

import math

from playground.engine.nudge import ErrorPoint, lowest
from playground.ui.plots.chart import Axis, Chart, Line, Mark, Span
from playground.ui.plots.ticks import tick_text

ACROSS = Axis("h", 1e-16, 1.0, log=True)
UP = Axis("relative error", 1e-16, 10.0, log=True)
ARM = 2e-15
STRAIGHT = 10.0  # times the least error at the largest h: then the curve has no second arm
USELESS = 0.1  # an error from which on a measured slope tells nothing


def error_chart(points: tuple[ErrorPoint, ...], h: float, gradient: float) -> Chart:
    """Return the chart of these errors beside a gradient, with the h that a person moves."""
    hs = [point.h for point in points]
    lines = (
        Line("one-sided", hs, [point.one_sided for point in points], "muted", dashed=True),
        Line("centred", hs, [point.centred for point in points], "accent"),
    )
    spans = kink_span(points)
    at = min(max(abs(h), ACROSS.low), ACROSS.high)
    marks = (*_least(points), *_arms(points, spans)) if gradient and can_tell(points) else ()
    return Chart(ACROSS, UP, lines, marks, spans, at)


def kink_span(points: tuple[ErrorPoint, ...]) -> tuple[Span, ...]:
    """Return where h reaches over a kink; empty where it never does."""
    hs = [point.h for point in points if point.is_kink]
    return (Span(hs[0], hs[-1], "kink within ±h"),) if hs else ()


def best_h(points: tuple[ErrorPoint, ...]) -> tuple[float, float]:
    """Return the h at which the centred slope is best, where no kink is in reach, and its error."""
    calm = [point for point in points if not point.is_kink]
    return lowest([point.h for point in calm], [point.centred for point in calm])


def can_tell(points: tuple[ErrorPoint, ...]) -> bool:
    """Whether there is an h at which the measured slope comes near the gradient, kinks apart."""
    error = best_h(points)[1]
    return math.isnan(error) or error < USELESS


def is_flat(errors: list[float]) -> bool:
    """Whether the error at the largest h is as good as the best, so that there is no truncation."""
    least = max(lowest(range(len(errors)), errors)[1], UP.low)
    return errors[-1] <= min(STRAIGHT * least, USELESS)


def told(points: tuple[ErrorPoint, ...], gradient: float) -> str:
    """Say in words which h is best and why, where a kink is met, or why the errors tell nothing."""
    if not points:
        return ""
    spans = kink_span(points)
    if spans:
        near = f"h = {rounded(spans[0].left)}" if spans[0].left > ACROSS.low else "the smallest h"
        return f"From {near} on the nudge reaches over a kink, where no slope is right or wrong."
    if not math.isfinite(gradient):
        return "The gradient is no finite number here, so there is nothing to measure it by."
    return _told_straight(points, gradient) or _told_best(points, gradient)


def _told_straight(points: tuple[ErrorPoint, ...], gradient: float) -> str:
    """Say why a large h is no worse than a small one; empty where it is."""
    one_sided, centred = ([point.one_sided for point in points], [point.centred for point in points])
    if not gradient and not any(one_sided):
        return "The output does not change along this input at all, as its gradient of 0 says."
    if is_flat(one_sided):
        return "The output is a straight line along this input, so only rounding shows: a large h is best."
    if is_flat(centred):
        return (
            "The output bends like a parabola here: centred, even a large h is exact, and only rounding "
            "shows; one-sided, the bend does (truncation)."
        )
    return ""


def _told_best(points: tuple[ErrorPoint, ...], gradient: float) -> str:
    """Say which h is best, or that none is."""
    if not gradient:
        return "The gradient is 0, beside which any slope that is measured is wholly wrong, however small."
    if not can_tell(points):
        return "No h measures this slope: the change it makes is lost in the rounding of the output."
    h, error = best_h(points)
    return (
        f"Centred, h = {rounded(h)} is best: the error is about {rounded(error)}. With a larger h the bend "
        "shows (truncation), with a smaller one rounding does. The check takes 1e-5, near the best of most "
        "curves."
    )


def rounded(number: float) -> str:
    """Return a number with its first digit alone."""
    return tick_text(float(f"{number:.0e}"))


def _least(points: tuple[ErrorPoint, ...]) -> tuple[Mark, ...]:
    """Mark the h that is best for the centred slope."""
    h, error = best_h(points)
    if not math.isfinite(error):
        return ()
    return (Mark(h, error, f"least at {rounded(h)}", "value", hollow=True, ahead=True),)


def _arms(points: tuple[ErrorPoint, ...], spans: tuple[Span, ...]) -> tuple[Mark, ...]:
    """Name the arms of the V that are there."""
    if not points:
        return ()
    left = Mark(ACROSS.low, ARM, "← rounding")
    bends = not spans and not is_flat([point.centred for point in points])
    return (left, Mark(ACROSS.high, ARM, "truncation →")) if bends else (left,)
