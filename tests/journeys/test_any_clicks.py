"""A monkey at the window: whatever is pressed, clicked, dragged, turned and typed, the window holds.

A short run is part of every test run; with BACKPROP_LONG=1 in the environment it is a long one.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from playground.engine.run import run_sound
from playground.graph.problems import problems
from playground.session.session import Session
from playground.ui.canvas.measures import stubs
from playground.ui.main_window import MainWindow
from playground.ui.memory import Memory
from playground.ui.shortcuts import ShortcutsDialog
from playground.ui.workspaces.graph.workspace import GraphWorkspace
from tests.ui.hands import ALT, CTRL, LEFT, MIDDLE, PLAIN, RIGHT, SHIFT, Hands
from tests.ui.standins import Answers

IS_LONG = os.environ.get("BACKPROP_LONG") == "1"
ACTIONS = 100_000 if IS_LONG else 5_000
LIFE = 250  # actions until the monkey begins a new project
LOOKS = 20  # actions between two looks at everything
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789+-*/().=[], "
NAMES = "Space Return Escape Tab Backtab Delete Backspace Left Right Up Down Home End F2 Plus Minus Equal"
FORMULAS = ("relu(x) + 1", "(x + y) * z", "tanh(x * y) * x", "x", "exp(x)", "max(x, y) ** 2")
KEYS = [getattr(Qt.Key, f"Key_{name}") for name in (*NAMES.split(), *"ABCDEFGHLNPRTVXYZ012")]
HELD = [PLAIN] * 6 + [CTRL] * 3 + [SHIFT, SHIFT, ALT, CTRL | SHIFT]
FORBIDDEN = {(Qt.Key.Key_Q, CTRL), (Qt.Key.Key_W, CTRL)}


class Monkey:
    """Does one thing after the other, the same ones for the same seed."""

    def __init__(self, hands: Hands, seed: int) -> None:
        self.hands, self.session = hands, hands.session
        self.random = random.Random(seed)  # noqa: S311 - a monkey keeps no secrets
        self.acts: list[Callable[[], None]] = [
            self.key,
            self.key,
            self.click,
            self.click,
            self.drag,
            self.drag,
            self.wheel,
            self.type,
            self.double_click,
            self.formula,
        ]

    def live(self, actions: int) -> None:
        for turn in range(actions):
            if turn % LIFE == 0:
                self.begin()
            self.random.choice(self.acts)()
            if turn % LOOKS == 0:
                self.look()
        self.begin()

    def begin(self) -> None:
        """Let go of everything and begin a new project, now and then on the other workspace."""
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        self.hands.canvas.cancel()
        self.session.new()
        self.hands.window.activateWindow()  # a popup that closes does not always leave it active
        self.hands.window.setFocus()
        place = Qt.Key.Key_2 if self.random.random() < 0.2 else Qt.Key.Key_1
        QTest.keyClick(self.hands.window.windowHandle(), place, CTRL)
        QApplication.processEvents()
        assert QApplication.activeWindow() is self.hands.window

    # What it does

    def spot(self) -> QPoint:
        """A place in the window: anywhere, or where a node, a port or a wire is seen."""
        nodes = list(self.hands.canvas.canvas.nodes.values())
        if nodes and self.random.random() < 0.6:
            item = self.random.choice(nodes)
            box = item.boundingRect().translated(item.pos())
            across, down = self.random.random(), self.random.random()
            seen = self.hands.place(box.x() + across * box.width(), box.y() + down * box.height())
            if self.hands.window.rect().contains(seen):
                return seen
        size = self.hands.window.size()
        return QPoint(self.random.randrange(size.width()), self.random.randrange(48, size.height()))

    def held(self) -> Qt.KeyboardModifier:
        return self.random.choice(HELD)

    def key(self) -> None:
        key, held = self.random.choice(KEYS), self.held()
        if (key, held) not in FORBIDDEN:
            QTest.keyClick(self.hands.window.windowHandle(), key, held)

    def click(self) -> None:
        button = self.random.choice([LEFT, LEFT, LEFT, RIGHT, MIDDLE])
        self.hands.click(self.spot(), button, self.held())

    def double_click(self) -> None:
        self.hands.double_click(self.spot())

    def drag(self) -> None:
        button = self.random.choice([LEFT, LEFT, LEFT, LEFT, MIDDLE])
        first, last = self.spot(), self.spot()
        held = self.held()
        self.hands.press(first, button, held)
        QTest.mouseMove(self.hands.window.windowHandle(), (first + last) / 2)
        if self.random.random() < 0.1:
            QTest.keyClick(self.hands.window.windowHandle(), Qt.Key.Key_Escape)
        QTest.mouseMove(self.hands.window.windowHandle(), last)
        self.hands.release(last, button, held)

    def wheel(self) -> None:
        at = QPointF(self.spot())
        turn = QPoint(self.random.choice([0, 0, 120, -40]), self.random.choice([120, -120, 30, -30, 0]))
        window = self.hands.window
        event = QWheelEvent(
            at,
            QPointF(window.mapToGlobal(at.toPoint())),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            self.held(),
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QGuiApplication.sendEvent(window.windowHandle(), event)

    def type(self) -> None:
        for _ in range(self.random.randint(1, 6)):
            QTest.keyClick(self.hands.window.windowHandle(), ord(self.random.choice(LETTERS)))

    def formula(self) -> None:
        """Type another graph, and look at its end: nodes of the same names are other gates now."""
        if self.session.workspace == "graph" and QApplication.activePopupWidget() is None:
            self.hands.key(Qt.Key.Key_E, CTRL)
            for letter in self.random.choice(FORMULAS):
                QTest.keyClick(self.hands.window.windowHandle(), ord(letter))
            self.hands.key(Qt.Key.Key_Return)
            self.hands.key(Qt.Key.Key_End)

    # What it finds

    def look(self) -> None:
        """Everything that must be so at any time."""
        QApplication.processEvents()
        self.hands.page.glide.stop()  # what is on its way arrives
        session, scene = self.session, self.hands.canvas.canvas
        graph, playback = session.graph, session.playback
        assert graph.target is None or graph.target in graph.by_name
        assert session.selection == session.selection.pruned(graph)
        assert 0 <= playback.playhead <= playback.length
        assert playback.run is None or playback.run.graph == graph
        fresh = run_sound(graph)
        assert (fresh is None) == (playback.run is None)
        if fresh is not None and playback.run is not None:
            assert repr(fresh.values) == repr(playback.run.values)
            assert repr(fresh.gradients) == repr(playback.run.gradients)
        assert {problem.text for problem in problems(graph)} <= {each.text for each in session.problems}
        assert scene.nodes.keys() == graph.by_name.keys()
        assert scene.wires.keys() == {*graph.wires, *stubs(graph)}
        for name, item in scene.nodes.items():
            assert item.node == graph.by_name[name]
            assert item.state.selected == (name in session.selection.nodes)


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    monkeypatch.setattr(ShortcutsDialog, "exec", lambda _dialog: 0)  # a monkey would never close it
    memory = Memory(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    session = Session()
    answers = Answers()
    answers.changes = "discard"
    window = MainWindow(session, memory, dialogs=answers)
    qtbot.addWidget(window)
    window.resize(1100, 720)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    session.settings = replace(session.settings, animations=False)
    page = window.page("graph")
    assert isinstance(page, GraphWorkspace)
    yield Hands(window, page)
    QApplication.clipboard().clear()  # what it holds would outlive the program
    window.close()


@pytest.mark.no_cover  # every line it runs is covered by others, and counting them doubles its time
@pytest.mark.timeout(6 * 3600 if IS_LONG else 400)
def test_whatever_is_done_the_window_holds(hands: Hands) -> None:
    with capture_exceptions() as caught:
        Monkey(hands, seed=1).live(ACTIONS)
    assert not caught
