"""A person selects gates in every way there is and brings them into line."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction

from playground.graph.graph import Wire
from playground.session.selection import Selection
from playground.ui.canvas.measures import node_box
from tests.ui.graph_desk import Open, desk, open_desk
from tests.ui.hands import ALT, CTRL, SHIFT, Hands

__all__ = ["desk", "open_desk"]


def position(desk: Hands, name: str) -> tuple[float, float]:
    return desk.session.graph.by_name[name].position


def around(desk: Hands, *names: str) -> tuple[QPoint, QPoint]:
    """The corners of a band around nodes."""
    across = [position(desk, name)[0] for name in names]
    down = [position(desk, name)[1] for name in names]
    return desk.place(min(across) - 56, min(down) - 40), desk.place(max(across) + 20, max(down) + 10)


def band(desk: Hands, *names: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Draw a rubber band around nodes with keys held."""
    start, end = around(desk, *names)
    desk.press(start, held=held)
    for at in ((start + end) / 2, end):
        desk.move_holding(at, held)
    desk.release(end, held=held)


def choose(desk: Hands, id: str) -> None:
    """Choose an action as a menu does."""
    action = desk.window.findChild(QAction, id)
    assert isinstance(action, QAction)
    action.trigger()


def test_a_rubber_band_replaces_adds_and_takes_away(desk: Hands) -> None:
    band(desk, "x", "y")
    assert desk.session.selection.nodes == {"x", "y"}
    band(desk, "z", held=SHIFT)
    assert desk.session.selection.nodes == {"x", "y", "z"}
    band(desk, "y", held=CTRL)
    assert desk.session.selection.nodes == {"x", "z"}
    band(desk, "y")
    assert desk.session.selection.nodes == {"y"}


def test_wires_come_and_go_with_their_gates(desk: Hands) -> None:
    desk.key(Qt.Key.Key_A, CTRL)
    assert desk.session.selection == Selection.all_of(desk.session.graph)
    band(desk, "x", held=CTRL)
    assert Wire("x", "s0", "x") not in desk.session.selection.wires
    assert Wire("y", "s0", "y") in desk.session.selection.wires


def test_shift_click_adds_and_ctrl_click_takes_away_again(desk: Hands) -> None:
    desk.click(desk.node("x"))
    for _ in range(2):
        desk.click(desk.node("y"), held=SHIFT)
        assert desk.session.selection.nodes == {"x", "y"}
    desk.click(desk.node("y"), held=CTRL)
    assert desk.session.selection.nodes == {"x"}


def test_select_all_the_others_and_nothing(desk: Hands) -> None:
    desk.click(desk.node("x"))
    desk.key(Qt.Key.Key_I, CTRL)
    assert desk.session.selection.nodes == {"y", "z", "s0", "f"}
    assert Wire("x", "s0", "x") not in desk.session.selection.wires
    desk.key(Qt.Key.Key_Escape)
    assert not desk.session.selection
    desk.key(Qt.Key.Key_Escape)
    desk.key(Qt.Key.Key_I, CTRL)
    assert desk.session.selection == Selection.all_of(desk.session.graph)


def test_escape_in_a_click_on_a_wire_goes_back_to_what_was_selected(desk: Hands) -> None:
    desk.click(desk.node("x"))
    spot = desk.canvas.canvas.wires[Wire("z", "f", "y")].path.pointAtPercent(0.15)
    at = desk.place(spot.x(), spot.y())
    desk.press(at)
    assert desk.session.selection.wires
    desk.key(Qt.Key.Key_Escape)
    assert desk.session.selection == Selection.only("x")
    desk.release(at)


def test_align_brings_gates_into_line_as_one_entry(desk: Hands) -> None:
    before = desk.session.graph
    band(desk, "x", "y")
    desk.click(desk.node("s0"), held=SHIFT)
    choose(desk, "align_left")
    lefts = {desk.canvas.canvas.nodes[name].kind.id: position(desk, name)[0] for name in ("x", "y", "s0")}
    assert lefts["input"] - 46 == lefts["add"] - 37
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.session.graph == before
    choose(desk, "align_top")
    assert position(desk, "x")[1] == position(desk, "y")[1]
    assert desk.session.history.undo_label == "Align"


