"""What can be done in the Bug lab from the keyboard: hide a bug, ask for a hint."""

from __future__ import annotations

from playground.ui.action import GRAPH, Action

LAB = (
    Action("hide_bug", "Hid&e a Bug", "Learn", ("Shift+B",), GRAPH, icon="bug", part="lab"),
    Action("bug_hint", "Hint &Where the Bug Is", "Learn", ("Ctrl+Shift+B",), GRAPH, part="lab"),
)
