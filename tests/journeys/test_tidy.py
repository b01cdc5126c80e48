"""A person lets a graph that has become a tangle be laid out anew."""

from PySide6.QtCore import Qt

from playground.graph.editing import move
from playground.graph.graph import Graph
from playground.session.settings import Settings
from playground.ui.canvas.glide import DURATION
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import CTRL, Hands

__all__ = ["open_desk"]

LONG = 600_000  # ms
TEXT = "f = sigmoid(w0 * x0 + w1 * x1 + w2)"
VALUES = {"w0": 2.0, "x0": -1.0, "w1": -3.0, "x1": -2.0, "w2": -3.0}


def tangled(open_desk: Open) -> Hands:
    """Open a graph whose gates lie in a ring, in no order."""
    desk = open_desk(TEXT, **VALUES)
    names = sorted(desk.session.graph.by_name, key=lambda name: name[::-1])
    places = {name: (float(97 * (i * 7 % 10)), float(83 * (i * 3 % 10))) for i, name in enumerate(names)}
    desk.session.edit("Tangle", move(desk.session.graph, places))
    return desk


def crossings(graph: Graph) -> int:
    """How often wires cross, taken as straight."""
    lines = [(graph.by_name[w.source].position, graph.by_name[w.target].position, w) for w in graph.wires]
    return sum(
        crosses(a[:2], b[:2])
        for i, a in enumerate(lines)
        for b in lines[:i]
        if not {a[2].source, a[2].target} & {b[2].source, b[2].target}
    )


Line = tuple[tuple[float, float], tuple[float, float]]


def crosses(one: Line, other: Line) -> bool:
    def side(line: Line, point: tuple[float, float]) -> bool:
        (ax, ay), (bx, by) = line
        return (bx - ax) * (point[1] - ay) > (by - ay) * (point[0] - ax)

    return side(one, other[0]) != side(one, other[1]) and side(other, one[0]) != side(other, one[1])


def test_a_tangle_becomes_columns_without_crossings_and_can_be_undone(open_desk: Open) -> None:
    desk = tangled(open_desk)
    before = desk.session.graph
    assert crossings(before) > 5
    desk.key(Qt.Key.Key_L, CTRL)
    after = desk.session.graph
    assert crossings(after) == 0
    for wire in after.wires:
        assert after.by_name[wire.source].position[0] < after.by_name[wire.target].position[0]
    seen = desk.canvas.mapToScene(desk.canvas.viewport().rect()).boundingRect()
    assert seen.contains(desk.canvas.canvas.content())
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.session.graph == before
    desk.key(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.session.graph == after


def test_gates_travel_there_but_keep_nobody_waiting(open_desk: Open) -> None:
    desk = tangled(open_desk)
    desk.session.settings = Settings(animations=True)
    way = desk.page.glide._animation
    assert way.duration() == DURATION
    way.setDuration(LONG)  # so that nothing here depends on how fast the machine is
    start = desk.canvas.canvas.nodes["w2"].pos()
    assert DURATION <= 250
    desk.click(desk.seen(desk.page.expression.tidy))
    assert desk.page.glide.running
    assert (desk.canvas.canvas.nodes["w2"].pos() - start).manhattanLength() < 60
    desk.key(Qt.Key.Key_Right)
    assert desk.session.playback.playhead == 1
    way.setCurrentTime(LONG)
    assert not desk.page.glide.running
    for name, item in desk.canvas.canvas.nodes.items():
        assert (item.x(), item.y()) == desk.session.graph.by_name[name].position
    before = desk.session.graph
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.page.glide.running
    desk.key(Qt.Key.Key_Y, CTRL)
    desk.click(desk.node("f"))
    assert desk.session.graph == before
    desk.page.glide.stop()


def test_align_travels_too_and_the_minimap_shows_where_to(open_desk: Open) -> None:
    desk = tangled(open_desk)
    desk.session.settings = Settings(animations=True)
    desk.key(Qt.Key.Key_L, CTRL)
    minimap = desk.page.minimap
    spots = {name: minimap.spot(name) for name in desk.session.graph.by_name}
    desk.page.glide.stop()
    assert {name: minimap.spot(name) for name in spots} == spots
