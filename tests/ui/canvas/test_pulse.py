from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import curve
from playground.ui.canvas.pulse import DURATION, Pulse
from playground.ui.canvas.scene import CanvasScene


def test_a_dot_travels_and_is_gone(qtbot: QtBot) -> None:
    scene = CanvasScene(Look())
    before = len(scene.items())
    pulse = Pulse(scene)
    path = curve(QPointF(0, 0), QPointF(100, 0))
    pulse.start([path], QColor("#ff0000"), backward=False)
    assert pulse.running
    assert len(scene.items()) == before + 1
    assert DURATION <= 250
    qtbot.waitUntil(lambda: not pulse.running)
    assert len(scene.items()) == before


def test_backward_it_starts_at_the_end_and_can_be_stopped(qtbot: QtBot) -> None:
    scene = CanvasScene(Look())
    pulse = Pulse(scene)
    pulse.start([], QColor("#ff0000"), backward=True)
    assert not pulse.running
    pulse.start([curve(QPointF(0, 0), QPointF(100, 0))], QColor("#ff0000"), backward=True)
    assert scene.items()[0].pos() == QPointF(100, 0)
    pulse.stop()
    assert not pulse.running
