"""A person drags a gate and sees what it lines up with."""

from PySide6.QtCore import QPoint, Qt

from playground.graph.editing import move
from playground.graph.groups import group
from playground.session.selection import Selection
from playground.ui.tools.move import MoveTool
from playground.ui.tools.snap import Snapping
from playground.ui.tools.zoom import zoom_to
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import ALT, SHIFT, Hands

__all__ = ["open_desk"]


def place(desk: Hands, name: str) -> tuple[float, float]:
    return desk.session.graph.by_name[name].position


def spread(open_desk: Open) -> Hands:
    """Three unconnected inputs and a gate, at 1:1, with the middle gate in no line with the others."""
    desk = open_desk("f = exp(x) + exp(y)", x=1.0, y=2.0)
    places = {"x": (0, 0), "s0": (200, 60), "s1": (240, 200), "y": (0, 200), "f": (420, 110)}
    graph = move(desk.session.graph, {name: (float(x), float(y)) for name, (x, y) in places.items()})
    desk.session.edit("Spread", graph)
    zoom_to(desk.canvas, 1.0)
    desk.canvas.centerOn(200, 100)
    return desk


def snapping(desk: Hands) -> Snapping:
    return next(tool for tool in desk.canvas._tools if isinstance(tool, MoveTool)).snapping


def test_a_dragged_gate_goes_into_line_and_shows_the_line(open_desk: Open) -> None:
    desk = spread(open_desk)
    start = desk.node("s0")
    desk.press(start)
    desk.move(start + QPoint(20, 10))
    desk.move(start + QPoint(36, 10))
    assert place(desk, "s0")[0] == 240
    assert [guide.start[0] for guide in snapping(desk).guides] == [240, 203, 277]
    line = desk.place(240, 135) - desk.seen(desk.canvas.viewport(), QPoint())
    picture = desk.canvas.viewport().grab().toImage()
    assert picture.pixelColor(line) == desk.canvas.canvas.look.colour("accent")
    desk.move(start + QPoint(48, 10))
    assert place(desk, "s0")[0] == 248
    assert not snapping(desk).guides
    desk.release(start + QPoint(48, 10))
    desk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert place(desk, "s0") == (200, 60)


def test_a_gate_stops_where_its_wire_runs_level(open_desk: Open) -> None:
    desk = spread(open_desk)
    start = desk.node("s0")
    desk.press(start)
    desk.move(start + QPoint(0, -20))
    desk.move(start + QPoint(0, -57))
    assert place(desk, "s0")[1] == place(desk, "x")[1]
    desk.release(start + QPoint(0, -57))
    assert not snapping(desk).guides


def test_alt_lets_it_go_anywhere(open_desk: Open) -> None:
    desk = spread(open_desk)
    start = desk.node("s0")
    desk.press(start)
    desk.move(start + QPoint(20, 10))
    desk.move(start + QPoint(36, 10))
    desk.move_holding(start + QPoint(36, 10), ALT)
    assert place(desk, "s0")[0] == 236
    assert not snapping(desk).guides
    desk.key(Qt.Key.Key_Escape)
    desk.release(start + QPoint(36, 10))
    assert place(desk, "s0") == (200, 60)


def test_what_is_dragged_along_does_not_pull(open_desk: Open) -> None:
    desk = spread(open_desk)
    desk.session.select(Selection.only("s0", "s1"))
    start = desk.node("s0")
    desk.press(start, held=SHIFT)
    desk.move(start + QPoint(20, 30))
    desk.move(start + QPoint(37, 30))
    assert place(desk, "s0")[0] == 237
    desk.release(start + QPoint(37, 30))


def test_it_pulls_from_as_far_on_the_screen_at_every_zoom(open_desk: Open) -> None:
    desk = spread(open_desk)
    zoom_to(desk.canvas, 3.0)
    desk.canvas.centerOn(220, 100)
    start = desk.node("s0")
    desk.press(start)
    desk.move(start + QPoint(30, 6))
    desk.move(start + QPoint(108, 6))
    assert place(desk, "s0")[0] == 236
    desk.move(start + QPoint(116, 6))
    assert place(desk, "s0")[0] == 240
    desk.release(start + QPoint(116, 6))


def test_a_composite_gate_goes_into_line_too(open_desk: Open) -> None:
    desk = open_desk("f = exp(sin(cos(x)))", x=1.0)
    places = {"x": (0, 0), "s0": (200, 90), "s1": (300, 130), "f": (500, 0)}
    graph = move(desk.session.graph, {name: (float(x), float(y)) for name, (x, y) in places.items()})
    desk.session.edit("Spread", group(graph, ["s0", "s1"])[0])
    zoom_to(desk.canvas, 1.0)
    desk.canvas.centerOn(250, 50)
    start = desk.place(250, 110) + QPoint(0, 16)
    desk.press(start)
    desk.move(start + QPoint(0, -50))
    desk.move(start + QPoint(0, -106))
    assert place(desk, "s0")[1] + place(desk, "s1")[1] == 0
    desk.release(start + QPoint(0, -106))
    desk.press(start + QPoint(0, -110))
    desk.move(start + QPoint(0, -60))
    desk.move_holding(start + QPoint(0, -107), ALT)
    assert place(desk, "s0")[1] + place(desk, "s1")[1] == 6
    desk.key(Qt.Key.Key_Escape)
    desk.release(start)
    start = desk.node("f")
    desk.press(start)
    desk.move(start + QPoint(-30, 40))
    desk.move(start + QPoint(-247, 90))
    assert place(desk, "f")[0] == 250
    desk.release(start + QPoint(-247, 90))
