from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from playground.graph.editing import set_value
from playground.session.session import Session
from playground.ui.main_window import MainWindow
from playground.ui.menu_bar import Menu
from playground.ui.shortcuts import ShortcutsDialog
from playground.ui.theme.theme import theme
from tests.ui.standins import Answers, PlainWorkspace, make_window

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pair(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[MainWindow, Answers]]:
    window, answers = make_window(tmp_path)
    answers.changes = "discard"
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window, answers
    window.close()


@pytest.fixture
def window(pair: tuple[MainWindow, Answers]) -> MainWindow:
    return pair[0]


def here(window: MainWindow) -> PlainWorkspace:
    page = window.page(window.workspace)
    assert isinstance(page, PlainWorkspace)
    return page


def menu(window: MainWindow, place: int) -> QMenu:
    found = window.header.menus.actions()[place].menu()
    assert isinstance(found, QMenu)
    return found


def edit(window: MainWindow, value: float = 9) -> None:
    window.session.edit("set x", set_value(window.session.graph, "x", value))


def test_the_workspace_has_the_focus_and_fills_the_window(window: MainWindow) -> None:
    assert here(window).hasFocus()
    assert window.header.height() == 47
    assert window.status.height() == 24
    top, bottom = window.header.geometry().bottom(), window.status.geometry().top()
    assert window.stack.geometry() == QRect(0, top + 1, window.width(), bottom - top - 1)


