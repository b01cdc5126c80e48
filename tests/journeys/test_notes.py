"""Notes by hand: texts, frames behind gates and arrows are made, dragged, resized, edited and deleted."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from playground.session.notes import Note, NoteColour, NoteKind
from playground.session.selection import Selection
from playground.ui.canvas.note_item import TOKENS, NoteItem
from playground.ui.canvas.note_text import NoteText
from playground.ui.theme.fonts import text_font
from playground.ui.theme.theme import theme
from playground.ui.tools.note_editor import NoteEditor
from tests.ui.graph_desk import Open, desk, open_desk
from tests.ui.hands import ALT, CTRL, RIGHT, SHIFT, Hands

__all__ = ["desk", "open_desk"]


def notes(hands: Hands) -> tuple[Note, ...]:
    return hands.session.project.notes


def item(hands: Hands, id: str) -> NoteItem:
    return hands.canvas.canvas.notes.items[id]


def at(hands: Hands, point: QPointF) -> QPoint:
    return hands.place(point.x(), point.y())


def corner(hands: Hands, id: str) -> QPoint:
    """A place by which a note is taken, near its upper left corner."""
    return at(hands, item(hands, id).box().topLeft() + QPointF(14, 14))


def text_note(hands: Hands, text: str) -> None:
    """Make a text by key in an empty place above the graph."""
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_N)
    hands.type(text)
    hands.key(Qt.Key.Key_Return, CTRL)
    free = hands.canvas.mapToScene(hands.canvas.viewport().rect().topLeft() + QPoint(150, 40))
    (note,) = notes(hands)
    placed = replace(note, position=(round(free.x()), round(free.y())))
    hands.session.apply("Place", replace(hands.session.project, notes=(placed,)))


@pytest.fixture
def noted(desk: Hands) -> Hands:
    """(x + y) * z with one text above it."""
    text_note(desk, "# Sum")
    return desk


# Text


def test_a_text_is_typed_in_markdown(noted: Hands) -> None:
    (note,) = notes(noted)
    assert (note.kind, note.text) == (NoteKind.TEXT, "# Sum")
    assert item(noted, "n0").plain_text == "Sum"
    assert noted.session.selection.notes == {"n0"}
    assert QApplication.focusWidget() is noted.canvas
    noted.window.grab()


def test_a_text_is_edited_by_double_click_and_escape_leaves_it(noted: Hands) -> None:
    noted.double_click(corner(noted, "n0"))
    assert isinstance(QApplication.focusWidget(), NoteEditor)
    noted.type("x")
    noted.key(Qt.Key.Key_Return)
    noted.type("two")
    noted.key(Qt.Key.Key_Return, CTRL)
    assert notes(noted)[0].text == "# Sumx\ntwo"
    noted.key(Qt.Key.Key_Return)
    noted.type("y")
    noted.key(Qt.Key.Key_Escape)
    assert notes(noted)[0].text == "# Sumx\ntwo"
    noted.key(Qt.Key.Key_F2)
    noted.type("z")
    viewport = noted.canvas.viewport()
    noted.click(noted.seen(viewport, viewport.rect().bottomLeft() + QPoint(15, -15)))
    assert notes(noted)[0].text == "# Sumx\ntwoz"
    assert noted.page.gestures.noting.tool.editor is None
    noted.key(Qt.Key.Key_Z, CTRL)
    assert notes(noted)[0].text == "# Sumx\ntwo"


def test_a_text_is_dragged_as_one_entry_and_escape_puts_it_back(noted: Hands) -> None:
    before = notes(noted)[0].position
    start = corner(noted, "n0")
    noted.drag([start, start + QPoint(50, 20), start + QPoint(80, 30)])
    moved = notes(noted)[0].position
    assert (moved[0] > before[0], moved[1] > before[1]) == (True, True)
    noted.key(Qt.Key.Key_Z, CTRL)
    assert notes(noted)[0].position == before
    noted.press(start)
    noted.move(start + QPoint(50, 20))
    noted.key(Qt.Key.Key_Escape)
    noted.release(start + QPoint(50, 20))
    assert notes(noted)[0].position == before


def test_a_text_is_resized_by_its_handle(noted: Hands) -> None:
    noted.click(corner(noted, "n0"))
    handle = at(noted, item(noted, "n0").handles()["end"])
    noted.move(handle)
    assert noted.canvas.viewport().cursor().shape() == Qt.CursorShape.SizeFDiagCursor
    width = notes(noted)[0].size[0]
    noted.drag([handle, handle + QPoint(60, 40)])
    assert notes(noted)[0].size[0] > width
    noted.key(Qt.Key.Key_Z, CTRL)
    assert notes(noted)[0].size[0] == width


def test_notes_are_deleted_duplicated_and_brought_back(noted: Hands) -> None:
    noted.click(corner(noted, "n0"))
    noted.key(Qt.Key.Key_D, CTRL)
    assert [note.id for note in notes(noted)] == ["n0", "n1"]
    assert noted.session.selection.notes == {"n1"}
    noted.key(Qt.Key.Key_Delete)
    assert [note.id for note in notes(noted)] == ["n0"]
    assert set(noted.canvas.canvas.notes.items) == {"n0"}
    noted.key(Qt.Key.Key_Z, CTRL)
    assert [note.id for note in notes(noted)] == ["n0", "n1"]
    assert len(noted.session.graph.nodes) == 5


def test_clicks_add_to_the_selection_and_take_from_it(noted: Hands) -> None:
    noted.click(noted.node("x"))
    noted.click(corner(noted, "n0"), held=SHIFT)
    assert noted.session.selection == Selection(frozenset({"x"}), notes=frozenset({"n0"}))
    noted.click(corner(noted, "n0"), held=CTRL)
    assert noted.session.selection == Selection(frozenset({"x"}))
    noted.key(Qt.Key.Key_A, CTRL)
    assert noted.session.selection.notes == {"n0"}


def test_a_rubber_band_around_a_note_selects_it(noted: Hands) -> None:
    box = item(noted, "n0").box().adjusted(-12, -12, 12, 12)
    noted.session.select(Selection())
    noted.drag([at(noted, box.topLeft()), at(noted, box.bottomRight())])
    assert noted.session.selection.notes == {"n0"}


def test_a_gate_and_a_note_are_moved_together(noted: Hands) -> None:
    noted.click(corner(noted, "n0"))
    noted.click(noted.node("f"), held=SHIFT)
    before, node = notes(noted)[0].position, noted.session.graph.by_name["f"].position
    noted.key(Qt.Key.Key_Right, ALT)
    assert notes(noted)[0].position == (before[0] + 8, before[1])
    assert noted.session.graph.by_name["f"].position == (node[0] + 8, node[1])
    noted.key(Qt.Key.Key_Z, CTRL)
    start = noted.node("f")
    noted.drag([start, start + QPoint(0, 60)])
    assert noted.session.graph.by_name["f"].position[1] > node[1]
    away = noted.session.graph.by_name["f"].position[1] - node[1]
    assert notes(noted)[0].position == (before[0], before[1] + away)
    noted.key(Qt.Key.Key_Z, CTRL)
    assert (notes(noted)[0].position, noted.session.graph.by_name["f"].position) == (before, node)


def test_a_text_that_is_edited_goes_with_its_note(noted: Hands) -> None:
    noted.double_click(corner(noted, "n0"))
    noted.type("more")
    noted.session.new()
    assert noted.page.gestures.noting.tool.editor is None
    assert notes(noted) == ()


# Frames


def test_a_frame_stands_behind_the_selected_gates_and_carries_them(desk: Hands) -> None:
    desk.click(desk.node("x"))
    desk.click(desk.node("y"), held=SHIFT)
    desk.key(Qt.Key.Key_N, SHIFT)
    desk.type("inputs")
    desk.key(Qt.Key.Key_Return, CTRL)
    (frame,) = notes(desk)
    assert (frame.kind, frame.text) == (NoteKind.FRAME, "inputs")
    box = item(desk, frame.id).box()
    nodes = desk.canvas.canvas.nodes
    assert all(box.contains(nodes[name].pos()) for name in ("x", "y"))
    assert item(desk, frame.id).zValue() < min(
        wire.topLevelItem().zValue() for wire in desk.canvas.canvas.wires.values()
    )
    before = {name: desk.session.graph.by_name[name].position for name in ("x", "y", "z")}
    start = corner(desk, frame.id)
    desk.drag([start, start + QPoint(0, -30)])
    after = {name: desk.session.graph.by_name[name].position for name in ("x", "y", "z")}
    assert after["z"] == before["z"]
    assert all(after[name][1] < before[name][1] for name in ("x", "y"))
    desk.key(Qt.Key.Key_Z, CTRL)
    assert {name: desk.session.graph.by_name[name].position for name in ("x", "y", "z")} == before
    desk.click(desk.node("x"))
    assert desk.session.selection == Selection.only("x"), "a gate in a frame is taken, not the frame"


def test_a_frame_without_a_selection_stands_in_the_middle(desk: Hands) -> None:
    desk.canvas.setFocus()
    desk.key(Qt.Key.Key_N, SHIFT)
    desk.key(Qt.Key.Key_Escape)
    assert notes(desk)[0].size == (320.0, 200.0)
    hollow = item(desk, "n0").box().center()
    assert not item(desk, "n0").shape().contains(hollow), "inside, a rubber band can begin"


# Arrows


def test_an_arrow_is_turned_by_both_ends(open_desk: Open) -> None:
    desk = open_desk("")
    desk.canvas.setFocus()
    desk.key(Qt.Key.Key_A)
    (arrow,) = notes(desk)
    assert arrow.kind is NoteKind.ARROW
    desk.window.grab()
    for name, away in (("end", QPoint(40, -60)), ("start", QPoint(-30, 50))):
        handle = at(desk, item(desk, "n0").handles()[name])
        desk.move(handle)
        assert desk.canvas.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
        desk.drag([handle, handle + away])
    turned = notes(desk)[0]
    assert turned.end[1] < arrow.end[1]
    assert turned.position[1] > arrow.position[1]
    middle = at(desk, item(desk, "n0").box().center())
    desk.double_click(middle)
    assert desk.page.gestures.noting.tool.editor is None
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.key(Qt.Key.Key_Z, CTRL)
    desk.key(Qt.Key.Key_Z, CTRL)
    assert notes(desk) == ()


# Colours and menu


def test_the_menu_of_a_note_paints_edits_duplicates_and_deletes(noted: Hands) -> None:
    noted.session.select(Selection())
    noted.click(corner(noted, "n0"), RIGHT)
    menu = noted.page.gestures.noting.menu
    found = {action.text(): action for action in menu.actions()}
    assert noted.session.selection.notes == {"n0"}
    assert found["Yellow"].isChecked()
    found["Red"].trigger()
    assert notes(noted)[0].colour is NoteColour.RED
    found["Duplicate"].trigger()
    assert len(notes(noted)) == 2
    found["Delete"].trigger()
    assert len(notes(noted)) == 1
    found["Edit…"].trigger()
    noted.key(Qt.Key.Key_Escape)
    menu.close()


def test_every_colour_is_a_token_in_light_and_dark(noted: Hands) -> None:
    assert set(TOKENS) == set(NoteColour)
    assert len(set(TOKENS.values())) == 6
    noted.window.grab()
    theme().set_scheme("dark")
    noted.window.grab()


def test_a_note_fetches_nothing(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    assert QImage(64, 64, QImage.Format.Format_RGB32).save(str(picture))
    there = QUrl.fromLocalFile(str(picture))
    document = NoteText(text_font(14))
    document.show_markdown(f"![x]({there.toString()}) <b>plain</b>", 200)
    kind = QTextDocument.ResourceType.ImageResource.value
    assert QTextDocument().resource(kind, there) is not None, "any other document would show it"
    assert document.resource(kind, there) is None
    assert "<b>" in document.toPlainText()


def test_notes_come_back_from_a_file(noted: Hands, tmp_path: Path) -> None:
    kept = notes(noted)
    noted.session.save(tmp_path / "a.backprop")
    noted.session.new()
    assert noted.canvas.canvas.notes.items == {}
    noted.session.open(tmp_path / "a.backprop")
    assert notes(noted) == kept
    assert item(noted, "n0").plain_text == "Sum"
