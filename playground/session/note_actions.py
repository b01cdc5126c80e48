"""What a person does to notes in one go: each is one entry of the history."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from playground.graph import editing
from playground.session import notes
from playground.session.notes import Note, NoteColour, NoteKind, Place
from playground.session.selection import Selection
from playground.session.session import Session


def add(session: Session, note: Note) -> str:
    """Add a note and select it; return its id."""
    found, fresh = notes.add(session.project.notes, note)
    session.apply(f"Add {note.kind.value}", replace(session.project, notes=found))
    session.select(Selection(notes=frozenset({fresh})))
    return fresh


def write(session: Session, id: str, text: str) -> None:
    """Write another text into a note."""
    note = notes.by_id(session.project.notes)[id]
    _change(session, "Write note", replace(note, text=text[: notes.MOST_TEXT]))


def paint(session: Session, ids: Collection[str], colour: NoteColour) -> None:
    """Give notes another colour."""
    painted = tuple(
        replace(note, colour=colour) if note.id in ids else note for note in session.project.notes
    )
    session.apply(f"Colour note {colour.value}", replace(session.project, notes=painted))


def resize(session: Session, note: Note, corner: Place) -> None:
    """Drag the corner of a note, or the end of an arrow; drags up to a break are one entry."""
    _change(session, f"Resize {note.kind.value}", notes.resized(note, corner), merge=f"resize {note.id}")


def begin_arrow(session: Session, note: Note, start: Place) -> None:
    """Drag the beginning of an arrow; drags up to a break are one entry."""
    _change(session, "Turn arrow", replace(note, position=start), merge=f"turn {note.id}")


def move(
    session: Session, found: notes.Notes, ids: Collection[str], places: Mapping[str, Place], by: Place
) -> None:
    """Move notes, and nodes with them, by so many pixels from where ``found`` and ``places`` have them."""
    across, down = by
    graph = editing.move(session.graph, {name: (x + across, y + down) for name, (x, y) in places.items()})
    project = replace(session.project, notes=notes.moved(found, ids, across, down), graph=graph)
    session.apply("Move", project, f"move notes {' '.join(sorted({*ids, *places}))}")


def nudge(session: Session, by: Place) -> None:
    """Move the selected notes and nodes, and what stands in selected frames; nudges up to a break are one."""
    ids, places = carried_by(session, session.selection.notes)
    move(session, session.project.notes, ids, places, by)


def carried_by(session: Session, ids: Collection[str]) -> tuple[frozenset[str], dict[str, Place]]:
    """Return what moves with notes: themselves, and the notes and nodes that stand in their frames."""
    known = session.project.notes
    nodes = {node.name: node.position for node in session.graph.nodes}
    places = {note.id: note.position for note in known}
    others, names = set(ids), set(session.selection.nodes)
    for note in known:
        if note.id in ids and note.kind is NoteKind.FRAME:
            others |= notes.inside(note, places)
            names |= notes.inside(note, nodes)
    return frozenset(others), {name: nodes[name] for name in names}


def _change(session: Session, label: str, note: Note, merge: str | None = None) -> None:
    found = notes.changed(session.project.notes, note)
    session.apply(label, replace(session.project, notes=found), merge)
