"""A window that trains at full speed for minutes takes no more and more memory."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from playground.session.compiled_training import use_filled
from playground.session.session import Session
from playground.training import kernel
from playground.ui.main_window import MainWindow
from playground.ui.memory import Memory
from playground.ui.workspaces.network.workspace import NetworkWorkspace
from tests.kernels import kernel_folder
from tests.memory import SOAK, resident

__all__ = ["kernel_folder"]

MINUTE = 60_000  # milliseconds
MOST_GROWTH = 10.0  # megabytes


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, kernel_folder: Path) -> Iterator[MainWindow]:
    assert use_filled(kernel_folder)
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(Session(), Memory(store))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
    kernel.install(None)


def pass_time(qtbot: QtBot, milliseconds: int) -> None:
    clock = QElapsedTimer()
    clock.start()
    qtbot.waitUntil(lambda: clock.hasExpired(milliseconds), timeout=2 * milliseconds)


@pytest.mark.skipif(
    not SOAK, reason="takes minutes: BACKPROP_LONG=1 runs it, BACKPROP_LONG=10 for ten of them"
)
@pytest.mark.timeout(SOAK * 90 + 900)  # the kernel is compiled first
def test_training_for_minutes_takes_no_more_memory(
    window: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page = window.page("network")
    assert isinstance(page, NetworkWorkspace)
    qtbot.waitUntil(lambda: len(page.results.history) > 0)
    QTest.keyClick(page, Qt.Key.Key_Space)
    pass_time(qtbot, MINUTE)
    after_the_first = resident()
    pass_time(qtbot, SOAK * MINUTE)
    assert page.player.playing
    growth = resident() - after_the_first
    with capsys.disabled():
        sys.stdout.write(f" {growth:+.1f} MB after {page.transport.step_counter.text} steps ")
    assert growth < MOST_GROWTH
