"""A Network workspace on a sheet that has the focus, closed afterwards."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from playground.session.session import Session
from playground.training.experiment import Experiment
from playground.ui.actions import ActionTable
from playground.ui.workspaces.network.workspace import NetworkWorkspace

Open = Callable[..., NetworkWorkspace]


@pytest.fixture
def open_workspace(qtbot: QtBot) -> Iterator[Open]:
    """Open a workspace on an experiment of these fields, and wait until its first picture is there."""
    opened: list[tuple[QMainWindow, NetworkWorkspace]] = []

    def make(**fields: Any) -> NetworkWorkspace:
        session = Session()
        session.apply("start", replace(session.project, experiment=replace(Experiment(), **fields)))
        window = QMainWindow()
        qtbot.addWidget(window)
        workspace = NetworkWorkspace(session)
        window.setCentralWidget(workspace)
        table = ActionTable(window)
        table.attach("network", workspace)
        workspace.bind_actions(table)
        table.open_workspace("network")
        opened.append((window, workspace))
        window.resize(1280, 640)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        workspace.setFocus()
        qtbot.waitUntil(lambda: len(workspace.results.history) > 0)
        return workspace

    yield make
    for _, workspace in opened:
        if isValid(workspace):
            workspace.close()
