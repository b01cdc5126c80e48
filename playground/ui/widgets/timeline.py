"""The timeline: one tick per step, forward ones teal and backward ones crimson."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QToolTip, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import mixed
from playground.ui.widgets.keys import MOVING, keeps
from playground.ui.widgets.ring import draw_ring

GAP = 4.0
NARROWEST = 5.0
THICK, TALL = 10.0, 16.0
MARGIN = 4.0


class Timeline(QSlider):
    """Shows how many of the steps are taken; ``sought`` tells where a person wants the playhead.

    Steps too many for ticks become one bar with a playhead.
    """

    sought = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._forward = 0
        self._stops: tuple[int, ...] = ()
        self._describe: Callable[[int], str] = self._plainly
        self.setRange(0, 0)
        self.setPageStep(5)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Timeline")
        self.actionTriggered.connect(self._acted)
        theme().changed.connect(self.update)

    def set_steps(self, forward: int, backward: int, playhead: int) -> None:
        """Show so many steps forward and backward, of which the first ``playhead`` are taken."""
        self._forward = forward
        self.setRange(0, forward + backward)
        self.setValue(playhead)
        self.setAccessibleDescription(self._describe(self.value() - 1))
        self.update()

    def set_stops(self, stops: tuple[int, ...]) -> None:
        """Mark the steps at which playing stops, each given by its playhead."""
        if stops != self._stops:
            self._stops = stops
            self.update()

    def set_describe(self, describe: Callable[[int], str]) -> None:
        """Say how to put a step into words, given its index; it is shown under the pointer."""
        self._describe = describe

    def _plainly(self, index: int) -> str:
        if index < 0:
            return "Before the first step"
        if index < self._forward:
            return f"Forward step {index + 1} of {self._forward}"
        return f"Backward step {index - self._forward + 1} of {self.maximum() - self._forward}"

    def _acted(self, _action: int) -> None:
        self.sought.emit(self.sliderPosition())

    # Where a step is drawn

    @property
    def _pitch(self) -> float:
        return (self.width() - 2 * MARGIN + GAP) / max(1, self.maximum())

    @property
    def is_bar(self) -> bool:
        """Whether there are too many steps for ticks."""
        return self._pitch - GAP < NARROWEST

    def tick(self, index: int) -> QRectF:
        """Return where the tick of a step is drawn."""
        width = self._pitch if self.is_bar else self._pitch - GAP
        height = TALL if index == self.value() - 1 and not self.is_bar else THICK
        return QRectF(MARGIN + index * self._pitch, (self.height() - height) / 2, width, height)

    def playhead_at(self, x: float) -> int:
        """Return the playhead that a place along the timeline stands for, in pixels from the left."""
        if x < MARGIN:
            return 0
        return min(self.maximum(), math.floor((x - MARGIN) / self._pitch) + 1)

    def _seek(self, x: float) -> None:
        playhead = self.playhead_at(x)
        if playhead != self.value():
            self.setValue(playhead)
            self.sought.emit(playhead)

    # Drawing

    def _colours(self) -> tuple[QColor, QColor, QColor, QColor]:
        """Return the colours of taken forward and backward steps, then of those not taken yet."""
        tokens = theme().tokens
        dim = 0.78 if not theme().is_dark else 0.72
        value, gradient = mixed(tokens.value, tokens.panel, 0.12), mixed(tokens.gradient, tokens.panel, 0.1)
        pale = [QColor(mixed(colour, tokens.panel, dim)) for colour in (tokens.value, tokens.gradient)]
        return QColor(value), QColor(gradient), pale[0], pale[1]

    def _draw_ticks(self, painter: QPainter) -> None:
        value, gradient, pale_value, pale_gradient = self._colours()
        for index in range(self.maximum()):
            taken, forward = index < self.value(), index < self._forward
            colour = (value if forward else gradient) if taken else (pale_value if forward else pale_gradient)
            tick = self.tick(index)
            radius = min(3.0, tick.width() / 3)
            painter.setBrush(colour)
            painter.drawRoundedRect(tick, radius, radius)

    def _draw_bar(self, painter: QPainter) -> None:
        value, gradient, pale_value, pale_gradient = self._colours()
        taken, last = self.value(), self.maximum()
        parts = (
            (0, min(taken, self._forward), value),
            (taken, self._forward, pale_value),
            (self._forward, taken, gradient),
            (max(taken, self._forward), last, pale_gradient),
        )
        top = (self.height() - THICK) / 2
        for begin, end, colour in parts:
            if end > begin:
                painter.fillRect(
                    QRectF(MARGIN + begin * self._pitch, top, (end - begin) * self._pitch, THICK), colour
                )
        painter.setBrush(QColor(theme().tokens.text))
        painter.drawRoundedRect(QRectF(MARGIN + taken * self._pitch - 2, top - 4, 4, THICK + 8), 2, 2)

    def _draw_stops(self, painter: QPainter) -> None:
        painter.setBrush(QColor(theme().tokens.loss))
        for stop in self._stops:
            tick = self.tick(stop - 1)
            painter.drawEllipse(QPointF(tick.center().x(), 3.5), 3.0, 3.0)

    # What Qt tells us

    @qt_override(default=QSize(240, 28))
    def sizeHint(self) -> QSize:
        return QSize(240, 28)

    @qt_override(default=QSize(80, 28))
    def minimumSizeHint(self) -> QSize:
        return QSize(80, 28)

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._describe(self.playhead_at(event.x()) - 1), self)
            return True
        return keeps(event, MOVING) or super().event(event)

    @qt_override()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._seek(event.position().x())

    @qt_override()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._seek(event.position().x())

    @qt_override()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    @qt_override()
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.is_bar:
            self._draw_bar(painter)
        else:
            self._draw_ticks(painter)
        self._draw_stops(painter)
        if self.hasFocus():
            draw_ring(painter, QRectF(self.rect()))
        painter.end()
