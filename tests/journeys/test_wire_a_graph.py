"""A person adds, wires, inserts and deletes gates as in other node editors, with the mouse and without it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from pytestqt.qtbot import QtBot

from playground.graph.graph import Graph, Wire
from playground.session.project import Project
from playground.session.selection import Selection
from playground.session.session import Session
from playground.ui.main_window import MainWindow
from playground.ui.memory import Memory
from playground.ui.workspaces.graph.workspace import GraphWorkspace
from tests.ui.graph_desk import LINE, LINE_VALUES, graph_of
from tests.ui.hands import ALT, CTRL, RIGHT, SHIFT, Hands
from tests.ui.standins import Answers

Key = Qt.Key


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """The whole window around an empty graph; nothing moves by itself."""
    memory = Memory(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    memory.change(animations=False)
    answers = Answers()
    answers.changes = "discard"
    window = MainWindow(Session(Project()), memory, dialogs=answers)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page = window.page("graph")
    assert isinstance(page, GraphWorkspace)
    yield Hands(window, page)
    window.close()


@pytest.fixture
def hands(empty: Hands) -> Hands:
    """The window around (x + y) * z."""
    empty.session.edit("Begin", graph_of(LINE, **LINE_VALUES))
    empty.key(Key.Key_F)
    return empty


def wires(hands: Hands) -> set[Wire]:
    return set(hands.session.graph.wires)


def is_searching(hands: Hands) -> bool:
    return hands.page.gestures.adding.popup is not None


def write(hands: Hands, words: str) -> str:
    """Type into the search, press Enter, and return the name of the new node."""
    assert is_searching(hands)
    before = hands.session.graph.by_name.keys()
    hands.type(words)
    hands.key(Key.Key_Return)
    (name,) = hands.session.graph.by_name.keys() - before
    return name


def beside(hands: Hands, name: str, across: int, down: int) -> QPoint:
    return hands.place(*hands.session.graph.by_name[name].position) + QPoint(across, down)


def test_a_neuron_is_built_from_nothing_without_a_mouse(empty: Hands) -> None:
    hands = empty
    hands.key(Key.Key_Space)
    write(hands, "x = 2")
    hands.key(Key.Key_Tab)
    assert write(hands, "times") == "s0"
    hands.key(Key.Key_Tab)
    write(hands, "w = 0.5")
    hands.session.select(Selection.only("s0"))
    hands.key(Key.Key_A, SHIFT)
    assert write(hands, "+") == "s1"
    hands.key(Key.Key_Tab)
    assert write(hands, "-1") == "c0"
    hands.session.select(Selection.only("s1"))
    hands.key(Key.Key_Tab)
    write(hands, "sig")
    assert wires(hands) == {
        Wire("x", "s0", "x"),
        Wire("w", "s0", "y"),
        Wire("s0", "s1", "x"),
        Wire("c0", "s1", "y"),
        Wire("s1", "s2", "x"),
    }
    hands.key(Key.Key_End)
    assert hands.session.playback.run is not None
    assert hands.session.playback.run.output == 0.5


def test_the_same_neuron_is_built_by_dropping_wires(empty: Hands) -> None:
    hands = empty
    spot = hands.seen(hands.canvas.viewport()) - QPoint(250, 0)
    hands.double_click(spot)
    write(hands, "x = 2")
    hands.drag([hands.output("x"), hands.output("x") + QPoint(110, 0)])
    write(hands, "mul")
    hands.drag([hands.input("s0", "y"), hands.input("s0", "y") + QPoint(-60, 120)])
    write(hands, "w = 0.5")
    hands.drag([hands.output("s0"), hands.output("s0") + QPoint(110, 0)])
    write(hands, "sigm")
    assert wires(hands) == {Wire("x", "s0", "x"), Wire("w", "s0", "y"), Wire("s0", "s1", "x")}
    assert hands.session.problems == ()
    for _ in range(4):
        hands.key(Key.Key_Z, CTRL)
    assert hands.session.graph == Graph()


def test_a_wire_dropped_on_a_body_finds_the_free_port(hands: Hands) -> None:
    hands.click(hands.node("z"))
    hands.key(Key.Key_Delete)
    assert Wire("z", "f", "y") not in wires(hands)
    hands.drag([hands.output("x"), hands.node("f")])
    assert Wire("x", "f", "y") in wires(hands)


def test_a_gate_is_put_into_a_wire_and_taken_out_again(hands: Hands) -> None:
    before = hands.session.graph
    middle = hands.canvas.canvas.wires[Wire("s0", "f", "x")].path.pointAtPercent(0.5)
    name = hands.place_gate("Tanh", middle.x(), middle.y())
    assert {Wire("s0", name, "x"), Wire(name, "f", "x")} < wires(hands)
    assert hands.session.graph.by_name["f"].position[0] > before.by_name["f"].position[0]
    hands.key(Key.Key_Delete, CTRL)
    assert wires(hands) == set(before.wires)
    hands.key(Key.Key_Z, CTRL)
    hands.key(Key.Key_Z, CTRL)
    assert hands.session.graph == before


def test_with_alt_a_gate_only_lies_on_the_wire(hands: Hands) -> None:
    before = hands.session.graph
    middle = hands.canvas.canvas.wires[Wire("s0", "f", "x")].path.pointAtPercent(0.5)
    at = hands.place(middle.x(), middle.y())
    hands.press(hands.seen(hands.tile("Tanh")))
    hands.move(at)
    hands.release(at, held=ALT)
    assert len(hands.session.graph.nodes) == len(before.nodes) + 1
    assert wires(hands) == set(before.wires)
    assert hands.session.graph.by_name["f"] == before.by_name["f"]


def test_a_circle_is_refused_while_the_wire_is_drawn(hands: Hands) -> None:
    before = hands.session.graph
    hands.press(hands.output("f"))
    hands.move(hands.output("f") + QPoint(10, 60))
    hands.move(hands.input("s0", "x"))
    reason = "Not here: this would close a circle: f already depends on s0."
    assert hands.page.gestures.wiring.reason == reason
    hands.release(hands.input("s0", "x"))
    assert hands.session.graph == before
    assert not is_searching(hands)


def test_a_wire_is_replugged_by_its_end(hands: Hands) -> None:
    hands.drag([hands.input("f", "y"), hands.input("s0", "y")])
    assert Wire("z", "s0", "y") in wires(hands)
    assert Wire("z", "f", "y") not in wires(hands)
    start = hands.canvas.canvas.wires[Wire("x", "s0", "x")].path.pointAtPercent(0.2)
    hands.drag([hands.place(start.x(), start.y()), hands.node("y")])
    assert Wire("y", "s0", "x") in wires(hands)


def test_nothing_is_undone_or_deleted_while_a_gesture_or_the_search_is_open(hands: Hands) -> None:
    table = hands.window.table  # type: ignore[attr-defined] # the window is a MainWindow
    hands.click(hands.node("f"))
    before = hands.session.graph
    hands.key(Key.Key_Tab)
    for id in ("undo", "delete", "delete_join", "tidy"):
        table.action(id).trigger()
    hands.key(Key.Key_Z, CTRL)
    assert hands.session.graph is before
    hands.key(Key.Key_Escape)
    hands.press(hands.node("f"))
    hands.move(hands.node("f") + QPoint(30, 30))
    moved = hands.session.graph
    for id in ("undo", "delete", "delete_join", "tidy"):
        table.action(id).trigger()
    hands.key(Key.Key_Z, CTRL)
    assert hands.session.graph is moved
    hands.key(Key.Key_Escape)
    hands.release(hands.node("f"))
    assert hands.session.graph == before
    table.action("delete").trigger()
    assert "f" not in hands.session.graph.by_name


def test_another_project_closes_the_search(hands: Hands) -> None:
    hands.key(Key.Key_Tab)
    hands.session.new()
    assert not is_searching(hands)


def test_a_right_click_offers_what_can_be_done_there(hands: Hands) -> None:
    menu = hands.page.gestures.menu.menu
    for at, first in (
        (hands.node("s0"), "Rename…"),
        (beside(hands, "x", 20, -120), "Add a gate…"),
    ):
        hands.click(at, RIGHT)
        assert menu.actions()[0].text() == first
        menu.close()
