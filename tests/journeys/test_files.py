"""What a person does with files, through the real window with real keys, clicks and drops."""

import json
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.graph.editing import set_value
from playground.session.project import open_project
from playground.ui.main_window import MainWindow
from playground.ui.workspace_list import WORKSPACES
from tests.ui.standins import Answers, make_window, on_screen

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk:
    """A window, a person who answers its questions, and a folder."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.window, self.answers = make_window(folder, entries=WORKSPACES)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = CTRL) -> None:
        self.qtbot.keyClick(self.window, key, held)

    def edit(self, value: float) -> None:
        session = self.window.session
        session.edit("set x", set_value(session.graph, "x", value))

    @property
    def x(self) -> object:
        return self.window.session.graph.by_name["x"].value

    @property
    def head(self) -> tuple[str, str]:
        return self.window.header.name.text(), self.window.header.state.text()

    def drop(self, *paths: Path) -> bool:
        """Drop files in the middle of the window and return whether it takes them."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        below = self.window.childAt(QPoint(500, 300))
        assert below is not None
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Qt 6.11 knows no other way
            enter = QDragEnterEvent(QPoint(20, 20), copy, data, left, none)
        enter.ignore()
        QApplication.sendEvent(below, enter)
        if enter.isAccepted():
            QApplication.sendEvent(below, QDropEvent(QPointF(20, 20), copy, data, left, none))
        return enter.isAccepted()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    with on_screen(qtbot, made.window, made.answers):
        yield made


def test_edit_save_and_open_again(desk: Desk) -> None:
    assert desk.head == ("untitled", "saved")
    desk.edit(7)
    assert desk.head == ("untitled", "edited")
    desk.answers.save = str(desk.folder / "first")
    desk.press(Qt.Key.Key_S)
    assert desk.head == ("first", "saved")
    assert open_project(desk.folder / "first.backprop").graph.by_name["x"].value == 7
    desk.press(Qt.Key.Key_N)
    assert desk.head == ("untitled", "saved")
    assert desk.x == -2
    desk.answers.open = str(desk.folder / "first.backprop")
    desk.press(Qt.Key.Key_O)
    assert desk.head == ("first", "saved")
    assert desk.x == 7


def test_saving_again_asks_nothing_and_save_as_keeps_the_first(desk: Desk) -> None:
    desk.answers.save = str(desk.folder / "first.backprop")
    desk.press(Qt.Key.Key_S)
    desk.edit(8)
    desk.answers.asked.clear()
    desk.press(Qt.Key.Key_S)
    assert desk.answers.asked == []
    desk.edit(9)
    desk.answers.save = str(desk.folder / "second.backprop")
    desk.press(Qt.Key.Key_S, CTRL | SHIFT)
    assert desk.answers.asked == [str(desk.folder / "first.backprop")]
    assert desk.head == ("second", "saved")
    assert open_project(desk.folder / "first.backprop").graph.by_name["x"].value == 8
    assert open_project(desk.folder / "second.backprop").graph.by_name["x"].value == 9


def test_undoing_back_to_what_is_saved_is_no_change(desk: Desk) -> None:
    desk.edit(7)
    desk.press(Qt.Key.Key_Z)
    assert desk.head == ("untitled", "saved")
    desk.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert desk.head == ("untitled", "edited")


@pytest.mark.parametrize(
    ("answer", "saves", "leaves"), [("save", True, True), ("discard", False, True), ("cancel", False, False)]
)
@pytest.mark.parametrize("way", ["close", "new", "open", "drop"])
def test_nothing_is_lost_without_a_question(
    desk: Desk, way: str, answer: str, saves: bool, leaves: bool
) -> None:
    other = desk.folder / "other.backprop"
    desk.answers.save = str(other)
    desk.press(Qt.Key.Key_S)
    desk.press(Qt.Key.Key_N)
    desk.edit(7)
    desk.answers.changes, desk.answers.open = answer, str(other)
    desk.answers.save = str(desk.folder / "mine.backprop")
    if way == "close":
        desk.press(Qt.Key.Key_Q)
        assert desk.window.isVisible() is not leaves
    else:
        {"new": lambda: desk.press(Qt.Key.Key_N), "open": lambda: desk.press(Qt.Key.Key_O)}.get(
            way, lambda: desk.drop(other)
        )()
        assert (desk.x == -2) is leaves
    assert (desk.folder / "mine.backprop").exists() is saves


