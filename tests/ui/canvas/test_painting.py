import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem

from playground.engine.run import run_sound
from playground.gates.catalog import gate
from playground.graph.editing import set_target, set_value
from playground.graph.graph import Wire
from playground.graph.groups import group
from playground.graph.problems import Problem
from playground.session.playback import Playback
from playground.session.selection import Selection
from playground.ui.canvas.look import Look, caption, plain_text
from playground.ui.canvas.measures import stub
from playground.ui.canvas.node_item import OUTPUT
from playground.ui.canvas.scene import CanvasScene
from playground.ui.theme.tokens import LIGHT
from tests.ui.graph_desk import graph_of

TEXT = "2 * (x*y + max(z, relu(z)))"


def painted(scene: CanvasScene, scale: float = 1.0) -> set[str]:
    """Paint a scene and give all the colours in it."""
    box = scene.content().adjusted(-30, -40, 120, 40)
    image = QImage(round(box.width() * scale), round(box.height() * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    scene.render(painter, QRectF(image.rect()), box)
    painter.end()
    return {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }


def full_scene() -> CanvasScene:
    graph = set_value(graph_of(TEXT, x=3, y=-4, z=0), "y", None)
    scene = CanvasScene(Look())
    scene.show_graph(graph_of(TEXT, x=3, y=-4, z=0))
    scene.show_playback(Playback(run_sound(scene.graph)).to_end())
    assert graph.by_name["y"].value is None
    return scene


def test_values_are_teal_and_gradients_crimson() -> None:
    scene = full_scene()
    colours = painted(scene)
    assert {LIGHT.value_soft, LIGHT.gradient_soft, LIGHT.gradient, LIGHT.arithmetic, LIGHT.routing} <= colours
    assert LIGHT.accent in colours or LIGHT.accent == LIGHT.arithmetic
    scene.show_playback(Playback(run_sound(scene.graph)).to(3))
    assert LIGHT.value in painted(scene)


def test_states_change_what_is_painted() -> None:
    scene = full_scene()
    before = painted(scene)
    scene.show_problems([Problem("y", None, "y has no value")])
    assert LIGHT.loss in painted(scene) - before
    scene.show_selection(Selection.only("x", scene.graph.wires[0]))
    scene.nodes["x"].light_ports(frozenset({OUTPUT}))
    scene.nodes["s0"].light_ports(frozenset({"x"}))
    scene.nodes["s0"].hover(hovered=True)
    scene.wires[scene.graph.wires[1]].light(lit=True)
    assert scene.nodes["s0"].hovered
    assert scene.nodes["x"].lit == {OUTPUT}
    assert painted(scene)
    scene.show_graph(set_target(set_value(scene.graph, "y", None), "s0"))
    assert painted(scene)


@pytest.mark.parametrize("scale", [0.3, 0.2])
def test_from_far_away_nodes_are_plain_boxes(scale: float) -> None:
    scene = full_scene()
    assert LIGHT.value_soft not in painted(scene, scale)
    scene.show_selection(Selection.only("x"))
    assert LIGHT.accent in painted(scene, scale)


def test_ports_are_found_where_they_are_drawn() -> None:
    scene = full_scene()
    item = scene.nodes["s0"]
    assert item.port_at(item.pos() + QPointF(-37, -7)) == "x"
    assert item.port_at(item.pos() + QPointF(-37, 7)) == "y"
    assert item.port_at(item.pos()) is None
    assert item.is_output_at(item.pos() + QPointF(37, 0))
    assert item.value_box().isEmpty()
    assert not scene.nodes["x"].value_box().isEmpty()
    assert scene.nodes["x"].port_at(scene.nodes["x"].pos()) is None


def test_names_on_cards() -> None:
    assert caption(gate("multiply")) == "multiply"
    assert caption(gate("relu")) == "ReLU"
    assert caption(gate("norm2")) == "L2 norm²"


def test_values_as_a_person_types_them() -> None:
    assert plain_text(None) == ""
    assert plain_text(2.0) == "2"
    assert plain_text(-0.25) == "-0.25"
    assert plain_text(((1.0, 2.5), (3.0, 4.0))) == "[[1, 2.5], [3, 4]]"


def test_labels_can_be_looked_up_by_wire() -> None:
    scene = full_scene()
    wire = scene.graph.wires[0]
    assert isinstance(wire, Wire)
    assert scene.labels[wire].value
    assert scene.labels.width(wire) >= 48


def height(item: QGraphicsItem) -> float:
    bundle = item.parentItem()
    assert bundle is not None
    return bundle.zValue()


def test_the_halo_of_the_current_gate_covers_no_number() -> None:
    graph = graph_of("(x + y) * z", x=1, y=2, z=3)
    scene = CanvasScene(Look())
    scene.show_graph(graph)
    playback = Playback(run_sound(graph))
    lowest = min(height(scene.labels[wire]) for wire in scene.wires)
    for name in graph.by_name:
        scene.show_playback(playback.to_node(name))
        below = [each for each, item in scene.nodes.items() if height(item) < lowest]
        assert below == [name]
    scene.show_playback(playback.to_start())
    assert min(map(height, scene.nodes.values())) > max(height(scene.labels[wire]) for wire in scene.wires)


def test_nor_does_that_of_a_closed_gate() -> None:
    graph, name = group(graph_of("(x + y) * z", x=1, y=2, z=3), ["s0", "f"])
    scene = CanvasScene(Look())
    scene.show_graph(graph)
    card = scene.composites.cards[name]
    for node, is_below in (("s0", True), ("f", True), ("x", False)):
        scene.show_playback(Playback(run_sound(graph)).to_node(node))
        assert (height(card) < height(scene.labels[Wire("x", "s0", "x")])) == is_below


def test_an_end_that_is_plugged_into_nothing_has_a_ring() -> None:
    graph = graph_of("exp(x)", x=1)
    scene = CanvasScene(Look())
    scene.show_graph(graph)
    end = scene.wires[stub("f")].path.currentPosition()
    area = QRectF(end.x() - 6, end.y() - 6, 12, 12)

    def seen() -> list[str]:
        picture = QImage(12, 12, QImage.Format.Format_RGB32)
        picture.fill(LIGHT.canvas)
        painter = QPainter(picture)
        scene.render(painter, QRectF(picture.rect()), area)
        painter.end()
        return [picture.pixelColor(6, y).name() for y in (2, 3, 8, 9)]

    scene.show_playback(Playback(run_sound(graph)))
    open_end = seen()
    assert any(colour != LIGHT.canvas.lower() for colour in open_end)
    scene.show_playback(Playback(run_sound(graph)).to_end())
    assert seen() != open_end
