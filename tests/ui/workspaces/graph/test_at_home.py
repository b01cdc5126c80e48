"""What an empty window says, and that a lens pushes nothing out of a window nobody has moved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from playground.ui.canvas.measures import stub
from playground.ui.panels.code_view import EMPTY, GUTTER
from playground.ui.theme.theme import theme
from playground.ui.tools.zoom import HOME
from tests.ui.graph_desk import Open
from tests.ui.hands import ALT, Hands

Key = Qt.Key
WIDE = "f = sigmoid(sigmoid(sigmoid(sigmoid(x))))"


def is_seen(desk: Hands) -> bool:
    room = desk.canvas.mapToScene(desk.canvas.viewport().rect()).boundingRect()
    return room.contains(desk.canvas.canvas.wires[stub("f")].name_box())


def test_a_lens_with_longer_numbers_keeps_the_output_in_view(open_desk: Open) -> None:
    desk = open_desk(WIDE, x=0.5)
    desk.key(Key.Key_End)
    before = desk.canvas.zoom
    assert is_seen(desk)
    desk.key(Key.Key_K)
    assert is_seen(desk)
    assert desk.canvas.zoom < before
    desk.key(Key.Key_1, ALT)
    assert desk.canvas.zoom == before


def test_a_lens_leaves_a_view_alone_that_somebody_chose(open_desk: Open) -> None:
    desk = open_desk(WIDE, x=0.5)
    desk.key(Key.Key_End)
    desk.canvas.scale(2, 2)
    desk.canvas.at_home = False
    desk.key(Key.Key_K)
    assert not is_seen(desk)


def test_an_empty_program_has_no_line_but_says_when_it_has(open_desk: Open) -> None:
    desk = open_desk("")
    view = desk.page.code.view
    assert (view.toPlainText(), view.placeholderText()) == ("", EMPTY)
    gutter = view.grab().toImage().copy(4, 8, GUTTER - 8, 60)
    ground = {gutter.pixelColor(x, y).name() for x in range(gutter.width()) for y in range(gutter.height())}
    assert ground == {theme().tokens.window.lower()}


def test_on_a_wide_canvas_a_small_graph_is_larger(open_desk: Open) -> None:
    desk = open_desk()
    assert desk.canvas.zoom < HOME
    desk.window.resize(1920, 1080)
    QApplication.processEvents()
    assert HOME * 1.3 < desk.canvas.zoom < HOME * 1.7
    assert is_seen(desk)
