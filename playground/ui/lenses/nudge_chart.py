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


def error_chart(points: tuple[ErrorPoint, ...], h: float) -> Chart:
    """Return the chart of these errors, with the h that a person moves."""
    hs = [point.h for point in points]
    lines = (
        Line("one-sided", hs, [point.one_sided for point in points], "muted", dashed=True),
        Line("centred", hs, [point.centred for point in points], "accent"),
    )
    spans = kink_span(points)
    at = min(max(abs(h), ACROSS.low), ACROSS.high)
    return Chart(ACROSS, UP, lines, (*_least(points), *_arms(points, spans)), spans, at)


def kink_span(points: tuple[ErrorPoint, ...]) -> tuple[Span, ...]:
    """Return where h reaches over a kink; empty where it never does."""
    hs = [point.h for point in points if point.is_kink]
    return (Span(hs[0], hs[-1], "kink within ±h"),) if hs else ()


def best_h(points: tuple[ErrorPoint, ...]) -> tuple[float, float]:
    """Return the h at which the centred slope is best, where no kink is in reach, and its error."""
    calm = [point for point in points if not point.is_kink]
    return lowest([point.h for point in calm], [point.centred for point in calm])


def is_flat(errors: list[float]) -> bool:
    """Whether the error at the largest h is as good as the best, so that there is no truncation."""
    return errors[-1] <= STRAIGHT * max(lowest(range(len(errors)), errors)[1], UP.low)


def told(points: tuple[ErrorPoint, ...]) -> str:
    """Say in words which h is best and why, or where a kink is met."""
    if not points:
        return ""
    spans = kink_span(points)
    if spans:
        near = f"h = {rounded(spans[0].left)}" if spans[0].left > ACROSS.low else "the smallest h"
        return f"From {near} on the nudge reaches over a kink, where no slope is right or wrong."
    if is_flat([point.one_sided for point in points]):
        return "The output is a straight line along this input, so only rounding shows: a large h is best."
    if is_flat([point.centred for point in points]):
        return (
            "The output bends like a parabola here: centred, even a large h is exact, and only rounding "
            "shows; one-sided, the bend does (truncation)."
        )
    h, error = best_h(points)
    return (
        f"Centred, h = {rounded(h)} is best: the error is about {rounded(error)}. With a larger h the bend "
        "shows (truncation), with a smaller one rounding does. So the check takes 1e-5."
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
