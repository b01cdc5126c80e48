"""Editing a graph: pure functions that take a graph and give another; GraphError says why not."""

from __future__ import annotations

import keyword
from dataclasses import replace
from itertools import chain, count
from math import isfinite
from typing import TYPE_CHECKING
from unicodedata import normalize

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.graph import FrozenValue, Graph, GraphError, Node, Wire
from playground.graph.groups import groups_renamed, groups_without
from playground.graph.order import descendants
from playground.graph.value import freeze

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

INPUT_NAMES = "xyzwabcduvpqrst"
LONGEST_NAME = 40


def fresh_name(graph: Graph, source: Source) -> str:
    """Give the next free name: x, y, z ... for inputs, c0, c1 ... for constants, s0, s1 ... for gates."""
    taken = graph.by_name
    return next(name for name in _candidates(source) if name not in taken)


def _candidates(source: Source) -> Iterator[str]:
    """Give names in the order in which they are tried."""
    if source is Source.INPUT:
        return chain(INPUT_NAMES, (f"x{number}" for number in count(1)))
    letter = "c" if source is Source.CONSTANT else "s"
    return (f"{letter}{number}" for number in count())


def check_name(graph: Graph, name: str) -> None:
    """Raise GraphError where a name cannot be given to a node of this graph."""
    if not name.isidentifier() or keyword.iskeyword(name) or normalize("NFKC", name) != name:
        msg = f'"{name}" cannot be a name: use letters, digits and _, not starting with a digit'
        raise GraphError(msg)
    if len(name) > LONGEST_NAME:
        msg = f"a name has at most {LONGEST_NAME} characters"
        raise GraphError(msg)
    if name in graph.by_name:
        msg = f'the name "{name}" is taken'
        raise GraphError(msg)


def add_node(
    graph: Graph,
    gate_id: str,
    *,
    name: str | None = None,
    value: FrozenValue | None = None,
    knobs: tuple[tuple[str, float], ...] = (),
    position: tuple[float, float] = (0.0, 0.0),
) -> tuple[Graph, str]:
    """Place a gate and give the new graph and the name the node got."""
    kind = gate(gate_id)
    if name is None:
        name = fresh_name(graph, kind.source)
    check_name(graph, name)
    value = None if value is None else freeze(value)
    node = Node(name=name, gate=gate_id, value=value, knobs=knobs, position=position)
    return replace(graph, nodes=(*graph.nodes, node)), name


def remove_nodes(graph: Graph, names: Iterable[str], *, heal: bool = False) -> Graph:
    """Take nodes out with their wires; with ``heal`` what fed a removed node's first port feeds on."""
    gone = set(names)
    for name in gone:
        _node(graph, name)
    wires = _healed(graph, gone) if heal else graph.wires
    return Graph(
        nodes=tuple(node for node in graph.nodes if node.name not in gone),
        wires=tuple(wire for wire in wires if wire.source not in gone and wire.target not in gone),
        target=None if graph.target in gone else graph.target,
        groups=groups_without(graph.groups, gone),
    )


def _healed(graph: Graph, gone: set[str]) -> tuple[Wire, ...]:
    """Lead wires out of removed nodes back to what fed the first port of those."""
    return tuple(replace(wire, source=_feeder(graph, wire.source, gone)) for wire in graph.wires)


def _feeder(graph: Graph, name: str, gone: set[str]) -> str:
    """Give the first node before this one, by first ports, that stays; the node itself if there is none."""
    seen = set()
    here = name
    while here in gone and here not in seen:
        seen.add(here)
        plugged = graph.incoming[here]
        first = next((port for port in gate(graph.by_name[here].gate).inputs if port in plugged), None)
        if first is None:
            return name
        here = plugged[first].source
    return here


def can_connect(graph: Graph, source: str, target: str, port: str) -> str | None:
    """Give None where the wire may be drawn, or the reason why not in plain words."""
    if source not in graph.by_name or target not in graph.by_name:
        return f'there is no node called "{target if source in graph.by_name else source}"'
    kind = gate(graph.by_name[target].gate)
    if port not in kind.inputs:
        return f'{kind.name} has no input called "{port}"'
    if source == target:
        return "a gate cannot feed itself"
    if source in descendants(graph, [target]):
        return f"this would close a circle: {source} already depends on {target}"
    return None


