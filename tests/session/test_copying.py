from dataclasses import replace

import pytest

from playground.graph.editing import set_value
from playground.graph.expression import parse
from playground.graph.fragment import MOST_NODES
from playground.graph.graph import Graph, Node, Wire
from playground.session import copying
from playground.session.notes import Note, NoteKind
from playground.session.project import Project
from playground.session.selection import Selection
from playground.session.session import Session
from playground.storage import fragment_file
from playground.storage.note_records import MOST_NOTES


@pytest.fixture
def session() -> Session:
    return Session()


def test_copy_changes_nothing_and_needs_a_selected_node(session: Session) -> None:
    assert copying.copied(session) == ""
    assert copying.cut(session) == ""
    session.select(Selection.only("x", "s0"))
    assert '"name": "s0"' in copying.copied(session)
    assert not session.history.can_undo


def test_cut_is_one_entry_that_can_be_undone(session: Session) -> None:
    before = session.graph
    session.select(Selection.only("x", "s0"))
    text = copying.cut(session)
    assert set(session.graph.by_name) == {"y", "z", "f"}
    assert session.history.undo_label == "Cut 2 gates"
    session.undo()
    assert session.graph == before
    session.redo()
    copying.paste(session, text, (0.0, 0.0))
    assert {"x", "s0"} <= session.graph.by_name.keys()


def test_what_is_pasted_is_selected_with_its_wires(session: Session) -> None:
    session.select(Selection.only("x", "s0"))
    text = copying.copied(session)
    copying.paste(session, text)
    assert session.selection == Selection.only("x1", "s1", Wire("x1", "s1", "x"))
    x, y = session.graph.by_name["x"].position
    assert session.graph.by_name["x1"].position == (x + 24, y + 24)
    assert session.history.undo_label == "Paste 2 gates"
    copying.paste(session, text, (500.0, 400.0))
    assert session.graph.by_name["x2"].value == session.graph.by_name["x"].value


def test_a_fragment_goes_from_one_session_to_another(session: Session) -> None:
    session.select(Selection.all_of(session.graph))
    other = Session(Project(graph=Graph()))
    copying.paste(other, copying.copied(session))
    assert other.graph.wires == session.graph.wires
    assert other.problems == ()


def test_duplicates_keep_the_wires_that_feed_them(session: Session) -> None:
    copying.duplicate(session)
    assert not session.history.can_undo
    session.select(Selection.only("s0"))
    copying.duplicate(session)
    assert session.history.undo_label == "Duplicate 1 gate"
    assert session.selection == Selection.only("s1")
    assert {wire.source for wire in session.graph.incoming["s1"].values()} == {"x", "y"}


def test_an_expression_becomes_a_graph_with_values(session: Session) -> None:
    copying.paste(session, "w = 3\nsigmoid(w * x) + y")
    added = {name: session.graph.by_name[name] for name in session.selection.nodes}
    assert {name: node.value for name, node in added.items() if node.gate == "input"} == {
        "w": 3.0,
        "x1": 1.0,
        "y1": 1.0,
    }
    assert session.problems == ()


@pytest.mark.parametrize("text", ["", "hello", "3.5", "Dear all, we meet at 5.", "a = 1\nb = 2", "x.T.T)"])
def test_any_other_text_is_refused_in_one_sentence(session: Session, text: str) -> None:
    with pytest.raises(copying.PasteError, match=r"^The clipboard holds no gates: .*$"):
        copying.paste(session, text)
    assert not session.history.can_undo


def test_a_spoiled_fragment_says_what_is_wrong(session: Session) -> None:
    session.select(Selection.only("s0"))
    text = copying.copied(session).replace('"add"', '"bad"')
    with pytest.raises(
        copying.PasteError, match=r"cannot be pasted: nodes\[0\].gate is 'bad', and there is no"
    ):
        copying.paste(session, text)


def test_what_is_too_large_is_not_pasted() -> None:
    nodes = tuple(Node(f"x{number}", "input", 1.0) for number in range(MOST_NODES))
    session = Session(Project(graph=Graph(nodes)))
    session.select(Selection.only("x0"))
    with pytest.raises(
        copying.PasteError, match=r"^This cannot be pasted: a graph has at most 10,000 gates\.$"
    ):
        copying.paste(session, copying.copied(session))
    with pytest.raises(copying.PasteError, match="This cannot be duplicated: a graph has at most"):
        copying.duplicate(session)


