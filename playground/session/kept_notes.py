"""Notes as records of a project file or of the clipboard, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

import msgspec

from playground.session.notes import Note, NoteColour, NoteKind, Notes
from playground.storage.note_records import check_notes
from playground.storage.records import NoteRecord


def note_records(notes: Iterable[Note]) -> tuple[NoteRecord, ...]:
    """Write notes as records, in their order."""
    return tuple(
        NoteRecord(**{**asdict(note), "kind": note.kind.value, "colour": note.colour.value}) for note in notes
    )


def notes_from(records: tuple[NoteRecord, ...]) -> Notes:
    """Read the notes of a file; raises ``FileError`` naming the first that is wrong."""
    check_notes(records)
    return tuple(_note(record) for record in records)


def _note(record: NoteRecord) -> Note:
    fields = msgspec.structs.asdict(record)
    return Note(**{**fields, "kind": NoteKind(record.kind), "colour": NoteColour(record.colour)})
