"""The Predict lens in a window: where its parts are, and what a student does with them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from pytestqt.qtbot import QtBot

from playground.graph.graph import Wire
from playground.session.predicting import Predicting
from playground.session.project import Project
from playground.session.session import Session
from playground.ui.canvas.measures import stub
from playground.ui.canvas.overlay import Chip
from playground.ui.lenses.predict import PredictLens
from playground.ui.main_window import MainWindow
from playground.ui.memory import Memory
from playground.ui.workspaces.graph.workspace import GraphWorkspace
from tests.ui.graph_desk import LINE_VALUES, graph_of
from tests.ui.hands import Hands
from tests.ui.standins import Answers

OpenWindow = Callable[..., Hands]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    opened: list[MainWindow] = []

    def open_it(text: str = "(x + y) * z", size: tuple[int, int] = (1280, 720), **values: float) -> Hands:
        memory = Memory(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
        session = Session(Project(graph=graph_of(text, **(values or LINE_VALUES))))
        answers = Answers()
        answers.changes = "discard"
        window = MainWindow(session, memory, dialogs=answers)
        qtbot.addWidget(window)
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page = window.page("graph")
        assert isinstance(page, GraphWorkspace)
        opened.append(window)
        return Hands(window, page)

    yield open_it
    for window in opened:
        page = window.page("graph")
        assert isinstance(page, GraphWorkspace)
        page.pulse.stop()
        window.close()


def lens_of(hands: Hands) -> PredictLens:
    found = hands.page.lenses.pages["predict"]
    assert isinstance(found, PredictLens)
    return found


def round_of(hands: Hands) -> Predicting:
    return lens_of(hands).predicting


def open_lens(hands: Hands) -> None:
    """Press Q on the canvas."""
    hands.page.setFocus()
    hands.key(Qt.Key.Key_Q)
    assert hands.page.lenses.open_id == "predict"


def choose(hands: Hands, mode: str) -> None:
    """Click one of the modes."""
    hands.click(hands.seen(lens_of(hands).modes.button(mode)))


def answer(hands: Hands, text: str) -> str:
    """Type an answer, press Enter, and read what is said."""
    hands.type(text)
    hands.key(Qt.Key.Key_Return)
    return said(hands)


def go_on(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Return)


def said(hands: Hands) -> str:
    """What is said of the answer."""
    label = lens_of(hands).card.said
    return label.text() if label.isVisible() else ""


def asked(hands: Hands) -> str:
    return lens_of(hands).card.asked.text()


def score(hands: Hands) -> str:
    return lens_of(hands).score.text()


def chips(hands: Hands, wire: Wire) -> tuple[Chip, Chip]:
    return hands.canvas.canvas.labels[wire].chips


def into(source: str, target: str, port: str) -> Wire:
    return Wire(source, target, port)


def end(name: str) -> Wire:
    return stub(name)


def chip_at(hands: Hands, wire: Wire, which: str) -> QPoint:
    """Where a chip of a wire is seen."""
    upper, lower = hands.canvas.canvas.labels[wire].chip_boxes()
    middle = (upper if which == "value" else lower).center()
    return hands.place(middle.x(), middle.y())