def test_an_input_without_a_value_keeps_it_so_when_copied() -> None:
    session = Session(Project(graph=set_value(parse("x + y"), "x", 2.0)))
    session.select(Selection.all_of(session.graph))
    copying.paste(session, copying.copied(session))
    assert session.graph.by_name["x1"].value == 2.0
    assert session.graph.by_name["y1"].value is None


def noted(session: Session) -> None:
    """Put a text above x and an arrow elsewhere into a session, and select x with both."""
    x, y = session.graph.by_name["x"].position
    text = Note("n0", NoteKind.TEXT, "the *input*", (x - 40, y - 100), (80.0, 40.0))
    arrow = Note("n1", NoteKind.ARROW, position=(x, y - 60), end=(x, y - 30))
    session.apply("Add", replace(session.project, notes=(text, arrow)))
    session.select(Selection(frozenset({"x"}), notes=frozenset({"n0", "n1"})))


def test_notes_are_copied_with_the_gates_and_keep_their_places_beside_them(session: Session) -> None:
    noted(session)
    text = copying.copied(session)
    other = Session(Project(graph=Graph()))
    copying.paste(other, text, (1000.0, 1000.0))
    assert other.history.undo_label == "Paste 1 gate and 2 notes"
    assert other.selection == Selection(frozenset({"x"}), notes=frozenset({"n0", "n1"}))
    assert [note.text for note in other.project.notes] == ["the *input*", ""]
    for mine, theirs in zip(session.project.notes, other.project.notes, strict=True):
        was, now = session.graph.by_name["x"].position, other.graph.by_name["x"].position
        away = now[0] - was[0], now[1] - was[1]
        assert theirs.position == (mine.position[0] + away[0], mine.position[1] + away[1])
    x, y = other.graph.by_name["x"].position
    assert (x, abs(y - 1000) < 100) == (1000, True)
    copying.paste(session, text)
    assert [note.id for note in session.project.notes] == ["n0", "n1", "n2", "n3"]
    assert session.project.notes[2].position == (
        session.project.notes[0].position[0] + 24,
        session.project.notes[0].position[1] + 24,
    )


def test_notes_alone_are_cut_and_pasted_and_never_one_upon_the_other(session: Session) -> None:
    noted(session)
    session.select(Selection(notes=frozenset({"n0"})))
    place = session.project.notes[0].position
    text = copying.cut(session)
    assert session.history.undo_label == "Cut 1 note"
    assert [note.id for note in session.project.notes] == ["n1"]
    copying.paste(session, text)
    copying.paste(session, text)
    assert session.history.undo_label == "Paste 1 note"
    places = [note.position for note in session.project.notes if note.kind is NoteKind.TEXT]
    assert places == [place, (place[0] + 24, place[1] + 24)]
    copying.paste(session, text, (500.0, 500.0))
    assert session.project.notes[-1].position == (460.0, 480.0)


def test_more_notes_than_a_file_may_have_are_not_pasted(session: Session) -> None:
    many = tuple(Note(f"n{number}", NoteKind.TEXT, size=(9.0, 9.0)) for number in range(MOST_NOTES))
    session.apply("Add", replace(session.project, notes=many))
    session.select(Selection(notes=frozenset({"n0"})))
    with pytest.raises(copying.PasteError, match="a project has at most 2,000 notes"):
        copying.paste(session, copying.copied(session))
    with pytest.raises(copying.PasteError, match="a project has at most 2,000 notes"):
        copying.duplicate(session)


def test_a_fragment_of_nothing_and_one_with_a_spoiled_note_are_refused(session: Session) -> None:
    with pytest.raises(copying.PasteError, match="holds no gates"):
        copying.paste(session, fragment_file.encode(Graph()))
    noted(session)
    text = copying.copied(session).replace('"id": "n1"', '"id": "n0"')
    with pytest.raises(copying.PasteError, match=r"notes\[1\].id is 'n0', which another note has"):
        copying.paste(session, text)
