"""What forward mode marks on the canvas: below every wire the tangent of the number that it carries.

No sum of gradients stands among the tangents.
"""

from __future__ import annotations

from playground.engine.forward_mode import ForwardMode
from playground.gates.gate import Value
from playground.graph.graph import Graph, Wire
from playground.session.modes import Modes
from playground.session.playback import Playback
from playground.ui.canvas.look import UNKNOWN
from playground.ui.canvas.measures import stubs
from playground.ui.canvas.overlay import NO_OVERLAY, Chip, NodeMark, Overlay, Tone, WireMark
from playground.ui.canvas.states import CHIP_TEXT, compact

LONGEST_NAME = 2


class TangentMarks:
    """Makes the marks of one pass once, and shows as many of them as the playhead has come to."""

    def __init__(self) -> None:
        """Begin without a pass."""
        self._mode: ForwardMode | None = None
        self._wires: tuple[Wire, ...] = ()
        self._marks: dict[tuple[str, bool], WireMark] = {}
        self._forks: dict[str, NodeMark] = {}

    def overlay(self, modes: Modes, playback: Playback) -> Overlay:
        """Return the tangent of every wire, as far as it is known, and the seed at the chosen input."""
        mode = modes.mode
        if mode is None:
            return NO_OVERLAY
        if mode is not self._mode:
            self._mode, self._marks = mode, {}
            self._wires = _wires(mode.run.graph, mode)
            forks = (name for name, wires in mode.run.graph.outgoing.items() if len(wires) > 1)
            self._forks = {name: NodeMark(total="") for name in forks}
        sign, title = sign_of(modes), modes.title
        found: dict[Wire, WireMark] = {}
        for wire in self._wires:
            key = (wire.source, playback.value(wire.source) is not None)
            if key not in self._marks:
                self._marks[key] = WireMark(gradient=_chip(mode, *key, sign, title))
            found[wire] = self._marks[key]
        return Overlay(found, {**self._forks, mode.input: NodeMark(seed_text(modes), Tone.TANGENT, total="")})


def sign_of(modes: Modes) -> str:
    """Return what stands before a tangent: ``∂x`` for a short name, else the sign of a derivative alone."""
    return f"∂{modes.node}" if len(modes.node) <= LONGEST_NAME else "∂"


def seed_text(modes: Modes) -> str:
    """Return what the chosen input starts with."""
    places = ",".join(str(place + 1) for place in modes.index)
    return f"seed [{places}] 1" if places else "seed 1"


def _wires(graph: Graph, mode: ForwardMode) -> tuple[Wire, ...]:
    """Return all wires that carry a value, open ends too."""
    return tuple(wire for wire in (*graph.wires, *stubs(graph)) if wire.source in mode.run.values)


def _chip(mode: ForwardMode, name: str, is_known: bool, sign: str, title: str) -> Chip:  # noqa: FBT001 - a key
    """Return the chip of a node's tangent; before its step it is as wide as then, so that nothing jumps."""
    tangent, what = mode.tangents.get(name), f"d{name}/d{title}"
    if tangent is None:
        return Chip(f"{sign} {UNKNOWN}", Tone.TANGENT, tip=f"{what} would take too long to work out")
    if is_known:
        return Chip(f"{sign} {brief(tangent)}", Tone.TANGENT, tip=f"{what} = {compact(tangent, 6, 60)}")
    unknown = f"{sign} {UNKNOWN:^{len(brief(tangent))}}"
    return Chip(unknown, Tone.TANGENT, tip=f"{what} comes with the step of {name}")


def brief(value: Value) -> str:
    """Return a tangent as it stands in a chip."""
    return compact(value, 2, CHIP_TEXT)
