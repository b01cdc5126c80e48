"""All wires as one picture, drawn anew only when weights, layout or the chosen unit change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPixmap

from playground.ui.diagram.wires import WireCurves, WireMark, draw_wires, wire_marks
from playground.ui.theme.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from playground.ui.diagram.layout import Column
    from playground.ui.diagram.names import Layers, Place

SHADES = 32
"""A wire is drawn anew when its share changes by one part of so many: a tenth of a pixel."""
NEAR = 5.0
"""How near, in pixels, a place must be to a wire to mean it."""


class WirePicture:
    """Keeps the picture of the wires; the maps change with every frame, the wires less often."""

    def __init__(self) -> None:
        """Start without wires."""
        self._layers: Layers = ()
        self._marks: tuple[WireMark, ...] = ()
        self._curves = WireCurves(())
        self._looks: list[tuple[Place, Place, bool, int]] = []
        self._pixmap: QPixmap | None = None

    def place(self, columns: tuple[Column, ...]) -> None:
        """Take over where the units stand; the weights are those of a network of this shape, or none."""
        self._curves = WireCurves(columns)
        if tuple(len(column.tiles) for column in columns) != sizes(self._layers):
            self._layers, self._marks = (), ()
        self.forget()

    def show_weights(self, layers: Layers) -> None:
        """Show these weights, [(W (in, out), b (out,) or None), ...]."""
        self._layers, self._marks = layers, wire_marks(layers)
        looks = [
            (mark.source, mark.target, mark.weight < 0, round(mark.share * SHADES)) for mark in self._marks
        ]
        if looks != self._looks:
            self._looks = looks
            self.forget()

    def forget(self) -> None:
        """Draw the picture anew when it is next asked for."""
        self._pixmap = None

    @property
    def is_kept(self) -> bool:
        """Whether the picture that was drawn last is still right."""
        return self._pixmap is not None

    def picture(self, widget: QWidget, chosen: Place | None, more: Callable[[QPainter], None]) -> QPixmap:
        """Return the wires on the canvas of a widget, and what `more` draws beside them.

        With a unit chosen, the wires of all others are faint.
        """
        if self._pixmap is None:
            ratio, tokens = widget.devicePixelRatioF(), theme().tokens
            self._pixmap = QPixmap(widget.size() * ratio)
            self._pixmap.setDevicePixelRatio(ratio)
            self._pixmap.fill(QColor(tokens.canvas))
            painter = QPainter(self._pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_wires(painter, self._curves, self._marks, tokens, faded=chosen is not None)
            if chosen is not None:
                draw_wires(painter, self._curves, wire_marks(self._layers, chosen), tokens)
            more(painter)
            painter.end()
        return self._pixmap

    def mark_at(self, x: float, y: float) -> WireMark | None:
        """Return the drawn wire nearest to a place when it is near enough, or None."""
        if not self._marks:
            return None
        far, near = min(
            ((self._curves.distance(mark, x, y), mark) for mark in self._marks), key=lambda pair: pair[0]
        )
        return near if far <= NEAR else None


def sizes(layers: Layers) -> tuple[int, ...]:
    """Return the units of every layer, the input first; nothing for no weights."""
    return (layers[0][0].shape[0], *(weights.shape[1] for weights, _ in layers)) if layers else ()
