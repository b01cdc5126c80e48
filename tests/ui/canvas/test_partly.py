"""What is painted bit by bit while things change is what painting all of it anew gives."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from playground.graph.editing import move, remove_nodes, set_value
from playground.graph.layout import tidy
from playground.graph.snapping import Guide
from playground.session import group_actions, note_actions
from playground.session.notes import Note, NoteKind
from playground.session.project import Project
from playground.session.selection import Selection
from playground.session.session import Session
from playground.ui.panels import minimap_bars
from playground.ui.tools.move import MoveTool
from playground.ui.tools.zoom import zoom_to
from tests.benchmarks.large_graphs import field
from tests.ui.graph_desk import Open
from tests.ui.hands import Hands

DASHES = 80  # pixels: where a part of a wire is painted its dashes begin a hair elsewhere


def shown(desk: Hands) -> QImage:
    """What the screen has of the canvas, painted bit by bit."""
    QApplication.processEvents()
    view = desk.canvas.viewport()
    corner, size = view.mapTo(desk.window, QPoint()), view.size()
    whole = desk.window.screen().grabWindow(desk.window.winId())
    return whole.copy(corner.x(), corner.y(), size.width(), size.height()).toImage()


def is_as_if_anew(desk: Hands, but: int = 0) -> bool:
    """Whether it is what painting anew gives, but for some pixels."""
    images = shown(desk), painted_anew(desk)
    first, second = (np.frombuffer(image.constBits(), np.uint32).copy() for image in images)
    return first.shape == second.shape and int(np.count_nonzero(first != second)) <= but


def painted_anew(desk: Hands) -> QImage:
    desk.canvas.canvas.overview.forget()
    desk.page.minimap._redraw()
    desk.canvas.viewport().repaint()  # the page itself would leave it out
    return shown(desk)


class Deeds:
    """Changes a session in ways that change little of what is seen."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session, self.random = session, random.Random(seed)  # noqa: S311 - no secrets

    def act(self) -> None:
        session, graph = self.session, self.session.graph
        names = [self.random.choice(graph.nodes).name for _ in range(self.random.choice([1, 1, 1, 3]))]
        deed = self.random.randrange(12)
        if deed < 6:
            places = {name: graph.by_name[name].position for name in names}
            away = self.random.randint(-90, 90), self.random.randint(-90, 90)
            moved = {name: (x + away[0], y + away[1]) for name, (x, y) in places.items()}
            session.edit("Move", move(graph, moved))
        elif deed == 6:
            session.select(Selection.only(*names))
        elif deed == 7:
            session.to(self.random.randint(0, session.playback.length))
        elif deed == 8:
            session.step()
        elif deed == 9:
            session.undo()
            if not session.graph.nodes:
                session.redo()
        elif deed == 10:
            session.edit("Value", set_value(graph, "x0", self.random.random()))
        elif len(graph.nodes) > 5:
            session.edit("Remove", remove_nodes(graph, [n for n in names if n != "x0"][:1]))


@pytest.mark.parametrize(("zoom", "seed"), [(1.0, 1), (0.45, 2), (0.2, 3), (0.1, 4)])
def test_bit_by_bit_is_all_anew(open_desk: Open, zoom: float, seed: int) -> None:
    desk = open_desk("")
    desk.session.apply("Show", Project(graph=field(30)))
    desk.canvas.at_home = False
    zoom_to(desk.canvas, zoom)
    deeds = Deeds(desk.session, seed)
    for turn in range(25):
        deeds.act()
        assert is_as_if_anew(desk, DASHES), turn


WAY = [(14, 3), (15, 0), (15, 8), (40, -9), (90, -10), (160, -88), (161, -88), (158, -60), (9, 9)]


def close_up(open_desk: Open) -> Hands:
    """A field at full size, after its run, so that no wire is dashed."""
    desk = open_desk("")
    desk.session.apply("Show", Project(graph=field(30)))
    desk.canvas.at_home = False
    desk.session.to_end()
    desk.page.minimap.want(wanted=False)  # it follows a little later
    zoom_to(desk.canvas, 1.0)
    desk.canvas.centerOn(desk.canvas.canvas.nodes["g2_2"].pos())
    return desk


