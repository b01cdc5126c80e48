from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from playground.ui.theme.theme import theme
from playground.ui.workspaces.network.banner import Banner


def test_a_problem_offers_ways_on_and_a_refusal_none(qtbot: QtBot, shown: Callable[..., QWidget]) -> None:
    banner = Banner()
    shown(banner, 500, 80)
    banner.show_problem("stopped because of this")
    assert banner.text.text() == "Stopped because of this."
    assert banner.slower.isVisible()
    with qtbot.waitSignal(banner.slower_wanted):
        QTest.mouseClick(banner.slower, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.reset_wanted):
        QTest.mouseClick(banner.reset, Qt.MouseButton.LeftButton)
    banner.show_problem("stopped because of this")
    banner.show_refusal("That cannot be.")
    assert not banner.reset.isVisible()
    with qtbot.waitSignal(banner.closed):
        QTest.mouseClick(banner.shut, Qt.MouseButton.LeftButton)
    theme().set_scheme("dark")
    banner.grab()
