"""A box to tick, for what is either on or off."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from playground.ui.qt_override import qt_override
from playground.ui.theme.icons import icon
from playground.ui.theme.theme import theme
from playground.ui.widgets.ring import draw_ring

SIDE = 16


class Check(QCheckBox):
    """A tick box with its text at the right; ``toggled`` is Qt's own signal."""

    def __init__(self, text: str, *, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self.update)

    @qt_override(default=QSize(100, 26))
    def sizeHint(self) -> QSize:
        return QSize(SIDE + 16 + self.fontMetrics().horizontalAdvance(self.text()), 26)

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - SIDE) // 2
        box = QRect(3, top, SIDE, SIDE)
        on = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if on else tokens.muted), 1.2))
        painter.setBrush(QColor(tokens.accent if on else tokens.panel))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            icon("check", tokens.on_accent).paint(painter, box.adjusted(1, 1, -1, -1))
        if self.hasFocus():
            draw_ring(painter, QRectF(box).adjusted(-3, -3, 3, 3), 6)
        painter.setPen(QColor(tokens.text if self.isEnabled() else tokens.faint))
        place = self.rect().adjusted(SIDE + 11, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
