"""A graph as records of a project file, and back; every fault of the records is named by its place."""

from __future__ import annotations

import math
from typing import Protocol

from playground.gates.catalog import gate
from playground.gates.gate import Gate, Source
from playground.graph.editing import check_name
from playground.graph.graph import FrozenValue, Graph, GraphError, Node, Wire
from playground.graph.order import CycleError, order
from playground.graph.value import freeze
from playground.storage.file_error import FileError
from playground.storage.group_records import groups_from
from playground.storage.limits import check_counts
from playground.storage.plain_words import quoted
from playground.storage.records import GroupRecord, NodeRecord, WireRecord

FARTHEST = 1e7  # pixels from the middle of the canvas


def node_records(graph: Graph) -> tuple[NodeRecord, ...]:
    """Write the nodes of a graph as records, in the graph's order."""
    return tuple(
        NodeRecord(
            name=node.name, gate=node.gate, value=node.value, knobs=dict(node.knobs), position=node.position
        )
        for node in graph.nodes
    )


def wire_records(graph: Graph) -> tuple[WireRecord, ...]:
    """Write the wires of a graph as records, in the graph's order."""
    return tuple(WireRecord(source=w.source, target=w.target, port=w.port) for w in graph.wires)


class Wiring(Protocol):
    """What a graph is built from: a project's record, or that of a fragment."""

    @property
    def nodes(self) -> tuple[NodeRecord, ...]:
        """The nodes."""

    @property
    def wires(self) -> tuple[WireRecord, ...]:
        """The wires among them."""

    @property
    def groups(self) -> tuple[GroupRecord, ...]:
        """The composite gates they make."""

    @property
    def target(self) -> str | None:
        """The node that is differentiated, if the record says one."""


def graph_from(record: Wiring) -> Graph:
    """Build the graph of a project file, or raise ``FileError`` naming the first place that is wrong."""
    check_counts(len(record.nodes), len(record.wires))
    nodes: dict[str, Node] = {}
    for index, node in enumerate(record.nodes):
        if node.name in nodes:
            raise FileError(
                f"nodes[{index}].name is {quoted(node.name)}, which another node is called already"
            )
        nodes[node.name] = _node(node, f"nodes[{index}]")
    wires: dict[tuple[str, str], Wire] = {}
    for index, wire in enumerate(record.wires):
        wires[wire.target, wire.port] = _wire(wire, f"wires[{index}]", nodes, wires)
    if record.target is not None and record.target not in nodes:
        raise FileError(f"target is {quoted(record.target)}, but there is no such node")
    graph = Graph(
        nodes=tuple(nodes.values()),
        wires=tuple(wires.values()),
        target=record.target,
        groups=groups_from(record.groups, nodes.keys()),
    )
    try:
        order(graph)
    except CycleError as error:
        names = ", ".join(error.names[:4]) + (" …" if len(error.names) > 4 else "")
        raise FileError(f"wires run in a circle through {names}") from error
    return graph


def _node(record: NodeRecord, place: str) -> Node:
    _check_name(record.name, place)
    try:
        kind = gate(record.gate)
    except ValueError:
        raise FileError(f"{place}.gate is {quoted(record.gate)}, and there is no such gate") from None
    if record.value is not None and kind.source is Source.NONE:
        raise FileError(f"{place}.value should be missing: the gate {kind.id} computes its value")
    return Node(
        name=record.name,
        gate=kind.id,
        value=_value(record, f"{place}.value"),
        knobs=_knobs(record, f"{place}.knobs", kind),
        position=_position(record, f"{place}.position"),
    )


def _check_name(name: str, place: str) -> None:
    try:
        check_name(Graph(), name)
    except GraphError as error:
        raise FileError(f"{place}.name is {quoted(name)}, which cannot be the name of a node") from error


def _value(record: NodeRecord, place: str) -> FrozenValue | None:
    try:
        return None if record.value is None else freeze(record.value)
    except GraphError as error:
        raise FileError(f"{place} cannot be held: {error}") from error


def _knobs(record: NodeRecord, place: str, kind: Gate) -> tuple[tuple[str, float], ...]:
    for knob, number in record.knobs.items():
        if knob not in kind.defaults:
            raise FileError(f"{place} has {quoted(knob)}, which is no knob of the gate {kind.id}")
        if not math.isfinite(number):
            raise FileError(f"{place}[{quoted(knob)}] is not a finite number")
    return tuple(record.knobs.items())


def _position(record: NodeRecord, place: str) -> tuple[float, float]:
    if not all(abs(number) <= FARTHEST for number in record.position):
        raise FileError(f"{place} is farther than {FARTHEST:,.0f} pixels from the middle")
    return record.position


def _wire(record: WireRecord, place: str, nodes: dict[str, Node], taken: dict[tuple[str, str], Wire]) -> Wire:
    for end, name in (("source", record.source), ("target", record.target)):
        if name not in nodes:
            raise FileError(f"{place}.{end} is {quoted(name)}, but there is no such node")
    kind = gate(nodes[record.target].gate)
    if record.port not in kind.inputs:
        raise FileError(f"{place}.port is {quoted(record.port)}, which is no input of the gate {kind.id}")
    if (record.target, record.port) in taken:
        raise FileError(f"{place} goes into input {record.port} of {record.target}, as another wire does")
    return Wire(source=record.source, target=record.target, port=record.port)
