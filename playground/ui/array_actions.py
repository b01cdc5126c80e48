"""The actions for vectors, matrices and copies of them; the table of all actions takes them up."""

from __future__ import annotations

from playground.ui.action import GRAPH, Action

ARRAYS = (
    Action("edit_table", "Edit &Value as a Table…", "Graph", ("V",), GRAPH, part="make"),
    Action("heat_map", "Show as a &Heat Map", "Graph", ("H",), GRAPH, part="make"),
)
COPIES = (Action("copies", "Show &Copy Gates", "View", ("Y",), GRAPH, part="copies", toggle=True),)
