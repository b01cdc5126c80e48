"""What the Bug lab writes on the canvas before a check: gradients in dashed frames, for they are not true."""

from __future__ import annotations

from playground.engine.run import Run
from playground.engine.wire_check import Gradients
from playground.gates.gate import Value
from playground.graph.graph import Graph
from playground.ui.canvas.measures import stub
from playground.ui.canvas.overlay import Chip, NodeMark, Overlay, Tone, WireMark
from playground.ui.canvas.states import CHIP_TEXT, compact
from playground.ui.lenses.check_marks import DIGITS, wire_at

TIP = "A gradient of the Bug lab: it may be wrong."


def lab_overlay(graph: Graph, run: Run, gradients: Gradients) -> Overlay:
    """Write the gradients of a faulty pass at every wire, and their sums below nodes that feed several."""
    wires = {
        wire_at(graph, place): WireMark(gradient=_chip(gradients.wires[place])) for place in run.downstream
    }
    nodes = {}
    for name in run.backward_order:
        if not graph.outgoing[name]:
            wires[stub(name)] = WireMark(gradient=_chip(gradients.nodes[name]))
        elif len(graph.outgoing[name]) > 1:
            nodes[name] = NodeMark(tone=Tone.BLANK, total=f"Σ {_text(gradients.nodes[name])}")
    return Overlay(wires, nodes)


def _chip(gradient: Value) -> Chip:
    return Chip(_text(gradient), Tone.BLANK, tip=TIP)


def _text(gradient: Value) -> str:
    return compact(gradient, DIGITS, CHIP_TEXT)