def test_a_drag_along_others_is_all_anew(open_desk: Open) -> None:
    desk = close_up(open_desk)
    start, lines = desk.node("g2_2"), set[Guide]()
    desk.press(start)
    for away in WAY:
        desk.move(start + QPoint(*away))
        active = desk.canvas._active
        assert isinstance(active, MoveTool)
        lines.update(active.snapping.guides)
        assert is_as_if_anew(desk), away
    assert len(lines) > 5
    desk.release(start)
    assert is_as_if_anew(desk)


@pytest.mark.parametrize("is_open", [False, True])
def test_a_drag_of_a_composite_gate_is_all_anew(open_desk: Open, is_open: bool) -> None:
    desk = close_up(open_desk)
    desk.session.select(Selection.only("g2_1", "g2_2"))
    name = group_actions.group_selection(desk.session)
    group_actions.set_open(desk.session, name, is_open=is_open)
    composites = desk.canvas.canvas.composites
    item = composites.frames[name] if is_open else composites.cards[name]
    spot = item.box.translated(item.pos()).topLeft() + QPointF(20, 10)
    start = desk.place(spot.x(), spot.y())
    before = desk.session.graph
    desk.press(start)
    for away in WAY:
        desk.move(start + QPoint(*away))
        assert is_as_if_anew(desk), away
    moved = desk.session.graph.changed_since(before)
    assert moved is not None
    assert set(moved) == {"g2_1", "g2_2"}
    desk.release(start)
    assert is_as_if_anew(desk)


@pytest.mark.parametrize("kind", NoteKind)
def test_a_drag_of_a_note_is_all_anew(open_desk: Open, kind: NoteKind) -> None:
    desk = close_up(open_desk)
    x, y = desk.session.graph.by_name["g2_2"].position
    note = Note("", kind, "A *note*", (x - 50, y - 60), (120, 110), end=(x + 90, y + 70))
    item = desk.canvas.canvas.notes.items[note_actions.add(desk.session, note)]
    start = desk.place(x - 30, y - 44 if kind is NoteKind.ARROW else y - 52)
    desk.press(start)
    for away in WAY:
        desk.move(start + QPoint(*away))
        assert is_as_if_anew(desk), away
    assert item.note.position == (x - 41, y - 51)
    desk.release(start)
    assert is_as_if_anew(desk)


@pytest.mark.parametrize(("nodes", "seed"), [(30, 1), (900, 2)])
def test_the_patched_minimap_is_the_one_drawn_anew(
    open_desk: Open, nodes: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk("")
    graph = field(nodes)
    desk.session.apply("Show", Project(graph=graph))
    minimap, deeds = desk.page.minimap, Deeds(desk.session, seed)
    zoom_to(desk.canvas, 1.0)
    drawn: list[object] = []
    draw_all = minimap_bars.BarsPicture.__init__

    def noted(*given: Any) -> None:
        drawn.append(given)
        draw_all(*given)

    monkeypatch.setattr(minimap_bars.BarsPicture, "__init__", noted)
    minimap.grab()
    drawn.clear()
    for _ in range(25):
        name = deeds.random.choice(graph.nodes[5:-5]).name
        x, y = graph.by_name[name].position
        place = x + deeds.random.randint(-60, 60), y + deeds.random.randint(-40, 40)
        desk.session.edit("Move", move(desk.session.graph, {name: place}))
        patched = minimap.grab().toImage()
        minimap._shown, kept = None, minimap._shown
        assert minimap.grab().toImage() == patched
        minimap._shown = kept
    assert 25 <= len(drawn) < 29  # besides those of the test itself only where a node left the field
    desk.session.edit("Tidy", tidy(desk.session.graph))
    minimap._late.stop()
    minimap.grab()
    assert minimap._bars.graph == desk.session.graph
    assert len(drawn) > 25
