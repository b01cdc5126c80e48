"""Walking from wire to wire: the next or previous one at the node that was selected."""

from __future__ import annotations

from playground.graph.graph import Graph, Wire
from playground.session.selection import Selection
from playground.ui.canvas.measures import curve, wire_ends
from playground.ui.canvas.view import CanvasView


class WireWalk:
    """Remembers whose wires are walked through."""

    def __init__(self, canvas: CanvasView) -> None:
        """Walk through the wires of a canvas."""
        self._canvas = canvas
        self._node: str | None = None

    def next(self) -> None:
        """Select the next wire."""
        self._go(1)

    def previous(self) -> None:
        """Select the previous wire."""
        self._go(-1)

    def _go(self, way: int) -> None:
        graph, selection = self._canvas.graph, self._canvas.session.selection
        here = next(iter(selection.wires)) if len(selection.wires) == 1 and not selection.nodes else None
        if len(selection.nodes) == 1:
            self._node = next(iter(selection.nodes))
        wires = wires_at(graph, self._node) if self._node in graph.by_name else ()
        if here is not None and here not in wires:
            wires = wires_at(graph, here.source)
        wires = wires or graph.wires
        if not wires:
            self._canvas.say("There is no wire yet.")
            return
        place = wires.index(here) + way if here in wires else 0 if way > 0 else -1
        wire = wires[place % len(wires)]
        self._canvas.session.select(Selection.only(wire))
        self._canvas.ensureVisible(curve(*wire_ends(graph, wire)).boundingRect())
        self._canvas.say(f"Wire from {wire.source} to input {wire.port} of {wire.target}")


def wires_at(graph: Graph, name: str | None) -> tuple[Wire, ...]:
    """Return the wires that a node feeds, and then those that feed it."""
    return () if name is None else (*graph.outgoing[name], *graph.incoming[name].values())
