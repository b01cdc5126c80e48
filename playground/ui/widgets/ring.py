"""The ring around the control that has the keyboard focus."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from playground.ui.theme.theme import theme


def draw_ring(painter: QPainter, around: QRectF, radius: float = 8.0) -> None:
    """Draw the focus ring just inside a rectangle."""
    painter.setPen(QPen(QColor(theme().tokens.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(around.adjusted(1, 1, -1, -1), radius, radius)
