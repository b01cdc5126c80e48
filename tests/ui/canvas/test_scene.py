from dataclasses import replace

from PySide6.QtCore import QPointF

from playground.engine.run import run_sound
from playground.engine.step import Phase
from playground.graph.editing import connect, move, remove_nodes, rename, set_target, set_value
from playground.graph.graph import Graph, Node, Wire
from playground.graph.problems import Problem
from playground.session.playback import Playback
from playground.session.selection import Selection
from playground.ui.canvas.look import Look
from playground.ui.canvas.measures import stub
from playground.ui.canvas.scene import CanvasScene
from playground.ui.canvas.states import Carry, active_wires, touched
from playground.ui.theme.tokens import DARK
from tests.ui.graph_desk import LINE, LINE_VALUES, graph_of

GRAPH = graph_of(LINE, **LINE_VALUES)
SUM = Wire("s0", "f", "x")


def shown(playhead: int = 0) -> tuple[CanvasScene, Playback]:
    scene = CanvasScene(Look())
    scene.show_graph(GRAPH)
    playback = Playback(run_sound(GRAPH)).to(playhead)
    scene.show_playback(playback)
    return scene, playback


def test_nothing_is_known_before_its_step() -> None:
    scene, playback = shown()
    assert {scene.wires[wire].state.carry for wire in scene.wires} == {Carry.NOTHING}
    assert (scene.labels[SUM].value, scene.labels[SUM].gradient) == ("–", "")
    scene.show_playback(playback.to(5))
    assert scene.labels[SUM].value == "3.00"
    assert scene.wires[SUM].state.carry is Carry.VALUE
    scene.show_playback(playback.to(6))
    assert (scene.labels[SUM].value, scene.labels[SUM].gradient) == ("3.00", "-4.00")
    assert scene.labels[Wire("x", "s0", "x")].gradient == "–"
    assert scene.wires[SUM].state.carry is Carry.GRADIENT


def test_the_current_gate_has_the_ring_and_its_wires_are_active() -> None:
    scene, playback = shown(6)
    assert scene.nodes["f"].state.phase is Phase.BACKWARD
    active = {wire for wire, item in scene.wires.items() if item.state.active}
    assert active == {SUM, Wire("z", "f", "y")}
    scene.show_playback(playback.to(1))
    first = playback.steps[0].node
    assert scene.nodes[first].state.phase is Phase.FORWARD
    assert scene.nodes["f"].state.phase is None
    assert active_wires(GRAPH, None) == ()


def test_a_step_touches_only_its_own_nodes() -> None:
    _, playback = shown(6)
    assert touched(playback, playback.forward()) == {playback.steps[5].node, playback.steps[6].node}
    assert touched(playback.to(4), playback.to(6)) is None
    assert touched(playback, Playback(run_sound(GRAPH))) is None


def test_only_what_differs_is_made_anew() -> None:
    scene, _ = shown()
    kept = scene.nodes["z"]
    graph = remove_nodes(GRAPH, ["s0"])
    scene.show_graph(graph)
    assert scene.nodes["z"] is kept
    assert "s0" not in scene.nodes
    assert SUM not in scene.wires
    assert not [item for item in scene.items() if getattr(item, "wire", None) == SUM]
    scene.show_graph(GRAPH)
    assert SUM in scene.wires
    renamed = rename(GRAPH, "x", "first")
    scene.show_graph(renamed)
    assert scene.nodes.keys() == {"first", "y", "z", "s0", "f"}
    same = scene.nodes["first"]
    scene.show_graph(replace(renamed))
    assert scene.nodes["first"] is same


def test_a_moved_node_takes_its_wires_along() -> None:
    scene, _ = shown()
    x, y = GRAPH.by_name["f"].position
    scene.show_graph(move(GRAPH, {"f": (x + 50, y)}))
    assert scene.nodes["f"].pos() == QPointF(x + 50, y)
    assert scene.wires[SUM].path.currentPosition() == QPointF(x + 50 - 37, y - 7)
    assert scene.wires[stub("f")].path.elementAt(0).x == x + 50 + 37


def test_a_target_in_the_middle_is_named_above_its_gate() -> None:
    scene, _ = shown()
    scene.show_graph(set_target(GRAPH, "s0"))
    assert scene.nodes["s0"].tag == "s0"
    scene.show_graph(set_target(GRAPH, "f"))
    assert scene.nodes["s0"].tag == ""


def test_an_array_is_told_by_its_shape() -> None:
    scene, _ = shown()
    scene.show_graph(set_value(GRAPH, "x", (1.0, 2.0, 3.0)))
    assert scene.nodes["x"].value_text == "[3]"
    scene.show_graph(set_value(GRAPH, "x", None))
    assert scene.nodes["x"].value_text == "–"


def test_a_node_that_feeds_several_wires_shows_the_sum() -> None:
    graph = connect(GRAPH, "x", "f", "y")
    scene = CanvasScene(Look())
    scene.show_graph(graph)
    scene.show_playback(Playback(run_sound(graph)).to_end())
    assert scene.nodes["x"].state.total == "Σ 1.00"
    assert scene.nodes["y"].state.total == ""


def test_a_kink_gets_a_badge() -> None:
    graph = graph_of("relu(x)", x=0)
    scene = CanvasScene(Look())
    scene.show_graph(graph)
    playback = Playback(run_sound(graph))
    scene.show_playback(playback)
    assert not scene.nodes[graph.output or ""].state.kink
    scene.show_playback(playback.to_end())
    assert scene.nodes[graph.output or ""].state.kink


def test_problems_and_selection_mark_their_nodes() -> None:
    scene, _ = shown()
    scene.show_problems([Problem("x", None, "x has no value"), Problem(None, None, "odd")])
    assert scene.nodes["x"].state.problem == "x has no value"
    assert scene.nodes["x"].toolTip() == "x has no value"
    scene.show_problems([])
    assert scene.nodes["x"].state.problem == ""
    scene.show_selection(Selection.only("x", SUM))
    assert scene.nodes["x"].state.selected
    scene.show_selection(Selection())
    assert not scene.nodes["x"].state.selected


def test_what_is_at_a_point() -> None:
    scene, _ = shown()
    node = scene.nodes["s0"]
    assert scene.node_at(node.pos()) is node
    assert scene.node_at(QPointF(-900, -900)) is None
    middle = scene.wires[SUM].path.pointAtPercent(0.5)
    found = scene.wire_at(middle)
    assert found is not None
    assert found.wire == SUM
    end = scene.wires[stub("f")].path.currentPosition()
    assert scene.wire_at(end) is None


def test_another_theme_reaches_every_item() -> None:
    scene, _ = shown()
    look = Look(DARK)
    scene.set_look(look)
    assert scene.look is look


def test_an_input_gets_an_open_end_when_it_is_differentiated_though_it_was_the_output_before() -> None:
    scene = CanvasScene(Look())
    graph = Graph(nodes=(Node("z", "input", 1.0),))
    scene.show_graph(graph)
    assert not scene.wires
    scene.show_graph(set_target(graph, "z"))
    assert set(scene.wires) == {stub("z")}
