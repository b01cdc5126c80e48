from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.app.resources import resources_folder
from playground.ui.actions import ACTIONS, ActionTable
from playground.ui.theme.theme import theme


def test_ids_are_unique() -> None:
    assert max(Counter(record.id for record in ACTIONS).values()) == 1


def test_no_key_means_two_things_at_one_place() -> None:
    keys = Counter(
        (place, QKeySequence(key).toString())
        for record in ACTIONS
        for key in record.keys
        for place in ([record.workspace] if record.workspace else ["", "graph", "network"])
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_key_is_a_key() -> None:
    assert all(QKeySequence(key).toString() for record in ACTIONS for key in record.keys)


def test_every_icon_is_bundled() -> None:
    folder = resources_folder() / "icons"
    assert [r.icon for r in ACTIONS if r.icon and not (folder / f"{r.icon}.svg").is_file()] == []


def test_letters_for_alt_are_unique_in_a_menu() -> None:
    letters = Counter((r.menu, r.title[r.title.index("&") + 1].lower()) for r in ACTIONS if "&" in r.title)
    assert [letter for letter, times in letters.items() if times > 1] == []


def test_an_action_can_be_made_impossible(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    table = ActionTable(window)
    done: list[bool] = []
    table.bind("undo", lambda: done.append(True))
    table.enable("undo", False)
    table.action("undo").trigger()
    assert done == []
    table.enable("undo", True)
    table.action("undo").trigger()
    assert done == [True]


def test_titles_take_a_detail_and_lose_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    table = ActionTable(window)
    table.retitle("undo", "move")
    assert table.action("undo").text() == "&Undo move"
    table.retitle("undo", "")
    assert table.action("undo").text() == "&Undo"


def test_icons_follow_the_theme(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    action = ActionTable(window).action("undo")
    before = action.icon().pixmap(32, 32).toImage()
    theme().set_scheme("dark")
    assert action.icon().pixmap(32, 32).toImage() != before
