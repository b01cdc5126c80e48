"""Walk: arrow keys go from node to node and, with Alt, move what is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from playground.graph.graph import Graph
from playground.session import graph_actions, note_actions
from playground.session.selection import Selection
from playground.ui.canvas.measures import node_box
from playground.ui.canvas.touch import Tool

WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
NUDGE, FINE_NUDGE = 8, 1
ASIDE = 2.0


class WalkTool(Tool):
    """Ctrl and an arrow select the nearest node that way; Up and Down alone the previous and next one."""

    def wants(self, event: QKeyEvent) -> bool:
        """Keep the arrows with Ctrl or Alt, which no shortcut may take."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        return event.key() in WAYS and bool(held)

    def key(self, event: QKeyEvent) -> bool:
        """Walk, or move."""
        way = WAYS.get(Qt.Key(event.key()))
        if way is None:
            return False
        held = event.modifiers()
        if held & Qt.KeyboardModifier.AltModifier:
            self._nudge(way, FINE_NUDGE if held & Qt.KeyboardModifier.ShiftModifier else NUDGE)
        elif held & Qt.KeyboardModifier.ControlModifier:
            self._go(nearest(self.canvas.graph, self._current(), way))
        elif way[1]:
            self._go(neighbour(self.canvas.graph, self._current(), way[1]))
        else:
            return False
        return True

    def _current(self) -> str | None:
        names = self.canvas.session.selection.nodes
        return next((node.name for node in self.canvas.graph.nodes if node.name in names), None)

    def _go(self, name: str | None) -> None:
        if name is not None:
            self.canvas.session.select(Selection.only(name))
            self.canvas.ensureVisible(node_box(self.canvas.graph.by_name[name]))
            self.canvas.say(described(self.canvas.graph, name))

    def _nudge(self, way: tuple[int, int], by: int) -> None:
        nodes = self.canvas.graph.by_name
        chosen = self.canvas.session.selection.nodes
        if self.canvas.session.selection.notes:
            note_actions.nudge(self.canvas.session, (way[0] * by, way[1] * by))
            return
        places = {
            name: (nodes[name].position[0] + way[0] * by, nodes[name].position[1] + way[1] * by)
            for name in chosen
        }
        if places:
            graph_actions.move(self.canvas.session, places)


def neighbour(graph: Graph, name: str | None, way: int) -> str | None:
    """Return the node before (-1) or after (1) another in the order they were placed, round and round."""
    names = [node.name for node in graph.nodes]
    if not names:
        return None
    return names[(names.index(name) + way) % len(names)] if name in names else names[0 if way > 0 else -1]


def nearest(graph: Graph, name: str | None, way: tuple[int, int]) -> str | None:
    """Return the nearest node in a direction; what lies aside counts as further away."""
    if name is None:
        return neighbour(graph, None, 1)
    x, y = graph.by_name[name].position
    found: list[tuple[float, str]] = []
    for node in graph.nodes:
        across, down = node.position[0] - x, node.position[1] - y
        along = across * way[0] + down * way[1]
        aside = abs(across * way[1]) + abs(down * way[0])
        if along > 0:
            found.append((along + ASIDE * aside, node.name))
    return min(found)[1] if found else None


def described(graph: Graph, name: str) -> str:
    """Return a node, what feeds it and what it feeds, in one sentence."""
    plugged = ", ".join(f"{wire.port} from {wire.source}" for wire in graph.incoming[name].values())
    feeds = ", ".join(dict.fromkeys(wire.target for wire in graph.outgoing[name]))
    parts = [name, f"with {plugged}" if plugged else "", f"feeds {feeds}" if feeds else "feeds nothing"]
    return " ".join(part for part in parts if part)
