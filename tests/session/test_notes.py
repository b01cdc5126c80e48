"""Notes as records: added, changed, moved, duplicated, and what stands in a frame."""

import pytest

from playground.graph.graph import Wire
from playground.session import copying, graph_actions, note_actions, notes
from playground.session.notes import Note, NoteColour, NoteKind
from playground.session.selection import Selection
from playground.session.session import Session

TEXT = Note("n0", NoteKind.TEXT, "one", (0.0, 0.0), (100.0, 40.0))
FRAME = Note("n1", NoteKind.FRAME, "", (-50.0, -50.0), (2000.0, 2000.0))
ARROW = Note("n2", NoteKind.ARROW, position=(10.0, 10.0), end=(60.0, 80.0))
ALL = (TEXT, FRAME, ARROW)


@pytest.fixture
def session() -> Session:
    made = Session()
    for note in ALL:
        note_actions.add(made, note)
    return made


def ids(session: Session) -> list[str]:
    return [note.id for note in session.project.notes]


def test_a_note_gets_an_id_that_is_free() -> None:
    found, fresh = notes.add((FRAME, ARROW), TEXT)
    assert (fresh, found[-1].id) == ("n0", "n0")
    assert notes.add(ALL, TEXT)[1] == "n3"


def test_notes_are_moved_with_the_ends_of_arrows() -> None:
    text, frame, arrow = notes.moved(ALL, {"n0", "n2"}, 5.0, -5.0)
    assert (text.position, text.end) == ((5.0, -5.0), (0.0, 0.0))
    assert frame is FRAME
    assert (arrow.position, arrow.end) == ((15.0, 5.0), (65.0, 75.0))


@pytest.mark.parametrize(
    ("note", "corner", "wanted"),
    [
        (TEXT, (300.0, 90.0), Note("n0", NoteKind.TEXT, "one", (0.0, 0.0), (300.0, 90.0))),
        (TEXT, (-300.0, 1.0), Note("n0", NoteKind.TEXT, "one", (0.0, 0.0), (24.0, 24.0))),
        (ARROW, (-3.0, 4.0), Note("n2", NoteKind.ARROW, position=(10.0, 10.0), end=(-3.0, 4.0))),
    ],
)
def test_a_note_is_resized_by_its_corner(note: Note, corner: notes.Place, wanted: Note) -> None:
    assert notes.resized(note, corner) == wanted


def test_a_note_is_added_selected_and_taken_back(session: Session) -> None:
    assert ids(session) == ["n0", "n1", "n2"]
    assert session.selection == Selection(notes=frozenset({"n2"}))
    assert session.history.undo_label == "Add arrow"
    session.undo()
    assert ids(session) == ["n0", "n1"]
    assert session.selection == Selection(), "a note that is gone is not selected"


def test_a_note_is_written_painted_and_resized(session: Session) -> None:
    note_actions.write(session, "n0", "x" * 20_000)
    note_actions.paint(session, {"n0", "n1"}, NoteColour.RED)
    for corner in ((200.0, 200.0), (300.0, 250.0)):
        note_actions.resize(session, FRAME, corner)
    session.break_merge()
    for start in ((1.0, 1.0), (2.0, 2.0)):
        note_actions.begin_arrow(session, ARROW, start)
    text, frame, arrow = session.project.notes
    assert (len(text.text), text.colour) == (notes.MOST_TEXT, NoteColour.RED)
    assert frame.size == (350.0, 300.0)
    assert (arrow.position, arrow.end) == ((2.0, 2.0), (60.0, 80.0))
    session.undo()
    session.undo()
    assert session.project.notes[2] == ARROW
    assert session.project.notes[1].size == FRAME.size


def test_a_frame_carries_what_stands_in_it(session: Session) -> None:
    session.select(Selection(nodes=frozenset({"x"}), notes=frozenset({"n1"})))
    carried, nodes = note_actions.carried_by(session, {"n1"})
    assert carried == {"n0", "n1", "n2"}
    assert set(nodes) == set(session.graph.by_name)
    assert note_actions.carried_by(session, {"n0"}) == (
        frozenset({"n0"}),
        {"x": session.graph.by_name["x"].position},
    )
    before, places = session.project, dict(nodes)
    for by in ((1.0, 1.0), (30.0, -10.0)):
        note_actions.move(session, before.notes, carried, nodes, by)
    x, y = places["x"]
    assert session.graph.by_name["x"].position == (x + 30, y - 10)
    assert session.project.notes[0].position == (30.0, -10.0)
    session.undo()
    assert session.project == before


def test_notes_are_duplicated_a_step_aside(session: Session) -> None:
    session.select(Selection(notes=frozenset({"n0", "n2"})))
    copying.duplicate(session)
    assert session.history.undo_label == "Duplicate 2 notes"
    assert ids(session) == ["n0", "n1", "n2", "n3", "n4"]
    assert session.project.notes[3].position == (24.0, 24.0)
    assert session.selection.notes == {"n3", "n4"}
    session.select(Selection(frozenset({"x"}), notes=frozenset({"n0"})))
    copying.duplicate(session)
    assert (len(session.graph.nodes), len(session.project.notes)) == (6, 6)
    assert (len(session.selection.nodes), session.selection.notes) == (1, {"n5"})
    session.undo()
    assert (len(session.graph.nodes), len(session.project.notes)) == (5, 5)


def test_notes_and_nodes_are_nudged_together(session: Session) -> None:
    session.select(Selection(frozenset({"x"}), notes=frozenset({"n0"})))
    x, y = session.graph.by_name["x"].position
    for _ in range(2):
        note_actions.nudge(session, (8.0, 0.0))
    assert session.graph.by_name["x"].position == (x + 16, y)
    assert session.project.notes[0].position == (16.0, 0.0)
    session.undo()
    assert session.project.notes[0].position == (0.0, 0.0)


@pytest.mark.parametrize(
    ("selection", "label", "left"),
    [
        (Selection(notes=frozenset({"n0"})), "Delete note", ["n1", "n2"]),
        (Selection(notes=frozenset({"n0", "n1"})), "Delete 2 notes", ["n2"]),
        (Selection(frozenset({"x"}), notes=frozenset({"n0"})), "Delete x", ["n1", "n2"]),
        (
            Selection(wires=frozenset({Wire("x", "s0", "x")}), notes=frozenset({"n0"})),
            "Delete wire",
            ["n1", "n2"],
        ),
    ],
)
def test_selected_notes_are_deleted(
    session: Session, selection: Selection, label: str, left: list[str]
) -> None:
    session.select(selection)
    graph_actions.delete_selection(session)
    assert session.history.undo_label == label
    assert ids(session) == left
    assert not session.selection


def test_a_note_that_is_not_there_is_not_selected(session: Session) -> None:
    session.select(Selection(notes=frozenset({"n0", "n9"})))
    assert session.selection.notes == {"n0"}
    assert session.selection.renamed({"x": "y"}).notes == {"n0"}
    assert notes.without(session.project.notes, {"n0"}) == (FRAME, ARROW)
