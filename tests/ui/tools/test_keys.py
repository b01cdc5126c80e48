"""Everything on the canvas by keyboard alone."""

from PySide6.QtCore import Qt

from playground.graph.graph import Graph, Wire
from playground.session.selection import Selection
from playground.ui.tools.stock import stock
from playground.ui.tools.walk import described, nearest, neighbour
from tests.ui.graph_desk import Open
from tests.ui.hands import ALT, CTRL, SHIFT, Hands


def selected(desk: Hands) -> str:
    (name,) = desk.session.selection.nodes
    return name


def test_arrows_walk_from_node_to_node(desk: Hands) -> None:
    desk.key(Qt.Key.Key_Down)
    assert selected(desk) == "x"
    desk.key(Qt.Key.Key_Down)
    assert selected(desk) == "y"
    desk.key(Qt.Key.Key_Up)
    desk.key(Qt.Key.Key_Up)
    assert selected(desk) == desk.session.graph.nodes[-1].name
    desk.session.select(Selection.only("x"))
    desk.key(Qt.Key.Key_Right, CTRL)
    assert selected(desk) == "s0"
    desk.key(Qt.Key.Key_Left, CTRL)
    assert selected(desk) in {"x", "y"}
    desk.key(Qt.Key.Key_Left, CTRL)
    assert selected(desk) in {"x", "y"}


def test_alt_and_arrows_move_the_selection(desk: Hands) -> None:
    desk.session.select(Selection.only("s0"))
    x, y = desk.session.graph.by_name["s0"].position
    desk.key(Qt.Key.Key_Right, ALT)
    desk.key(Qt.Key.Key_Down, ALT | SHIFT)
    assert desk.session.graph.by_name["s0"].position == (x + 8, y + 1)
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.session.graph.by_name["s0"].position == (x, y)
    desk.session.select(Selection())
    desk.key(Qt.Key.Key_Right, ALT)
    assert not desk.session.history.can_undo


def test_a_graph_is_built_by_keys_alone(open_desk: Open) -> None:
    desk = open_desk("")
    for words in ("input", "input"):
        desk.session.select(Selection())
        desk.key(Qt.Key.Key_Tab)
        desk.type(words)
        desk.key(Qt.Key.Key_Return)
    desk.session.select(Selection())
    desk.key(Qt.Key.Key_Tab)
    desk.type("mult")
    desk.key(Qt.Key.Key_Return)
    assert selected(desk) == "s0"
    for name in ("x", "y"):
        desk.session.select(Selection.only(name))
        desk.key(Qt.Key.Key_C)
        menu = desk.page.gestures.connecting.menu
        assert menu is not None
        menu.actions()[0].trigger()
        menu.close()
    assert set(desk.session.graph.wires) == {Wire("x", "s0", "x"), Wire("y", "s0", "y")}
    desk.session.select(Selection.only("x"))
    desk.type("3")
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_F2)
    desk.type("width")
    desk.key(Qt.Key.Key_Return)
    assert desk.session.graph.by_name["width"].value == 3.0
    desk.key(Qt.Key.Key_Backspace)
    assert "width" not in desk.session.graph.by_name


def test_connecting_says_what_is_not_possible(desk: Hands) -> None:
    said: list[str] = []
    desk.canvas.said.connect(said.append)
    desk.key(Qt.Key.Key_C)
    assert "Select one node" in said[-1]
    desk.session.select(Selection.only("f"))
    desk.key(Qt.Key.Key_C)
    assert "no port" in said[-1]
    desk.session.select(Selection.only("x"))
    desk.key(Qt.Key.Key_C)
    menu = desk.page.gestures.connecting.menu
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert "Multiply f, input x (instead of s0)" in texts
    menu.close()
    desk.key(Qt.Key.Key_C)
    desk.key(Qt.Key.Key_F2)


def test_neighbours_of_nothing() -> None:
    assert neighbour(Graph(), None, 1) is None
    assert nearest(Graph(), None, (1, 0)) is None


def test_a_node_in_a_sentence(desk: Hands) -> None:
    assert described(desk.session.graph, "s0") == "s0 with x from x, y from y feeds f"
    assert described(desk.session.graph, "f") == "f with x from s0, y from z feeds nothing"


def test_the_search_knows_symbols_patterns_and_keywords() -> None:
    titles = {
        words: [each.title for each in stock() if each.matches(words)]
        for words in ("swap multiplier", "times", "@", "relu leaky", "nonsense")
    }
    assert "Multiply" in titles["swap multiplier"]
    assert titles["times"][0] == "Multiply"
    assert "MatMul" in titles["@"]
    assert titles["relu leaky"] == ["Leaky ReLU"]
    assert titles["nonsense"] == []
