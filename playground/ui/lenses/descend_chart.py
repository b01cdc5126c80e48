"""The output over the steps of a descent, as a chart: where it began, where it is, what was done by hand."""

from __future__ import annotations

import math

from playground.session.descent_curve import Point
from playground.ui.plots.chart import Axis, Chart, Line, Mark

ROOM = 0.12  # of the height, above and below the curve
FEWEST = 10  # steps that the lower axis always has
MOST_RINGS = 12
LEAST = 1e-300  # below it a level curve lies at 0


def descent_chart(points: tuple[Point, ...], target: str, output: float) -> Chart:
    """Return the chart of these points; before the first step that of the output alone."""
    shown = points or (Point(0, output, 0),)
    first, last = shown[0], shown[-1]
    heights = [point.output for point in shown if math.isfinite(point.output)]
    line = Line("", *_broken(shown), "accent")
    by_hand = [point for point in shown if point.by_hand][-MOST_RINGS:]
    rings = tuple(Mark(point.step, point.output, "", "text", hollow=True) for point in by_hand)
    ends = (
        Mark(first.step, first.output, brief(first.output), "muted", hollow=True),
        Mark(last.step, last.output, brief(last.output), "accent", ahead=True),
    )
    marks = rings + (ends if len(shown) > 1 else ends[1:])
    across = Axis("step", 0, max(FEWEST, last.step))
    return Chart(across, _upwards(target, heights), (line,), tuple(filter(_is_finite, marks)))


def brief(number: float) -> str:
    """Return a number with four digits."""
    return f"{number + 0.0:.4g}"


def _is_finite(mark: Mark) -> bool:
    return math.isfinite(mark.y)


def _broken(points: tuple[Point, ...]) -> tuple[list[float], list[float]]:
    """Return the numbers of the line, broken before every point that came by hand."""
    xs: list[float] = []
    ys: list[float] = []
    for point in points:
        if point.by_hand:
            xs.append(point.step)
            ys.append(math.nan)
        xs.append(point.step)
        ys.append(point.output)
    return xs, ys


def _upwards(target: str, heights: list[float]) -> Axis:
    low, high = (min(heights), max(heights)) if heights else (0.0, 1.0)
    room = ROOM * (high - low) or (0.5 * abs(high) if abs(high) > LEAST else 1.0)
    return Axis(target, max(low - room, -1e308), min(high + room, 1e308))
