"""How the gradients of several wires are added up where one output feeds them all, in words and numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from playground.engine.format import short
from playground.engine.step import Phase
from playground.gates.catalog import gate

if TYPE_CHECKING:
    from playground.engine.run import Run
    from playground.engine.term import SumPart


def sum_lines(run: Run, name: str, digits: int = 2) -> tuple[str, ...]:
    """Say a sum part by part: ``3.00 via add``, ``+ 1.50 via multiply``, ``= 4.50``.

    Empty for a node that does not reach the target, or over fewer than two wires.
    """
    place = run.places.get((Phase.BACKWARD, name))
    parts = run.step(place).sum if place is not None else ()
    if place is None or len(parts) < 2:
        return ()
    names = Counter(_gate_name(run, part) for part in parts)
    nodes = Counter(part.node for part in parts)
    said: list[str] = []
    for part in parts:
        way = _gate_name(run, part)
        if names[way] > 1:
            way = f"{way} {part.node}" if nodes[part.node] == 1 else f"{way} {part.node}.{part.port}"
        number = short(part.gradient, digits)
        said.append(f"({number}) via {way}" if said and number.startswith("-") else f"{number} via {way}")
    first, *others = said
    return (first, *(f"+ {each}" for each in others), f"= {short(run.gradients[name], digits)}")


def fed_wires(run: Run, name: str) -> str:
    """Say how many wires bring gradients back to a node that feeds several.

    ``2 wires``, or ``2 wires on the way to f`` where it feeds others besides, which bring none.
    """
    wires = run.graph.outgoing[name]
    back = sum((Phase.BACKWARD, wire.target) in run.places for wire in wires)
    return f"{back} wires" if back == len(wires) else f"{back} wires on the way to {run.target}"


def _gate_name(run: Run, part: SumPart) -> str:
    return gate(run.graph.by_name[part.node].gate).plain_name