def test_a_save_that_is_called_off_keeps_the_window(desk: Desk) -> None:
    desk.edit(7)
    desk.answers.changes, desk.answers.save = "save", ""
    desk.press(Qt.Key.Key_Q)
    assert desk.window.isVisible()
    assert desk.x == 7


def test_opening_nothing_changes_nothing(desk: Desk) -> None:
    desk.press(Qt.Key.Key_O)
    assert desk.head == ("untitled", "saved")
    assert desk.answers.told == []


def test_a_dropped_project_opens(desk: Desk) -> None:
    desk.answers.save = str(desk.folder / "first.backprop")
    desk.edit(5)
    desk.press(Qt.Key.Key_S)
    desk.press(Qt.Key.Key_N)
    assert desk.drop(desk.folder / "first.backprop")
    assert desk.head == ("first", "saved")
    assert desk.x == 5


def test_other_things_cannot_be_dropped(desk: Desk) -> None:
    assert not desk.drop(desk.folder / "picture.png")
    assert not desk.drop()
    assert not desk.drop(desk.folder / "a.backprop", desk.folder / "b.backprop")


def test_a_broken_file_is_told_in_a_sentence_and_changes_nothing(desk: Desk) -> None:
    broken = desk.folder / "broken.backprop"
    broken.write_text(json.dumps({"format": "backprop-playground", "version": 1})[:-4])
    desk.edit(7)
    desk.answers.changes = "discard"
    assert desk.drop(broken)
    title, text = desk.answers.told[0]
    assert title == "This file cannot be opened"
    assert "broken.backprop" in text
    assert desk.head == ("untitled", "edited")
    assert desk.x == 7


def test_a_file_that_cannot_be_written_is_told_and_stays_edited(desk: Desk) -> None:
    desk.edit(7)
    desk.answers.save = str(desk.folder / "nowhere" / "first.backprop")
    desk.press(Qt.Key.Key_S)
    assert desk.answers.told[0][0] == "The project could not be saved"
    assert desk.head == ("untitled", "edited")


def test_recent_files_are_in_the_menu(desk: Desk) -> None:
    recent = desk.window._recent
    recent.aboutToShow.emit()
    assert not recent.menuAction().isEnabled()
    for name in ("first", "R&D"):
        desk.answers.save = str(desk.folder / f"{name}.backprop")
        desk.press(Qt.Key.Key_S, CTRL | SHIFT)
    desk.press(Qt.Key.Key_N)
    recent.aboutToShow.emit()
    assert [action.text() for action in recent.actions()] == ["R&&D.backprop", "first.backprop"]
    recent.actions()[1].trigger()
    assert desk.head == ("first", "saved")
    assert desk.window.files._folder() == str(desk.folder)
    desk.press(Qt.Key.Key_N)
    assert desk.window.files._folder() == str(desk.folder)


def test_the_open_workspace_is_kept_in_the_file(desk: Desk) -> None:
    desk.press(Qt.Key.Key_2)
    assert desk.head == ("untitled", "saved")
    desk.answers.save = str(desk.folder / "net.backprop")
    desk.press(Qt.Key.Key_S)
    desk.press(Qt.Key.Key_N)
    assert desk.window.workspace == "graph"
    assert desk.drop(desk.folder / "net.backprop")
    assert desk.window.workspace == "network"


def test_the_title_of_the_window_says_what_is_open(desk: Desk) -> None:
    assert isinstance(desk.window, MainWindow)
    assert isinstance(desk.answers, Answers)
    assert desk.window.windowTitle() == "untitled[*] – Backprop Playground"
