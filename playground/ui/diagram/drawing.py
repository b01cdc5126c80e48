"""How units, their names and the captions of layers are painted."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPixmap, QRegion

from playground.ui.diagram.names import Place, caption, unit_name, units_text
from playground.ui.diagram.wires import WireMark, wire_pen
from playground.ui.theme.fonts import text_font

if TYPE_CHECKING:
    from playground.ui.diagram.layout import Column, Tile
    from playground.ui.theme.tokens import Tokens

SMALL = 26.0
"""Below this side a square has no round corners and only a hairline."""
MARGIN = 3
KEY_LINE = 38.0


def square(tile: Tile) -> QRectF:
    """Return a unit's square."""
    return QRectF(tile.x - tile.side / 2, tile.y - tile.side / 2, tile.side, tile.side)


def maps_area(columns: tuple[Column, ...]) -> QRegion:
    """Return all that is painted anew when nothing but the maps has changed."""
    area = QRegion()
    for column in columns:
        for tile in column.tiles:
            area += square(tile).toRect().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
    return area


@lru_cache(maxsize=256)
def frame(side: int, ratio: float, outline: str, width: float, canvas: str) -> QPixmap:
    """Return what is laid over a unit's map: an outline, and corners in the colour of the canvas."""
    margin = MARGIN
    pixmap = QPixmap(round((side + 2 * margin) * ratio), round((side + 2 * margin) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    area = QRectF(margin, margin, side, side)
    radius = 2.0 if side < SMALL else 7.0
    corners = QPainterPath()
    corners.addRect(area)
    corners.addRoundedRect(area, radius, radius)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(corners, QColor(canvas))
    painter.setPen(QPen(QColor(outline), width))
    painter.drawRoundedRect(area, radius, radius)
    painter.end()
    return pixmap


def draw_tile(painter: QPainter, tile: Tile, image: QImage | None, tokens: Tokens, *, chosen: bool) -> None:
    """Draw one unit: its map in a dark outline, in the accent when it is chosen."""
    area = square(tile).toRect()
    small = tile.side < SMALL
    if image is None:
        painter.fillRect(area, QColor(tokens.panel))
    else:
        painter.drawImage(area, image)
    outline, width = (
        (tokens.accent, 2.5 if small else 3.5) if chosen else (tokens.text, 1.0 if small else 1.5)
    )
    over = frame(area.width(), painter.device().devicePixelRatioF(), outline, width, tokens.canvas)
    painter.drawPixmap(area.left() - MARGIN, area.top() - MARGIN, over)


def draw_names(
    painter: QPainter, columns: tuple[Column, ...], counts: tuple[int, ...], tokens: Tokens
) -> None:
    """Write x₁, x₂ left of the inputs and s₀, s₁ right of the scores."""
    font = text_font(15)
    font.setItalic(True)
    painter.setFont(font)
    painter.setPen(QColor(tokens.text))
    for column in (columns[0], columns[-1]) if columns else ():
        for tile in column.tiles:
            area = square(tile)
            name = unit_name(counts, Place(tile.layer, tile.unit))
            if tile.layer == 0:
                box = QRectF(area.left() - 50, tile.y - 12, 40, 24)
                painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
            else:
                box = QRectF(area.right() + 12, tile.y - 12, 40, 24)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def draw_captions(
    painter: QPainter,
    columns: tuple[Column, ...],
    counts: tuple[int, ...],
    activation: str,
    tokens: Tokens,
) -> None:
    """Write under every layer what it is; one too wide for its column takes two lines or says less."""
    font = text_font(13)
    painter.setFont(font)
    painter.setPen(QColor(tokens.muted))
    metrics = QFontMetricsF(font)
    step = columns[1].x - columns[0].x if len(columns) > 1 else 0.0
    room = step * (1.4 if len(columns) == 3 else 0.94)
    for layer, column in enumerate(columns):
        whole = caption(counts, layer, activation)
        forms = (whole, whole.replace(" · ", "\n", 1), units_text(counts[layer]))
        fits = (form for form in forms if widest(metrics, form) <= room)
        text = next(fits, forms[-1])
        box = QRectF(column.x - 150, column.bottom + 8, 300, 40)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)


def widest(metrics: QFontMetricsF, text: str) -> float:
    """Return the width of the widest line."""
    return max(metrics.horizontalAdvance(line) for line in text.split("\n"))


def draw_key(painter: QPainter, height: int, tokens: Tokens) -> None:
    """Say in the lower left corner which lines are which weights."""
    painter.setFont(text_font(11))
    metrics, middle, left = QFontMetricsF(painter.font()), height - 8.0, 2.0
    for weight, text in (
        (1.0, QCoreApplication.translate("Diagram", "positive")),
        (-1.0, QCoreApplication.translate("Diagram", "negative weight")),
    ):
        painter.setPen(wire_pen(WireMark(Place(0, 0), Place(1, 0), weight, 0.4), tokens))
        painter.drawLine(QLineF(left, middle, left + KEY_LINE, middle))
        left += KEY_LINE + 6
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QPointF(left, middle + 4), text)
        left += metrics.horizontalAdvance(text) + 16
