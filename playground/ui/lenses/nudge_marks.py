"""What a nudge marks on the canvas: along its path the changed numbers, and the change below each."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from playground.engine.format import brief, fitting, short
from playground.engine.nudge import Nudge
from playground.gates.gate import Value
from playground.graph.graph import Wire
from playground.ui.canvas.measures import stub
from playground.ui.canvas.overlay import NO_NODE_MARK, Chip, NodeMark, Overlay, Tone, WireMark
from playground.ui.canvas.states import CHIP_TEXT, compact

MOST_DIGITS = 4


def marks(made: Nudge) -> Overlay:
    """Return the marks of a nudge: wires of the path, the input, and the gates at a kink."""
    graph, inside = made.run.graph, frozenset(made.path)
    found: dict[Wire, WireMark] = {}
    for name in made.path:
        mark = _wire_mark(name, made.run.values[name], made.values[name])
        for wire in graph.outgoing[name] or (stub(name),):
            if not wire.target or wire.target in inside or name == made.run.target:
                found[wire] = mark
    nodes = {name: NodeMark("kink in ±h", Tone.KINK) for name in made.kinks}
    nodes[made.node] = _input_mark(made)
    for name in made.path:
        if len(graph.outgoing[name]) > 1:  # a sum of gradients would stand among changes
            nodes[name] = replace(nodes.get(name, NO_NODE_MARK), total="")
    return Overlay(found, nodes)


def change_text(before: Value, after: Value) -> str:
    """Return by how much a value changed: signed, of an array the largest change without a sign."""
    with np.errstate(all="ignore"):
        change = np.asarray(after) - np.asarray(before)
    if change.ndim:
        return f"Δ {brief(float(np.max(np.abs(change))))}"
    return f"Δ {'+' if change > 0 else ''}{brief(float(change))}"


def digits_for(change: float) -> int:
    """Return how many digits after the point show a change, between two and four."""
    if not change or not math.isfinite(change):
        return 2
    return min(max(2, math.ceil(-math.log10(abs(change)) - 0.01)), MOST_DIGITS)


def _wire_mark(name: str, before: Value, after: Value) -> WireMark:
    digits = 2 if isinstance(after, np.ndarray) else digits_for(float(after) - float(before))
    tip = f"{name}: {compact(before, 6, 40)} → {compact(after, 6, 40)}"
    value = Chip(compact(after, digits, CHIP_TEXT), Tone.TANGENT, tip=tip)
    change = Chip(change_text(before, after), Tone.TANGENT, tip=tip)
    return WireMark(value, change, Tone.TANGENT)


def _input_mark(made: Nudge) -> NodeMark:
    digits = digits_for(made.h)
    if made.index:
        place = ",".join(str(place + 1) for place in made.index)
        return NodeMark(f"[{place}] {short(made.after, digits)}", Tone.TANGENT)
    return NodeMark(f"was {short(made.before)}", Tone.TANGENT, fitting(made.after, digits))


def place_text(index: tuple[int, ...]) -> str:
    """Return the place of a number in its array as people count, from 1; empty for a single number."""
    if not index:
        return ""
    row = f"row {index[0] + 1}"
    return f"{row}, column {index[1] + 1}" if len(index) > 1 else row
