"""A person copies, cuts, pastes and duplicates gates, within a window, between two, and from a text."""

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.session.project import Project, starting_project
from playground.session.selection import Selection
from playground.session.session import Session
from playground.ui.canvas.measures import node_box
from playground.ui.main_window import MainWindow
from playground.ui.memory import Memory
from playground.ui.workspaces.graph.workspace import GraphWorkspace
from tests.ui.hands import CTRL, RIGHT, SHIFT, Hands
from tests.ui.standins import Answers

Open = Callable[[Project], Hands]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Open a window of its own on a project."""
    windows: list[MainWindow] = []

    def open_it(project: Project) -> Hands:
        store = QSettings(str(tmp_path / f"{len(windows)}.ini"), QSettings.Format.IniFormat)
        answers = Answers()
        answers.changes = "discard"
        window = MainWindow(Session(project), Memory(store), dialogs=answers)
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page = window.page("graph")
        assert isinstance(page, GraphWorkspace)
        return Hands(window, page)

    QGuiApplication.clipboard().clear()
    yield open_it
    for window in windows:
        window.close()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def hands(open_window: Open) -> Hands:
    return open_window(starting_project())


def said(hands: Hands) -> str:
    window = hands.window
    assert isinstance(window, MainWindow)
    return window.status.left.text()


def test_copy_and_paste_puts_the_gates_under_the_pointer(hands: Hands) -> None:
    hands.click(hands.node("s0"))
    hands.click(hands.node("x"), held=CTRL)
    hands.key(Qt.Key.Key_C, CTRL)
    assert said(hands) == "2 gates copied"
    spot = hands.place(*hands.session.graph.by_name["s0"].position) + QPoint(60, 150)
    hands.move(spot)
    hands.key(Qt.Key.Key_V, CTRL)
    assert hands.session.selection.nodes == {"x1", "s1"}
    middle = (hands.node("s1") + hands.node("x1")) / 2
    assert (middle - spot).manhattanLength() < 40
    assert hands.session.graph.by_name["x1"].value == -2
    hands.key(Qt.Key.Key_V, CTRL)
    first, second = (hands.session.graph.by_name[name].position for name in ("x1", "x2"))
    assert (second[0] - first[0], second[1] - first[1]) == (24, 24)
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert set(hands.session.graph.by_name) == {"x", "y", "z", "s0", "f"}


def test_cut_is_undone_and_its_gates_come_back_where_they_were(hands: Hands) -> None:
    before = hands.session.graph
    hands.click(hands.node("z"))
    hands.key(Qt.Key.Key_X, CTRL)
    assert "z" not in hands.canvas.canvas.nodes
    assert said(hands) == "1 gate cut"
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.session.graph == before
    hands.key(Qt.Key.Key_X, CTRL)
    hands.click(hands.node("z"))
    hands.key(Qt.Key.Key_X, CTRL)
    hands.move(hands.seen(hands.page.transport.step))
    hands.key(Qt.Key.Key_V, CTRL)
    assert hands.session.graph.by_name["z"] == before.by_name["z"]


def test_a_duplicate_stands_beside_and_is_fed_by_the_same_wires(hands: Hands) -> None:
    hands.key(Qt.Key.Key_D, CTRL)
    assert "Select the gates" in said(hands)
    hands.click(hands.node("f"))
    hands.key(Qt.Key.Key_D, CTRL)
    assert {wire.source for wire in hands.session.graph.incoming["f1"].values()} == {"s0", "z"}
    assert hands.session.selection.nodes == {"f1"}
    x, y = hands.session.graph.by_name["f"].position
    assert hands.session.graph.by_name["f1"].position == (x + 24, y + 24)


def test_gates_go_to_another_window_as_text(hands: Hands, open_window: Open) -> None:
    hands.key(Qt.Key.Key_A, CTRL)
    hands.key(Qt.Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert '"format": "backprop-playground-fragment"' in text
    other = open_window(Project())
    other.key(Qt.Key.Key_V, CTRL)
    assert other.session.graph.wires == hands.session.graph.wires
    assert [node.value for node in other.session.graph.nodes] == [-2, 5, None, -4, None]
    other.key(Qt.Key.Key_End)
    assert other.chips("s0", "f", "x") == ("3.00", "-4.00")
    QGuiApplication.clipboard().setText(text)  # as a text editor or another program would hand it on
    other.key(Qt.Key.Key_V, CTRL)
    assert len(other.session.graph.nodes) == 10


def test_a_piece_that_would_cover_other_gates_comes_down_below_them(hands: Hands, open_window: Open) -> None:
    hands.key(Qt.Key.Key_A, CTRL)
    hands.key(Qt.Key.Key_C, CTRL)
    other = open_window(starting_project())
    old = other.session.graph.nodes
    other.key(Qt.Key.Key_V, CTRL)
    other.key(Qt.Key.Key_V, CTRL)
    boxes = [node_box(node) for node in other.session.graph.nodes]
    assert len(boxes) == 15
    assert not any(one.intersects(two) for one, two in combinations(boxes, 2))
    assert other.session.graph.nodes[:5] == old
    seen = other.canvas.mapToScene(other.canvas.viewport().rect()).boundingRect()
    assert all(seen.contains(box) for box in boxes)
    other.key(Qt.Key.Key_Z, CTRL)
    assert len(other.session.graph.nodes) == 10


def test_an_expression_becomes_gates_and_other_text_is_refused_in_a_sentence(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("sigmoid(w * x)")
    hands.move(hands.place(*hands.session.graph.by_name["f"].position) + QPoint(0, 200))
    hands.key(Qt.Key.Key_V, CTRL)
    assert {node.gate for node in hands.session.graph.nodes[5:]} == {"input", "multiply", "sigmoid"}
    assert hands.session.problems == ()
    before = hands.session.graph
    for text in ("see you at noon", ""):
        QGuiApplication.clipboard().setText(text)
        hands.key(Qt.Key.Key_V, CTRL)
        assert said(hands).startswith("The clipboard holds no gates: ")
    QGuiApplication.clipboard().setText('{"format": "backprop-playground-fragment", "version": 9}')
    hands.key(Qt.Key.Key_V, CTRL)
    assert "newer version" in said(hands)
    assert hands.session.graph == before


def test_the_menu_of_a_right_click_pastes_where_it_was_asked_for(hands: Hands) -> None:
    hands.click(hands.node("f"))
    hands.key(Qt.Key.Key_C, CTRL)
    spot = hands.place(*hands.session.graph.by_name["f"].position) + QPoint(10, 160)
    hands.click(spot, RIGHT)
    menu = hands.page.gestures.menu.menu
    paste = next(action for action in menu.actions() if action.objectName() == "paste")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(paste).center())
    assert (hands.node("f1") - spot).manhattanLength() <= 3


def test_copying_nothing_says_what_to_do(hands: Hands) -> None:
    for key in (Qt.Key.Key_C, Qt.Key.Key_X):
        hands.key(key, CTRL)
        assert said(hands) == "Select the gates to copy first."


def test_notes_go_along_to_another_window(hands: Hands, open_window: Open) -> None:
    hands.click(hands.node("z"))
    hands.key(Qt.Key.Key_N, SHIFT)
    hands.type("weight")
    hands.key(Qt.Key.Key_Return, CTRL)
    frame = hands.session.project.notes[0]
    hands.click(hands.node("z"), held=CTRL)
    assert hands.session.selection == Selection(frozenset({"z"}), notes=frozenset({frame.id}))
    hands.key(Qt.Key.Key_C, CTRL)
    assert said(hands) == "1 gate and 1 note copied"
    other = open_window(Project())
    other.key(Qt.Key.Key_V, CTRL)
    assert said(other) == "1 gate and 1 note pasted"
    (pasted,) = other.session.project.notes
    assert (pasted.text, pasted.kind, pasted.size) == (frame.text, frame.kind, frame.size)
    corner, place = pasted.position, other.session.graph.by_name["z"].position
    was = hands.session.graph.by_name["z"].position
    assert (place[0] - corner[0], place[1] - corner[1]) == (
        was[0] - frame.position[0],
        was[1] - frame.position[1],
    )
    other.key(Qt.Key.Key_X, CTRL)
    assert not other.session.project.notes
    assert said(other) == "1 gate and 1 note cut"
    other.key(Qt.Key.Key_Z, CTRL)
    assert other.session.project.notes == (pasted,)
