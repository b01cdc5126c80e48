"""What is garbage is destroyed by the window's thread, whatever the training thread does."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from playground.training.experiment import Experiment
from playground.ui.workspaces.network.garbage import GarbageCollection
from playground.ui.workspaces.network.player import Player


class Ring:
    """Garbage as soon as nobody holds it, since it holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_the_window_collects_while_a_player_trains(qtbot: QtBot) -> None:
    player = Player(Experiment(hidden=(3,), points=60))
    player._garbage._timer.setInterval(1)
    assert not gc.isenabled()
    collectors: list[threading.Thread] = []
    weakref.finalize(Ring(), lambda: collectors.append(threading.current_thread()))
    kept: list[object] = []

    def is_collected() -> bool:
        kept.extend([number] for number in range(1000))
        return bool(collectors)

    player.play()
    qtbot.waitUntil(is_collected)
    player.close()
    assert collectors == [threading.main_thread()]
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("counts", "collected"),
    [
        ((700, 10, 10), []),
        ((701, 10, 11), [0]),
        ((701, 11, 10), [1]),
        ((701, 11, 11), [2]),
        ((0, 11, 11), []),
    ],
)
def test_what_python_would_collect_is_collected(
    monkeypatch: pytest.MonkeyPatch, counts: tuple[int, ...], collected: list[int]
) -> None:
    generations: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "collect", generations.append)
    GarbageCollection(QObject())._collect()
    assert generations == collected
