"""The actions on composite gates; the table of all actions takes them up."""

from __future__ import annotations

from playground.ui.action import GRAPH, Action

MENU = "Graph/Composite Gates"
GROUPING = (
    Action("group", "&Group", MENU, ("Ctrl+G",), GRAPH),
    Action("ungroup", "&Ungroup", MENU, ("Ctrl+Shift+G",), GRAPH),
    Action("keep_group", "&Save to the Palette", MENU, workspace=GRAPH),
    Action("open_group", "&Open in Place or Close", MENU, ("Ctrl+Return",), GRAPH, part="open"),
    Action("step_inside", "Step &Inside", MENU, ("I",), GRAPH, part="open"),
    Action("step_out", "Step Ou&t", MENU, ("O",), GRAPH, part="open"),
)
