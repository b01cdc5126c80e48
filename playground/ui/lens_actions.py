"""The actions that open the lenses of the Graph workspace; the table of all actions takes them up."""

from __future__ import annotations

from playground.ui.action import GRAPH, Action


def _opens(id: str, title: str, *keys: str) -> Action:
    return Action(f"lens_{id}", title, "Learn", keys, GRAPH, group="lens")


LENSES = (
    _opens("step", "&Step by Step", "Alt+1"),
    _opens("predict", "&Predict, then Reveal", "Alt+2", "Q"),
    _opens("nudge", "&Nudge an Input", "Alt+3", "J"),
    _opens("check", "&Check Every Wire", "Alt+4"),
    _opens("lab", "&Bug Lab", "Alt+5", "B"),
    _opens("descend", "&Descend", "Alt+6", "D"),
    _opens("modes", "&Forward and Reverse Mode", "Alt+7", "K"),
)
