"""Bundles of items: at every change Qt looks at each item of a scene that lies in no other, so few should."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsScene

from playground.engine.step import Phase

WIRES, RAISED, CURRENT, CHIPS, NODES = 1.0, 2.0, 2.5, 3.0, 4.0  # heights of what a scene has many of
MOST = 16  # items of a bundle: all of them are asked where one is painted
STEP = 1e-6  # of height from a bundle to the next

Key = tuple[float, int]


def height(phase: Phase | None) -> float:
    """Return where a gate lies: that of the current step below all numbers, for its halo hides none."""
    return NODES if phase is None else CURRENT


class Bundles:
    """Keeps items in bundles; they lie over each other by height, and at one height as they came."""

    def __init__(self, scene: QGraphicsScene) -> None:
        """Begin without items."""
        self._scene = scene
        self._came: dict[float, int] = defaultdict(int)
        self._places: dict[QGraphicsItem, int] = {}
        self._keys: dict[QGraphicsItem, Key] = {}
        self._bundles: dict[Key, QGraphicsItem] = {}
        self._sizes: dict[Key, int] = {}

    def put(self, item: QGraphicsItem, height: float) -> None:
        """Show an item at a height, from where it may be raised to another one and come back to its place."""
        if item not in self._places:
            self._places[item] = self._came[height]
            self._came[height] += 1
        place = self._places[item]
        key = height, place // MOST
        if self._keys.get(item) == key:
            return
        before = self._keys.get(item)
        item.setZValue(place % MOST)
        item.setParentItem(self._bundle(key))
        self._keys[item] = key
        self._sizes[key] += 1
        if before is not None:
            self._leave(before)

    def remove(self, item: QGraphicsItem) -> None:
        """Show an item no more."""
        del self._places[item]
        self._scene.removeItem(item)
        self._leave(self._keys.pop(item))

    def _bundle(self, key: Key) -> QGraphicsItem:
        if key not in self._bundles:
            bundle = self._bundles[key] = QGraphicsRectItem()
            self._sizes[key] = 0
            bundle.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents)
            bundle.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            height, number = key
            bundle.setZValue(height + STEP * number)
            self._scene.addItem(bundle)
        return self._bundles[key]

    def _leave(self, key: Key) -> None:
        """Forget a bundle once nothing is left in it."""
        self._sizes[key] -= 1
        if not self._sizes[key]:
            del self._sizes[key]
            self._scene.removeItem(self._bundles.pop(key))
