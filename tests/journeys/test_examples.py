"""Opening a worked example, through the real window with real keys and clicks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from playground.graph.editing import set_value
from playground.storage.file_error import FileError
from playground.ui import file_actions
from playground.ui.examples.gallery import Gallery
from playground.ui.theme import resources
from playground.ui.theme.theme import theme
from playground.ui.workspace_list import WORKSPACES
from playground.ui.workspaces.graph.workspace import GraphWorkspace
from tests.examples.table import WORKED
from tests.examples.write import FOLDER
from tests.ui.standins import make_window, on_screen

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Desk:
    """A window, a person who answers its questions, and a folder."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.window, self.answers = make_window(folder, entries=WORKSPACES)
        self.session = self.window.session

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        asked = QApplication.activeModalWidget()
        if asked is None:
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
        self.qtbot.keyClick(asked or self.window, key, held)

    def gallery(self) -> Gallery:
        """Open the gallery by its key."""
        self.press(Qt.Key.Key_O, CTRL | SHIFT)
        opened = QApplication.activeModalWidget()
        assert isinstance(opened, Gallery)
        opened.activateWindow()
        self.qtbot.waitUntil(opened.search.hasFocus)
        return opened

    def type(self, gallery: Gallery, text: str) -> None:
        self.qtbot.keyClicks(gallery.search, text)

    def click_row(self, gallery: Gallery, id: str, *, twice: bool) -> None:
        """Click on an example in the list."""
        row = next(
            row
            for row in range(gallery.list.count())
            if (each := gallery.list.item(row).data(Qt.ItemDataRole.UserRole)) is not None and each.id == id
        )
        gallery.list.scrollToItem(gallery.list.item(row))
        at = gallery.list.visualItemRect(gallery.list.item(row)).center()
        click = QTest.mouseDClick if twice else QTest.mouseClick
        click(
            gallery.windowHandle(),
            LEFT,
            Qt.KeyboardModifier.NoModifier,
            gallery.list.viewport().mapTo(gallery, at),
        )

    def edit(self) -> None:
        self.session.edit("set", set_value(self.session.graph, "x", 7.0))

    def texts(self) -> list[str]:
        page = self.window.page("graph")
        assert isinstance(page, GraphWorkspace)
        return [label.text() for label in page.inspector.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    made.window.resize(1280, 720)
    with on_screen(qtbot, made.window, made.answers):
        yield made


def test_type_a_word_and_press_enter(desk: Desk) -> None:
    gallery = desk.gallery()
    assert len(gallery.list.offered()) == len(WORKED)
    desk.type(gallery, "diam")
    assert [each.id for each in gallery.list.offered()] == ["diamond"]
    assert gallery.count.text() == f"1 of {len(WORKED)} examples"
    desk.press(Qt.Key.Key_Return)
    assert desk.session.graph.output == "f"
    assert desk.session.project.name == desk.session.title == "The diamond"
    assert desk.session.path is None
    assert not desk.session.modified
    assert desk.window.windowTitle() == "The diamond[*] – Backprop Playground"
    assert desk.session.project.purpose in desk.texts()
    desk.press(Qt.Key.Key_Space)
    assert desk.session.project.purpose not in desk.texts()


def test_walk_down_the_list_with_keys(desk: Desk) -> None:
    gallery = desk.gallery()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageUp):
        QTest.keyClick(gallery.search, key)
    QTest.keyClick(gallery.search, Qt.Key.Key_Up)
    assert gallery.list.example is not None
    assert gallery.list.example.id == WORKED[0].id
    for _ in WORKED:
        QTest.keyClick(gallery.search, Qt.Key.Key_Down)
    assert gallery.list.example.id == WORKED[-1].id
    assert WORKED[-1].purpose in gallery.search.accessibleDescription()
    desk.press(Qt.Key.Key_Return)
    assert desk.session.title == WORKED[-1].title


def test_open_one_with_the_mouse(desk: Desk) -> None:
    gallery = desk.gallery()
    desk.click_row(gallery, "leaky-relu", twice=False)
    QTest.mouseClick(gallery.open_button, LEFT)
    assert desk.session.title == "A leaky ReLU"
    desk.click_row(desk.gallery(), "mazur", twice=True)
    assert desk.session.title == "A 2-2-2 network by hand"


