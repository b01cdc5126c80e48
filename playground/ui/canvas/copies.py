"""The copy gates of a scene: shown or hidden by one toggle, and never part of the graph."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import product

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from playground.engine.sum_text import sum_lines
from playground.gates.catalog import gate
from playground.graph.graph import Graph
from playground.session.playback import Playback
from playground.ui.canvas.bundles import CHIPS, Bundles
from playground.ui.canvas.copy_item import MIDDLE, RADIUS, REACH, CopyItem
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import node_box, output_offset
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.states import Carry

ASIDE = (-52.0, -24.0, 4.0, 32.0, -80.0)
AWAY = tuple(range(0, 140, 12))
GAP = 5.0
HALO_GAP = 8.0


class Copies:
    """Makes a copy gate wherever one output feeds several wires, while they are shown."""

    def __init__(self, scene: QGraphicsScene, bundles: Bundles, look: Look) -> None:
        """Begin hidden."""
        self._scene = scene
        self._bundles = bundles
        self._look = look
        self.items: dict[str, CopyItem] = {}
        self.shown = False

    def set_look(self, look: Look) -> None:
        """Draw with other colours."""
        self._look = look
        for item in self.items.values():
            item.set_look(look)

    def reach(self, name: str) -> float:
        """Return how far from its output port the wires of a node begin."""
        return REACH if name in self.items else 0.0

    def follow(self, graph: Graph, moved: Iterable[str], hidden: AbstractSet[str] = frozenset()) -> set[str]:
        """Show the copy gates of another graph, but of no node that is hidden.

        Returns the nodes whose wires begin elsewhere now.
        """
        forked = [name for name, wires in graph.outgoing.items() if len(wires) > 1] if self.shown else []
        forks = [name for name in forked if name not in hidden]
        gone, fresh = self.items.keys() - set(forks), [name for name in forks if name not in self.items]
        for name in gone:
            self._bundles.remove(self.items.pop(name))
        for name in fresh:
            self.items[name] = CopyItem(name, self._look)
            self._bundles.put(self.items[name], CHIPS)
        for name in {*fresh, *moved} & self.items.keys():
            node = graph.by_name[name]
            self.items[name].setPos(QPointF(*node.position) + output_offset(gate(node.gate)))
        return {*gone, *fresh} & graph.by_name.keys()

    def place(self, names: Iterable[str], playback: Playback, digits: int) -> None:
        """Find room for the sums of these nodes, clear of nodes and other sums if there is any."""
        wanted = set(names)
        for item in [item for name, item in self.items.items() if name in wanted]:
            run = playback.run
            item.keep_room(sum_lines(run, item.name, digits) if run is not None else ())
            box = item.sum_box()
            if not box.isEmpty():
                item.put_sum(self._spot(item, box))

    def show(self, name: str, playback: Playback, digits: int, total: str | None = None) -> None:
        """Show what has passed through the copy gate of a node at the playhead.

        A ``total`` that is given stands in place of the sum; an empty one leaves none.
        """
        item = self.items.get(name)
        run = playback.run
        if item is None:
            return
        if run is None or playback.value(name) is None:
            item.show_sum(Carry.NOTHING, ())
        elif playback.gradient(name) is None:
            item.show_sum(Carry.VALUE, ())
        elif total is None:
            item.show_sum(Carry.GRADIENT, sum_lines(run, name, digits))
        else:
            item.show_sum(Carry.GRADIENT, (total,) if total else ())

    def _spot(self, item: CopyItem, box: QRectF) -> QPointF:
        """Return the nearest middle of a sum, from the output port, at which it covers nothing."""
        near = box.height() / 2 + RADIUS + GAP
        ways = [
            QPointF(MIDDLE + aside, sign * (near + away))
            for away, sign, aside in product(AWAY, (1, -1), ASIDE)
        ]
        centre = item.pos()
        reach = QRectF(0, 0, box.width() + 200, 2 * (near + AWAY[-1]) + box.height())
        reach.moveCenter(centre)
        taken = list(self._taken(item, reach))
        size = QRectF(0, 0, box.width() + 2 * GAP, box.height() + 2 * GAP)
        best, least = ways[0], float("inf")
        for way in ways:
            size.moveCenter(centre + way)
            covered = sum(_area(size.intersected(each)) for each in taken)
            if covered < least:
                best, least = way, covered
            if not covered:
                break
        return best

    def _taken(self, own: CopyItem, reach: QRectF) -> Iterable[QRectF]:
        for item in self._scene.items(reach):
            if isinstance(item, NodeItem):
                yield node_box(item.node).adjusted(0, -HALO_GAP, 0, HALO_GAP)
            elif isinstance(item, CopyItem) and item is not own:
                yield from item.boxes()


def _area(box: QRectF) -> float:
    return max(box.width(), 0.0) * max(box.height(), 0.0)
