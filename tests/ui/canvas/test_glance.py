"""A lecture graph fits a small screen and can still be read: each node with its own numbers, large enough."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from playground.engine.run import run_sound
from playground.graph.groups import group
from playground.graph.problems import Problem
from playground.session.playback import Playback
from playground.session.selection import Selection
from playground.ui.canvas import glance
from playground.ui.canvas.glance import Glance, chips_by_node, node_chips
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import outline
from playground.ui.canvas.overlay import Chip, Tone
from playground.ui.canvas.overview import GLANCE_BELOW, MOST_AT_A_GLANCE, SILENT, Sight
from playground.ui.canvas.scene import CanvasScene
from tests.benchmarks.screens import MAZUR, NETWORK
from tests.ui.graph_desk import graph_of

CANVAS = (684.0, 544.0)  # the room a graph has in a window of 1280x720

Paint = Callable[[CanvasScene, float], list[tuple[QRectF, Chip]]]


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> Paint:
    """Paint a scene for a scale and give the chips with their boxes, in screen pixels."""
    found: list[tuple[QRectF, Chip]] = []

    def paint_chip(painter: QPainter, box: QRectF, chip: Chip, look: Look) -> None:
        found.append((box, chip))

    monkeypatch.setattr(glance, "paint_chip", paint_chip)

    def paint(scene: CanvasScene, scale: float) -> list[tuple[QRectF, Chip]]:
        found.clear()
        scene.overview.show_from(scale)
        box = scene.content()
        image = QImage((box.size() * scale).toSize(), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        scene.render(painter, QRectF(image.rect()), box)
        painter.end()
        return [(QRectF(box.topLeft() * scale, box.size() * scale), chip) for box, chip in found if chip.text]

    return paint


def mazur() -> CanvasScene:
    scene = CanvasScene(Look())
    scene.show_graph(graph_of(NETWORK, **MAZUR))
    scene.show_playback(Playback(run_sound(scene.graph)).to_end())
    return scene


def fitting(scene: CanvasScene) -> float:
    box = scene.content()
    return min((CANVAS[0] - 44) / box.width(), (CANVAS[1] - 44) / box.height())


def test_a_network_of_39_gates_can_be_read_in_a_small_window(painted: Paint) -> None:
    scene = mazur()
    scale = fitting(scene)
    chips = painted(scene, scale)
    assert scene.overview.sight is Sight.GLANCE
    assert len(chips) == 2 * len(scene.graph.nodes)
    assert all(box.height() >= 12 for box, _chip in chips)
    for (first, _), (second, _) in combinations(chips, 2):
        assert not first.intersects(second)
    look = Glance(scene.look, 1 / scale)
    cards = [look.box(outline(item.kind).translated(item.pos())) for item in scene.nodes.values()]
    cards = [QRectF(card.topLeft() * scale, card.size() * scale) for card in cards]
    assert all(card.height() >= 19 for card in cards)
    for first, second in combinations(cards, 2):
        assert not first.intersects(second)
    assert not any(card.intersects(box) for card in cards for box, _chip in chips)


def test_the_numbers_are_those_at_the_wires_and_their_sums() -> None:
    scene = mazur()
    chips = chips_by_node(scene.labels.items.values())
    assert [chip.text for chip in node_chips(scene.nodes["w5"], chips)] == ["0.40", "0.16"]
    assert [chip.text for chip in node_chips(scene.nodes["b1"], chips)] == ["0.35", "Σ 0.04"]
    assert node_chips(scene.nodes["f"], chips) == (Chip("0.60", Tone.VALUE), Chip("1.00", Tone.GRADIENT))
    scene.show_playback(Playback(run_sound(scene.graph)))
    chips = chips_by_node(scene.labels.items.values())
    assert [chip.text for chip in node_chips(scene.nodes["w5"], chips)] == ["0.40", ""]
    assert [chip.text for chip in node_chips(scene.nodes["h1"], chips)] == ["–", ""]


def test_where_rows_are_close_a_number_gives_way_but_not_that_of_the_step(painted: Paint) -> None:
    scene = mazur()
    node = scene.nodes["x1"]
    for other in scene.nodes.values():
        other.setPos(node.pos().x(), node.pos().y() + 130 * list(scene.nodes).index(other.node.name))
    run = run_sound(scene.graph)
    scene.show_playback(Playback(run).to_node("b2"))
    chips = painted(scene, 0.3)
    assert 0 < len(chips) < 2 * len(scene.graph.nodes)
    assert Chip("0.60", Tone.VALUE) in [chip for _box, chip in chips[:2]]


def test_states_and_composite_gates_are_seen(painted: Paint) -> None:
    scene = mazur()
    before = painted(scene, 0.4)
    graph, name = group(scene.graph, ["s0", "s1", "s2", "s3", "h1"], "Neuron of the first layer")
    scene.show_graph(graph)
    assert scene.composites.cards[name].flags() & SILENT
    assert len(painted(scene, 0.4)) == len(before) - 10
    scene.show_selection(Selection.only("s0", "w1", graph.wires[-1]))
    scene.show_problems([Problem("o1", None, "wrong")])
    scene.show_stops(frozenset({"o2"}))
    scene.show_playback(Playback(run_sound(graph)).to_node("s0"))
    assert painted(scene, 0.4)


def test_a_large_graph_is_no_glance_and_near_by_none_is() -> None:
    lines = "\n".join(f"y{number} = x{number} + 1" for number in range(MOST_AT_A_GLANCE // 3 + 1))
    scene = CanvasScene(Look())
    scene.show_graph(graph_of(lines))
    scene.overview.show_from(0.4)
    assert scene.overview.sight is Sight.NEAR
    scene.overview.show_from(0.25)
    assert scene.overview.sight is Sight.FAR
    scene.show_graph(graph_of(NETWORK))
    assert scene.overview.sight is Sight.GLANCE
    scene.overview.show_from(GLANCE_BELOW)
    assert scene.overview.sight is Sight.NEAR
    scene.overview.show_from(0.1)
    assert scene.overview.sight is Sight.FAR