def test_escape_changes_nothing(desk: Desk) -> None:
    before = desk.session.project
    desk.type(desk.gallery(), "svm")
    desk.press(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None
    assert desk.session.project is before


def test_enter_with_nothing_found_stays_open(desk: Desk) -> None:
    gallery = desk.gallery()
    desk.type(gallery, "lstm")
    assert gallery.none.isVisible()
    assert not gallery.list.isVisible()
    desk.press(Qt.Key.Key_Return)
    gallery._open()
    assert gallery.isVisible()
    gallery.search.clear()
    assert len(gallery.list.offered()) == len(WORKED)
    desk.press(Qt.Key.Key_Escape)


@pytest.mark.parametrize(("answer", "opens"), [("cancel", False), ("discard", True), ("save", True)])
def test_changes_are_not_lost_without_a_question(desk: Desk, answer: str, opens: bool) -> None:
    desk.edit()
    desk.answers.changes, desk.answers.save = answer, str(desk.folder / "mine")
    desk.type(desk.gallery(), "diamond")
    assert desk.answers.asked == []
    desk.press(Qt.Key.Key_Return)
    assert (desk.session.title == "The diamond") is opens
    assert (desk.folder / "mine.backprop").exists() is (answer == "save")


def test_saving_an_example_asks_where_and_keeps_its_purpose(desk: Desk) -> None:
    desk.type(desk.gallery(), "diamond")
    desk.press(Qt.Key.Key_Return)
    desk.answers.save = str(desk.folder / "own.backprop")
    desk.press(Qt.Key.Key_S, CTRL)
    assert Path(desk.answers.asked[-1]).name == "The diamond.backprop"
    assert desk.session.title == "own"
    desk.press(Qt.Key.Key_N, CTRL)
    assert desk.session.project.purpose == ""
    desk.window.files.open_path(str(desk.folder / "own.backprop"))
    assert desk.session.project.purpose.startswith("A value that is used twice")
    assert desk.session.title == "own"


def test_the_purpose_of_an_example_is_told_whatever_lens_is_open(desk: Desk) -> None:
    left = desk.window.status.left
    desk.press(Qt.Key.Key_D)
    desk.window.files.open_example(FOLDER / WORKED[0].file_name)
    assert left.text() == WORKED[0].purpose
    desk.press(Qt.Key.Key_1, ALT)
    assert "Space: step" in left.text()  # the inspector tells it
    desk.press(Qt.Key.Key_J)
    assert left.text() == WORKED[0].purpose
    desk.press(Qt.Key.Key_Space)
    assert "Space: step" in left.text()


def test_every_example_opens(desk: Desk) -> None:
    for worked in WORKED:
        desk.window.files.open_example(FOLDER / worked.file_name)
        assert desk.session.title == worked.title
        assert desk.session.problems == ()
        desk.session.to_end()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pictures_are_drawn(desk: Desk, scheme: str) -> None:
    theme().set_scheme(scheme)
    gallery = desk.gallery()
    picture: QImage = gallery.list.grab().toImage()
    colours = {picture.pixelColor(QPoint(x, y)).name() for x in range(40, 150, 3) for y in range(40, 200, 3)}
    assert theme().tokens.arithmetic.lower() in colours
    desk.press(Qt.Key.Key_Escape)


def test_examples_that_cannot_be_read_are_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_folder: Path) -> None:
        raise FileError("12-a.backprop cannot be opened: it is empty.")

    monkeypatch.setattr(file_actions, "read_examples", fail)
    desk.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert desk.answers.told == [
        ("The examples cannot be read", "12-a.backprop cannot be opened: it is empty.")
    ]
    desk.window.files.open_example(desk.folder / "99-gone.backprop")
    assert desk.answers.told[1][0] == "This example cannot be opened"


def test_without_a_folder_there_are_none(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "folder", lambda kind: None)
    gallery = desk.gallery()
    assert gallery.list.offered() == []
    assert gallery.list.example is None
    desk.press(Qt.Key.Key_Escape)


def test_the_gallery_has_an_edge_of_its_own(desk: Desk) -> None:
    """Where no window manager draws a frame, the gallery would melt into the window behind it."""
    gallery = desk.gallery()
    picture = gallery.grab().toImage()
    edge = {picture.pixelColor(x, 0).name() for x in range(20, picture.width() - 20)}
    assert len(edge) == 1
    assert edge != {theme().tokens.panel.lower()}
    gallery.reject()
