"""The flat menu bar in the header, and its menus with round corners."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme

RADIUS = 7.0  # a pixel less than the frame, whose smooth corners stay whole


class Menu(QMenu):
    """A menu whose corners are cut round, with or without a compositor behind it."""

    @qt_override()
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))


class FlatMenuBar(QMenuBar):
    """A menu bar without a frame; Alt with a first letter opens a menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setNativeMenuBar(False)
        self.setFixedHeight(28)
        self.setAccessibleName("Menus")
        theme().changed.connect(self.update)

    @qt_override(default=QSize(300, 28))
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for action in self.actions():
            place, active = self.actionGeometry(action), action is self.activeAction()
            place.setTop(0)
            place.setHeight(self.height())
            if active:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.accent_soft))
                painter.drawRoundedRect(QRectF(place), 6, 6)
            painter.setPen(QColor(tokens.accent if active else tokens.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, action.text().replace("&", ""))
        painter.end()
