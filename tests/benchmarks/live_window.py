"""A Network workspace that is watched: how many frames it paints, and how late each is."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer, Slot

from playground.app.window import prepare
from playground.session.session import Session
from playground.training.experiment import Experiment
from playground.training.network import Floats
from playground.ui.qt_override import qt_override
from playground.ui.workspaces.network.orders import Snapshot
from playground.ui.workspaces.network.player import FRAME
from playground.ui.workspaces.network.workspace import NetworkWorkspace

SECONDS: Final = 3.0


class Stage(QObject):
    """A Network workspace that is shown; notes when each frame was begun and when it was painted."""

    def __init__(self, experiment: Experiment) -> None:
        super().__init__()
        prepare()
        session = Session()
        session.apply("start", replace(session.project, experiment=experiment))
        self.page = NetworkWorkspace(session)
        self.page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page.resize(1280, 640)
        self.page.show()
        self.begun, self.frames, self.newest = 0.0, list[tuple[float, float]](), list[Snapshot]()
        self.page.middle.diagram.installEventFilter(self)
        self.page.player._frames.timeout.connect(self._begin)
        self.page.player.arrived.connect(self._keep)
        self.wait(0.5)

    @qt_override(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._end)
        return False

    @Slot()
    def _begin(self) -> None:
        self.begun = perf_counter()

    @Slot()
    def _end(self) -> None:
        self.frames.append((self.begun, perf_counter()))

    def _keep(self, snapshot: Snapshot) -> None:
        self.newest = [snapshot]

    def wait(self, seconds: float) -> None:
        """Let the window live for so long."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def watch(self) -> tuple[float, float, float]:
        """Watch for a while; return frames a second, p99 of their lateness in ms, steps a second."""
        self.wait(0.5)
        self.frames.clear()
        begin, steps = perf_counter(), self.newest[0].report.steps
        self.wait(SECONDS)
        seconds = perf_counter() - begin
        rate = (self.newest[0].report.steps - steps) / seconds
        return len(self.frames) / seconds, float(np.percentile(lateness(self.frames), 99)), rate


def lateness(frames: list[tuple[float, float]]) -> Floats:
    """Return how many milliseconds after it was due every frame was painted; one is due every 16 ms."""
    begun, ended = np.array(frames).T * 1000
    phase = (begun - np.rint((begun - begun[0]) / FRAME) * FRAME).min()
    due = phase + np.floor((begun - phase) / FRAME) * FRAME
    late: Floats = ended - due
    return late
