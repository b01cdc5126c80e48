"""The bundled line icons, drawn in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from playground.ui.theme.resources import resource
from playground.ui.theme.theme import theme

SIZES = (16, 18, 20, 24, 32, 36, 40, 48, 64)


def icon(name: str, colour: str | None = None) -> QIcon:
    """Return the icon of that file name without ending, in the text colour unless another is given.

    An icon that is not bundled is empty. After the theme has changed, ask again.
    """
    tokens = theme().tokens
    path = resource("icons", f"{name}.svg")
    return QIcon() if path is None else _icon(str(path), colour or tokens.text, tokens.faint)


@lru_cache(maxsize=512)
def _icon(path: str, colour: str, faint: str) -> QIcon:
    renderer = QSvgRenderer(path)
    drawn = QIcon()
    for size in SIZES:
        drawn.addPixmap(_pixmap(renderer, size, colour), QIcon.Mode.Normal)
        drawn.addPixmap(_pixmap(renderer, size, faint), QIcon.Mode.Disabled)
    return drawn


def _pixmap(renderer: QSvgRenderer, size: int, colour: str) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    return pixmap
