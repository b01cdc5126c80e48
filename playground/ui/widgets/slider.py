"""A slider with a thin groove, an accent fill and a round handle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, keeps

HANDLE = 14.0
GROOVE = 4.0


class Slider(QSlider):
    """Whole places from 0; ``moved`` tells the place a person chose, ``finished`` the end of it.

    A press on the groove brings the handle there. The wheel moves it only when it has the focus. The
    groove is filled from the place ``origin`` to the handle.
    """

    moved = Signal(int)
    finished = Signal()

    def __init__(
        self, places: int, *, name: str = "", origin: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._origin = origin
        self.setRange(0, places)
        self.setPageStep(max(1, places // 10))
        self.setSingleStep(max(1, places // 100))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.actionTriggered.connect(self._acted)
        theme().changed.connect(self.update)

    def _acted(self, _action: int) -> None:
        self.moved.emit(self.sliderPosition())

    def _centre(self, place: int) -> float:
        """Return where the middle of the handle is, in pixels from the left."""
        share = place / max(1, self.maximum())
        return HANDLE / 2 + 1 + share * (self.width() - HANDLE - 2)

    def _move_to(self, x: float) -> None:
        share = (x - HANDLE / 2 - 1) / max(1.0, self.width() - HANDLE - 2)
        place = round(min(max(share, 0.0), 1.0) * self.maximum())
        if place != self.value():
            self.setValue(place)
            self.moved.emit(place)

    @qt_override(default=QSize(120, 20))
    def sizeHint(self) -> QSize:
        return QSize(120, 20)

    @qt_override(default=QSize(60, 20))
    def minimumSizeHint(self) -> QSize:
        return QSize(60, 20)

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        return keeps(event, MOVING) or super().event(event)

    @qt_override()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._move_to(event.position().x())

    @qt_override()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._move_to(event.position().x())

    @qt_override()
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)
            self.finished.emit()

    @qt_override()
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if Qt.Key(event.key()) in MOVING and not event.isAutoRepeat():
            self.finished.emit()

    @qt_override()
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        middle, handle = self.height() / 2, self._centre(self.sliderPosition())
        fill = tokens.accent if self.isEnabled() else tokens.faint
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(1, middle - GROOVE / 2, self.width() - 2, GROOVE)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
        painter.setBrush(QColor(fill))
        left, right = sorted((handle, self._centre(self._origin) if self._origin else 1.0))
        painter.drawRoundedRect(QRectF(left, groove.top(), right - left, GROOVE), GROOVE / 2, GROOVE / 2)
        if self.hasFocus():
            halo = QColor(fill)
            halo.setAlpha(60)
            painter.setBrush(halo)
            painter.drawEllipse(QPointF(handle, middle), 10, 10)
        painter.setPen(QPen(QColor(fill), 2))
        painter.setBrush(QColor(tokens.panel))
        painter.drawEllipse(QPointF(handle, middle), HANDLE / 2 - 1, HANDLE / 2 - 1)
        painter.end()
