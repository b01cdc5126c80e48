"""The bars of the minimap: where every node lies, followed by difference, and drawn whole or in patches."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from playground.gates.catalog import gate
from playground.gates.gate import Family
from playground.graph.graph import Graph
from playground.ui.canvas.measures import CARD, PILL, is_pill
from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import family_colour

LEAST = 2.4  # pixels a node takes at least
ROUND = 400  # up to so many nodes are drawn with round corners
FEW = 40  # moved nodes; where more have moved all of the picture is drawn anew

Place = tuple[float, float]


class Bars:
    """The nodes of a graph as a map shows them."""

    def __init__(self, graph: Graph) -> None:
        """Look at every node of a graph."""
        kinds = [gate(node.gate) for node in graph.nodes]
        found = dict.fromkeys(kind.family for kind in kinds)
        number = {family: place for place, family in enumerate(found)}
        self.graph = graph
        self._families: tuple[Family, ...] = tuple(found)
        self._family = np.array([number[kind.family] for kind in kinds], dtype=np.intp)
        self._pills: list[bool] = [is_pill(kind) for kind in kinds]
        self._places: NDArray[np.float64] = np.array([node.position for node in graph.nodes]).reshape(-1, 2)

    def follow(self, graph: Graph) -> list[tuple[str, Place]] | None:
        """Look at another graph; return the nodes that were moved with where they lay before.

        None, and nothing is followed, where the graphs differ by more.
        """
        changed = graph.changed_since(self.graph)
        if changed is None:
            return None
        old, new = self.graph.by_name, graph.by_name
        moved = [(name, old[name].position) for name in changed if old[name].position != new[name].position]
        for name, _before in moved:
            self._places[graph.index[name]] = new[name].position
        self.graph = graph
        return moved

    def is_any_within(self, box: QRectF) -> bool:
        """Whether the middle of any node lies inside a box of the scene."""
        return bool(self._within(box).any())

    def _within(self, box: QRectF) -> NDArray[np.bool_]:
        across, down = self._places[:, 0], self._places[:, 1]
        inside = (box.left() < across) & (across < box.right())
        return inside & (box.top() < down) & (down < box.bottom())

    def draw(self, painter: QPainter, corner: QPointF, scale: float, area: QRectF | None = None) -> None:
        """Draw all bars, family by family, or those that may reach into an area of the scene.

        0, 0 of the canvas lies at the corner.
        """
        wanted = None if area is None else self._within(area)
        painter.setPen(Qt.PenStyle.NoPen)
        is_round = len(self._pills) <= ROUND
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=is_round)
        for number, family in enumerate(self._families):
            mine = self._family == number
            chosen = np.flatnonzero(mine if wanted is None else mine & wanted)
            boxes = self._boxes(chosen, corner, scale)
            painter.setBrush(QColor(family_colour(theme().tokens, family)))
            if not is_round:
                painter.drawRects(boxes)
                continue
            for bar in boxes:
                painter.drawRoundedRect(bar, 1.8, 1.8)

    def _boxes(self, chosen: NDArray[np.intp], corner: QPointF, scale: float) -> list[QRectF]:
        shapes = {pill: scaled(PILL if pill else CARD, scale) for pill in (False, True)}
        sides = {
            pill: (shape.left(), shape.top(), shape.width(), shape.height()) for pill, shape in shapes.items()
        }
        found = []
        spots = (self._places[chosen] * scale + (corner.x(), corner.y())).tolist()
        for place, (x, y) in zip(chosen.tolist(), spots, strict=True):
            left, top, width, height = sides[self._pills[place]]
            found.append(QRectF(left + x, top + y, width, height))
        return found


class BarsPicture:
    """A picture of bars that is patched where nodes were moved."""

    def __init__(
        self, bars: Bars, extent: QRectF, size: QSize, ratio: float, corner: QPointF, scale: float
    ) -> None:
        """Draw all bars of an extent of the scene, whose 0, 0 lies at the corner."""
        self.extent, self.ratio = extent, ratio
        self.is_right = True  # else it has to be made anew
        self.pixmap = QPixmap(size * ratio)
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(Qt.GlobalColor.transparent)
        self._corner, self._scale = corner, scale
        painter = QPainter(self.pixmap)
        bars.draw(painter, corner, scale)
        painter.end()

    def follow(self, bars: Bars, moved: list[tuple[str, Place]] | None) -> None:
        """Draw anew where a few nodes lay and where they lie now; else be right no more."""
        if moved is None or len(moved) > FEW or not self.ratio.is_integer():
            self.is_right = self.is_right and moved == []
        elif moved and self.is_right:
            self._patch(bars, moved)

    def _patch(self, bars: Bars, moved: list[tuple[str, Place]]) -> None:
        spots = [place for name, before in moved for place in (before, bars.graph.by_name[name].position)]
        region = QRegion()
        for x, y in spots:
            region = region.united(self._patch_around(x, y))
        painter = QPainter(self.pixmap)
        painter.setClipRegion(region)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(region.boundingRect(), Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        bars.draw(painter, self._corner, self._scale, self._to_scene(region.boundingRect()))
        painter.end()

    def _patch_around(self, x: float, y: float) -> QRect:
        """Return the whole pixels that the bar of a node takes."""
        bar = scaled(PILL, self._scale).translated(
            self._corner.x() + x * self._scale, self._corner.y() + y * self._scale
        )
        return bar.toAlignedRect().adjusted(-2, -2, 2, 2)

    def _to_scene(self, patch: QRect) -> QRectF:
        """Return where in the scene the middles of all bars lie that reach into a patch of the picture."""
        corner = (QPointF(patch.topLeft()) - self._corner) / self._scale
        box = QRectF(corner, QSizeF(patch.size()) / self._scale)
        across = PILL.width() + LEAST / self._scale
        down = PILL.height() + CARD.height() + LEAST / self._scale
        return box.adjusted(-across, -down, across, down)


def scaled(outline: QRectF, scale: float) -> QRectF:
    """Return the bar of a node around 0, 0, never too small to be seen."""
    corner = outline.topLeft() * scale
    return QRectF(corner, QSizeF(max(outline.width() * scale, LEAST), max(outline.height() * scale, LEAST)))
