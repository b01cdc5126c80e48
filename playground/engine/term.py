"""Terms: upstream x local = downstream for each input of a gate, as numbers and as formulas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.engine.format import short
from playground.engine.forward import clean, compute, knobs_of
from playground.gates.catalog import gate
from playground.gates.gate import Gate, Source
from playground.gates.name import UNIT, Level, Name, number_text, write

if TYPE_CHECKING:
    from playground.engine.run import Run
    from playground.gates.gate import Value


@dataclass(frozen=True, eq=False)
class SumPart:
    """What came back over one of several wires that a node feeds."""

    node: str
    port: str
    gradient: Value


@dataclass(frozen=True, eq=False)
class Term:
    """What a gate hands back to one of its inputs.

    ``local`` is None where the gradient is no plain factor (a matrix product). ``local_formula`` and
    ``formula`` are in the names of the graph, ``numbers`` is the whole in numbers.
    """

    port: str
    source: str
    value: Value
    upstream: Value
    local: Value | None
    downstream: Value
    local_formula: str
    formula: str
    numbers: str
    is_kink: bool
    is_label: bool


def name_of(run: Run, node: str) -> Name:
    """Give a node's name for formulas: constants are spelled as their number."""
    record = run.graph.by_name[node]
    value = run.values[node]
    if gate(record.gate).source is Source.CONSTANT and not isinstance(value, np.ndarray):
        text = number_text(value)
        return Name(text, (), Level.SIGN if text.startswith("-") else Level.ATOM)
    return Name(node, np.shape(value))


def terms_of(run: Run, node: str) -> tuple[Term, ...]:
    """Spell out every input of one node's gate."""
    record = run.graph.by_name[node]
    kind = gate(record.gate)
    if kind.source is not Source.NONE:
        return ()
    knobs = knobs_of(record, kind)
    sources = [run.graph.incoming[node][port].source for port in kind.inputs]
    values = [run.values[source] for source in sources]
    upstream = run.gradients[node]
    locals_, local_texts = _locals(run, node, kind, sources, knobs)
    texts = _texts(run, node, kind, sources, knobs)
    numbers = _numbers(run, node, kind, sources, knobs)
    kinked = at_kink(kind, values, knobs)
    zero = np.zeros_like(upstream) if isinstance(upstream, np.ndarray) else 0.0
    return tuple(
        Term(
            port=port,
            source=sources[place],
            value=values[place],
            upstream=upstream,
            local=locals_[place],
            downstream=run.downstream.get((node, port), zero),
            local_formula=local_texts[place],
            formula=texts[place],
            numbers=numbers[place],
            is_kink=kinked and port not in kind.labels,
            is_label=port in kind.labels,
        )
        for place, port in enumerate(kind.inputs)
    )


def at_kink(kind: Gate, values: list[Value], knobs: dict[str, float]) -> bool:
    """Say whether a gate stands exactly on a kink."""
    return kind.kinks is not None and bool(np.any(np.asarray(kind.kinks(*values, **knobs)) == 0))


def _locals(
    run: Run, node: str, kind: Gate, sources: list[str], knobs: dict[str, float]
) -> tuple[list[Value | None], list[str]]:
    """Give the local gradients as numbers and in names; None and no text where they are no plain factor."""
    y = run.values[node]
    if not kind.elementwise and isinstance(y, np.ndarray):
        return [None] * len(sources), [""] * len(sources)
    values = [run.values[source] for source in sources]
    upstream: Value = 1.0
    if kind.elementwise and isinstance(y, np.ndarray):
        upstream = np.ones_like(y)
        values = [np.broadcast_to(np.asarray(value), y.shape) for value in values]
    with np.errstate(all="ignore"):
        parts = compute(kind.backward, [upstream, y, *values], knobs, run.graph.by_name[node])
    names = [_shapeless(name_of(run, source), kind) for source in sources]
    formulas = kind.backward(UNIT, _shapeless(name_of(run, node), kind), *names, **knobs)
    return [clean(part) for part in parts], [write(formula) for formula in formulas]


def _shapeless(name: Name, kind: Gate) -> Name:
    """Forget the shape where every number has a local gradient of its own."""
    return Name(name.text, None, name.level) if kind.elementwise else name


def _texts(run: Run, node: str, kind: Gate, sources: list[str], knobs: dict[str, float]) -> list[str]:
    """Give the downstream gradients in the names of the graph."""
    upstream = Name(f"grad_{node}", np.shape(run.values[node]))
    names = [name_of(run, source) for source in sources]
    return [write(part) for part in kind.backward(upstream, name_of(run, node), *names, **knobs)]


def _numbers(run: Run, node: str, kind: Gate, sources: list[str], knobs: dict[str, float]) -> list[str]:
    """Give the downstream gradients in numbers; what holds many numbers keeps its name."""

    def spelled(value: Any, otherwise: Name) -> Name:
        if isinstance(value, np.ndarray):
            return otherwise
        text = short(value)
        return Name(text, (), Level.SIGN if text.startswith("-") else Level.ATOM)

    upstream = spelled(run.gradients[node], Name(f"grad_{node}", np.shape(run.values[node])))
    y = spelled(run.values[node], name_of(run, node))
    names = [spelled(run.values[source], name_of(run, source)) for source in sources]
    return [write(part) for part in kind.backward(upstream, y, *names, **knobs)]
