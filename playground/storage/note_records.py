"""Checks the notes of a project file; every fault is named by its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.storage.file_error import FileError
from playground.storage.plain_words import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.storage.records import NoteRecord

MOST_NOTES = 2_000
MOST_TEXT = 10_000
MOST_ID = 40
FARTHEST = 1e7  # pixels from the middle of the canvas


def check_notes(records: Sequence[NoteRecord]) -> None:
    """Raise ``FileError`` naming the first note that is wrong."""
    if len(records) > MOST_NOTES:
        raise FileError(f"`notes` has {len(records):,} entries; a project has at most {MOST_NOTES:,}")
    taken: set[str] = set()
    for index, record in enumerate(records):
        place = f"notes[{index}]"
        if not record.id or len(record.id) > MOST_ID:
            raise FileError(f"{place}.id should be a text of 1 to {MOST_ID} characters")
        if record.id in taken:
            raise FileError(f"{place}.id is {quoted(record.id)}, which another note has already")
        if len(record.text) > MOST_TEXT:
            raise FileError(f"{place}.text has more than {MOST_TEXT:,} characters")
        _check_places(record, place)
        taken.add(record.id)


def _check_places(record: NoteRecord, place: str) -> None:
    for field in ("position", "end", "size"):
        if not all(abs(number) <= FARTHEST for number in getattr(record, field)):
            raise FileError(f"{place}.{field} is farther than {FARTHEST:,.0f} pixels from the middle")
    if min(record.size) < 0:
        raise FileError(f"{place}.size is negative")
