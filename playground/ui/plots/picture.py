"""The picture behind a plot's points: one 32-bit image that is written in place, and its rounded frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from playground.ui.qt_override import qt_override

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtCore import QObject

    from playground.ui.theme.tokens import Tokens

RADIUS = 8.0


class Pixels:
    """A square of pixels as an array (side, side) and as an image of the same memory."""

    def __init__(self, side: int) -> None:
        """Make a square of that many pixels a side, all black."""
        self.side = side
        self.array: NDArray[np.uint32] = np.full((side, side), 0xFF000000, dtype=np.uint32)
        self.image = QImage(self.array.data, side, side, 4 * side, QImage.Format.Format_RGB32)

    def fill(self, table: NDArray[np.uint32], entries: NDArray[np.uint8] | NDArray[np.uint16]) -> None:
        """Write the table's pixel for each of the (side * side,) entries."""
        np.take(table, entries.reshape(self.side, self.side), out=self.array, mode="clip")


class PictureItem(QGraphicsItem):
    """Draws one square of pixels over the plot's square, whose numbers grow upwards."""

    def __init__(self) -> None:
        """Start with a single pixel over the square from -1 to 1."""
        super().__init__()
        self._pixels = Pixels(1)
        self._extent = 1.0

    @property
    def image(self) -> QImage:
        """The image, its first row the lowest of the plot."""
        return self._pixels.image

    def set_extent(self, extent: float) -> None:
        """Cover the square from -extent to extent."""
        self.prepareGeometryChange()
        self._extent = extent

    def fill(self, table: NDArray[np.uint32], entries: NDArray[np.uint8] | NDArray[np.uint16]) -> None:
        """Show other entries (n * n,) of a table of pixels, row by row from the top left."""
        side = round(len(entries) ** 0.5)
        if side != self._pixels.side:
            self._pixels = Pixels(side)
        self._pixels.fill(table, entries.reshape(side, side)[::-1])
        self.update()

    @qt_override(default=QRectF())
    def boundingRect(self) -> QRectF:
        return QRectF(-self._extent, -self._extent, 2 * self._extent, 2 * self._extent)

    @qt_override()
    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.boundingRect(), self._pixels.image)


class Frame(QWidget):
    """Rounds the corners of the widget it lies on and draws a hairline around it, kept as a picture."""

    def __init__(self, below: QWidget) -> None:
        """Lie on `below`, as large as it is."""
        super().__init__(below)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._outside = self._line = QColor()
        self._drawn = QPixmap()
        below.installEventFilter(self)

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of the theme."""
        self._outside, self._line = QColor(tokens.panel), QColor(tokens.line)
        self._drawn = QPixmap()
        self.update()

    @qt_override(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.resize(watched.size())
        return False

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn.deviceIndependentSize().toSize() != self.size():
            self._drawn = self._draw()
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        for side in self._sides():  # what lies between them is empty, but would be blended in every frame
            source = QRectF(side.x() * ratio, side.y() * ratio, side.width() * ratio, side.height() * ratio)
            painter.drawPixmap(side, self._drawn, source)
        painter.end()

    def _sides(self) -> tuple[QRectF, ...]:
        width, height, corner = self.width(), self.height(), RADIUS + 1
        inner = height - 2 * corner
        return (
            QRectF(0, 0, width, corner),
            QRectF(0, height - corner, width, corner),
            QRectF(0, corner, 2, inner),
            QRectF(width - 2, corner, 2, inner),
        )

    def _draw(self) -> QPixmap:
        ratio, area = self.devicePixelRatioF(), QRectF(self.rect())
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        corners = QPainterPath()
        corners.addRect(area)
        corners.addRoundedRect(area, RADIUS, RADIUS)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(corners, self._outside)
        painter.setPen(QPen(self._line, 1))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()
        return drawn
