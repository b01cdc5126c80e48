"""What a check writes on the canvas: a tick or a cross at every gradient, and red wires."""

from __future__ import annotations

from playground.engine.slope import Place
from playground.engine.wire_check import Gradients, Verdict, WireCheck, WireRow
from playground.graph.graph import Graph, Wire
from playground.ui.canvas.measures import stub
from playground.ui.canvas.overlay import Chip, NodeMark, Overlay, Tone, WireMark
from playground.ui.canvas.states import CHIP_TEXT, compact

DIGITS = 2
MANY = 120  # from so many rows on chips keep their width, or finding new places for them would take seconds
SIGNS = {
    Verdict.RIGHT: "✓",
    Verdict.WRONG: "✗",
    Verdict.COARSE: "h?",
    Verdict.KINK: "kink",
    Verdict.LABEL: "label",
}
TONES = {
    Verdict.RIGHT: Tone.RIGHT,
    Verdict.WRONG: Tone.WRONG,
    Verdict.COARSE: Tone.KINK,
    Verdict.KINK: Tone.KINK,
    Verdict.LABEL: Tone.MUTED,
}
WIRE_TONES = {Verdict.WRONG: Tone.WRONG, Verdict.KINK: Tone.KINK}


def wire_at(graph: Graph, place: Place) -> Wire:
    """Return the wire that runs into a port, or the open end of a node where the port is empty."""
    name, port = place
    return graph.incoming[name][port] if port else stub(name)


def check_overlay(
    graph: Graph, found: WireCheck | None, gradients: Gradients, current: Place | None = None
) -> Overlay:
    """Mark everything that was checked, and the wire one looks at; of many, signs stand where they fit."""
    wires: dict[Wire, WireMark] = {}
    nodes: dict[str, NodeMark] = {}
    rows = found.rows if found else ()
    for row in rows:
        number = compact(gradients.at(row.place), DIGITS, CHIP_TEXT)
        text = f"{number} {SIGNS[row.verdict]}"
        if row.port or not graph.outgoing[row.node]:
            tone = WIRE_TONES.get(row.verdict, Tone.FOCUS if row.place == current else None)
            short = _as_wide(number, row, gradients) if len(rows) >= MANY else text
            chip = Chip(short, TONES[row.verdict], tip=tip(row))
            wires[wire_at(graph, row.place)] = WireMark(gradient=chip, tone=tone)
        else:
            nodes[row.node] = NodeMark(tone=TONES[row.verdict], total=f"Σ {text}")
    return Overlay(wires, nodes)


def _as_wide(number: str, row: WireRow, gradients: Gradients) -> str:
    """Return the number of a chip that must not become wider; a wrong one gives a digit for its cross."""
    crossed = f"{compact(gradients.at(row.place), DIGITS - 1, CHIP_TEXT)}{SIGNS[row.verdict]}"
    return crossed if row.verdict is Verdict.WRONG and len(crossed) <= len(number) else number


def title(graph: Graph, row: WireRow) -> str:
    """Return what a row is called: ``x → s0``, ``x → s0.y`` where the node takes x twice, ``Σ x``."""
    if not row.port:
        return f"Σ {row.node}" if graph.outgoing[row.node] else row.node
    wires = graph.incoming[row.node]
    source = wires[row.port].source
    twice = sum(wire.source == source for wire in wires.values()) > 1
    where = f"{source} → {row.node}{'.' + row.port if twice else ''}"
    return f"{where} [{','.join(map(str, row.index))}]" if row.index else where


def error_text(row: WireRow) -> str:
    """Return the relative error in few characters, or why a gradient was not judged."""
    if row.verdict in {Verdict.KINK, Verdict.LABEL}:
        return SIGNS[row.verdict]
    return "∞" if row.error == float("inf") else f"{row.error:.1e}"


def tip(row: WireRow) -> str:
    """Return a row in sentences."""
    if row.verdict is Verdict.LABEL:
        return "Class labels flow here: they have no gradient."
    if row.verdict is Verdict.KINK:
        return f"Within ±h there is a kink at {', '.join(row.kinks)}: no slope can be measured here."
    said = f"gradient {row.analytic:.8g}, measured {row.numeric:.8g}, relative error {error_text(row)}"
    if row.verdict is Verdict.COARSE:
        said = f"{said}\nh is too large to tell: with a smaller one the two come closer."
    if row.nudged < row.size:
        said = f"{said}\n{row.nudged} of {row.size} numbers were nudged one by one, and all of them together."
    if row.kinks:
        said = f"{said}\nNumbers within ±h of the kink at {', '.join(row.kinks)} were left out."
    return said


def number_text(row: WireRow, number: float) -> str:
    """Return a number of the table; nothing where none was measured."""
    return "" if row.verdict is Verdict.LABEL else f"{number + 0.0:.4g}"
