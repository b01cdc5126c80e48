"""What a descent marks on the canvas: below every chosen input where it would go."""

from __future__ import annotations

from playground.engine.descent import Move
from playground.gates.gate import Value
from playground.graph.graph import Wire
from playground.session.playback import Playback
from playground.ui.canvas.measures import stub
from playground.ui.canvas.overlay import Chip, NodeMark, Overlay, Tone, WireMark
from playground.ui.canvas.states import CHIP_TEXT, compact


def goals(moves: tuple[Move, ...], playback: Playback) -> Overlay:
    """Return the marks of coming moves, and the output where the playhead has not come to it yet."""
    nodes = {move.node: NodeMark(f"→ {compact(move.after, 3, 10)}", Tone.TANGENT) for move in moves}
    run = playback.run
    wires: dict[Wire, WireMark] = {}
    if run is not None and playback.value(run.target) is None:
        wires[stub(run.target)] = WireMark(value=output_chip(run.output))
    return Overlay(wires, nodes)


def output_chip(value: Value) -> Chip:
    """Return the chip of an output that is known although no step showed it."""
    return Chip(compact(value, 3, CHIP_TEXT), Tone.TANGENT, tip="The output as it is now")
