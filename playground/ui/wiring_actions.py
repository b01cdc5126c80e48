"""The actions that wire gates without a mouse; the table of all actions takes them up."""

from __future__ import annotations

from playground.ui.action import GRAPH, Action

DELETING = (
    Action("delete_join", "Delete and &Join", "Edit", ("Ctrl+Delete", "Ctrl+Backspace"), GRAPH, part="nodes"),
)

WIRES = "Graph/Wires"
WIRING = (
    Action("connect", "&Plug into…", WIRES, ("C",), GRAPH),
    Action("feed", "&Feed from…", WIRES, ("Shift+C",), GRAPH),
    Action("next_wire", "&Next Wire", WIRES, ("W",), GRAPH, part="walk"),
    Action("previous_wire", "Pre&vious Wire", WIRES, ("Shift+W",), GRAPH, part="walk"),
    Action("context_menu", "Co&ntext Menu", "Graph", ("Menu", "Shift+F10"), GRAPH, area="canvas"),
)
