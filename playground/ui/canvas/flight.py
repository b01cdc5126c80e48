"""Flying: the view glides to a place of the canvas, and gives way to whoever moves it meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation, Slot

from playground.ui.canvas.view import CanvasView

DURATION = 220  # ms
SLACK = 2.0  # pixels: further away, somebody else has moved the view


class Flight(QObject):
    """Brings a point of the scene to the middle of the view."""

    def __init__(self, view: CanvasView) -> None:
        """Rest."""
        super().__init__(view)
        self._view = view
        self._way = (QPointF(), QPointF())
        self._left = QPointF()
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(DURATION)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(self._travel)

    @property
    def flying(self) -> bool:
        """Whether the view is on its way."""
        return self._animation.state() == QVariantAnimation.State.Running

    def to(self, point: QPointF, *, moving: bool) -> None:
        """Bring a point to the middle, at once or ``moving`` there."""
        self.stop()
        self._view.at_home = False
        if not moving:
            self._view.centerOn(point)
            return
        self._left = self._middle()
        self._way = (self._left, point)
        self._animation.start()

    def stop(self) -> None:
        """Stay where the view is now."""
        self._animation.stop()

    @Slot(object)
    def _travel(self, share: float) -> None:
        start, end = self._way
        away = (self._middle() - self._left) * self._view.zoom
        if away.manhattanLength() > SLACK:
            self.stop()
            return
        self._view.centerOn(start + (end - start) * share)
        self._left = self._middle()

    def _middle(self) -> QPointF:
        return self._view.mapToScene(self._view.viewport().rect().center())
