import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.graph.graph import Graph, Node, Wire
from playground.storage.file_error import FileError
from playground.storage.fragment_file import FORMAT, decode, encode, is_fragment
from playground.storage.limits import MOST_BYTES
from tests.storage.test_any_file import graphs

PIECE = Graph(
    (Node("x", "input", 0.1, position=(1.5, 2)), Node("s", "leaky_relu", knobs=(("slope", 0.2),))),
    (Wire("x", "s", "x"),),
)


def test_a_fragment_is_text_that_a_person_can_read() -> None:
    text = encode(PIECE)
    assert is_fragment(text)
    assert text.startswith('{\n  "format": "backprop-playground-fragment",\n  "version": 1,\n  "nodes": [\n')
    assert '{"source": "x", "target": "s", "port": "x"}' in text
    assert decode(text) == PIECE


@given(graphs())
def test_every_fragment_comes_back_as_it_was(graph: Graph) -> None:
    assert decode(encode(Graph(graph.nodes, graph.wires))) == Graph(graph.nodes, graph.wires)


def spoiled(**changes: Any) -> str:
    return json.dumps({**json.loads(encode(PIECE)), **changes})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (spoiled(version=2), "newer version"),
        (spoiled(format="backprop-playground"), "not a piece of a graph"),
        (spoiled(nodes=[]), r"wires\[0\].source is 'x', but there is no such node"),
        (spoiled(more=1), "has a field nobody knows, 'more'"),
        (spoiled(wires=[{"source": "x", "target": "s", "port": "q"}]), "no input of the gate"),
        (encode(PIECE)[:-9], "too early"),
        (encode(PIECE) + "\ud800", "proper JSON"),
        ("[" * 70, "nested"),
        (FORMAT + " " * MOST_BYTES, "larger"),
    ],
)
def test_an_unsound_fragment_is_refused(text: str, reason: str) -> None:
    with pytest.raises(FileError, match=reason) as caught:
        decode(text)
    assert "\n" not in str(caught.value)


@given(st.text())
def test_any_text_is_refused_or_a_fragment(text: str) -> None:
    with pytest.raises(FileError):
        decode(text)
    assert not is_fragment(text)
