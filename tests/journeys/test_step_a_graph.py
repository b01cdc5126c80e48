"""A person builds (x + y) * z from nothing, steps through it, and reads the gradients off the canvas."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from playground.session.project import Project
from playground.session.session import Session
from playground.ui.main_window import MainWindow
from playground.ui.memory import Memory
from playground.ui.workspaces.graph.workspace import GraphWorkspace
from tests.ui.hands import CTRL, SHIFT, Hands
from tests.ui.standins import Answers


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    memory = Memory(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    session = Session(Project())
    answers = Answers()
    answers.changes = "discard"
    window = MainWindow(session, memory, dialogs=answers)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page = window.page("graph")
    assert isinstance(page, GraphWorkspace)
    yield Hands(window, page)
    page.pulse.stop()
    window.close()


def build(hands: Hands) -> None:
    for title, x, y in (("Input", -260, -120), ("Input", -260, 0), ("Input", -60, 130)):
        hands.place_gate(title, x, y)
    assert hands.place_gate("Add", -60, -60) == "s0"
    assert hands.place_gate("Multiply", 120, 20) == "s1"
    hands.wire("x", "s0", "x")
    hands.wire("y", "s0", "y")
    hands.wire("s0", "s1", "x")
    hands.wire("z", "s1", "y")
    for name, value in (("x", "-2"), ("y", "5"), ("z", "-4")):
        hands.type_value(name, value)


def test_build_from_the_palette_and_read_the_gradients(hands: Hands) -> None:
    build(hands)
    assert [node.value for node in hands.session.graph.nodes[:3]] == [-2, 5, -4]
    assert hands.session.problems == ()
    for _ in range(5):
        hands.key(Qt.Key.Key_Space)
    assert hands.session.playback.playhead == 5
    assert hands.end_chips("s1") == ("-12.00", "")
    assert hands.chips("s0", "s1", "x") == ("3.00", "")
    hands.key(Qt.Key.Key_End)
    assert hands.chips("x", "s0", "x") == ("-2.00", "-4.00")
    assert hands.chips("y", "s0", "y") == ("5.00", "-4.00")
    assert hands.chips("z", "s1", "y") == ("-4.00", "3.00")
    assert hands.chips("s0", "s1", "x") == ("3.00", "-4.00")
    assert hands.end_chips("s1") == ("-12.00", "1.00")


def test_everything_built_can_be_undone_and_done_again(hands: Hands) -> None:
    build(hands)
    built = hands.session.graph
    for _ in range(12):
        hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.session.graph.nodes == ()
    assert not hands.canvas.canvas.nodes
    for _ in range(12):
        hands.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert hands.session.graph == built
    assert set(hands.canvas.canvas.nodes) == {"x", "y", "z", "s0", "s1"}


def test_step_both_ways_by_keys_buttons_and_timeline(hands: Hands) -> None:
    build(hands)
    hands.key(Qt.Key.Key_Home)
    hands.click(hands.seen(hands.page.transport.step))
    hands.key(Qt.Key.Key_Right)
    assert hands.session.playback.playhead == 2
    hands.key(Qt.Key.Key_Left)
    hands.click(hands.seen(hands.page.transport.back))
    assert hands.session.playback.playhead == 0
    timeline = hands.page.transport.timeline
    start = timeline.tick(0).center().toPoint()
    end = timeline.tick(6).center().toPoint()
    hands.drag([hands.seen(timeline, start), hands.seen(timeline, end)])
    assert hands.session.playback.playhead == 7
    assert "BACKWARD STEP 2 OF 5" in hands.page.inspector.head_text


def test_a_formula_is_typed_and_laid_out(hands: Hands) -> None:
    hands.key(Qt.Key.Key_E, CTRL)
    hands.type("sigmoid(w0*x0 + w1*x1 + w2")
    hands.key(Qt.Key.Key_Return)
    assert hands.page.expression.mistake.isVisible()
    assert hands.session.graph.nodes == ()
    hands.type(")")
    hands.key(Qt.Key.Key_Return)
    assert not hands.page.expression.mistake.isVisible()
    for name, value in (("w0", "2"), ("x0", "-1"), ("w1", "-3"), ("x1", "-2"), ("w2", "-3")):
        hands.type_value(name, value)
    hands.canvas.setFocus()
    hands.key(Qt.Key.Key_End)
    assert hands.end_chips("f") == ("0.73", "1.00")
    assert hands.chips("w0", "s0", "x") == ("2.00", "-0.20")
    assert hands.chips("x1", "s1", "y") == ("-2.00", "-0.59")
