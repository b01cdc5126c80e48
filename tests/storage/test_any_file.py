"""Whatever the bytes, reading them gives a project or a FileError, and never anything else."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from playground.gates.catalog import GATES
from playground.gates.gate import Source
from playground.graph.graph import Graph, Node, Wire
from playground.storage.file_error import FileError
from playground.storage.graph_records import graph_from, node_records, wire_records
from playground.storage.project_file import decode, encode
from playground.storage.records import NoteRecord, ProjectRecord

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
FRAGMENTS = st.sampled_from(
    rb'"|{|}|[|]|,|:|\|-|1e999|NaN|null|true|"q"|\u|\ud800|[[1]]|{"a":{}}|[[[]]]|"x"'.split(b"|")
) | st.sampled_from([b"", b"9" * 400, b"\xff", b"\xc3", b"\x00", b"[" * 70])
HOSTILE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | NUMBERS
    | st.text(max_size=9)
    | st.sampled_from(["x", "s0", "add"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=9,
)


def is_understood(data: bytes) -> bool:
    """Decode the bytes; what is understood can be written and understood again."""
    said = ""
    try:
        record = decode(data)
    except FileError as error:
        said = str(error)
    assert "\n" not in said
    assert len(said) < 300
    assert said or decode(encode(record)) == record
    return not said


def test_a_file_cut_short_anywhere_is_refused(record: ProjectRecord) -> None:
    whole = encode(record)
    end = len(whole.rstrip())
    assert not any(is_understood(whole[:length]) for length in range(end))
    assert is_understood(whole[:end])


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 6), FRAGMENTS), min_size=1, max_size=3))
@settings(deadline=None, max_examples=300)
def test_a_file_with_spoiled_bytes_is_refused_or_understood(
    record: ProjectRecord, spoils: list[tuple[int, int, bytes]]
) -> None:
    data = encode(record)
    for place, cut, fragment in spoils:
        start = place % (len(data) + 1)
        data = data[:start] + fragment + data[start + cut :]
    is_understood(data)


@given(st.binary())
@settings(deadline=None)
def test_any_bytes_are_refused(data: bytes) -> None:
    assert not is_understood(data)


def places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give the way to every value inside a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(way for key, item in inner for way in places(item, (*place, key)))]


@given(st.data(), HOSTILE)
@settings(deadline=None)
def test_hostile_json_in_any_place_is_refused_or_understood(
    record: ProjectRecord, data: st.DataObject, hostile: Any
) -> None:
    fields: Any = json.loads(encode(record))
    *way, last = data.draw(st.sampled_from(places(fields)[1:]))
    inner = fields
    for key in way:
        inner = inner[key]
    inner[last] = hostile
    is_understood(json.dumps(fields).encode(errors="surrogatepass"))


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Any graph that a person could build, its values and knobs any finite numbers."""
    rows = st.integers(1, 3).flatmap(lambda n: st.lists(st.tuples(*[NUMBERS] * n), min_size=1, max_size=3))
    values = NUMBERS | st.lists(NUMBERS, min_size=1, max_size=4).map(tuple) | rows.map(tuple)
    nodes: list[Node] = []
    wires: list[Wire] = []
    for index, kind in enumerate(draw(st.lists(st.sampled_from(GATES), max_size=8))):
        name = draw(st.sampled_from(["x", "ω", "_", "Total"])) + str(index)
        value = draw(st.none() | values) if kind.source is not Source.NONE else None
        knobs = draw(st.fixed_dictionaries({}, optional={knob.name: NUMBERS for knob in kind.knobs}))
        position = draw(st.tuples(*[st.floats(-1e7, 1e7)] * 2))
        plugged = [port for port in kind.inputs if draw(st.booleans())] if nodes else []
        wires.extend(
            Wire(draw(st.sampled_from([node.name for node in nodes])), name, port) for port in plugged
        )
        nodes.append(Node(name, kind.id, value, tuple(knobs.items()), position))
    target = draw(st.none() | st.sampled_from([node.name for node in nodes])) if nodes else None
    return Graph(tuple(nodes), tuple(draw(st.permutations(wires))), target)


@given(graphs(), NUMBERS, st.text(), st.text())
@example(Graph((Node("x", "input", -0.0),)), 5e-324, "\u2028\x00\x7f", '\\"[{\n')
@settings(deadline=None)
def test_every_project_comes_back_as_it_was(
    record: ProjectRecord, graph: Graph, number: float, name: str, notes: str
) -> None:
    written = ProjectRecord(
        name=name,
        notes=(NoteRecord(id="n0", kind="text", text=notes, position=(number % 1e6, 0.0)),),
        workspace="network",
        target=graph.target,
        nodes=node_records(graph),
        wires=wire_records(graph),
        experiment=msgspec.structs.replace(record.experiment, strength=number),
    )
    found = decode(encode(written))
    assert found == written
    assert graph_from(found) == graph
    assert repr(graph_from(found)) == repr(graph)
