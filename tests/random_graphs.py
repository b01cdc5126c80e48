"""Graphs drawn at random, for property tests: every gate, shared nodes, names of all kinds, any target."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from playground.gates.catalog import GATES
from playground.gates.gate import Gate, Shape, ShapeError, Source
from playground.graph.graph import Graph, Node, Wire

NUMBERS = st.one_of(
    st.integers(-9, 9).map(float), st.floats(allow_nan=False, allow_infinity=False, width=32), st.just(1e-300)
)
SOURCES = tuple(gate for gate in GATES if gate.source is not Source.NONE)
APPLIED = tuple(gate for gate in GATES if gate.source is Source.NONE)
OWN_NAMES = (
    "f",
    "g",
    "x",
    "total",
    "sum",
    "sigmoid",
    "np",
    "T",
    "s0",
    "s7",
    "c1",
    "θ",
    "grad_x",
    "print",
    "e",
    "f_",
)


@st.composite
def graphs(draw: st.DrawFn, gates: tuple[Gate, ...] = APPLIED, most: int = 14) -> Graph:
    """Draw a sound graph: every port is wired, to a node that stands before it."""
    names = draw(st.permutations(OWN_NAMES))
    nodes: list[Node] = []
    wires: list[Wire] = []
    for place in range(draw(st.integers(1, most))):
        kind = draw(st.sampled_from(SOURCES if not nodes else gates + SOURCES * (len(gates) // 4 + 1)))
        has_own_name = draw(st.booleans())
        name = names.pop() if names and has_own_name else _made_up(kind, place)
        value = None if kind.source is Source.NONE else draw(NUMBERS)
        turned = draw(st.booleans())
        knobs = tuple((knob.name, draw(NUMBERS) if turned else knob.default) for knob in kind.knobs)
        wires.extend(Wire(draw(st.sampled_from(nodes)).name, name, port) for port in kind.inputs)
        nodes.append(Node(name, kind.id, value, knobs if turned else ()))
    target = draw(st.sampled_from([None, *(node.name for node in nodes)]))
    return Graph(tuple(nodes), tuple(wires), target)


def _made_up(kind: Gate, place: int) -> str:
    """Give a name of the kind that a program makes up, unlike the ones of people."""
    return {Source.NONE: "s", Source.INPUT: "w", Source.CONSTANT: "c"}[kind.source] + str(100 + place)


ARRAYS = st.one_of(
    NUMBERS,
    st.lists(st.integers(-9, 9).map(float), min_size=1, max_size=3).map(tuple),
    st.sampled_from(
        [((0.5, -2.0, 3.0), (1.5, 0.25, -1.0)), ((1.0, 2.0),), ((3.0,), (-0.7,)), ((0.1, 0.5), (-0.3, 0.8))]
    ),
)
UNLABELLED = tuple(gate for gate in APPLIED if not gate.labels)


@st.composite
def shaped_graphs(draw: st.DrawFn, most: int = 12) -> Graph:
    """Draw a sound graph over numbers, vectors and matrices whose shapes fit."""
    nodes: list[Node] = []
    wires: list[Wire] = []
    shapes: dict[str, Shape] = {}
    for place in range(draw(st.integers(1, most))):
        kind = draw(st.sampled_from(SOURCES if not nodes else UNLABELLED + SOURCES * 8))
        name = _made_up(kind, place)
        feeds = [draw(st.sampled_from(nodes)).name for _ in kind.inputs]
        value = None if kind.source is Source.NONE else draw(ARRAYS)
        try:
            shapes[name] = (
                np.shape(value) if value is not None else kind.shape(*(shapes[feed] for feed in feeds))
            )
        except ShapeError:
            continue
        knobs = tuple((knob.name, draw(NUMBERS)) for knob in kind.knobs)
        wires.extend(Wire(feed, name, port) for feed, port in zip(feeds, kind.inputs, strict=True))
        nodes.append(Node(name, kind.id, value, knobs))
    return Graph(tuple(nodes), tuple(wires), draw(st.sampled_from(nodes)).name)
