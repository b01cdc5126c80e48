from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from playground.engine.run import run_sound
from playground.graph.editing import move
from playground.graph.expression import parse
from playground.graph.graph import Graph, Node, Wire
from playground.session.playback import Playback
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import curve, is_stub, node_box, stub
from playground.ui.canvas.placing import Room, place_labels
from playground.ui.canvas.scene import CanvasScene
from playground.ui.canvas.value_label import paint_chip
from tests.ui.graph_desk import graph_of

SQUARE = [[1.0, -2.0], [3.0, 0.4]]
EXAMPLES: dict[str, dict[str, Any]] = {
    "sigmoid(w0*x0 + w1*x1 + w2)": {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3},
    "(x + y) * z": {"x": -2, "y": 5, "z": -4},
    "2 * (x*y + max(z, w))": {"x": 3, "y": -4, "z": 2, "w": -1},
    "1/(1+exp(-z))": {"z": 1},
    "(3*a)*(3*a+1)": {"a": 2},
    "norm2(W @ x)": {"W": [[0.1, 0.5], [-0.3, 0.8]], "x": [0.2, 0.4]},
    "(x + sigmoid(y)) / (sigmoid(x) + (x + y)**2)": {"x": 3, "y": -4},
    "norm2(X @ W + X @ W)": {"X": SQUARE, "W": SQUARE},
    "norm2(X @ W + X @ V)": {"X": SQUARE, "W": SQUARE, "V": SQUARE},
    "x*y + y*x": {"x": 1, "y": 2},
    "x*x + x*x": {"x": 3},
    "(x*y + x) * (y*x + y)": {"x": 1, "y": 2},
    "a*b + a*c + b*c": {"a": 1, "b": 2, "c": 3},
    "u = x + y; v = x - y; u*v + exp(u)*x": {"x": 1, "y": 2},
}


def scene_of(graph: Graph) -> CanvasScene:
    scene = CanvasScene(Look())
    scene.show_graph(graph)
    scene.show_playback(Playback(run_sound(graph)).to_end())
    return scene


@pytest.mark.parametrize("text", EXAMPLES)
def test_labels_cover_neither_gates_nor_each_other(text: str) -> None:
    graph = graph_of(text, **EXAMPLES[text])
    scene = scene_of(graph)
    chips = [(wire, box) for wire in scene.wires for box in scene.labels[wire].chip_boxes()]
    assert len(chips) == 2 * len(scene.wires)
    for place, (wire, box) in enumerate(chips):
        for node in graph.nodes:
            assert not box.intersects(node_box(node)), f"{wire} covers {node.name}"
        for other, second in chips[place + 1 :]:
            assert other == wire or not box.intersects(second), f"{wire} covers {other}"


def test_labels_stay_where_they_are_while_stepping() -> None:
    graph = graph_of("(x + y) * z", x=-2, y=5, z=-4)
    scene = scene_of(graph)
    before = {wire: scene.labels[wire].pos() for wire in scene.wires}
    scene.show_playback(Playback(run_sound(graph)).to(3))
    assert {wire: scene.labels[wire].pos() for wire in scene.wires} == before


def test_a_label_of_an_open_end_keeps_to_its_middle() -> None:
    room = Room(stub("f"), curve(QPointF(0, 0), QPointF(60, 0)), 48)
    assert place_labels([room], [QRectF(0, -10, 60, 20)])[stub("f")] == QPointF(30, 0)


def test_where_there_is_no_room_the_least_overlap_is_taken() -> None:
    wire = Wire("x", "s0", "x")
    room = Room(wire, curve(QPointF(0, 0), QPointF(60, 0)), 48)
    spots = place_labels([room], [QRectF(-500, -500, 1000, 1000)])
    assert spots.keys() == {wire}


def test_a_wire_that_runs_back_still_ends_at_its_ports() -> None:
    path = curve(QPointF(100, 0), QPointF(0, 40))
    assert path.currentPosition() == QPointF(0, 40)
    assert path.controlPointRect().right() > 100


def test_stubs_end_in_the_open() -> None:
    graph = parse("x + y")
    scene = scene_of(Graph(nodes=(Node("x", "input", 1.0),)))
    assert not scene.wires
    assert [wire for wire in scene_of(graph).wires if is_stub(wire)] == [stub(graph.output or "")]


def test_long_numbers_between_two_near_cards_have_their_letters_closer_together() -> None:
    nodes = (Node("x", "input", -12345.678), Node("f", "exp", position=(140.0, 0.0)))
    graph = Graph(nodes, (Wire("x", "f", "x"),))
    scene = scene_of(graph)
    label, look = scene.labels[graph.wires[0]], scene.look
    tight, wide = label.chip_boxes()[0].width(), look.chip_width(label.value)
    assert 0.7 * wide < tight < wide
    picture = QImage(220, 60, QImage.Format.Format_RGB32)
    picture.fill(look.colour("value_soft"))
    painter = QPainter(picture)
    box = QRectF(80, 20, tight, 18)
    painter.setFont(look.chip)
    paint_chip(painter, box, label.chips[0], look, is_tight=True)
    painter.end()
    ground = look.colour("value_soft").name()
    inked = {x for x in range(220) for y in range(60) if picture.pixelColor(x, y).name() != ground}
    assert box.left() <= min(inked)
    assert max(inked) <= box.right()
    scene.show_graph(move(graph, {"f": (400.0, 0.0)}))
    assert label.chip_boxes()[0].width() == wide
