"""From far away one item paints for all, and everything can still be clicked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from playground.graph.editing import add_node, set_value
from playground.graph.expression import parse
from playground.session.selection import Selection
from playground.session.session import Session
from playground.ui.canvas.look import Look
from playground.ui.canvas.overview import SILENT, Sight
from playground.ui.canvas.view import CanvasView
from playground.ui.tools.zoom import zoom_to


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[CanvasView]:
    session = Session()
    graph = parse("f = (x + y) * z")
    for name in "xyz":
        graph = set_value(graph, name, 2.0)
    session.edit("Type", graph)
    view = CanvasView(session)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.canvas.show_graph(graph)
    view.canvas.show_playback(session.playback.to_end())
    yield view
    view.close()


def colours(canvas: CanvasView) -> set[str]:
    box = canvas.canvas.content()
    image = QImage(box.size().toSize() * 0.2, QImage.Format.Format_RGB32)
    image.fill("#FFFFFF")
    painter = QPainter(image)
    canvas.canvas.render(painter, image.rect(), box)
    painter.end()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def is_silent(canvas: CanvasView) -> set[bool]:
    scene = canvas.canvas
    items = [*scene.nodes.values(), *scene.wires.values(), *scene.labels.items.values()]
    return {bool(item.flags() & SILENT) for item in items}


def test_far_away_one_item_paints_and_near_by_each_its_own(canvas: CanvasView) -> None:
    assert is_silent(canvas) == {False}
    zoom_to(canvas, 0.15)
    assert canvas.canvas.overview.sight is Sight.FAR
    assert is_silent(canvas) == {True}
    tokens = canvas.canvas.look.tokens
    assert {tokens.arithmetic.lower(), tokens.input.lower(), tokens.gradient.lower()} <= colours(canvas)
    zoom_to(canvas, 1.0)
    assert is_silent(canvas) == {False}
    assert canvas.canvas.overview.boundingRect().isEmpty()


def test_what_comes_while_far_away_is_painted_too(canvas: CanvasView) -> None:
    zoom_to(canvas, 0.15)
    colours(canvas)
    graph, name = add_node(canvas.canvas.graph, "relu", position=(300.0, 500.0))
    canvas.canvas.show_graph(graph)
    assert is_silent(canvas) == {True}
    assert canvas.canvas.look.tokens.activation.lower() in colours(canvas)
    canvas.canvas.show_selection(Selection.only(name))
    assert canvas.canvas.look.tokens.accent.lower() in colours(canvas)
    assert canvas.canvas.node_at(canvas.canvas.nodes[name].pos()) is canvas.canvas.nodes[name]


def test_other_colours_are_taken_on(canvas: CanvasView) -> None:
    zoom_to(canvas, 0.15)
    canvas.canvas.set_look(Look())
    assert Look().tokens.arithmetic.lower() in colours(canvas)


def test_a_wire_that_is_chosen_is_seen_from_far(canvas: CanvasView) -> None:
    zoom_to(canvas, 0.15)
    wire = canvas.canvas.graph.wires[0]
    canvas.canvas.show_selection(Selection.only(wire))
    assert canvas.canvas.wires[wire].far_token == "accent"  # noqa: S105 - the name of a colour
