"""Notes on the canvas: texts, coloured frames behind gates, and arrows. They compute nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count

Place = tuple[float, float]
LEAST_SIDE = 24.0
MOST_TEXT = 10_000
ASIDE = 24.0  # pixels from a note to its duplicate, across and down


class NoteKind(StrEnum):
    """What a note is."""

    TEXT = "text"
    FRAME = "frame"
    ARROW = "arrow"


class NoteColour(StrEnum):
    """The colours of notes, by name; the theme knows how each looks in light and dark."""

    GREY = "grey"
    BLUE = "blue"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    VIOLET = "violet"


@dataclass(frozen=True)
class Note:
    """One note, in canvas pixels.

    ``position`` is the upper left corner of a text or frame, ``size`` its width and height, ``text``
    Markdown. An arrow runs from ``position`` to ``end`` and has no size.
    """

    id: str
    kind: NoteKind
    text: str = ""
    position: Place = (0.0, 0.0)
    size: Place = (0.0, 0.0)
    colour: NoteColour = NoteColour.YELLOW
    end: Place = (0.0, 0.0)


Notes = tuple[Note, ...]


def by_id(notes: Notes) -> Mapping[str, Note]:
    """Give notes by their id."""
    return {note.id: note for note in notes}


def add(notes: Notes, note: Note) -> tuple[Notes, str]:
    """Add a note above all others; its id is made new; return it too."""
    fresh = _fresh(note.id for note in notes)
    return (*notes, replace(note, id=fresh)), fresh


def changed(notes: Notes, note: Note) -> Notes:
    """Put a note in the place of the one of its id."""
    return tuple(note if each.id == note.id else each for each in notes)


def without(notes: Notes, ids: Collection[str]) -> Notes:
    """Take notes away."""
    return tuple(note for note in notes if note.id not in ids)


def moved(notes: Notes, ids: Collection[str], across: float, down: float) -> Notes:
    """Move notes by so many pixels."""
    return tuple(_shifted(note, across, down) if note.id in ids else note for note in notes)


def duplicated(notes: Notes, ids: Collection[str]) -> tuple[Notes, frozenset[str]]:
    """Put a second copy of notes a step aside; return the ids of the copies too."""
    made: set[str] = set()
    for note in notes:
        if note.id in ids:
            notes, fresh = add(notes, _shifted(note, ASIDE, ASIDE))
            made.add(fresh)
    return notes, frozenset(made)


def middle(note: Note) -> Place:
    """Give the middle of a note."""
    (x, y), (width, height), (end_x, end_y) = note.position, note.size, note.end
    if note.kind is NoteKind.ARROW:
        return (x + end_x) / 2, (y + end_y) / 2
    return x + width / 2, y + height / 2


def put(notes: Notes, others: Notes, by: Place, *, aside: bool) -> tuple[Notes, frozenset[str]]:
    """Put other notes besides, moved by so many pixels; return their new ids too.

    With ``aside`` they go a step further until none lies just where a note of its kind lies already.
    """
    across, down = float(round(by[0])), float(round(by[1]))
    taken = {(note.kind, note.position) for note in notes}
    while aside and any((each.kind, _shifted(each, across, down).position) in taken for each in others):
        across, down = across + ASIDE, down + ASIDE
    made: set[str] = set()
    for each in others:
        notes, fresh = add(notes, _shifted(each, across, down))
        made.add(fresh)
    return notes, frozenset(made)


def resized(note: Note, corner: Place) -> Note:
    """Drag the lower right corner of a text or frame, or the end of an arrow, to a place."""
    if note.kind is NoteKind.ARROW:
        return replace(note, end=corner)
    width, height = (max(far - near, LEAST_SIDE) for far, near in zip(corner, note.position, strict=True))
    return replace(note, size=(width, height))


def inside(frame: Note, places: Mapping[str, Place]) -> frozenset[str]:
    """Return the names of what has its place inside a frame."""
    (left, top), (width, height) = frame.position, frame.size
    return frozenset(
        name for name, (x, y) in places.items() if left <= x <= left + width and top <= y <= top + height
    )


def _shifted(note: Note, across: float, down: float) -> Note:
    (x, y), (end_x, end_y) = note.position, note.end
    shifted = replace(note, position=(x + across, y + down))
    return replace(shifted, end=(end_x + across, end_y + down)) if note.kind is NoteKind.ARROW else shifted


def _fresh(taken: Iterable[str]) -> str:
    known = set(taken)
    return next(name for number in count() if (name := f"n{number}") not in known)
