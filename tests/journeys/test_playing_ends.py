"""What plays by itself stops with what it plays: the lens, the file, the workspace, the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.graph.editing import set_value
from playground.graph.expression import parse
from playground.session.project import Project, save_project
from playground.session.session import Session
from playground.ui.examples.gallery import Gallery
from playground.ui.lenses.descend import DescendLens
from playground.ui.workspace_list import WORKSPACES
from playground.ui.workspaces.graph.transport import AutoPlay
from playground.ui.workspaces.graph.workspace import GraphWorkspace
from tests.ui.standins import make_window, on_screen

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
NONE = Qt.KeyboardModifier.NoModifier


class Player:
    """A window on x * x at 4, and a person who plays with keys alone."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        session = Session(Project(graph=set_value(parse("x * x"), "x", 4.0)))
        self.window, self.answers = make_window(folder, session, entries=WORKSPACES)
        self.session, self.folder = session, folder
        self._qtbot = qtbot

    @property
    def page(self) -> GraphWorkspace:
        page = self.window.page("graph")
        assert isinstance(page, GraphWorkspace)
        return page

    @property
    def lens(self) -> DescendLens:
        lens = self.page.lenses.pages["descend"]
        assert isinstance(lens, DescendLens)
        return lens

    @property
    def auto(self) -> AutoPlay:
        return self.page.transport.auto

    @property
    def x(self) -> object:
        return self.session.graph.by_name["x"].value

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        under_way = QApplication.focusWidget() or self.window
        self._qtbot.keyClick(under_way, key, held)

    def descend(self) -> None:
        """Open the lens, and let steps be taken at their fastest until some are."""
        self.key(Qt.Key.Key_D)
        self.lens.play.set_speed("60")
        self.key(Qt.Key.Key_P, SHIFT)
        self._qtbot.waitUntil(lambda: self.lens.descending.curve.steps >= 3)
        assert self.lens.play.is_playing

    def step_by_itself(self) -> None:
        """Play the run at its fastest until a step is taken."""
        for _ in range(2):
            self.key(Qt.Key.Key_BracketRight)
        self.key(Qt.Key.Key_P)
        self._qtbot.waitUntil(lambda: self.session.playback.playhead >= 1)
        assert self.auto.is_playing

    def is_at_rest(self) -> bool:
        """Whether nothing is left that could take a step."""
        timers = [*self.lens.findChildren(QTimer), *self.page.transport.findChildren(QTimer)]
        assert timers
        return not any(timer.isActive() for timer in timers)

    def other_file(self) -> Path:
        path = self.folder / "other.backprop"
        save_project(Project(graph=set_value(parse("x + 1"), "x", 7.0)), path)
        return path


@pytest.fixture
def player(qtbot: QtBot, tmp_path: Path) -> Iterator[Player]:
    made = Player(qtbot, tmp_path)
    with on_screen(qtbot, made.window, made.answers):
        yield made


def test_steps_end_when_the_window_is_closed(player: Player) -> None:
    player.descend()
    player.answers.changes = "discard"
    player.key(Qt.Key.Key_Q, CTRL)
    assert not player.window.isVisible()
    assert player.is_at_rest()
    assert not player.lens.descending.is_playing


def test_steps_go_on_when_a_person_stays_after_all(player: Player) -> None:
    player.descend()
    player.answers.changes = "cancel"
    player.key(Qt.Key.Key_Q, CTRL)
    assert player.window.isVisible()
    assert player.lens.play.is_playing


def test_steps_end_when_another_file_is_opened(player: Player) -> None:
    player.answers.open, player.answers.changes = str(player.other_file()), "discard"
    player.descend()
    player.key(Qt.Key.Key_O, CTRL)
    assert player.is_at_rest()
    assert player.x == 7
    assert not player.session.history.can_undo
    assert player.lens.descending.curve.is_empty


def test_steps_end_when_a_person_begins_anew(player: Player) -> None:
    player.answers.changes = "discard"
    player.descend()
    player.key(Qt.Key.Key_N, CTRL)
    assert player.is_at_rest()
    assert not player.session.modified


@pytest.mark.parametrize(("key", "held"), [
    (Qt.Key.Key_1, ALT), (Qt.Key.Key_J, NONE), (Qt.Key.Key_G, NONE), (Qt.Key.Key_2, CTRL),
])  # fmt: skip
def test_steps_end_when_the_lens_is_left(player: Player, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    player.descend()
    player.key(key, held)
    assert not player.lens.isVisible()
    assert player.is_at_rest()
    reached = player.x
    player.session.undo()
    assert player.x == 4, "all steps of one playing are one entry"
    player.session.redo()
    assert player.x == reached


def test_no_step_is_taken_while_the_examples_are_shown(player: Player, qtbot: QtBot) -> None:
    player.descend()
    player.key(Qt.Key.Key_O, CTRL | SHIFT)
    gallery = player.window.findChild(Gallery)
    assert gallery is not None
    before = player.x
    qtbot.waitUntil(player.is_at_rest)
    assert player.x == before
    gallery.reject()
    assert player.lens.play_button.text() == "Play"


def test_a_run_that_plays_by_itself_ends_with_the_window(player: Player) -> None:
    player.step_by_itself()
    player.key(Qt.Key.Key_Q, CTRL)
    assert not player.window.isVisible()
    assert player.is_at_rest()


def test_a_run_that_plays_by_itself_ends_with_its_file(player: Player) -> None:
    player.answers.open = str(player.other_file())
    player.step_by_itself()
    player.key(Qt.Key.Key_O, CTRL)
    assert player.is_at_rest()
    assert player.session.playback.at_start


def test_a_run_that_plays_by_itself_pauses_behind_another_workspace(player: Player) -> None:
    player.step_by_itself()
    taken = player.session.playback.playhead
    player.key(Qt.Key.Key_2, CTRL)
    assert player.is_at_rest()
    player.key(Qt.Key.Key_1, CTRL)
    assert player.session.playback.playhead == taken


def test_a_run_that_plays_by_itself_pauses_behind_a_dialog(player: Player, qtbot: QtBot) -> None:
    player.step_by_itself()
    player.key(Qt.Key.Key_O, CTRL | SHIFT)
    taken = player.session.playback.playhead
    qtbot.waitUntil(player.is_at_rest)
    assert player.session.playback.playhead == taken
    gallery = player.window.findChild(Gallery)
    assert gallery is not None
    gallery.reject()
