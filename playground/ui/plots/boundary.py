"""The decision boundary: a zoomable pyqtgraph plot with one precomputed picture and the data points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.ui.plots.picture import Frame, PictureItem
from playground.ui.plots.points import PointMarks, Points
from playground.ui.qt_override import qt_override
from playground.ui.theme.fonts import number_font
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, keeps

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

REACH = 14.0
"""How near, in pixels, a click must be to a point to pick it."""


class BoundaryPlot(QWidget):
    """Shows where the network decides for which class; hover reads scores, a click picks a data point."""

    point_picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty plot of the square from -1 to 1."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Decision boundary"))
        self.setAccessibleDescription(self.tr("Left and Right pick data points, Escape drops the picked one"))
        self.scores_at: Callable[[float, float], str] = lambda _x, _y: ""
        self._train = self._test = Points(np.empty((0, 2)), np.empty(0, dtype=np.int64))
        self._classes = 2
        self._picked: int | None = None
        self._shows_test = True
        self._make_plot()
        self._reading = QLabel(self)
        self._reading.setFont(number_font(11))
        self._reading.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._reading.hide()
        self._extent = 1.0
        self.set_extent(1.0)
        theme().changed.connect(self.restyle)
        self.restyle()

    @property
    def picked(self) -> tuple[float, float, int] | None:
        """The picked data point as x1, x2 and class, or None."""
        if self._picked is None:
            return None
        places, labels = self._shown()
        return float(places[self._picked, 0]), float(places[self._picked, 1]), int(labels[self._picked])

    @property
    def picture(self) -> PictureItem:
        """The picture behind the points."""
        return self._picture

    def set_extent(self, extent: float) -> None:
        """Show the square from -extent to extent."""
        self._extent = extent
        self._picture.set_extent(extent)
        box = self._plot.getViewBox()
        box.setLimits(
            xMin=-extent, xMax=extent, yMin=-extent, yMax=extent, minXRange=extent / 12, minYRange=extent / 12
        )
        self.zoom_out()

    def zoom_out(self) -> None:
        """Show all of the square."""
        self._plot.setRange(
            xRange=(-self._extent, self._extent), yRange=(-self._extent, self._extent), padding=0
        )

    def show_axes(self, shown: bool) -> None:  # noqa: FBT001 - a switch is the only thing it takes
        """Show or hide the axes with their numbers."""
        self._plot.showAxes((shown, False, False, shown))

    def set_points(self, train: Points, test: Points, classes: int) -> None:
        """Show other data points; nothing is picked afterwards."""
        self._train, self._test, self._classes = train, test, classes
        self.pick(None)
        self._draw_points()

    def show_test(self, shown: bool) -> None:  # noqa: FBT001 - a switch is the only thing it takes
        """Show or hide the test points."""
        self._shows_test = shown
        self.pick(None)
        self._draw_points()

    def pick(self, number: int | None) -> None:
        """Pick the data point of that number (training points first), or none."""
        self._picked = number
        picked = self.picked
        self._ring.setData(*(([picked[0]], [picked[1]]) if picked else ([], [])))
        self._ring.setVisible(picked is not None)  # painting an empty one takes as long as all of the points
        self.point_picked.emit(picked)

    def restyle(self) -> None:
        """Take the colours of the theme."""
        tokens = theme().tokens
        self._plot.setBackground(tokens.panel)
        self._frame.restyle(tokens)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(tokens.line)
            axis.setTextPen(tokens.muted)
            axis.setStyle(tickFont=number_font(10))
        self._ring.setPen(pyqtgraph.mkPen(tokens.text, width=2.5))
        style = f"color: {tokens.text}; background: {tokens.panel}; border: 1px solid {tokens.line};"
        self._reading.setStyleSheet(f"{style} border-radius: 6px; padding: 2px 6px;")
        self._draw_points()

    def _make_plot(self) -> None:
        self._plot = pyqtgraph.PlotWidget(self, enableMenu=False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.hideButtons()
        menu = self._plot.getPlotItem().ctrlMenu
        menu.setParent(self, menu.windowFlags())  # never shown; without a parent it would outlive the plot
        self._plot.setFrameShape(self._plot.Shape.NoFrame)
        self._plot.getPlotItem().setContentsMargins(0, 0, 0, 0)
        self._plot.getPlotItem().layout.setContentsMargins(0, 0, 0, 0)
        box = self._plot.getViewBox()
        box.setDefaultPadding(0)
        box.disableAutoRange()
        self.show_axes(False)
        self._picture = PictureItem()
        box.addItem(self._picture, ignoreBounds=True)
        self._marks = PointMarks(box)
        self._ring = pyqtgraph.ScatterPlotItem(size=17, symbol="o", brush=None)
        self._ring.setZValue(10)
        box.addItem(self._ring, ignoreBounds=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._frame = Frame(self._plot)
        self._plot.viewport().setMouseTracking(True)
        self._plot.viewport().installEventFilter(self)

    def _shown(self) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        if not self._shows_test:
            return self._train.places, self._train.labels
        places = np.concatenate([self._train.places, self._test.places])
        return places, np.concatenate([self._train.labels, self._test.labels])

    def _draw_points(self) -> None:
        hidden = Points(np.empty((0, 2)), np.empty(0, dtype=np.int64))
        self._marks.show(self._train, self._test if self._shows_test else hidden, self._classes)

    @qt_override(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if event.type() == QEvent.Type.Leave:
            self._reading.hide()
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        place = event.position()
        if event.type() == QEvent.Type.MouseMove:
            self._read(place)
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            self.zoom_out()
            return True
        elif event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._pick_near(place)
        return False

    def _data_place(self, place: QPointF) -> QPointF:
        scene = self._plot.mapToScene(place.toPoint())
        found: QPointF = self._plot.getViewBox().mapSceneToView(scene)
        return found

    def _read(self, place: QPointF) -> None:
        data = self._data_place(place)
        text = f"x₁ {data.x():.2f}  x₂ {data.y():.2f}"
        self._reading.setText((text + "\n" + self.scores_at(data.x(), data.y())).rstrip())
        self._reading.adjustSize()
        low = place.y() > self.height() / 2
        self._reading.move(8, 8 if low else self.height() - self._reading.height() - 8)
        self._reading.show()

    def _pick_near(self, place: QPointF) -> None:
        places, _ = self._shown()
        if not len(places):
            return
        data = self._data_place(place)
        distances = np.hypot(places[:, 0] - data.x(), places[:, 1] - data.y())
        nearest = int(distances.argmin())
        pixel = self._plot.getViewBox().viewPixelSize()[0]
        if distances[nearest] <= REACH * pixel:
            self.pick(None if nearest == self._picked else nearest)

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, MOVING) or super().event(event)

    @qt_override()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        count = len(self._shown()[1])
        if key in steps and count:
            before = -1 if self._picked is None and steps[key] > 0 else self._picked or 0
            self.pick((before + steps[key]) % count)
        elif key == Qt.Key.Key_Escape and self._picked is not None:
            self.pick(None)
        else:
            super().keyPressEvent(event)
