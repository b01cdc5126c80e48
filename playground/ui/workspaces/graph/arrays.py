"""Vectors and matrices on the canvas: edited as a table, seen as a heat map."""

from __future__ import annotations

from playground.gates.gate import Source
from playground.graph.value_table import Kind
from playground.ui.actions import ActionTable
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.heat import HeatTool
from playground.ui.tools.table import TableTool
from playground.ui.workspaces.graph.menu import Entry


class Arrays:
    """The gestures, actions and menu entries for arrays."""

    def __init__(self, canvas: CanvasView) -> None:
        """Work on a canvas."""
        self._canvas = canvas
        self.table = TableTool(canvas)
        self.heat = HeatTool(canvas)

    def bind(self, actions: ActionTable) -> None:
        """Bind what can be done."""
        actions.bind("edit_table", self.table.open_selected)
        actions.bind("heat_map", self.heat.toggle)

    def offers(self, name: str) -> list[Entry]:
        """Return what the menu of a node offers."""
        item = self._canvas.canvas.nodes[name]
        if item.kind.source is Source.NONE:
            return [("Show as a heat map", self.heat.toggle)] if self.heat.is_array(name) else []
        if isinstance(item.node.value, tuple):
            return [
                ("Edit as a table…", lambda: self.table.open(name)),
                ("Show as a heat map", self.heat.toggle),
            ]
        return [
            ("Make it a vector…", lambda: self.table.open(name, Kind.VECTOR)),
            ("Make it a matrix…", lambda: self.table.open(name, Kind.MATRIX)),
        ]
