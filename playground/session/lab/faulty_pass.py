"""A backward pass with a fault in it, who is to blame for what comes out, and whether a check can see it."""

from __future__ import annotations

import numpy as np

from playground.engine.backward import begun, one_like, zero_like
from playground.engine.forward import clean, compute, knobs_of
from playground.engine.run import Run
from playground.engine.slope import Place
from playground.engine.wire_check import Gradients, Verdict, judge
from playground.gates.catalog import gate
from playground.gates.gate import Slip, Value
from playground.session.lab.fault import Fault
from playground.session.lab.turns import sources

SAME = 1e-9
MOST_TRIED = 12
TELLING = 1e-6  # of gradients smaller than this a measured slope does not tell much


def faulty_gradients(run: Run, fault: Fault) -> Gradients:
    """Carry gradients back through a run as a program with this fault would; the run itself stays as it is.

    On a wire is all that was handed back over it, in however many turns and passes.
    """
    if not _can_matter(run, fault):
        return Gradients.of(run)
    nodes: dict[str, Value] = {}
    wires: dict[Place, Value] = {}
    with np.errstate(all="ignore"):
        for _ in range(fault.passes):
            nodes[run.target] = one_like(run.output)
            for name in fault.turns(run):
                for port, part in _parts(run, name, nodes[name], fault.slip).items():
                    place, source = (name, port), run.graph.incoming[name][port].source
                    wires[place] = wires[place] + part if place in wires else begun(part)
                    is_first = source not in nodes or fault.overwrites
                    nodes[source] = begun(part) if is_first else nodes[source] + part
    return Gradients(
        {name: nodes.get(name, zero_like(value)) for name, value in run.values.items()},
        {place: wires.get(place, zero_like(right)) for place, right in run.downstream.items()},
    )


def _can_matter(run: Run, fault: Fault) -> bool:
    """Say whether anything in the graph could make this fault show; most graphs have no such gate."""
    if fault.passes > 1:
        return True
    if fault.slip is not None:
        kinds = (gate(run.graph.by_name[name].gate) for name in run.backward_order)
        return any(fault.slip is slip for kind in kinds for slip, _backward in kind.slips)
    fed = [source for name in run.backward_order for source in sources(run, name)]
    return len(fed) > len(set(fed))


def guilty_nodes(run: Run, gradients: Gradients) -> tuple[str, ...]:
    """Give the nodes that did wrong themselves, nearest the target first.

    A node is guilty that does not have the sum of what came back over its wires, or that did not hand
    back what is right for the gradient it has; one that passes on what was wrong before it is not.
    """
    needed = frozenset(run.backward_order)
    found = []
    with np.errstate(all="ignore"):
        for name in run.backward_order:
            own = gradients.nodes[name]
            wires = [(w.target, w.port) for w in run.graph.outgoing[name] if w.target in needed]
            total = sum((gradients.wires[place] for place in wires), start=zero_like(own))
            right = _parts(run, name, own, None)
            sums_up = name == run.target or is_same(own, total)
            if not sums_up or not all(
                is_same(part, gradients.wires[name, port]) for port, part in right.items()
            ):
                found.append(name)
    return tuple(found)


def can_be_seen(run: Run, gradients: Gradients) -> bool:
    """Say whether a check would find a wrong gradient among these: not all stand on a kink, say."""
    return any(row.verdict is Verdict.WRONG for row in judge(run, gradients, _differing(run, gradients)))


def _differing(run: Run, gradients: Gradients) -> tuple[Place, ...]:
    """Give a dozen places at most whose gradients are not the right ones, those that tell most first."""
    right = Gradients.of(run)
    places = [*run.downstream, *((name, "") for name in run.backward_order)]
    apart = {place: _apart(right.at(place), gradients.at(place), TELLING) for place in places}
    found = [place for place in places if apart[place] > SAME]
    return tuple(sorted(found, key=lambda place: -apart[place])[:MOST_TRIED])


def is_same(one: Value, other: Value) -> bool:
    """Say whether two gradients of one shape are the same but for rounding."""
    return _apart(one, other) <= SAME


def are_same(one: Gradients, other: Gradients) -> bool:
    """Say whether two backward passes through one run came to the same gradients but for rounding."""
    wires = all(is_same(one.wires[place], other.wires[place]) for place in one.wires)
    return wires and all(is_same(one.nodes[name], other.nodes[name]) for name in one.nodes)


def _apart(one: Value, other: Value, least: float = 1e-300) -> float:
    """Give how far two gradients are apart, relative to the larger; 0 where both are not finite alike."""
    first, second = np.asarray(one, dtype=float), np.asarray(other, dtype=float)
    if np.array_equal(first, second, equal_nan=True):
        return 0.0
    with np.errstate(all="ignore"):
        apart = np.max(np.abs(first - second)) / max(np.max(np.abs(first)), np.max(np.abs(second)), least)
    return float(apart) if np.isfinite(apart) else float("inf")


def _parts(run: Run, name: str, upstream: Value, slip: Slip | None) -> dict[str, Value]:
    """Give what a node hands back to each of its ports, with a slip where its gate can make it."""
    node = run.graph.by_name[name]
    kind = gate(node.gate)
    operands = [upstream, run.values[name], *(run.values[source] for source in sources(run, name))]
    parts = compute(kind.slipped(slip), operands, knobs_of(node, kind), node)
    return dict(zip(kind.inputs, map(clean, parts), strict=True))
