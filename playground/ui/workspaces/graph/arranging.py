"""Arranging by menu and key: align, distribute, straighten, tidy."""

from __future__ import annotations

from collections.abc import Callable

from playground.graph.arrange import Places, Side, Way, align, distribute, straighten
from playground.graph.editing import move
from playground.graph.graph import Graph, GraphError
from playground.session.selection import Selection
from playground.session.session import Session
from playground.ui.actions import ActionTable
from playground.ui.canvas.view import CanvasView


class Arranging:
    """Brings selected gates into line; each is one entry of the history."""

    def __init__(self, session: Session, canvas: CanvasView) -> None:
        """Arrange the graph of a session; what cannot be done is said on its canvas."""
        self._session = session
        self._canvas = canvas

    def bind(self, table: ActionTable) -> None:
        """Bind all of it."""
        for side in Side:
            table.bind(f"align_{side.value}", self._aligner(side))
        for way in Way:
            table.bind(f"distribute_{way.value}", self._distributor(way))
        table.bind("straighten", self.straighten)
        table.bind("select_others", self.select_others)

    def align(self, side: Side) -> None:
        """Bring the selected gates into line."""
        self._arrange("Align", lambda graph, names: align(graph, names, side))

    def distribute(self, way: Way) -> None:
        """Leave equal gaps between the selected gates."""
        self._arrange("Distribute", lambda graph, names: distribute(graph, names, way))

    def straighten(self) -> None:
        """Let wires run level: those of the selected gates, or of all where none is selected."""
        selected = self._session.selection
        ends = frozenset(wire.target for wire in selected.wires)
        names = selected.nodes or ends or frozenset(self._session.graph.by_name)
        if not self._arrange("Straighten wires", lambda graph, _: straighten(graph, names)):
            self._canvas.say("These wires run level, or another gate is in the way.")

    def select_others(self) -> None:
        """Select what is not selected, and let go of what is."""
        graph, selected = self._session.graph, self._session.selection
        nodes = frozenset(graph.by_name) - selected.nodes
        among = (wire for wire in graph.wires if wire.source in nodes and wire.target in nodes)
        self._session.select(Selection(nodes, frozenset(among)))

    def _aligner(self, side: Side) -> Callable[[], None]:
        return lambda: self.align(side)

    def _distributor(self, way: Way) -> Callable[[], None]:
        return lambda: self.distribute(way)

    def _arrange(self, label: str, places: Callable[[Graph, frozenset[str]], Places]) -> bool:
        """Move nodes to places; return whether anything moved or a reason was said why not."""
        graph = self._session.graph
        try:
            changed = move(graph, places(graph, self._session.selection.nodes))
        except GraphError as error:
            text = str(error)
            self._canvas.say(f"{text[:1].upper()}{text[1:]}.")
            return True
        self._session.edit(label, changed)
        return changed != graph
