"""A person trains XOR with eight tanh units in the real window, by keys and clicks."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.session.session import Session
from playground.ui.main_window import MainWindow
from playground.ui.memory import Memory
from playground.ui.workspaces.network.workspace import NetworkWorkspace
from tests.ui.standins import Answers

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    answers = Answers()
    answers.changes = "discard"
    made = MainWindow(Session(), Memory(store), dialogs=answers)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()


def network_page(window: MainWindow, qtbot: QtBot) -> NetworkWorkspace:
    """Go to the Network workspace by its key."""
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    page = window.page("network")
    assert isinstance(page, NetworkWorkspace)
    qtbot.waitUntil(lambda: len(page.results.history) > 0)
    return page


def accuracy_shown(page: NetworkWorkspace) -> float:
    return float(page.results.test.number.text().split()[0])


def test_xor_is_learned_and_everything_stays_in_hand(window: MainWindow, qtbot: QtBot) -> None:
    page = network_page(window, qtbot)
    QTest.mouseClick(page.settings.data.datasets.thumbnail("moons"), LEFT)
    QTest.mouseClick(page.settings.data.datasets.thumbnail("xor"), LEFT)
    units = page.settings.model.units[0].field
    units.setFocus()
    units.selectAll()
    QTest.keyClicks(units, "8")
    QTest.keyClick(units, Qt.Key.Key_Return)
    assert page.settings.model.activation.value == "tanh"
    page.setFocus()
    qtbot.waitUntil(lambda: not page.player._frames.isActive())
    first = page.live.network.parameters.copy()

    QTest.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: accuracy_shown(page) >= 97.0, timeout=60_000)
    assert page.transport.play.text() == "Pause"
    QTest.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.player._frames.isActive())
    assert accuracy_shown(page) >= 97.0
    learned = page.live.network.parameters.copy()

    strength = page.settings.learning.strength.slider
    QTest.mouseClick(strength, LEFT, pos=QPoint(strength.width() // 3, strength.height() // 2))
    qtbot.waitUntil(lambda: not page.player._frames.isActive())
    changed = page.edits.experiment.strength
    assert changed != 1e-3
    assert np.array_equal(page.live.network.parameters, learned)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert page.settings.learning.strength.value == page.edits.experiment.strength == 1e-3
    QTest.keyClick(page, Qt.Key.Key_Y, CTRL)
    assert page.edits.experiment.strength == changed

    QTest.keyClick(page, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: page.transport.step_counter.text == "0")
    assert np.array_equal(page.live.network.parameters, first)
    QTest.keyClick(page, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: not np.array_equal(page.live.network.parameters, first))
    assert window.status.right.text() == "seed 1"


def test_closing_while_it_trains_leaves_no_thread(window: MainWindow, qtbot: QtBot) -> None:
    page = network_page(window, qtbot)
    QTest.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.transport.step_counter.text not in {"", "0"})
    assert page.player.thread_runs
    window.close()
    assert not page.player.thread_runs


def test_a_neuron_opens_as_gates_in_the_graph_workspace(window: MainWindow, qtbot: QtBot) -> None:
    page = network_page(window, qtbot)
    page.results.boundary.setFocus()
    QTest.keyClick(page.results.boundary, Qt.Key.Key_Right)
    diagram = page.middle.diagram
    diagram.setFocus()
    QTest.keyClick(diagram, Qt.Key.Key_Down)
    QTest.keyClick(diagram, Qt.Key.Key_Return)
    QTest.mouseClick(page.middle.open_graph, LEFT)
    assert window.workspace == "graph"
    assert "tanh" in {node.gate for node in window.session.graph.nodes}
