"""The Graph workspace in a window of its own, with hands on it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from playground.graph.editing import set_value
from playground.graph.expression import parse
from playground.graph.graph import Graph
from playground.graph.value import freeze
from playground.session.project import Project
from playground.session.session import Session
from playground.session.settings import Settings
from playground.ui.actions import ActionTable
from playground.ui.workspaces.graph.workspace import GraphWorkspace
from tests.ui.hands import Hands

LINE = "(x + y) * z"
LINE_VALUES = {"x": -2.0, "y": 5.0, "z": -4.0}

Open = Callable[..., Hands]


def graph_of(text: str, **values: Any) -> Graph:
    """Parse an expression and give its inputs values."""
    graph = parse(text)
    for name, value in values.items():
        graph = set_value(graph, name, freeze(value))
    return graph


@pytest.fixture
def open_desk(qtbot: QtBot) -> Iterator[Open]:
    """Open a workspace with an expression; values are given by name."""
    desks: list[Hands] = []

    def open_it(text: str = LINE, **values: Any) -> Hands:
        wanted = values or (LINE_VALUES if text == LINE else {})
        window = QMainWindow()
        session = Session(Project(graph=graph_of(text, **wanted) if text else Graph()))
        page = GraphWorkspace(session)
        session.settings = Settings(animations=False)
        table = ActionTable(window)
        table.attach("graph", page)
        page.bind_actions(table)
        table.bind("undo", session.undo)
        table.bind("redo", session.redo)
        table.open_workspace("graph")
        window.setCentralWidget(page)
        qtbot.addWidget(window)
        window.resize(1280, 760)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page.setFocus()
        desks.append(Hands(window, page))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.page.transport.auto.stop()
        desk.page.pulse.stop()


@pytest.fixture
def desk(open_desk: Open) -> Hands:
    """Open the workspace with (x + y) * z at -2, 5, -4."""
    return open_desk()
