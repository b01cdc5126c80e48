"""Notes and gates: inside a composite gate its own notes are seen, and no gate covers a new text."""

from dataclasses import replace

from PySide6.QtCore import Qt

from playground.session.notes import Note, NoteKind
from playground.ui.canvas.measures import node_box
from tests.journeys.test_composite_gates import INNER, card, group, sigmoid
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import CTRL

__all__ = ["open_desk"]


def test_inside_only_the_notes_that_belong_are_seen(open_desk: Open) -> None:
    hands = sigmoid(open_desk)
    name = group(hands, *INNER)
    x, y = hands.session.graph.by_name["s2"].position
    mine = Note("n0", NoteKind.TEXT, "inside", (x - 50, y - 90), (100.0, 40.0))
    other = Note("n1", NoteKind.TEXT, "outside", (x - 900, y), (100.0, 40.0))
    hands.session.apply("Add", replace(hands.session.project, notes=(mine, other)))
    notes = hands.canvas.canvas.notes

    def seen() -> set[str]:
        return {id for id, item in notes.items.items() if item.isVisible()}

    hands.click(card(hands, name))
    hands.key(Qt.Key.Key_I)
    assert seen() == {"n0"}
    assert notes.within(notes.items["n1"].box().adjusted(-9, -9, 9, 9)) == set()
    assert notes.box() == notes.items["n0"].box()
    hands.key(Qt.Key.Key_N)
    hands.type("here too")
    hands.key(Qt.Key.Key_Return, CTRL)
    assert seen() == {"n0", "n2"}
    hands.key(Qt.Key.Key_Escape)
    assert seen() == {"n0", "n1", "n2"}
    hands.key(Qt.Key.Key_I)
    while hands.session.history.can_undo:
        hands.key(Qt.Key.Key_Z, CTRL)
    hands.session.redo()
    hands.session.apply("Add", replace(hands.session.project, notes=(other,)))
    assert seen() == {"n1"}


def test_a_text_is_put_where_no_gate_covers_it(open_desk: Open) -> None:
    hands = open_desk("f = exp(x)", x=1.0)
    x, y = hands.session.graph.by_name["f"].position
    hands.canvas.centerOn(x, y)
    hands.key(Qt.Key.Key_N)
    hands.type("here")
    hands.key(Qt.Key.Key_Return, CTRL)
    (note,) = hands.session.project.notes
    boxes = [node_box(node) for node in hands.session.graph.nodes]
    assert not any(hands.canvas.canvas.notes.items[note.id].box().intersects(box) for box in boxes)
