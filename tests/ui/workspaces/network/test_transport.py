import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from playground.ui.workspaces.network.transport import NetworkTransport


@pytest.fixture
def transport(shown: Callable[..., QWidget]) -> NetworkTransport:
    made = NetworkTransport()
    shown(made, 1000, 62)
    return made


def test_the_main_button_says_what_it_will_do_and_never_changes_its_size(transport: NetworkTransport) -> None:
    before = transport.play.geometry()
    assert transport.play.text() == "Play"
    transport.show_playing(True)
    assert transport.play.text() == "Pause"
    assert transport.play.geometry() == before


def test_counters_do_not_move(transport: NetworkTransport) -> None:
    places = [(counter.x(), counter.width()) for counter in (transport.epoch_counter, transport.step_counter)]
    for epoch, steps in ((0, 0), (412, 2472), (98765, 1234567)):
        transport.show_counts(epoch, steps)
        transport.grab()
        now = [
            (counter.x(), counter.width()) for counter in (transport.epoch_counter, transport.step_counter)
        ]
        assert now == places
    assert transport.epoch_counter.text == "098,765"
    assert transport.step_counter.text == "1,234,567"


def test_the_slider_goes_from_one_step_a_second_to_full(transport: NetworkTransport) -> None:
    told: list[float] = []
    transport.speed_changed.connect(told.append)
    assert transport.speed_text.text() == "full"
    middle = transport.speed.height() // 2
    QTest.mouseClick(transport.speed, Qt.MouseButton.LeftButton, pos=QPoint(2, middle))
    assert told == [1.0]
    assert transport.speed_text.text() == "1 steps/s"
    QTest.mouseClick(
        transport.speed, Qt.MouseButton.LeftButton, pos=QPoint(transport.speed.width() - 2, middle)
    )
    assert math.isinf(told[-1])
