"""What forward mode marks on the canvas: below every wire the tangent of the number that it carries."""

from __future__ import annotations

from playground.gates.gate import Value
from playground.graph.graph import Wire
from playground.session.modes import Modes
from playground.ui.canvas.look import UNKNOWN
from playground.ui.canvas.measures import stubs
from playground.ui.canvas.overlay import NO_OVERLAY, Chip, NodeMark, Overlay, Tone, WireMark
from playground.ui.canvas.states import CHIP_TEXT, compact

LONGEST_NAME = 2


def marks(modes: Modes) -> Overlay:
    """Return the tangent of every wire, as far as the playhead has come, and the seed at the chosen input."""
    mode = modes.mode
    if mode is None:
        return NO_OVERLAY
    graph = mode.run.graph
    sign = sign_of(modes)
    chips: dict[str, Chip] = {}
    found: dict[Wire, WireMark] = {}
    for wire in (*graph.wires, *stubs(graph)):
        name = wire.source
        if name in mode.run.values:
            if name not in chips:
                chips[name] = _chip(name, modes, sign)
            found[wire] = WireMark(gradient=chips[name])
    return Overlay(found, {modes.node: NodeMark(seed_text(modes), Tone.TANGENT)})


def sign_of(modes: Modes) -> str:
    """Return what stands before a tangent: ``∂x`` for a short name, else the sign of a derivative alone."""
    return f"∂{modes.node}" if len(modes.node) <= LONGEST_NAME else "∂"


def seed_text(modes: Modes) -> str:
    """Return what the chosen input starts with."""
    places = ",".join(str(place + 1) for place in modes.index)
    return f"seed [{places}] 1" if places else "seed 1"


def _chip(name: str, modes: Modes, sign: str) -> Chip:
    tangent, what = modes.tangent(name), f"d{name}/d{modes.title}"
    if tangent is not None:
        return Chip(f"{sign} {brief(tangent)}", Tone.TANGENT, tip=f"{what} = {compact(tangent, 6, 60)}")
    coming = modes.mode.tangents.get(name) if modes.mode else None
    room = len(brief(coming)) if coming is not None else 1  # as wide as the number to come: nothing jumps
    return Chip(f"{sign} {UNKNOWN:>{room}}", Tone.TANGENT, tip=f"{what} comes with the step of {name}")


def brief(value: Value) -> str:
    """Return a tangent as it stands in a chip."""
    return compact(value, 2, CHIP_TEXT)
