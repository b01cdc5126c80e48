"""The weights as wires: which are drawn, how thick, and the curves they take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from playground.ui.diagram.names import Place
from playground.ui.theme.tokens import mixed

if TYPE_CHECKING:
    from playground.ui.diagram.layout import Column, Tile
    from playground.ui.diagram.names import Layers
    from playground.ui.theme.tokens import Tokens

DRAWN = 400
"""More wires than this cannot be told apart: only the greatest weights are drawn."""
THICK = 48
"""Wires with a thickness of their own; the smaller ones are hairlines."""
SAMPLES = np.linspace(0.0, 1.0, 25)
NEGATIVE_DASH, NEGATIVE_GAP = 16.0, 3.5
"""Pixels drawn and left out along a wire of negative weight."""


@dataclass(frozen=True)
class WireMark:
    """One drawn wire: where from, where to, its weight and its share of the greatest weight, 0 to 1."""

    source: Place
    target: Place
    weight: float
    share: float


def wire_marks(layers: Layers, only: Place | None = None) -> tuple[WireMark, ...]:
    """Return the wires to draw, greatest first; with `only`, those of one unit alone.

    Every layer has its own scale, so that a layer of small weights still shows their pattern.
    """
    marks: list[WireMark] = []
    for number, (weights, _) in enumerate(layers):
        sizes = np.abs(weights)
        greatest = max(float(sizes.max()), 1e-12)
        flat = np.argsort(-sizes, axis=None, kind="stable")
        if only is None:
            flat = flat[: DRAWN // len(layers)]
        for place in flat.tolist():
            source, target = divmod(place, weights.shape[1])
            ends = Place(number, source), Place(number + 1, target)
            if only is None or only in ends:
                weight = float(weights[source, target])
                marks.append(WireMark(*ends, weight, abs(weight) / greatest))
    return tuple(sorted(marks, key=lambda mark: -mark.share))


class WireCurves:
    """The curves between the squares of a layout, made when they are first drawn."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        """Serve the curves of this layout."""
        self._columns = columns
        self._paths: dict[tuple[Place, Place], QPainterPath] = {}

    def path(self, mark: WireMark) -> QPainterPath:
        """Return the curve of a wire, from the right side of its source to the left side of its target."""
        key = (mark.source, mark.target)
        if key not in self._paths:
            start, first, second, end = self._corners(mark)
            path = QPainterPath(QPointF(*start))
            path.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
            self._paths[key] = path
        return self._paths[key]

    def distance(self, mark: WireMark, x: float, y: float) -> float:
        """Return how far a place is from a wire's curve, in pixels."""
        corners = np.array(self._corners(mark))
        t = SAMPLES[:, None]
        curve = (
            (1 - t) ** 3 * corners[0]
            + 3 * (1 - t) ** 2 * t * corners[1]
            + 3 * (1 - t) * t**2 * corners[2]
            + t**3 * corners[3]
        )
        starts, along = curve[:-1], np.diff(curve, axis=0)
        here = np.array([x, y])
        lengths = np.maximum((along**2).sum(axis=1), 1e-12)
        part = np.clip(((here - starts) * along).sum(axis=1) / lengths, 0, 1)
        nearest = starts + part[:, None] * along
        return float(np.hypot(*(here - nearest).T).min())

    def _corners(self, mark: WireMark) -> tuple[tuple[float, float], ...]:
        source, target = self._tile(mark.source), self._tile(mark.target)
        start = (source.x + source.side / 2, source.y)
        end = (target.x - target.side / 2, target.y)
        pull = max(abs(end[0] - start[0]) * 0.45, 12.0)
        return start, (start[0] + pull, start[1]), (end[0] - pull, end[1]), end

    def _tile(self, place: Place) -> Tile:
        return self._columns[place.layer].tiles[place.unit]


def wire_pen(
    mark: WireMark, tokens: Tokens, *, thick: bool = True, faded: bool = False, crowd: int = 0
) -> QPen:
    """Return the pen of a wire: orange and solid above zero, blue and dashed below, thicker when greater.

    Thick ones are mixed with the canvas instead of letting it through, which takes half the time to draw.
    """
    colour = QColor(tokens.class_b if mark.weight >= 0 else tokens.class_a)
    strength = 0.16 if faded else 1.0
    if thick:
        colour = QColor(mixed(tokens.canvas, colour.name(), 0.9 * strength))
    else:
        colour.setAlphaF(strength * (0.2 + 0.5 * mark.share))
    greatest = 3.2 if crowd <= THICK else 2.0
    width = 1.0 + greatest * mark.share if thick and mark.share > 0.04 else 1.0
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if mark.weight < 0:
        pen.setDashPattern([NEGATIVE_DASH / width, NEGATIVE_GAP / width])
    return pen


def draw_wires(
    painter: QPainter, curves: WireCurves, marks: tuple[WireMark, ...], tokens: Tokens, *, faded: bool = False
) -> None:
    """Draw wires, the greatest last so that they lie on top."""
    for number in range(len(marks) - 1, -1, -1):
        mark = marks[number]
        painter.setPen(wire_pen(mark, tokens, thick=number < THICK, faded=faded, crowd=len(marks)))
        painter.drawPath(curves.path(mark))
