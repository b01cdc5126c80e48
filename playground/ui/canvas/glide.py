"""Gliding: nodes that were put elsewhere travel there on the screen; the graph is there at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Slot

from playground.graph.graph import Graph
from playground.ui.canvas.scene import CanvasScene

DURATION = 200  # ms
NEAR = 12.0  # pixels: less than that is a nudge, which is seen at once
MOST = 400  # nodes

Place = tuple[float, float]


class Glide(QObject):
    """Shows a scene's nodes on the way from where they are seen to where a graph has them."""

    def __init__(self, scene: CanvasScene) -> None:
        """Rest."""
        super().__init__(scene)
        self._scene = scene
        self._end = Graph()
        self._ways: Mapping[str, tuple[Place, Place]] = {}
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(DURATION)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(self._travel)
        self._animation.finished.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether nodes are on their way."""
        return bool(self._ways)

    def show(self, graph: Graph, *, moving: bool) -> None:
        """Show a graph, ``moving`` its nodes to where they belong if they do not lie there."""
        ways = _ways(self._scene.graph, graph) if moving else {}
        self._animation.stop()
        self._end, self._ways = graph, ways
        self._scene.end = graph if ways else None
        if ways:
            self._travel(0.0)
            self._animation.start()
        else:
            self._scene.show_graph(graph)

    @Slot()
    def stop(self) -> None:
        """Show every node where it belongs."""
        self._animation.stop()
        if self._ways:
            self._ways, self._scene.end = {}, None
            self._scene.show_graph(self._end)

    @Slot(object)
    def _travel(self, share: float) -> None:
        by_name = self._end.by_name
        moved = {
            name: replace(by_name[name], position=_between(way, share)) for name, way in self._ways.items()
        }
        self._scene.show_graph(self._end.with_changed(moved))


def _ways(shown: Graph, graph: Graph) -> dict[str, tuple[Place, Place]]:
    """Return the ways of the nodes that both graphs have; none where they are too short or too many."""
    ways = {
        node.name: (shown.by_name[node.name].position, node.position)
        for node in graph.nodes
        if node.name in shown.by_name and shown.by_name[node.name].position != node.position
    }
    far = any(abs(start[0] - end[0]) + abs(start[1] - end[1]) > NEAR for start, end in ways.values())
    return ways if far and len(ways) <= MOST else {}


def _between(way: tuple[Place, Place], share: float) -> Place:
    (left, top), (right, bottom) = way
    return left + (right - left) * share, top + (bottom - top) * share
