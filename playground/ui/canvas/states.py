"""What each item of the canvas shows at one moment of a run, as plain records that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from playground.engine.format import short
from playground.engine.run import Run
from playground.engine.step import Phase, Step
from playground.gates.catalog import gate
from playground.gates.gate import Value
from playground.graph.graph import Graph, Wire
from playground.session.playback import Playback
from playground.ui.canvas.look import UNKNOWN
from playground.ui.canvas.measures import is_stub
from playground.ui.canvas.overlay import NO_NODE_MARK, NO_WIRE_MARK, Chip, NodeMark, Tone, WireMark

CHIP_TEXT = 8


class Carry(Enum):
    """What has travelled over a wire so far."""

    NOTHING = 0
    VALUE = 1
    GRADIENT = 2


@dataclass(frozen=True)
class WireState:
    """What a wire shows: the numbers it carries, whether the current step uses it, and how thick it is.

    ``weight`` goes from 0 to 1 with the gradient where thickness follows it; None is the plain thickness.
    ``reason`` says why the gradient is 0 where the wire does not lead to the target.
    """

    carry: Carry = Carry.NOTHING
    active: bool = False
    value: str = ""
    gradient: str = ""
    weight: float | None = None
    reason: str = ""
    mark: WireMark = NO_WIRE_MARK

    @property
    def chips(self) -> tuple[Chip, Chip]:
        """The chips above and below the wire; one without a text is not shown."""
        upper, lower = Chip(self.value, Tone.VALUE), Chip(self.gradient, Tone.GRADIENT, tip=self.reason)
        return self.mark.value or upper, self.mark.gradient or lower


@dataclass(frozen=True)
class NodeState:
    """What a node shows besides its gate: the current step, the sum of its gradients, its badges."""

    phase: Phase | None = None
    total: str = ""
    kink: bool = False
    problem: str = ""
    selected: bool = False
    stops: bool = False
    mark: NodeMark = NO_NODE_MARK

    @property
    def total_chip(self) -> Chip:
        """The chip of the sum; one without a text is not shown."""
        return Chip(self.total, Tone.GRADIENT if self.mark.total is None else self.mark.tone)

    @property
    def below(self) -> Chip:
        """The chip below the node: what a lens says of it, else the sum."""
        return Chip(self.mark.badge, self.mark.tone) if self.mark.badge else self.total_chip


def compact(value: Value, digits: int, longest: int) -> str:
    """Return a value in few characters; an array that takes more than ``longest`` is told by its shape."""
    text = short(value, digits)
    if isinstance(value, np.ndarray) and len(text) > longest:
        return f"[{'×'.join(map(str, value.shape))}]"
    return text


def wire_state(playback: Playback, wire: Wire, digits: int) -> WireState:
    """Return what a wire shows at the playhead."""
    if playback.run is None or wire.source not in playback.run.values:
        return WireState()
    value = playback.value(wire.source)
    gradient = _wire_gradient(playback, wire)
    carry = Carry.NOTHING if value is None else Carry.VALUE if gradient is None else Carry.GRADIENT
    back = _is_backward(playback)
    return WireState(
        carry=carry,
        active=wire in active_wires(playback.run.graph, playback.step),
        value=_text(value, digits) if value is not None else unknown(playback.run.values[wire.source]),
        gradient=_text(gradient, digits) if back else "",
        reason=_reason(playback, wire) if back else "",
    )


def _reason(playback: Playback, wire: Wire) -> str:
    """Return why no gradient comes back over a wire, if none does."""
    name = wire.target or wire.source
    if playback.run is None or not playback.is_beside(name):
        return ""
    return f"{name} does not reach {playback.run.target}: nothing it does changes {playback.run.target}."


def widest(playback: Playback, wire: Wire, digits: int) -> tuple[str, str]:
    """Return the texts a wire's chips will hold at the end of the run: room is kept for them."""
    run = playback.run
    if run is None or wire.source not in run.values:
        return "", ""
    gradients = (
        run.gradients.get(wire.source) if is_stub(wire) else run.downstream.get((wire.target, wire.port))
    )
    value = run.values[wire.source]
    return max(_text(value, digits), unknown(value), key=len), _text(gradients, digits)


def unknown(value: Value) -> str:
    """Return what stands for a value that is not computed yet: of an array the shape is known before."""
    return f"{UNKNOWN} [{'×'.join(map(str, value.shape))}]" if isinstance(value, np.ndarray) else UNKNOWN


def node_total(playback: Playback, graph: Graph, name: str, digits: int) -> str:
    """Return the summed gradient of a node that feeds several wires, once all of them have arrived."""
    wires = graph.outgoing.get(name, ())
    gradient = playback.gradient(name) if len(wires) > 1 else None
    return "" if gradient is None else f"Σ {_text(gradient, digits)}"


def node_kink(playback: Playback, graph: Graph, name: str) -> bool:
    """Whether a node's backward step was taken at a kink of its gate."""
    run = playback.run
    node = graph.by_name.get(name)
    if node is None or gate(node.gate).kinks is None or run is None or playback.gradient(name) is None:
        return False
    place = run.places.get((Phase.BACKWARD, name))
    return place is not None and any(term.is_kink for term in run.step(place).terms)


def active_wires(graph: Graph, step: Step | None) -> tuple[Wire, ...]:
    """Return the wires a step uses: those into its gate, or those out of an input."""
    if step is None:
        return ()
    incoming = graph.incoming.get(step.node, {})
    return tuple(incoming.values()) or graph.outgoing.get(step.node, ())


def touched(before: Playback, after: Playback) -> frozenset[str] | None:
    """Return the nodes whose look may differ between two moments, or None when that may be all of them."""
    old, new = before.run, after.run
    if old is None or new is None:
        return None
    if old is not new:
        return _renewed(old, new) if before.playhead == after.playhead else None
    low, high = sorted((before.playhead, after.playhead))
    if (low <= len(new.order)) != (high <= len(new.order)) or before.at_end != after.at_end:
        return None
    return frozenset(new.step(place).node for place in range(max(low - 1, 0), high))


def _renewed(old: Run, new: Run) -> frozenset[str] | None:
    """Return the nodes beside which a run that was brought up to date has another number."""
    if (new.order, new.backward_order) != (old.order, old.backward_order):
        return None
    if new.values is old.values:
        return frozenset()
    pairs = ((old.values, new.values), (old.gradients, new.gradients))
    names = {name for was, now in pairs for name in new.order if was[name] is not now[name]}
    names |= {wire.target for name in names for wire in new.graph.outgoing[name]}
    was, now = old.downstream, new.downstream
    return frozenset(names | {name for name, port in now if was[name, port] is not now[name, port]})


def _is_backward(playback: Playback) -> bool:
    return playback.run is not None and playback.playhead > len(playback.run.order)


def _wire_gradient(playback: Playback, wire: Wire) -> Value | None:
    if is_stub(wire):
        return playback.gradient(wire.source)
    return playback.wire_gradient(wire.target, wire.port)


def _text(value: Value | None, digits: int) -> str:
    return UNKNOWN if value is None else compact(value, digits, CHIP_TEXT)
