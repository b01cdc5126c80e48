"""Notes of a project file: they come back as they were, and what is wrong is refused by its place."""

from pathlib import Path
from typing import Any

import pytest

from playground.session.project import from_record, open_project, save_project
from playground.storage.file_error import FileError
from playground.storage.note_records import MOST_NOTES, check_notes
from playground.storage.project_file import decode, encode
from playground.storage.records import NoteRecord, ProjectRecord


def note(**fields: Any) -> NoteRecord:
    return NoteRecord(**{"id": "n0", "kind": "text", "position": (0.0, 0.0), **fields})


def test_notes_come_back(record: ProjectRecord, tmp_path: Path) -> None:
    assert decode(encode(record)).notes == record.notes
    project = from_record(record)
    save_project(project, tmp_path / "a.backprop")
    assert open_project(tmp_path / "a.backprop").notes == project.notes
    assert [each.kind.value for each in project.notes] == ["text", "frame", "arrow"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ((note(id=""),), "notes[0].id should be a text of 1 to 40 characters"),
        ((note(id="n" * 41),), "notes[0].id should be a text of 1 to 40 characters"),
        ((note(), note()), "notes[1].id is 'n0', which another note has already"),
        ((note(text="x" * 10_001),), "notes[0].text has more than 10,000 characters"),
        ((note(position=(1e8, 0.0)),), "notes[0].position is farther than 10,000,000 pixels from the middle"),
        ((note(end=(0.0, -1e8)),), "notes[0].end is farther than 10,000,000 pixels from the middle"),
        ((note(size=(-1.0, 2.0)),), "notes[0].size is negative"),
        ((note(),) * (MOST_NOTES + 1), "`notes` has 2,001 entries; a project has at most 2,000"),
    ],
)
def test_what_is_wrong_is_named_by_its_place(wrong: tuple[NoteRecord, ...], said: str) -> None:
    with pytest.raises(FileError) as caught:
        check_notes(wrong)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b'"kind":"frame"', b'"kind":"cloud"', "notes[1].kind"),
        (b'"colour":"blue"', b'"colour":"pink"', "notes[1].colour"),
        (b'"kind":"frame"', b'"kind":"frame","page":1', "notes[1] has a field nobody knows, 'page'"),
        (b'"position":[10.0,-20.0]', b'"position":[10.0]', "notes[0].position"),
    ],
)
def test_an_unknown_kind_colour_or_field_is_refused(
    record: ProjectRecord, old: bytes, new: bytes, said: str
) -> None:
    data = b"".join(encode(record).split(b"\n"))
    plain = data.replace(b" ", b"") if old not in data else data
    assert old in plain
    with pytest.raises(FileError) as caught:
        decode(plain.replace(old, new, 1))
    assert said in str(caught.value)
