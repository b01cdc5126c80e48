"""Forward mode: one pass carries d(node)/d(input) from one number of an input to everything after it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.backward import zero_like
from playground.engine.forward import clean, compute, knobs_of
from playground.gates.catalog import gate
from playground.graph.graph import GraphError
from playground.graph.order import descendants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playground.engine.probe import Index
    from playground.engine.run import Run
    from playground.gates.gate import Gate, Shape, Value

MOST_NUMBERS = 4_000_000
"""How many numbers the local gradients of one gate may hold; a product of two 40×40 matrices has five."""

Handed = tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class TangentPart:
    """What one input of a gate brings to the gate's tangent: the local gradient times what comes in.

    ``local`` is None where many numbers each depend on many, as in a matrix product.
    """

    port: str
    source: str
    local: Value | None
    incoming: Value
    part: Value


@dataclass(frozen=True, eq=False)
class ForwardMode:
    """The tangent of every node: how fast each of its numbers follows one number of one input.

    A tangent has the shape of its value; ``parts`` are what it is the sum of, by node. A gate whose
    local gradients would be too many numbers, and what comes after it, has no tangent.
    """

    run: Run = field(repr=False)
    input: str
    index: Index
    tangents: Mapping[str, Value] = field(repr=False)
    parts: Mapping[str, tuple[TangentPart, ...]] = field(repr=False)


def forward_mode(made: Run, name: str, index: Index = ()) -> ForwardMode:
    """Carry tangents forward through a run from the number at ``index`` of a node, most often an input.

    The local gradients are those of the gates' own backward rules. Raises GraphError where there is no
    such node or no such number. Source: Baydin et al. 2018, section 3.1, "Forward mode".
    """
    if name not in made.values:
        raise GraphError(f'"{name}" has no value')
    after = descendants(made.graph, [name])
    tangents = {node: zero_like(value) for node, value in made.values.items() if node not in after}
    tangents[name] = _seed(made.values[name], name, index)
    parts: dict[str, tuple[TangentPart, ...]] = {}
    with np.errstate(all="ignore"):
        for node in made.order:
            feeds = [wire.source for wire in made.graph.incoming[node].values()]
            if node == name or node not in after or any(source not in tangents for source in feeds):
                continue
            found = _parts(made, node, tangents, after)
            if found is not None:
                parts[node] = found
                tangents[node] = _total(made.values[node], found)
    return ForwardMode(made, name, index, tangents, parts)


def _seed(value: Value, name: str, index: Index) -> Value:
    """Give the tangent of the chosen input itself: 1 at the chosen number, 0 elsewhere."""
    if index not in set(np.ndindex(np.shape(value))):
        raise GraphError(f"{name} has no number at {list(index)}")
    if not isinstance(value, np.ndarray):
        return 1.0
    seed = np.zeros_like(value)
    seed[index] = 1.0
    return seed


def _total(value: Value, parts: tuple[TangentPart, ...]) -> Value:
    """Add the parts up in the shape of the value."""
    return clean(sum((part.part for part in parts), start=zero_like(value)))


def _parts(
    made: Run, node: str, tangents: Mapping[str, Value], after: frozenset[str]
) -> tuple[TangentPart, ...] | None:
    """Give what every input of a gate brings; None where that is too much to work out."""
    kind = gate(made.graph.by_name[node].gate)
    y = made.values[node]
    sources = [made.graph.incoming[node][port].source for port in kind.inputs]
    is_plain = kind.elementwise or not isinstance(y, np.ndarray)
    if not is_plain and np.size(y) * sum(np.size(made.values[source]) for source in sources) > MOST_NUMBERS:
        return None
    rule = _backward_rule(made, node, kind, sources)
    rows = (
        [rule(np.ones_like(y) if isinstance(y, np.ndarray) else 1.0)]
        if is_plain
        else list(map(rule, _units(np.shape(y))))
    )
    parts = []
    for place, (port, source) in enumerate(zip(kind.inputs, sources, strict=True)):
        local = clean(rows[0][place]) if is_plain else None
        incoming = tangents[source]
        if source not in after:
            part = zero_like(y)
        elif local is None:
            part = np.array([float(np.sum(row[place] * incoming)) for row in rows]).reshape(np.shape(y))
        else:
            part = local * incoming if kind.elementwise else float(np.sum(local * incoming))
        parts.append(TangentPart(port, source, local, incoming, part))
    return tuple(parts)


def _backward_rule(made: Run, node: str, kind: Gate, sources: list[str]) -> Callable[[Value], Handed]:
    """Give what a gate hands back for an upstream gradient; numbers that meet arrays are spread out."""
    record, y = made.graph.by_name[node], made.values[node]
    values: list[Any] = [made.values[source] for source in sources]
    if kind.elementwise and isinstance(y, np.ndarray):
        values = [np.broadcast_to(np.asarray(value), np.shape(y)) for value in values]
    knobs = knobs_of(record, kind)
    return lambda upstream: tuple(compute(kind.backward, [upstream, y, *values], knobs, record))


def _units(shape: Shape) -> Iterator[Value]:
    """Give every array of this shape that is 1 at one place and 0 elsewhere."""
    for index in np.ndindex(shape):
        unit = np.zeros(shape)
        unit[index] = 1.0
        yield unit
