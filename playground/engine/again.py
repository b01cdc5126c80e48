"""Running a graph again after some of its numbers changed: only what depends on them is computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from playground.engine.backward import begun, parts_of
from playground.engine.forward import InputError, value_of
from playground.engine.run import Run
from playground.engine.step import Phase, sum_parts
from playground.graph.order import descendants
from playground.graph.value import shape_of

if TYPE_CHECKING:
    from playground.gates.gate import Value
    from playground.graph.graph import Graph, Node


def run_again(before: Run, graph: Graph) -> Run | None:
    """Run a graph that differs from the one of an earlier run by held values, knobs and places alone.

    The earlier run was one on the values that its graph holds. Gives the bits of a fresh run, and
    computes only what depends on what changed; None where the graphs differ by more, or where a part
    of the graph has a problem.
    """
    changed = _changed(before.graph, graph)
    if changed is None or len(before.order) != len(graph.nodes):
        return None
    values, gradients, downstream = {**before.values}, {**before.gradients}, {**before.downstream}
    made = Run(graph, before.target, values, gradients, before.order, before.backward_order)
    made.__dict__.update(places=before.places, downstream=downstream)
    try:
        with np.errstate(all="ignore"):
            fresh = _go_forward(made, changed, values)
            _go_back(made, changed | fresh, gradients, downstream)
    except InputError:
        return None
    return made


def _changed(old: Graph, new: Graph) -> frozenset[str] | None:
    """Give the nodes that hold another value or knob; None where the graphs differ by more."""
    known = new.changed_since(old)
    if known is not None:
        return _renumbered([(old.by_name[name], new.by_name[name]) for name in known])
    if (old.wires, old.target, old.groups) != (new.wires, new.target, new.groups):
        return None
    if len(old.nodes) != len(new.nodes):
        return None
    return _renumbered([pair for pair in zip(old.nodes, new.nodes, strict=True) if pair[0] is not pair[1]])


def _renumbered(pairs: list[tuple[Node, Node]]) -> frozenset[str] | None:
    """Give those of nodes before and after that hold another number; None where one differs by more."""
    if not all(_is_alike(was, now) for was, now in pairs):
        return None
    return frozenset(now.name for was, now in pairs if repr(_held(was)) != repr(_held(now)))


def _is_alike(was: Node, now: Node) -> bool:
    """Say whether two nodes differ by numbers alone."""
    if (was.name, was.gate) != (now.name, now.gate):
        return False
    if was.value is None or now.value is None:
        return was.value is now.value
    return shape_of(was.value) == shape_of(now.value)


def _held(node: Node) -> object:
    """Give the numbers of a node; written out, they tell 0.0 from -0.0."""
    return node.value, node.knobs


def _go_forward(made: Run, changed: frozenset[str], values: dict[str, Value]) -> frozenset[str]:
    """Bring the values up to date; give the nodes that have another one now."""
    graph = made.graph
    fresh: set[str] = set()
    after = sorted(descendants(graph, changed), key=lambda name: made.places[Phase.FORWARD, name])
    for name in after:
        feeds = {wire.source for wire in graph.incoming[name].values()}
        if name in changed or not fresh.isdisjoint(feeds):
            value = value_of(graph, name, values)
            if not _is_same(value, values[name]):
                values[name] = value
                fresh.add(name)
    return frozenset(fresh)


def _go_back(
    made: Run,
    fresh: frozenset[str],
    gradients: dict[str, Value],
    downstream: dict[tuple[str, str], Value],
) -> None:
    """Bring the gradients up to date: of gates beside a fresh number, and on from there while they differ."""
    turns = {*fresh, *(wire.target for name in fresh for wire in made.graph.outgoing[name])}
    arrived: set[str] = set()
    for name in made.backward_order:
        if name in arrived:
            first, *others = (part.gradient for part in sum_parts(made, name))
            gradient = sum(others, start=begun(first))
            if not _is_same(gradient, gradients[name]):
                gradients[name] = gradient
                turns.add(name)
        if name not in turns:
            continue
        for port, (source, part) in parts_of(made.graph, name, gradients[name], made.values).items():
            if not _is_same(part, downstream[name, port]):
                downstream[name, port] = part
                arrived.add(source)


def _is_same(one: Value, other: Value) -> bool:
    """Say whether two values of one shape are the same to the last bit."""
    return np.asarray(one).tobytes() == np.asarray(other).tobytes()
