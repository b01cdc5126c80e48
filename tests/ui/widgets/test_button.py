from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.theme.theme import theme
from playground.ui.theme.tokens import DARK, LIGHT
from playground.ui.widgets.button import Button, IconButton, PrimaryButton

Shown = Callable[[QWidget], QWidget]


class Sheet(QWidget):
    """Three buttons, and a counter of what the keys of the window did instead."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.buttons = (
            Button("Epoch"),
            PrimaryButton("Step", icon="play", large=True),
            IconButton("undo-2", "Undo"),
        )
        column = QVBoxLayout(self)
        self.pressed: list[str] = []
        for button in self.buttons:
            column.addWidget(button)
            button.clicked.connect(self._pressed)
        for keys in ("Space", "Return"):
            QShortcut(QKeySequence(keys), self, self._shortcut)

    def _pressed(self) -> None:
        button = self.sender()
        assert isinstance(button, Button)
        self.pressed.append(button.accessibleName())

    def _shortcut(self) -> None:
        self.pressed.append("shortcut")


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = Sheet()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made


def test_a_click_presses_without_taking_the_focus(qtbot: QtBot, sheet: Sheet) -> None:
    for button in sheet.buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert sheet.pressed == ["Epoch", "Step", "Undo"]
    assert sheet.hasFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_Space)
    assert sheet.pressed[-1] == "shortcut"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_reached_by_tab_keeps_its_keys_from_the_window(
    qtbot: QtBot, sheet: Sheet, key: Qt.Key
) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Tab)
    assert sheet.buttons[0].hasFocus()
    with qtbot.waitSignal(sheet.buttons[0].clicked):
        qtbot.keyClick(sheet.buttons[0], key)
    assert sheet.pressed == ["Epoch"]


def test_tool_tips_say_the_shortcut() -> None:
    button = IconButton("undo-2", "Undo", keys="Ctrl+Z")
    assert button.toolTip() == "Undo (Ctrl+Z)"
    assert button.accessibleName() == "Undo"
    button.set_hint("Undo the move")
    assert button.toolTip() == "Undo the move"


def test_a_button_follows_an_action(qtbot: QtBot) -> None:
    action, button = QAction("Play && &Pause…"), Button("Play")
    qtbot.addWidget(button)
    action.setShortcut("P")
    action.setCheckable(True)
    button.follow(action)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert action.isChecked()
    assert button.isChecked()
    assert button.toolTip().endswith("(P)")
    action.setEnabled(False)
    assert not button.isEnabled()


def test_icons_are_drawn_again_in_the_new_theme(qtbot: QtBot) -> None:
    button = IconButton("minus", "Less")
    qtbot.addWidget(button)

    def colour() -> str:
        return button.icon().pixmap(32, 32).toImage().pixelColor(16, 16).name().upper()

    assert colour() == LIGHT.text
    theme().set_scheme("dark")
    assert colour() == DARK.text
    button.set_icon("plus")
    assert colour() == DARK.text


def test_an_icon_on_the_primary_button_has_the_colour_for_it(qtbot: QtBot) -> None:
    button = PrimaryButton("Less", icon="minus")
    qtbot.addWidget(button)
    assert button.icon().pixmap(32, 32).toImage().pixelColor(16, 16).name().upper() == LIGHT.on_accent
