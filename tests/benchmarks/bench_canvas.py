"""How long the canvas takes to paint, each time against something else painted in the same run.

Run on purpose: `pytest tests/benchmarks/bench_canvas.py -s`. Every ratio is one of medians.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSettings, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView
from pytestqt.qtbot import QtBot

from playground.app.window import build_window
from playground.graph import editing
from playground.graph.graph import Graph
from playground.session import graph_actions
from playground.session.project import Project
from playground.session.session import Session
from playground.ui.canvas.measures import curve
from playground.ui.canvas.view import CanvasView
from playground.ui.qt_override import qt_override
from playground.ui.tools.zoom import zoom_fit, zoom_to
from playground.ui.workspaces.graph.workspace import GraphWorkspace
from tests.benchmarks.large_graphs import field
from tests.ui.hands import Hands

TIMES = 25
ROUNDS, AT_ONCE = 6, 7  # nobody repaints all between two moves of a drag


def timed(act: Callable[[int], object], times: int = TIMES) -> float:
    """Give the median of the seconds that something takes, done some times."""
    act(0)
    taken = []
    for turn in range(times):
        start = perf_counter()
        act(turn)
        taken.append(perf_counter() - start)
    return median(taken)


def timed_in_turn(*acts: Callable[[int], object]) -> list[float]:
    """Give the medians of the seconds that things take, a few times each in turn: all meet the same noise."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(ROUNDS):
        for act, own in zip(acts, taken, strict=True):
            for turn in range(AT_ONCE):
                start = perf_counter()
                act(turn)
                own.append(perf_counter() - start)
    return [median(own) for own in taken]


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Callable[[int], GraphWorkspace]:
    def show(gates: int) -> GraphWorkspace:
        session = Session(Project(graph=field(gates)))
        window = build_window(None, session, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
        qtbot.addWidget(window, before_close_func=lambda _: session.history.mark_saved())  # nobody is asked
        window.resize(1600, 1000)
        window.show()
        found = window.page("graph")
        assert isinstance(found, GraphWorkspace)
        session.to_end()
        QApplication.processEvents()
        return found

    return show


def at_full_size(canvas: CanvasView) -> None:
    canvas.at_home = False
    zoom_to(canvas, 1.0)
    canvas.centerOn(canvas.canvas.nodes["g5_5"].pos())
    QApplication.processEvents()


def repaint(view: QGraphicsView) -> Callable[[int], object]:
    return lambda _turn: view.viewport().repaint()


class NaiveNode(QGraphicsItem):
    """What a first program would do: every node paints all of itself, however small."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    @qt_override(QRectF())
    def boundingRect(self) -> QRectF:
        return QRectF(-50, -40, 100, 80)

    @qt_override(None)
    def paint(self, painter: QPainter, *_rest: object) -> None:
        painter.setPen(QPen(Qt.GlobalColor.darkBlue, 1.6))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(QRectF(-37, -27, 74, 54), 10, 10)
        painter.drawText(QRectF(-37, -22, 74, 26), Qt.AlignmentFlag.AlignCenter, "×")
        painter.drawText(QRectF(-37, 4, 74, 18), Qt.AlignmentFlag.AlignCenter, self.name)
        for place in (QPointF(-37, -7), QPointF(-37, 7), QPointF(37, 0)):
            painter.drawEllipse(place, 3.6, 3.6)


class NaiveWire(QGraphicsItem):
    """A curve that is painted as one."""

    def __init__(self, start: QPointF, end: QPointF) -> None:
        super().__init__()
        self.path = curve(start, end)

    @qt_override(QRectF())
    def boundingRect(self) -> QRectF:
        return self.path.controlPointRect().adjusted(-4, -4, 4, 4)

    @qt_override(None)
    def paint(self, painter: QPainter, *_rest: object) -> None:
        painter.setPen(QPen(Qt.GlobalColor.darkGreen, 1.8))
        painter.drawPath(self.path)


def naive(graph: Graph, canvas: CanvasView, scene: QGraphicsScene) -> QGraphicsView:
    """Show the same graph in the same place with an item that knows no distance per node and wire."""
    for wire in graph.wires:
        start, end = (QPointF(*graph.by_name[name].position) for name in (wire.source, wire.target))
        scene.addItem(NaiveWire(start + QPointF(37, 0), end - QPointF(37, 0)))
    for node in graph.nodes:
        item = NaiveNode(node.name)
        item.setPos(*node.position)
        scene.addItem(item)
    view = QGraphicsView(scene)
    view.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    view.resize(canvas.size())
    view.setTransform(canvas.transform())
    view.centerOn(canvas.mapToScene(canvas.viewport().rect().center()))
    return view


def say(title: str, ratio: float, most: float) -> None:
    print(f"\n{title}: {ratio:.3f} (at most {most})")  # noqa: T201 - the figure is what one runs this for
    assert ratio <= most, title


def test_all_of_a_thousand_nodes_in_view(page: Callable[[int], GraphWorkspace], qtbot: QtBot) -> None:
    canvas = page(1000).canvas
    zoom_fit(canvas)
    scene = QGraphicsScene()
    other = naive(canvas.graph, canvas, scene)
    qtbot.addWidget(other)
    other.show()
    QApplication.processEvents()
    ours, theirs = timed_in_turn(repaint(canvas), repaint(other))
    say("1,000 nodes in view / an item per node", ours / theirs, 0.2)


def test_full_size_in_a_large_graph(page: Callable[[int], GraphWorkspace]) -> None:
    canvases = [page(gates).canvas for gates in (100, 10_000)]
    for canvas in canvases:
        at_full_size(canvas)
    few, many = timed_in_turn(*map(repaint, canvases))
    say("1:1 in 10,000 nodes / in 100", many / few, 1.5)


@pytest.mark.parametrize("gates", [100, 1000, 10_000])
def test_a_drag(page: Callable[[int], GraphWorkspace], gates: int) -> None:
    found = page(gates)
    at_full_size(found.canvas)
    hands = Hands(found.window(), found)
    start = hands.node("g5_5")
    hands.press(start)

    def drag(turn: int) -> None:
        hands.move(start + QPoint(12 + turn % 7, turn % 5))

    whole, moved = timed_in_turn(repaint(found.canvas), drag)
    hands.release(start)
    times = f"a move takes {moved * 1e3:.1f} ms, a full repaint {whole * 1e3:.1f}"
    print(f"\n{gates}: {times}")  # noqa: T201 - the figures are what one runs this for
    say(f"drag of one of {gates} / full repaint", moved / whole, 0.35)


def test_an_edit_of_one_input(page: Callable[[int], GraphWorkspace]) -> None:
    found = page(10_000)
    at_full_size(found.canvas)
    session, graph = found.session, found.session.graph

    def edit(turn: int) -> None:
        graph_actions.scrub_value(session, "x5", 0.3 + turn / 100)
        QApplication.processEvents()

    def show_anew(turn: int) -> None:
        other = editing.set_target(graph, f"g5_{turn + 3}")
        session.apply("Show", Project(graph=other))
        QApplication.processEvents()

    say("an edit of one input among 10,000 gates / all anew", timed(edit) / timed(show_anew, times=3), 0.1)
