"""What can be done with the lenses that move inputs: keep a nudge, take gradient steps."""

from __future__ import annotations

from playground.ui.action import GRAPH, Action

KEEP, STEP, PLAY = "nudge_keep", "descend_step", "descend_play"

MOVING = (
    Action(KEEP, "Keep the N&udge", "Learn", ("Shift+J",), GRAPH, part="moving"),
    Action(STEP, "Take a &Gradient Step", "Learn", ("Shift+Return",), GRAPH, part="moving"),
    Action(PLAY, "Gradient Steps on &and on", "Learn", ("Shift+P",), GRAPH, part="moving"),
)