def connect(graph: Graph, source: str, target: str, port: str) -> Graph:
    """Draw a wire, in place of the one that was plugged in there."""
    reason = can_connect(graph, source, target, port)
    if reason is not None:
        raise GraphError(reason)
    wire = Wire(source, target, port)
    return replace(graph, wires=(*(w for w in graph.wires if (w.target, w.port) != (target, port)), wire))


def disconnect(graph: Graph, target: str, port: str) -> Graph:
    """Pull the wire out of a port."""
    if port not in graph.incoming.get(target, {}):
        msg = f"nothing is plugged into {target}.{port}"
        raise GraphError(msg)
    return replace(graph, wires=tuple(w for w in graph.wires if (w.target, w.port) != (target, port)))


def insert_on_wire(graph: Graph, name: str, wire: Wire) -> Graph:
    """Put a node into a wire: the wire's source feeds its first free port, and it feeds the wire's target."""
    if wire not in graph.wires:
        msg = "this wire is not in the graph"
        raise GraphError(msg)
    plugged = graph.incoming[_node(graph, name).name]
    free = [port for port in gate(graph.by_name[name].gate).inputs if port not in plugged]
    if not free:
        msg = f"{name} has no free input"
        raise GraphError(msg)
    opened = disconnect(graph, wire.target, wire.port)
    return connect(connect(opened, wire.source, name, free[0]), name, wire.target, wire.port)


def rename(graph: Graph, old: str, new: str) -> Graph:
    """Give a node another name, in all its wires too."""
    _node(graph, old)
    if new == old:
        return graph
    check_name(graph, new)
    nodes = tuple(replace(node, name=new) if node.name == old else node for node in graph.nodes)

    def say(name: str) -> str:
        return new if name == old else name

    wires = tuple(
        replace(w, source=say(w.source), target=say(w.target)) if old in (w.source, w.target) else w
        for w in graph.wires
    )
    return Graph(nodes, wires, say(graph.target) if graph.target else None, groups_renamed(graph.groups, say))


def move(graph: Graph, positions: Mapping[str, tuple[float, float]]) -> Graph:
    """Put nodes somewhere else on the canvas."""
    return graph.with_changed(
        {name: replace(_node(graph, name), position=place) for name, place in positions.items()}
    )


def set_value(graph: Graph, name: str, value: FrozenValue | None) -> Graph:
    """Let an input or constant hold another value."""
    if gate(_node(graph, name).gate).source is Source.NONE:
        msg = f"{name} computes its value; only inputs and constants can be given one"
        raise GraphError(msg)
    held = None if value is None else freeze(value)
    return _changed(graph, name, lambda node: replace(node, value=held))


def set_knob(graph: Graph, name: str, knob: str, number: float) -> Graph:
    """Turn one knob of a gate."""
    kind = gate(_node(graph, name).gate)
    if knob not in kind.defaults:
        msg = f'{kind.name} has no knob called "{knob}"'
        raise GraphError(msg)
    if not isfinite(number):
        msg = f"the knob {knob} must be a finite number"
        raise GraphError(msg)

    def turned(node: Node) -> Node:
        return replace(node, knobs=tuple({**kind.defaults, **dict(node.knobs), knob: float(number)}.items()))

    return _changed(graph, name, turned)


def set_target(graph: Graph, name: str | None) -> Graph:
    """Choose the node that is differentiated; None leaves it to the last node that feeds nothing."""
    if name is not None:
        _node(graph, name)
    return replace(graph, target=name)


def _node(graph: Graph, name: str) -> Node:
    """Give the node with this name; raises GraphError."""
    if name not in graph.by_name:
        msg = f'there is no node called "{name}"'
        raise GraphError(msg)
    return graph.by_name[name]


def _changed(graph: Graph, name: str, change: Callable[[Node], Node]) -> Graph:
    """Change one node and leave all others the same objects."""
    return graph.with_changed({name: change(graph.by_name[name])})
