"""The diagram of the network: units with live heat maps, joined by their weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from playground.ui.diagram.drawing import draw_captions, draw_key, draw_names, draw_tile, maps_area, square
from playground.ui.diagram.layout import Column, Tile, lay_out
from playground.ui.diagram.maps import UnitMaps
from playground.ui.diagram.names import Place, describe_unit, describe_wire, unit_name
from playground.ui.diagram.wire_picture import WirePicture
from playground.ui.qt_override import qt_override
from playground.ui.theme.theme import theme
from playground.ui.widgets.keys import MOVING, keeps

if TYPE_CHECKING:
    from playground.ui.diagram.names import Layers

KEYS = MOVING | {Qt.Key.Key_Return, Qt.Key.Key_Enter}
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
CAPTION_ROOM = 58.0
WIRES_EVERY = 12


class Diagram(QWidget):
    """Shows the layers as columns; hover or arrow keys choose a unit, a click or Enter pins it."""

    chosen_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing until `show_network`."""
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Network diagram"))
        self.setMinimumSize(360, 240)
        self.maps = UnitMaps()
        self._counts: tuple[int, ...] = ()
        self._activation = ""
        self._layers: Layers = ()
        self._columns: tuple[Column, ...] = ()
        self._maps_area = QRegion()
        self._wires = WirePicture()
        self._hovered: Place | None = None
        self._cursor: Place | None = None
        self._pinned: Place | None = None
        self._calls = 0
        theme().changed.connect(self._redraw)

    @property
    def chosen(self) -> Place | None:
        """The unit that is projected on the plot: under the mouse or the keys, else the pinned one."""
        return self._hovered or self._cursor or self._pinned

    @property
    def pinned(self) -> Place | None:
        """The unit that was pinned by a click or Enter."""
        return self._pinned

    @property
    def columns(self) -> tuple[Column, ...]:
        """Where the units stand."""
        return self._columns

    @property
    def tile_sides(self) -> tuple[int, ...]:
        """How wide the units of every layer are, in pixels of the screen."""
        ratio = self.devicePixelRatioF()
        return tuple(max(round(column.tiles[0].side * ratio), 1) for column in self._columns)

    def show_network(self, counts: tuple[int, ...], activation: str) -> None:
        """Show a network of this shape (units of every layer, input first)."""
        if counts != self._counts:
            self._counts, self._layers = counts, ()
            self._hovered = self._cursor = None
            self.pin(None)
            self._place_units()
        if activation != self._activation:
            self._activation = activation
            self._redraw()

    def show_weights(self, layers: Layers, *, lasting: bool = True) -> None:
        """Show these weights, [(W (in, out), b (out,) or None), ...].

        While they are not `lasting`, for training runs, the wires follow at every twelfth call only.
        """
        self._layers = layers
        self._calls += 1
        if lasting or self._calls % WIRES_EVERY == 1:
            self._wires.show_weights(layers)
        self.update(self._maps_area if self._wires.is_kept else self.rect())

    def pin(self, place: Place | None) -> None:
        """Pin a unit, or none."""
        self._pinned = place
        self._announce()

    def _place_units(self) -> None:
        if self._counts:
            self._columns = lay_out(self._counts, self.width(), max(self.height() - CAPTION_ROOM, 80.0))
            self._wires.place(self._columns)
            self._maps_area = maps_area(self._columns)
            self.update()

    def _announce(self) -> None:
        place = self.chosen
        text = unit_name(self._counts, place) if place else self.tr("no unit chosen")
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.chosen_changed.emit(place)
        self._redraw()

    def tile_at(self, x: float, y: float) -> Tile | None:
        """Return the square at a place, or None."""
        return next((tile for column in self._columns for tile in column.tiles if tile.holds(x, y)), None)

    def description_at(self, x: float, y: float) -> str:
        """Describe the unit or wire at a place with every digit of its numbers; empty when there is none."""
        tile = self.tile_at(x, y)
        if tile and self._layers:
            return describe_unit(self._counts, Place(tile.layer, tile.unit), self._layers, self._activation)
        mark = self._wires.mark_at(x, y)
        return describe_wire(self._counts, mark.source, mark.target, mark.weight) if mark else ""

    @qt_override()
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        tokens = theme().tokens
        painter.drawPixmap(0, 0, self._wires.picture(self, self.chosen, self._draw_texts))
        chosen = {self.chosen, self._pinned}
        for column in self._columns:
            for tile in column.tiles:
                place = Place(tile.layer, tile.unit)
                draw_tile(
                    painter, tile, self.maps.image(tile.layer, tile.unit), tokens, chosen=place in chosen
                )
        painter.end()

    def _draw_texts(self, painter: QPainter) -> None:
        tokens = theme().tokens
        draw_names(painter, self._columns, self._counts, tokens)
        draw_captions(painter, self._columns, self._counts, self._activation, tokens)
        draw_key(painter, self.height(), tokens)

    @Slot()
    def _redraw(self) -> None:
        self._wires.forget()
        self.update()

    @qt_override()
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_units()

    @qt_override()
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        tile = self.tile_at(event.position().x(), event.position().y())
        hovered = Place(tile.layer, tile.unit) if tile else None
        if hovered != self._hovered:
            self._hovered = hovered
            self._announce()

    @qt_override()
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self._announce()

    @qt_override()
    def mousePressEvent(self, event: QMouseEvent) -> None:
        tile = self.tile_at(event.position().x(), event.position().y())
        place = Place(tile.layer, tile.unit) if tile else None
        self._cursor = None
        self.pin(None if place == self._pinned else place)

    @qt_override()
    def focusOutEvent(self, event: QEvent) -> None:
        self._cursor = None
        self._announce()

    @qt_override()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in ARROWS and self._counts:
            self._move_cursor(*ARROWS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._cursor:
            self.pin(None if self._cursor == self._pinned else self._cursor)
        elif key == Qt.Key.Key_Escape and self.chosen:
            self._cursor = None
            self.pin(None)
        else:
            super().keyPressEvent(event)

    def _move_cursor(self, layers: int, units: int) -> None:
        start = self._cursor or self._pinned
        if start is None:
            self._cursor = Place(1, 0)
        else:
            layer = min(max(start.layer + layers, 0), len(self._counts) - 1)
            unit = min(max(start.unit + units, 0), self._counts[layer] - 1)
            self._cursor = Place(layer, unit)
        self._announce()

    @qt_override(default=False)
    def event(self, event: QEvent) -> bool:
        if keeps(event, KEYS):
            return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return bool(super().event(event))

    def _show_tip(self, place: QPoint, on_screen: QPoint) -> None:
        text = self.description_at(place.x(), place.y())
        if text:
            QToolTip.showText(on_screen, text, self)
        else:
            QToolTip.hideText()

    def area_of(self, place: Place) -> QRectF:
        """Return the square of a unit."""
        return square(self._columns[place.layer].tiles[place.unit])
