"""The texts of a pill: name and value beside one another, or one above the other where the name is long."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import PILL

NAME_LEFT, VALUE_RIGHT = 15.0, 12.0  # margins at the two round ends
APART = 4.0
STACKED_MARGIN = 11.0
MIDDLE = Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class PillTexts:
    """Where the two texts of a pill stand, from its centre."""

    name: QRectF
    value: QRectF
    stacked: bool

    def font(self, look: Look) -> QFont:
        """Return the font of the name."""
        return look.small_name if self.stacked else look.name

    def paint(self, painter: QPainter, look: Look, texts: tuple[str, str], inks: tuple[str, str]) -> None:
        """Paint the name and the value in these colours; the end of too long a name is left out."""
        name, value = texts
        painter.setFont(look.value)
        painter.setPen(look.colour(inks[1]))
        painter.drawText(self.value, CENTRE if self.stacked else MIDDLE | Qt.AlignmentFlag.AlignRight, value)
        font = self.font(look)
        painter.setFont(font)
        painter.setPen(look.colour(inks[0]))
        elided = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, self.name.width())
        painter.drawText(self.name, CENTRE if self.stacked else MIDDLE | Qt.AlignmentFlag.AlignLeft, elided)


def pill_texts(name: str, value: str, look: Look) -> PillTexts:
    """Return where a pill's name and value stand; a name that does not fit beside its value stands above."""
    wide = QFontMetricsF(look.value).horizontalAdvance(value)
    left, right = PILL.left() + NAME_LEFT, PILL.right() - VALUE_RIGHT
    room = right - wide - APART - left
    if QFontMetricsF(look.name).horizontalAdvance(name) <= room:
        return PillTexts(
            QRectF(left, -16, room + 2, 32),
            QRectF(right - wide - 1, -16, wide + 2, 32),
            False,
        )
    across = PILL.width() - 2 * STACKED_MARGIN
    return PillTexts(
        QRectF(-across / 2, -18, across, 17), QRectF(PILL.left() + 2, 0, PILL.width() - 4, 17), True
    )