def test_distribute_leaves_equal_gaps(desk: Hands) -> None:
    band(desk, "x", "y")
    desk.click(desk.node("z"), held=SHIFT)
    choose(desk, "distribute_down")
    heights = sorted(position(desk, name)[1] for name in ("x", "y", "z"))
    assert abs((heights[1] - heights[0]) - (heights[2] - heights[1])) <= 1
    band(desk, "x", "s0", "f")
    choose(desk, "distribute_across")
    assert desk.session.history.undo_label == "Distribute"


def test_too_few_gates_are_said(desk: Hands) -> None:
    said: list[str] = []
    desk.canvas.said.connect(said.append)
    desk.click(desk.node("x"))
    choose(desk, "align_right")
    assert said[-1] == "Select at least two gates to align them."
    choose(desk, "distribute_down")
    assert said[-1] == "Select at least three gates to distribute them."
    assert not desk.session.history.can_undo


def test_straighten_makes_wires_level(open_desk: Open) -> None:
    desk = open_desk("f = exp(sin(x))", x=1.0)
    said: list[str] = []
    desk.canvas.said.connect(said.append)
    desk.click(desk.node("s0"))
    for _ in range(5):
        desk.key(Qt.Key.Key_Down, ALT)
    assert position(desk, "s0")[1] != position(desk, "x")[1]
    desk.key(Qt.Key.Key_L, CTRL | SHIFT)
    assert position(desk, "s0")[1] == position(desk, "x")[1]
    assert not said
    desk.key(Qt.Key.Key_L, CTRL | SHIFT)
    assert "run level" in said[-1]
    path = desk.canvas.canvas.wires[Wire("x", "s0", "x")].path
    assert path.pointAtPercent(0).y() == path.pointAtPercent(1).y()


def test_straighten_a_wire_that_is_selected_moves_what_it_feeds(open_desk: Open) -> None:
    desk = open_desk("f = exp(sin(x))", x=1.0)
    desk.click(desk.node("f"))
    desk.key(Qt.Key.Key_Down, ALT)
    desk.session.select(Selection.only(Wire("s0", "f", "x")))
    choose(desk, "straighten")
    assert position(desk, "f")[1] == position(desk, "s0")[1]


def test_nudging_is_one_entry_however_often(desk: Hands) -> None:
    desk.click(desk.node("s0"))
    x, y = position(desk, "s0")
    for _ in range(3):
        desk.key(Qt.Key.Key_Right, ALT)
    desk.key(Qt.Key.Key_Up, ALT | SHIFT)
    assert position(desk, "s0") == (x + 24, y - 1)
    desk.key(Qt.Key.Key_Z, CTRL)
    assert position(desk, "s0") == (x, y)
    assert not desk.session.history.can_undo


@pytest.mark.parametrize(
    ("key", "label", "line"),
    [
        (Qt.Key.Key_A, "Align", lambda box: box.left()),
        (Qt.Key.Key_D, "Align", lambda box: box.right()),
        (Qt.Key.Key_C, "Align", lambda box: box.center().x()),
        (Qt.Key.Key_W, "Align", lambda box: box.top()),
        (Qt.Key.Key_X, "Align", lambda box: box.bottom()),
        (Qt.Key.Key_M, "Align", lambda box: box.center().y()),
        (Qt.Key.Key_H, "Distribute", None),
        (Qt.Key.Key_V, "Distribute", None),
    ],
)
def test_align_and_distribute_have_keys(
    desk: Hands, key: Qt.Key, label: str, line: Callable[[QRectF], float] | None
) -> None:
    names = ("x", "s0", "f")
    for place, name in enumerate(names):
        desk.click(desk.node(name), held=SHIFT if place else Qt.KeyboardModifier.NoModifier)
    desk.key(Qt.Key.Key_Up, ALT)
    desk.key(key, CTRL | SHIFT)
    assert desk.session.history.undo_label == label
    assert desk.session.selection.nodes == set(names)
    if line is not None:
        boxes = [node_box(desk.session.graph.by_name[name]) for name in names]
        assert len({round(line(box)) for box in boxes}) == 1
