"""The actions that play a run and stop it; the table of all actions takes them up."""

from __future__ import annotations

from playground.ui.action import GRAPH, Action

PLAYING = (
    Action("auto_play", "&Play", "Graph", ("P",), GRAPH, icon="timer"),
    Action("slower", "Play Slower", "Graph", ("[",), GRAPH),
    Action("faster", "Play Faster", "Graph", ("]",), GRAPH),
    Action("go_to_step", "Go to This Gate's Step", "Graph", (".",), GRAPH),
    Action("breakpoint", "Breakpoint", "Graph", ("F9",), GRAPH, part="break"),
    Action("clear_breakpoints", "Clear All Breakpoints", "Graph", ("Ctrl+Shift+F9",), GRAPH, part="break"),
)

MAGNITUDE = (
    Action("thickness", "Thickness by Gradient", "View", ("Shift+T",), GRAPH, part="minimap", toggle=True),
)
