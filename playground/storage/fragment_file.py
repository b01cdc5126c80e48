"""A fragment of a graph as text, for the clipboard: the same records as a project file, read as strictly."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from playground.graph.graph import Graph
from playground.storage.file_error import FileError
from playground.storage.graph_records import graph_from, node_records, wire_records
from playground.storage.group_records import group_records
from playground.storage.limits import check_depth, check_size
from playground.storage.migrations import check_version
from playground.storage.note_records import check_notes
from playground.storage.plain_words import in_words
from playground.storage.project_file import as_text
from playground.storage.records import GroupRecord, NodeRecord, NoteRecord, Record, WireRecord

FORMAT: Final = "backprop-playground-fragment"


class FragmentRecord(Record, frozen=True, kw_only=True):
    """Nodes, the wires among them, the composite gates they make, and notes."""

    format: Literal["backprop-playground-fragment"] = FORMAT
    version: Literal[1] = 1
    nodes: tuple[NodeRecord, ...]
    wires: tuple[WireRecord, ...]
    groups: tuple[GroupRecord, ...] = ()
    notes: tuple[NoteRecord, ...] = ()

    @property
    def target(self) -> None:
        """A fragment does not say which node is differentiated."""
        return None


def encode(fragment: Graph, notes: tuple[NoteRecord, ...] = ()) -> str:
    """Write a fragment as text: one node, wire or note on a line."""
    records = FragmentRecord(
        nodes=node_records(fragment),
        wires=wire_records(fragment),
        groups=group_records(fragment),
        notes=notes,
    )
    return as_text(records)


def decode(text: str) -> Graph:
    """Read the graph in the text of a fragment; ``FileError`` says what is wrong and where."""
    return decode_whole(text)[0]


def decode_whole(text: str) -> tuple[Graph, tuple[NoteRecord, ...]]:
    """Read the text of a fragment with its notes; ``FileError`` says what is wrong and where."""
    data = text.encode(errors="replace")
    check_size(len(data))
    text = data.decode()
    check_depth(text)
    try:
        check_version(text, FORMAT, "piece of a graph")
        record = msgspec.json.decode(text, type=FragmentRecord)
    except msgspec.MsgspecError as error:
        raise FileError(in_words(error, text)) from error
    check_notes(record.notes)
    return graph_from(record), record.notes


def is_fragment(text: str) -> bool:
    """Whether a text means to be a fragment, sound or not."""
    return FORMAT in text[:200]
