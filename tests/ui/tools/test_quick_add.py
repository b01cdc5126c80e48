"""Quick-add: how it opens, what it offers, and how what is taken is wired in."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from playground.graph.graph import Wire
from playground.session.selection import Selection
from playground.ui.tools.search_popup import ROWS, SearchPopup
from tests.ui.graph_desk import Open
from tests.ui.hands import CTRL, SHIFT, Hands

Key = Qt.Key


def popup_of(desk: Hands) -> SearchPopup:
    popup = desk.page.gestures.adding.popup
    assert popup is not None
    return popup


def is_open(desk: Hands) -> bool:
    return desk.page.gestures.adding.popup is not None


def take_any(desk: Hands, words: str) -> None:
    desk.type(words)
    desk.key(Key.Key_Return)


def take(desk: Hands, words: str) -> str:
    """Type into the search, press Enter, and return the name of the new node."""
    before = desk.session.graph.by_name.keys()
    take_any(desk, words)
    assert not is_open(desk)
    (name,) = desk.session.graph.by_name.keys() - before
    return name


def empty_spot(desk: Hands) -> QPoint:
    x, y = desk.session.graph.by_name["x"].position
    return desk.place(x + 40, y - 70)


def position(desk: Hands, name: str) -> tuple[float, float]:
    return desk.session.graph.by_name[name].position


# How it opens and closes


def test_a_double_click_on_the_empty_canvas_opens_it_at_the_cursor(desk: Hands) -> None:
    spot = empty_spot(desk)
    desk.click(spot)
    desk.double_click(spot)
    assert QApplication.focusWidget() is popup_of(desk).field
    name = take(desk, "mult")
    at = desk.canvas.mapToScene(desk.canvas.viewport().mapFrom(desk.window, spot))
    assert position(desk, name) == pytest.approx((at.x(), at.y()), abs=1)
    assert not desk.session.graph.incoming[name]
    assert desk.session.selection == Selection.only(name)
    desk.key(Key.Key_Z, CTRL)
    assert name not in desk.session.graph.by_name
    desk.double_click(desk.node("s0"))
    assert not is_open(desk)


def test_keys_open_it(desk: Hands) -> None:
    for key, held in ((Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (Key.Key_A, SHIFT)):
        desk.key(key, held)
        assert QApplication.focusWidget() is popup_of(desk).field
        desk.key(Key.Key_Escape)
        assert not is_open(desk)
        assert desk.canvas.hasFocus()


def test_it_opens_at_the_pointer_if_that_is_over_the_canvas(desk: Hands) -> None:
    spot = empty_spot(desk)
    desk.move(spot)
    desk.key(Key.Key_Tab)
    name = take(desk, "exp")
    at = desk.canvas.mapToScene(desk.canvas.viewport().mapFrom(desk.window, spot))
    assert position(desk, name) == pytest.approx((at.x(), at.y()), abs=1)


def test_space_opens_it_while_the_canvas_is_empty_and_steps_afterwards(open_desk: Open) -> None:
    desk = open_desk("")
    texts: list[str] = []
    desk.page.status_changed.connect(lambda left, right: texts.append(left))
    desk.canvas.viewport().repaint()
    desk.page._tell()
    assert "Space, Tab or a double click: add a gate" in texts[-1]
    desk.key(Key.Key_Space)
    assert is_open(desk)
    take(desk, "x = 3")
    desk.key(Key.Key_Space)
    assert not is_open(desk)
    assert desk.session.playback.playhead == 1
    assert "Space: step" in texts[-1]


def test_every_key_belongs_to_the_search_while_it_is_open(desk: Hands) -> None:
    desk.session.select(Selection.only("f"))
    desk.key(Key.Key_Tab)
    before = desk.session.graph
    desk.type("gtpf")
    for key, held in (
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Z, CTRL),
        (Key.Key_Delete, CTRL),
        (Key.Key_L, CTRL),
        (Key.Key_Right, Qt.KeyboardModifier.AltModifier),
    ):
        desk.key(key, held)
    assert desk.session.graph is before
    assert desk.session.playback.playhead == 0
    assert is_open(desk)


def test_a_press_elsewhere_closes_it(desk: Hands) -> None:
    desk.key(Key.Key_Tab)
    popup = popup_of(desk)
    desk.click(desk.seen(popup.field))
    desk.click(desk.seen(popup, QPoint(2, 2)))
    assert is_open(desk)
    desk.click(desk.place(*position(desk, "x")) + QPoint(0, 130))
    assert not is_open(desk)
    popup.leave()
    desk.key(Key.Key_Tab)
    desk.page.palette_panel.search.setFocus()
    assert not is_open(desk)


def test_opening_it_again_opens_another(desk: Hands) -> None:
    desk.page.gestures.adding.open_here()
    desk.page.gestures.adding.open_here()
    assert is_open(desk)
    desk.page.gestures.adding.cancel()
    desk.page.gestures.adding.cancel()
    assert not is_open(desk)


# What it offers


def test_keys_and_mouse_choose(desk: Hands) -> None:
    desk.key(Key.Key_Tab)
    popup = popup_of(desk)
    popup.list.viewport().repaint()
    for key, row in (
        (Key.Key_Up, 0),
        (Key.Key_Down, 1),
        (Key.Key_Tab, 2),
        (Key.Key_PageDown, 2 + ROWS),
        (Key.Key_PageUp, 2),
        (Key.Key_Backtab, 1),
    ):
        desk.key(key)
        assert popup.list.currentRow() == row
    assert popup.field.accessibleDescription() == popup.offered()[1].title
    at = popup.list.visualItemRect(popup.list.item(2)).center()
    title = popup.offered()[2].title
    desk.click(desk.seen(popup.list.viewport(), at))
    assert title == "Matrix"
    assert "W" in desk.session.graph.by_name


def test_what_is_not_found_is_said_and_enter_does_nothing(desk: Hands) -> None:
    desk.key(Key.Key_Tab)
    popup = popup_of(desk)
    desk.type("zebra")
    desk.key(Key.Key_Return)
    assert popup.offered() == []
    assert "called that" in popup.field.accessibleDescription()
    popup.field.selectAll()
    desk.type("x = 2")
    desk.key(Key.Key_Return)
    assert popup.field.accessibleDescription() == 'The name "x" is taken.'
    assert is_open(desk)


def test_what_was_used_before_comes_first(desk: Hands) -> None:
    desk.place_gate("Sigmoid", 200, 300)
    desk.key(Key.Key_Tab)
    assert popup_of(desk).offered()[0].title == "Sigmoid"


def test_the_wheel_over_the_search_does_not_move_the_canvas(desk: Hands) -> None:
    desk.key(Key.Key_Tab)
    before = desk.canvas.mapToScene(QPoint())
    at = QPointF(5, 5)
    wheel = QWheelEvent(
        at,
        at,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(popup_of(desk), wheel)
    assert desk.canvas.mapToScene(QPoint()) == before


# How it is wired in


def test_numbers_and_names_make_constants_and_inputs(desk: Hands) -> None:
    desk.key(Key.Key_Tab)
    name = take(desk, "0.5")
    assert desk.session.graph.by_name[name].value == 0.5
    desk.session.select(Selection())
    desk.key(Key.Key_Tab)
    assert take(desk, "w = 2.5") == "w"
    assert desk.session.graph.by_name["w"].value == 2.5


def test_beside_a_selected_node_it_is_wired_to_that(desk: Hands) -> None:
    desk.session.select(Selection.only("f"))
    desk.key(Key.Key_Tab)
    name = take(desk, "relu")
    assert Wire("f", name, "x") in desk.session.graph.wires
    x, y = position(desk, "f")
    assert position(desk, name) == (x + 160, y)


def test_a_number_feeds_the_free_input_of_the_selected_gate(desk: Hands) -> None:
    desk.session.select(Selection.only("f"))
    desk.key(Key.Key_Tab)
    gate = take(desk, "add")
    desk.key(Key.Key_Tab)
    constant = take(desk, "2")
    assert Wire(constant, gate, "y") in desk.session.graph.wires
    assert position(desk, constant)[0] < position(desk, gate)[0]
    desk.session.select(Selection.only(gate))
    desk.key(Key.Key_Tab)
    loose = take(desk, "3")
    assert not desk.session.graph.outgoing[loose]


def test_into_a_selected_wire_it_is_inserted_and_room_is_made(desk: Hands) -> None:
    wire = Wire("s0", "f", "x")
    spot = desk.canvas.canvas.wires[wire].path.pointAtPercent(0.25)
    desk.click(desk.place(spot.x(), spot.y()))
    before = position(desk, "f")
    desk.key(Key.Key_Tab)
    name = take(desk, "tanh")
    assert {Wire("s0", name, "x"), Wire(name, "f", "x")} < set(desk.session.graph.wires)
    assert position(desk, "f")[0] > before[0]
    desk.key(Key.Key_Z, CTRL)
    assert position(desk, "f") == before
    assert wire in desk.session.graph.wires


def test_a_double_click_on_a_wire_puts_a_gate_into_it(desk: Hands) -> None:
    spot = desk.canvas.canvas.wires[Wire("z", "f", "y")].path.pointAtPercent(0.25)
    desk.double_click(desk.place(spot.x(), spot.y()))
    name = take(desk, "neg")
    assert Wire("z", name, "x") in desk.session.graph.wires
    spot = desk.canvas.canvas.wires[Wire("z", name, "x")].path.pointAtPercent(0.25)
    desk.double_click(desk.place(spot.x(), spot.y()))
    loose = take(desk, "7")
    assert not desk.session.graph.outgoing[loose]


def test_a_wire_let_go_over_nothing_asks_for_what_it_feeds(desk: Hands) -> None:
    start = desk.output("s0")
    spot = start + QPoint(30, -110)
    desk.drag([start, spot])
    titles = {each.title for each in popup_of(desk).offered()}
    assert "Sigmoid" in titles
    assert not titles & {"Input", "Constant", "Matrix"}
    desk.canvas.viewport().repaint()
    name = take(desk, "sig")
    assert Wire("s0", name, "x") in desk.session.graph.wires
    assert Wire("s0", "f", "x") in desk.session.graph.wires
    assert (desk.input(name, "x") - spot).manhattanLength() <= 3


def test_a_wire_drawn_backwards_asks_for_what_feeds_it(desk: Hands) -> None:
    desk.session.select(Selection.only(Wire("z", "f", "y")))
    desk.key(Key.Key_Delete)
    start = desk.input("f", "y")
    desk.drag([start, start + QPoint(-60, 120)])
    name = take(desk, "0.25")
    assert Wire(name, "f", "y") in desk.session.graph.wires
    assert desk.session.problems == ()


def test_escape_forgets_the_wire(desk: Hands) -> None:
    before = desk.session.graph
    desk.drag([desk.output("s0"), desk.output("s0") + QPoint(30, -110)])
    desk.key(Key.Key_Escape)
    assert desk.session.graph is before
    assert desk.canvas.hasFocus()
