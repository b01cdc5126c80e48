"""Copy gates by hand: one key shows them wherever one output feeds several wires, another hides them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from playground.graph.graph import Wire
from playground.session.session import Session
from playground.ui.canvas.copy_item import REACH
from playground.ui.canvas.glance import chips_by_node, node_chips
from playground.ui.canvas.spots import sum_box
from playground.ui.lenses.predict import PredictLens
from playground.ui.main_window import MainWindow
from playground.ui.memory import Memory
from playground.ui.theme.theme import theme
from playground.ui.workspaces.graph.workspace import GraphWorkspace
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import ALT, CTRL, Hands
from tests.ui.spot_eyes import framed

__all__ = ["open_desk"]


@pytest.fixture
def fork(open_desk: Open) -> Hands:
    """(x + y) * x at 1.5 and 1.5: the gradient of x is 3.00 + 1.50."""
    return open_desk("f = (x + y) * x", x=1.5, y=1.5)


def begin(hands: Hands, wire: Wire) -> float:
    """How far from its port a wire begins."""
    x, _ = hands.session.graph.by_name[wire.source].position
    return hands.canvas.canvas.wires[wire].path.elementAt(0).x - (x + 46)


def test_one_key_shows_and_hides_them(fork: Hands) -> None:
    scene, graph = fork.canvas.canvas, fork.session.graph
    fork.canvas.setFocus()
    assert not scene.copies.items
    fork.key(Qt.Key.Key_Y)
    assert set(scene.copies.items) == {"x"}
    assert begin(fork, Wire("x", "f", "y")) == pytest.approx(REACH)
    assert begin(fork, Wire("y", "s0", "y")) == 0
    assert fork.session.graph is graph, "the graph has no gate more"
    assert not fork.session.history.can_undo
    fork.key(Qt.Key.Key_Y)
    assert not scene.copies.items
    assert begin(fork, Wire("x", "f", "y")) == 0


def test_the_sum_is_seen_once_all_gradients_are_there(fork: Hands) -> None:
    fork.canvas.setFocus()
    fork.key(Qt.Key.Key_Y)
    copy = fork.canvas.canvas.copies.items["x"]
    assert copy.lines == ()
    fork.key(Qt.Key.Key_End)
    assert copy.lines == ("3.00 via multiply", "+ 1.50 via add", "= 4.50")
    assert fork.chips("x", "f", "y")[1] == "3.00"
    assert fork.chips("x", "s0", "x")[1] == "1.50"
    assert fork.canvas.canvas.nodes["x"].state.total == "", "the sum stands at the copy gate"
    fork.session.to_node("x")
    said = [label.text() for label in fork.page.inspector.findChildren(QLabel)]
    assert "grad_x = 3.00 via multiply + 1.50 via add = 4.50" in said
    fork.window.grab()
    fork.key(Qt.Key.Key_Home)
    assert copy.lines == ()


def test_sums_cover_neither_gates_nor_numbers(fork: Hands) -> None:
    fork.session.to_end()
    fork.canvas.setFocus()
    fork.key(Qt.Key.Key_Y)
    scene = fork.canvas.canvas
    (gate, total) = scene.copies.items["x"].boxes()
    for box in (gate, total):
        assert not any(
            box.intersects(chip)
            for label in map(scene.labels.__getitem__, scene.wires)
            for chip in label.chip_boxes()
        )
    assert not any(
        total.intersects(item.sceneBoundingRect().adjusted(17, 17, -17, -27)) for item in scene.nodes.values()
    )


def test_they_follow_every_edit(fork: Hands) -> None:
    fork.canvas.setFocus()
    fork.key(Qt.Key.Key_Y)
    scene = fork.canvas.canvas
    before = scene.copies.items["x"].pos()
    start = fork.node("x")
    fork.drag([start, start + start.__class__(-30, -40)])
    assert scene.copies.items["x"].pos() != before
    fork.drag([fork.input("f", "y"), fork.input("f", "y") + start.__class__(-30, 120)])
    assert Wire("x", "f", "y") not in fork.session.graph.wires
    assert not scene.copies.items
    fork.key(Qt.Key.Key_Escape)
    fork.key(Qt.Key.Key_Z, CTRL)
    assert set(scene.copies.items) == {"x"}
    theme().set_scheme("dark")
    fork.window.grab()
    fork.click(fork.node("x"))
    fork.key(Qt.Key.Key_Delete)
    assert not scene.copies.items


def test_the_window_remembers_them(qtbot: QtBot, tmp_path: Path) -> None:
    def window() -> MainWindow:
        store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        made = MainWindow(Session(), Memory(store))
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        return made

    first = window()
    assert not first.table.action("copies").isChecked()
    QTest.keyClick(first.windowHandle(), Qt.Key.Key_Y)
    assert first.table.action("copies").isChecked()
    first.close()
    second = window()
    page = second.page("graph")
    assert isinstance(page, GraphWorkspace)
    assert second.table.action("copies").isChecked()
    assert page.canvas.canvas.copies.shown
    QTest.keyClick(second.windowHandle(), Qt.Key.Key_Y)
    assert not Memory(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)).settings.copies
    second.close()


def test_the_sum_at_a_copy_gate_takes_part_in_the_spotlight(fork: Hands) -> None:
    for key in (Qt.Key.Key_Y, Qt.Key.Key_End):
        fork.key(key)
    box = fork.canvas.canvas.copies.items["x"].boxes()[1]
    sum_at = fork.place(box.center().x(), box.center().y())
    fork.move(sum_at)
    lit = {"total x", "wire s0.x", "gradient s0.x", "wire f.y", "gradient f.y"}
    assert framed(fork) == lit
    fork.move(fork.seen(fork.page.transport))
    assert framed(fork) == frozenset()
    fork.key(Qt.Key.Key_Y)
    box = sum_box(fork.canvas.canvas, "x")
    fork.move(fork.place(box.center().x(), box.center().y()))
    assert framed(fork) == lit, "below the node as well"


def test_no_sum_of_gradients_stands_among_tangents_and_changes(fork: Hands) -> None:
    fork.key(Qt.Key.Key_End)
    item, copies = fork.canvas.canvas.nodes["x"], fork.canvas.canvas.copies.items
    assert item.state.total == "Σ 4.50"
    for lens in (Qt.Key.Key_K, Qt.Key.Key_J):
        fork.key(lens)
        assert item.state.total == ""
        fork.key(Qt.Key.Key_Y)
        assert copies["x"].lines == ()
        fork.key(Qt.Key.Key_Y)
    fork.key(Qt.Key.Key_1, ALT)
    assert item.state.total == "Σ 4.50"


def test_a_blank_sum_is_blank_at_the_copy_gate_and_from_far_away(fork: Hands) -> None:
    fork.key(Qt.Key.Key_Q)
    lens = fork.page.lenses.pages["predict"]
    assert isinstance(lens, PredictLens)
    fork.click(fork.seen(lens.modes.button("gradients")))
    scene = fork.canvas.canvas
    item = scene.nodes["x"]
    assert node_chips(item, chips_by_node(scene.labels.items.values()))[1].text == "Σ ?"
    fork.page.setFocus()
    fork.key(Qt.Key.Key_Y)
    assert scene.copies.items["x"].lines == ("Σ ?",)
    assert item.state.total == ""
