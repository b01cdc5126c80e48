"""Data points on a plot: every class in its own colour and shape, test points hollow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyqtgraph
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from playground.ui.plots.colours import class_colours, middle_colour
from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import mixed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SYMBOLS = ("s", "o", "t1", "d", "p", "h", "star", "+")
"""A shape for every class, so that colour is never the only difference."""

SYMBOL_SIZES = (7.5, 8.5, 9.5, 10, 10, 10, 12, 11)


@dataclass(frozen=True)
class Points:
    """Data points of one kind: places (n, 2) and class numbers (n,)."""

    places: NDArray[np.float64]
    labels: NDArray[np.int64]


class StillScatter(pyqtgraph.ScatterPlotItem):  # type: ignore[misc]  # pyqtgraph tells no types
    """Points that stay where they are: where each is on the screen is kept until the view changes."""

    _kept: tuple[QTransform, QSize, float] | None = None

    @qt_override()
    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget) -> None:
        view = painter.transform(), widget.size(), widget.devicePixelRatioF()
        if view == self._kept:
            painter.resetTransform()
            draw: Any = painter.drawPixmapFragments  # Qt's stubs forget that it takes many
            draw(*self._pixmapFragments.drawargs(), self.fragmentAtlas.pixmap)
            return
        self._kept = view
        super().paint(painter, option, widget)


class PointMarks:
    """The marks of all data points in one view box: one scatter for each class and kind."""

    def __init__(self, box: pyqtgraph.ViewBox) -> None:
        """Draw into this view box."""
        self._box = box
        self._scatters: list[pyqtgraph.ScatterPlotItem] = []

    def show(self, train: Points, test: Points, classes: int) -> None:
        """Show these points in the colours of the theme."""
        for scatter in self._scatters:
            self._box.removeItem(scatter)
        self._scatters = []
        tokens = theme().tokens
        for number, colour in enumerate(class_colours(tokens, classes)):
            solid = {"pen": pyqtgraph.mkPen("#FFFFFF", width=1.2), "brush": QColor(colour)}
            hollow = {
                "pen": pyqtgraph.mkPen(mixed(colour, "#FFFFFF", 0.5 if theme().is_dark else 0.0), width=1.6),
                "brush": QColor(middle_colour(tokens)),
            }
            self._add(train, number, solid)
            self._add(test, number, hollow)

    def _add(self, points: Points, number: int, look: dict[str, object]) -> None:
        places = points.places[points.labels == number]
        if not len(places):
            return
        shape = {"symbol": SYMBOLS[number % 8], "size": SYMBOL_SIZES[number % 8]}
        scatter = StillScatter(x=places[:, 0], y=places[:, 1], **shape, **look)
        self._box.addItem(scatter, ignoreBounds=True)
        self._scatters.append(scatter)