def test_the_switch_is_in_the_middle(window: MainWindow) -> None:
    for size in ((1280, 720), (1920, 1080)):
        window.resize(*size)
        QApplication.sendPostedEvents()
        assert abs(window.header.switch.geometry().center().x() - size[0] // 2) <= 1


def test_a_long_name_is_read_whole_and_the_switch_makes_way_for_it(window: MainWindow) -> None:
    window.resize(1280, 720)
    header = window.header
    for name, wide in (("A 2-2-2 network by hand", True), ("x" * 200, False), ("f", True)):
        header.show_project(name, modified=True)
        QApplication.sendPostedEvents()
        assert (header.name.width() >= header.name.fontMetrics().horizontalAdvance(name)) == wide
        assert header.menus.geometry().right() < header.switch.geometry().left()
        assert header.switch.geometry().right() < header.undo.geometry().left()
    assert abs(header.switch.geometry().center().x() - 640) <= 1


def test_the_switch_changes_the_workspace(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.header.switch.button("network"), LEFT)
    assert window.workspace == "network"
    assert window.status.left.text() == "PlainNetwork is here"
    assert here(window).isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.workspace == "graph"
    assert window.header.switch.value == "graph"
    assert window.status.left.text() == "PlainWorkspace is here"
    assert window.table.action("workspace_graph").isChecked()


def test_keys_work_inside_the_open_workspace_only(qtbot: QtBot, window: MainWindow) -> None:
    graph = here(window)
    qtbot.keyClick(graph, Qt.Key.Key_Space)
    qtbot.keyClick(graph, Qt.Key.Key_Right)
    assert graph.done == ["step", "step"]
    qtbot.keyClick(graph, Qt.Key.Key_2, CTRL)
    network = here(window)
    qtbot.keyClick(network, Qt.Key.Key_Space)
    assert (graph.done, network.done) == (["step", "step"], ["play"])


def test_the_keys_of_an_area_work_in_it_alone(qtbot: QtBot, window: MainWindow) -> None:
    graph = here(window)
    graph.area.setFocus()
    qtbot.keyClick(graph.area, Qt.Key.Key_Tab)
    assert graph.done == ["quick_add"]
    graph.setFocus()
    qtbot.keyClick(graph, Qt.Key.Key_Tab)
    assert graph.done == ["quick_add"]
    assert graph.area.hasFocus()


def test_menus_hold_everything_that_is_bound(window: MainWindow) -> None:
    titles = [action.text() for action in window.header.menus.actions()]
    assert titles == ["&File", "&Edit", "&View", "&Graph", "&Learn", "&Network", "&Help"]
    table = window.table
    assert table.is_bound("step")
    assert not table.is_bound("tidy")
    assert not table.action("tidy").isVisible()
    assert table.action("play").isVisible()
    assert not table.action("play").isEnabled()
    window.open_workspace("network")
    assert table.action("play").isEnabled()
    assert not table.action("epoch").isVisible()
    assert not table.action("step").isEnabled()


def test_a_menu_opens_by_click_and_is_drawn_active(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.header.menus
    calm = bar.grab().toImage()
    place = bar.actionGeometry(bar.actions()[0]).center()

    def look() -> None:
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, Menu)
        assert bar.grab().toImage() != calm
        popup.close()

    QTimer.singleShot(0, look)
    qtbot.mouseClick(bar, LEFT, pos=place)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    theme().set_scheme("dark")
    assert bar.grab().toImage() != calm


def test_undo_and_redo_name_what_they_do(qtbot: QtBot, window: MainWindow) -> None:
    undo, redo = window.header.undo, window.header.redo
    assert not undo.isEnabled()
    edit(window)
    assert undo.toolTip() == "Undo set x (Ctrl+Z)"
    assert window.header.state.text() == "edited"
    assert window.isWindowModified()
    qtbot.mouseClick(undo, LEFT)
    assert window.session.graph.by_name["x"].value == -2
    assert window.header.state.text() == "saved"
    assert redo.isEnabled()
    assert not undo.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert window.session.graph.by_name["x"].value == 9
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.session.graph.by_name["x"].value == -2


def test_the_theme_is_chosen_in_the_menu_and_remembered(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    light = window.grab().toImage()
    window.table.action("theme_dark").trigger()
    assert theme().is_dark
    assert window.grab().toImage() != light
    assert "theme=dark" in saved(window, tmp_path)
    assert window.table.action("theme_dark").isChecked()
    assert not window.table.action("theme_light").isChecked()


def saved(window: MainWindow, folder: Path) -> str:
    window._memory._store.sync()
    return (folder / "settings.ini").read_text()


def test_motion_is_switched_off_in_the_menu_and_stays_off(window: MainWindow) -> None:
    action = window.table.action("animations")
    assert action.isChecked()
    assert window.session.settings.animations
    action.trigger()
    assert not action.isChecked()
    assert not window.session.settings.animations
    action.trigger()
    assert window.session.settings.animations


def test_all_shortcuts_are_listed(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ShortcutsDialog)
        labels = dialog.findChildren(type(window.status.left))
        seen.extend(label.text() for label in labels)
        dialog.accept()

    QTimer.singleShot(0, look)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    for text in ("Step", "Space", "Shift+Space", "Ctrl+S", "Zoom In", "Run to the End", "GRAPH", "MOUSE"):
        assert text in seen
    for record in window.table.records:
        assert not record.keys or record.title.replace("&", "").rstrip("…") in seen


def test_about_says_what_this_is(pair: tuple[MainWindow, Answers]) -> None:
    window, answers = pair
    window.table.action("about").trigger()
    assert "MIT" in answers.told[0][1]


def test_closing_closes_the_workspaces_and_remembers_the_place(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.resize(960, 650)
    page = here(window)
    window.close()
    assert page.closed
    again, _ = make_window(tmp_path)
    qtbot.addWidget(again)
    assert again.size().toTuple() == (960, 650)
    again.close()


def test_a_closed_window_follows_its_session_no_more(window: MainWindow) -> None:
    window.close()
    edit(window)
    assert window.header.state.text() == "saved"


def test_a_session_with_another_workspace_open(qtbot: QtBot, tmp_path: Path) -> None:
    window, _ = make_window(tmp_path, Session(), "network")
    qtbot.addWidget(window)
    assert window.workspace == "network"
    window.open_workspace("nowhere")
    assert window.workspace == "graph"
    window.close()


def test_a_status_of_a_hidden_workspace_waits(window: MainWindow) -> None:
    graph = here(window)
    window.open_workspace("network")
    graph.status_changed.emit("12 gates", "f = 1")
    assert window.status.left.text() == "PlainNetwork is here"
    window.open_workspace("graph")
    assert (window.status.left.text(), window.status.right.text()) == ("12 gates", "f = 1")


def test_a_refused_close_keeps_the_window(pair: tuple[MainWindow, Answers]) -> None:
    window, answers = pair
    edit(window)
    answers.changes = "cancel"
    event = QCloseEvent()
    window.closeEvent(event)
    assert not event.isAccepted()
    answers.changes = "discard"


def test_the_logo_and_the_name_stand_in_a_line(window: MainWindow) -> None:
    def middle(widget: QWidget) -> int:
        return widget.mapTo(window, QPoint(0, 0)).y() + widget.height() // 2

    header = window.header
    parts = (header.name, header.state, header.menus, header.switch, header.undo, header.redo)
    assert max(map(middle, parts)) - min(map(middle, parts)) <= 1
