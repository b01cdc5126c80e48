"""The palette and the inspector."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from playground.engine.run import run
from playground.engine.step import Phase
from playground.session.selection import Selection
from playground.ui.canvas.view import CanvasView
from playground.ui.panels.facts import Facts
from playground.ui.panels.ticket import ticket
from playground.ui.panels.tile import Tile
from playground.ui.widgets.number_field import NumberField
from tests.ui.graph_desk import Open, graph_of
from tests.ui.hands import Hands


def texts(desk: Hands) -> list[str]:
    """Give everything written in the inspector that is seen."""
    labels = desk.page.inspector.findChildren(QLabel)
    return [each.text() for each in labels if each.isVisible()]


# Palette


def test_a_search_leaves_what_fits_and_the_arrows_walk(desk: Hands) -> None:
    palette = desk.page.palette_panel
    desk.key(Qt.Key.Key_Slash)
    desk.type("squash")
    assert [tile.stock.title for tile in palette.shown()] == ["Sigmoid", "Tanh"]
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Tile)
    assert focused.stock.title == "Tanh"
    focused.repaint()
    desk.key(Qt.Key.Key_Left)
    desk.key(Qt.Key.Key_Up)
    assert palette.search.hasFocus()
    desk.type("zzz")
    assert palette.shown() == []
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Escape)
    assert isinstance(QApplication.focusWidget(), CanvasView)
    assert len(palette.shown()) == len(palette.tiles)


def test_a_tile_with_the_focus_places_its_gate(desk: Hands) -> None:
    desk.key(Qt.Key.Key_Slash)
    desk.type("tanh")
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Space)
    assert [node.gate for node in desk.session.graph.nodes][-1] == "tanh"
    desk.key(Qt.Key.Key_Slash)
    desk.type("add")
    desk.key(Qt.Key.Key_Return)
    assert [node.gate for node in desk.session.graph.nodes][-1] == "add"


def test_keys_a_tile_does_not_know_are_left(desk: Hands) -> None:
    desk.key(Qt.Key.Key_Slash)
    desk.key(Qt.Key.Key_Down)
    before = desk.session.graph
    desk.key(Qt.Key.Key_X)
    assert desk.session.graph == before


# Inspector


def test_before_the_first_step_it_says_how_to_begin(desk: Hands) -> None:
    assert desk.page.inspector.head_text in texts(desk)
    assert desk.page.inspector.head_text == "BEFORE THE FIRST STEP"
    assert any("space bar" in text for text in texts(desk))


def test_a_backward_step_in_names_and_in_numbers(desk: Hands) -> None:
    desk.session.to(6)
    said = texts(desk)
    assert "BACKWARD STEP 1 OF 5" in said
    assert {"Multiply", "swap multiplier", "upstream", "local", "downstream"} <= set(said)
    assert {"∂f/∂s0", "z = -4.00", "-4.00", "∂f/∂z", "s0 = 3.00"} <= set(said)
    assert "grad_s0 = grad_f * z = 1.00 * (-4.00)" in said


def test_a_forward_step_in_names_and_in_numbers(desk: Hands) -> None:
    desk.session.to(5)
    said = texts(desk)
    assert "FORWARD STEP 5 OF 5" in said
    assert "f = s0 * z" in said
    assert any("3.00 * (-4.00)" in text for text in said)
    desk.session.to(1)
    assert "x =" in texts(desk)


def test_the_sum_over_several_wires_is_spelled_out(open_desk: Open) -> None:
    desk = open_desk("(3*a)*(3*a+1)", a=2)
    desk.session.to_end()
    desk.session.to_node("a")
    said = texts(desk)
    assert any("feeds 2 wires" in text for text in said)
    (line,) = [text for text in said if text.startswith("grad_a = ")]
    assert line.endswith("= 39.00")
    assert "21.00" in line
    assert "18.00" in line


def test_what_comes_over_one_of_several_wires_is_called_a_part(open_desk: Open) -> None:
    desk = open_desk("x * x + y", x=3, y=1)
    desk.session.to_end()
    desk.session.to_node("s0")
    said = texts(desk)
    assert said.count("part of ∂f/∂x") == 2
    assert "∂f/∂x" not in said
    assert said.count("grad_x += grad_s0 * x = 1.00 * 3.00") == 2
    desk.session.to_node("f")
    assert {"∂f/∂s0", "∂f/∂y", "grad_y = grad_f = 1.00"} <= set(texts(desk))
    desk.session.to_node("x")
    assert "∂f/∂x" in texts(desk)


def test_matrices_labels_and_kinks(open_desk: Open) -> None:
    desk = open_desk("norm2(W @ x)", W=[[0.1, 0.5], [-0.3, 0.8]], x=[0.2, 0.4])
    desk.session.to(6)
    assert "= [[0.088, 0.176], [0.104, 0.208]]" in texts(desk)
    made = run(graph_of("softmax_loss(s, y)", s=[3.2, 5.1, -1.7], y=0))
    step = next(step for step in made.steps if step.phase is Phase.BACKWARD)
    card = ticket(step)
    assert any("class labels" in each.text() for each in card.findChildren(QLabel))
    made = run(graph_of("relu(x)", x=0))
    card = ticket(next(step for step in made.steps if step.phase is Phase.BACKWARD))
    assert any("kink" in each.text() for each in card.findChildren(QLabel))
    large = run(graph_of("sum(x)", x=list(range(20))))
    card = ticket(next(step for step in large.steps if step.phase is Phase.BACKWARD))
    assert any("[20]" in each.text() for each in card.findChildren(QLabel))


def test_the_facts_of_a_selected_node_can_be_changed(desk: Hands) -> None:
    desk.session.select(Selection.only("x"))
    facts = desk.page.inspector.findChild(Facts)
    assert facts is not None
    facts._value_field.setFocus()
    facts._value_field.selectAll()
    desk.type("0.5")
    desk.key(Qt.Key.Key_Return)
    assert desk.session.graph.by_name["x"].value == 0.5
    facts._name.setFocus()
    facts._name.selectAll()
    desk.type("width")
    desk.key(Qt.Key.Key_Return)
    assert "width" in desk.session.graph.by_name
    assert desk.page.inspector.findChild(Facts) is facts
    facts._name.selectAll()
    desk.type("y")
    desk.key(Qt.Key.Key_Escape)
    assert facts._name.text() == "width"


def test_what_cannot_be_changed_is_said(desk: Hands) -> None:
    said: list[str] = []
    desk.page.status_changed.connect(lambda left, _right: said.append(left))
    desk.session.select(Selection.only("x"))
    facts = desk.page.inspector.findChild(Facts)
    assert facts is not None
    facts._name.setFocus()
    facts._name.selectAll()
    desk.type("y")
    desk.key(Qt.Key.Key_Return)
    assert any("taken" in text for text in said)
    assert "x" in desk.session.graph.by_name


def test_knobs_are_turned_and_the_card_is_kept(open_desk: Open) -> None:
    desk = open_desk("leaky_relu(x)", x=-1)
    name = desk.session.graph.output or ""
    desk.session.to_end()
    desk.session.select(Selection.only(name))
    facts = desk.page.inspector.findChild(Facts)
    assert facts is not None
    field = facts.findChild(NumberField)
    assert field is not None
    field.setFocus()
    field.selectAll()
    desk.type("0.5")
    desk.key(Qt.Key.Key_Return)
    assert dict(desk.session.graph.by_name[name].knobs) == {"slope": 0.5}
    assert desk.page.inspector.findChild(Facts) is facts
    assert desk.end_chips(name)[0] == "-0.50"


def test_another_target_is_chosen_and_lost_nodes_say_so(desk: Hands) -> None:
    desk.session.select(Selection.only("s0"))
    facts = desk.page.inspector.findChild(Facts)
    assert facts is not None
    facts._target.click()
    assert desk.session.graph.target == "s0"
    desk.session.select(Selection.only("z"))
    assert any("does not reach s0" in text for text in texts(desk))
    desk.session.select(Selection())
    assert not [text for text in texts(desk) if "does not reach" in text]


def test_a_problem_leads_to_its_node(open_desk: Open) -> None:
    desk = open_desk("x + y", x=1)
    desk.key(Qt.Key.Key_Escape)
    buttons = [
        each for each in desk.page.inspector.findChildren(QPushButton) if "no value" in each.accessibleName()
    ]
    assert [each.accessibleName() for each in buttons] == ["y has no value"]
    desk.click(desk.seen(buttons[0]))
    assert desk.session.selection == Selection.only("y")


def test_many_problems_are_cut_short(open_desk: Open) -> None:
    desk = open_desk("a + b + c + d + g + h + i + j", a=1)
    assert any(text.startswith("and ") for text in texts(desk))
