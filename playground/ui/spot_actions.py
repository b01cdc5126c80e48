"""The actions that light up what belongs together; the table of all actions takes them up."""

from __future__ import annotations

from playground.ui.action import GRAPH, Action

SPOTS = (
    Action("spot_next", "L&ight the Next Factor", "Learn", ("L",), GRAPH, part="spot"),
    Action("spot_previous", "Light the P&revious Factor", "Learn", ("Shift+L",), GRAPH, part="spot"),
    Action("code_tab", "Next &Tab of the Code", "Learn", ("U",), GRAPH, icon="code", part="code"),
)
