"""The actions that copy, select, arrange and look at gates; the table of all actions takes them up."""

from __future__ import annotations

from playground.ui.action import GRAPH, Action

COPYING = (
    Action("cut", "Cu&t", "Edit", ("Ctrl+X",), GRAPH, part="nodes"),
    Action("copy", "&Copy", "Edit", ("Ctrl+C",), GRAPH, icon="copy", part="nodes"),
    Action("paste", "&Paste", "Edit", ("Ctrl+V",), GRAPH, part="nodes"),
    Action("duplicate", "Dup&licate", "Edit", ("Ctrl+D",), GRAPH, part="nodes"),
)

SELECTING = (
    Action("select_all", "Select &All", "Edit", ("Ctrl+A",), GRAPH, part="select"),
    Action("select_others", "Select the &Others", "Edit", ("Ctrl+I",), GRAPH, part="select"),
)

LOOKING = (
    Action("zoom_selection", "Fit the Se&lection", "View", ("Shift+F",), GRAPH, part="zoom"),
    Action("minimap", "Minima&p", "View", ("M",), GRAPH, part="minimap", toggle=True),
)

# A, D, W and X lie left, right, above and below of one another on the keyboard
ARRANGE = "Graph/Arrange"
ARRANGING = (
    Action("align_left", "Align &Left", ARRANGE, ("Ctrl+Shift+A",), GRAPH),
    Action("align_centre", "Align &Centres", ARRANGE, ("Ctrl+Shift+C",), GRAPH),
    Action("align_right", "Align &Right", ARRANGE, ("Ctrl+Shift+D",), GRAPH),
    Action("align_top", "Align &Top", ARRANGE, ("Ctrl+Shift+W",), GRAPH, part="down"),
    Action("align_middle", "Align &Middles", ARRANGE, ("Ctrl+Shift+M",), GRAPH, part="down"),
    Action("align_bottom", "Align &Bottom", ARRANGE, ("Ctrl+Shift+X",), GRAPH, part="down"),
    Action("distribute_across", "Distribute &Across", ARRANGE, ("Ctrl+Shift+H",), GRAPH, part="apart"),
    Action("distribute_down", "Distribute &Down", ARRANGE, ("Ctrl+Shift+V",), GRAPH, part="apart"),
    Action("straighten", "&Straighten Wires", ARRANGE, ("Ctrl+Shift+L",), GRAPH, part="wires"),
)
