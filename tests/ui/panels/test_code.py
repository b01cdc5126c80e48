"""The program, the trace, the expression and the gradient check."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton

from playground.engine.run import run
from playground.engine.wire_check import Verdict, WireCheck, WireRow, check_wires
from playground.graph.editing import remove_nodes, set_target
from playground.graph.graph import Graph
from playground.session.playback import Playback
from playground.ui.panels.check_card import verdict
from playground.ui.panels.expression_bar import lines_of, one_line, parted
from playground.ui.panels.trace import Trace, line_of
from playground.ui.theme.theme import theme
from tests.ui.graph_desk import Open, graph_of
from tests.ui.hands import CTRL, Hands

# Code and trace


def test_the_lines_of_the_step_are_lit(desk: Hands) -> None:
    code = desk.page.code
    desk.session.to(6)
    lines = code.view.toPlainText().splitlines()
    assert [lines[number - 1] for number in code.view.lit] == [
        "grad_f  = 1.0",
        "grad_s0 = grad_f * z",
        "grad_z  = grad_f * s0",
    ]
    code.view.repaint()
    desk.session.to(5)
    lit = [lines[number - 1] for number in code.view.lit]
    assert len(lit) == 1
    assert lit[0].endswith("= s0 * z")
    desk.session.to_start()
    assert code.view.lit == ()
    theme().set_scheme("dark")
    assert code.view.lit == ()


def test_lit_lines_are_brought_into_view(desk: Hands) -> None:
    view = desk.page.code.view
    view.setFixedHeight(60)
    desk.session.to(6)
    first = view.lit[0]
    assert view.verticalScrollBar().value() <= first - 1
    desk.session.to(1)
    assert view.verticalScrollBar().value() < first - 1


def test_a_click_on_the_trace_goes_to_the_step(desk: Hands) -> None:
    code = desk.page.code
    desk.click(desk.seen(next(each for each in code.findChildren(QPushButton) if each.text() == "TRACE")))
    trace = code.trace
    box = trace.visualRect(trace.model().index(6, 0))
    desk.click(desk.seen(trace.viewport(), box.center()))
    assert desk.session.playback.playhead == 7
    desk.key(Qt.Key.Key_Down)
    code.open_page(0)
    assert code.view.isVisible()


def test_the_lines_of_the_trace() -> None:
    made = run(graph_of("(3*a)*(3*a+1)", a=2))
    lines = [line_of(step) for step in made.steps]
    assert "s0 = 3 * a" in lines
    assert "a = 2.00" in lines
    assert "grad_a, summed from 2 wires" in lines
    assert "Multiply → grad_s0, grad_s2" in lines


def test_the_model_of_the_trace_tells_more_to_those_who_ask(desk: Hands) -> None:
    trace = Trace(desk.page)
    trace.show_playback(desk.session.playback.to_end())
    trace.show_playback(desk.session.playback)
    model = trace.model()
    index = model.index(0, 0)
    assert model.rowCount(index) == 0
    assert model.rowCount(QModelIndex()) == 10
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "x is -2.00."
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Step 1: x is -2.00."
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None


def test_a_long_program_is_not_written(desk: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.ui.panels.program_page.LONGEST", 2)
    desk.session.edit("target", set_target(desk.session.graph, "s0"))
    desk.session.to(2)
    assert "too long" in desk.page.code.view.placeholderText()


# Expression


def test_a_long_formula_is_not_written_and_the_field_says_so(
    desk: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = desk.page.expression.field
    assert "sigmoid" in field.placeholderText()
    monkeypatch.setattr("playground.ui.panels.expression_bar.LONGEST", 3)
    desk.session.edit("target", set_target(desk.session.graph, "s0"))
    assert field.text() == ""
    assert "not written here" in field.placeholderText()
    desk.session.edit("Delete", remove_nodes(desk.session.graph, ["f", "z"]))
    assert field.text() == "x + y"
    assert "sigmoid" in field.placeholderText()


def test_a_mistake_is_marked_at_its_column_and_forgiven(desk: Hands) -> None:
    bar = desk.page.expression
    desk.key(Qt.Key.Key_E, CTRL)
    desk.type("x + * y")
    before = desk.session.graph
    desk.key(Qt.Key.Key_Return)
    assert bar.field.mark == 4
    assert bar.mistake.isVisible()
    assert bar.mistake.text()
    bar.field.repaint()
    desk.key(Qt.Key.Key_Backspace)
    assert bar.field.mark is None
    assert desk.session.graph == before
    desk.key(Qt.Key.Key_Escape)
    assert desk.canvas.hasFocus()


def test_values_and_names_are_kept_when_a_formula_is_typed(desk: Hands) -> None:
    desk.key(Qt.Key.Key_E, CTRL)
    desk.type("(x + y) * z + w")
    desk.key(Qt.Key.Key_Return)
    values = {name: node.value for name, node in desk.session.graph.by_name.items() if node.gate == "input"}
    assert values == {"x": -2.0, "y": 5.0, "z": -4.0, "w": 1.0}
    assert desk.session.graph.output == "f"
    desk.key(Qt.Key.Key_E, CTRL)
    desk.type("q = x * y; g = q + 1")
    desk.key(Qt.Key.Key_Return)
    assert desk.session.graph.output == "g"
    assert desk.page.expression.field.text() == "q = x * y; g = q + 1"


def test_the_parts_of_a_formula() -> None:
    assert one_line(Graph()) == ""
    assert parted("a = x; f = a * a", "f") == ("", "a = x; f = a * a")
    assert parted("g = x + y", "f") == ("g", "x + y")
    assert parted("x + y", "s0") == ("s0", "x + y")
    assert lines_of("a = x; a * a") == "a = x\n a * a"


def test_tidy_lays_out_and_keeps_the_values(desk: Hands) -> None:
    x, y = desk.session.graph.by_name["f"].position
    start = desk.node("f")
    desk.drag([start, start + (desk.node("s0") - start) / 2])
    assert desk.session.graph.by_name["f"].position != (x, y)
    desk.click(desk.seen(desk.page.expression.tidy))
    assert desk.session.graph.by_name["f"].position == (x, y)


# Gradient check


def test_the_check_names_the_worst_error_and_forgets_it_after_an_edit(desk: Hands) -> None:
    card = desk.page.check
    desk.click(desk.seen(card.button))
    assert card.chip.isVisible()
    assert card.chip.text().endswith("✓")
    assert "analytic" in card.detail.text()
    assert card.detail.text().startswith("4 wires right")
    desk.session.edit("target", set_target(desk.session.graph, "s0"))
    assert not card.chip.isVisible()


def test_the_check_says_kinks_and_what_is_not_possible(open_desk: Open) -> None:
    assert verdict(check_wires(run(graph_of("relu(x)"), {"x": 0}))).endswith("✓")
    kink = WireRow("f", "x", Verdict.KINK, kinks=("f",))
    assert verdict(WireCheck((kink,))) == "kink"
    assert verdict(WireCheck(())) == "nothing"
    desk = open_desk("relu(x)", x=0)
    desk.page.check.check()
    assert "kink within ±h at f" in desk.page.check.detail.text()
    assert "f: numeric 1.00000" in desk.page.check.detail.text()
    desk.session.edit("Delete", remove_nodes(desk.session.graph, ["x"]))
    desk.page.check.check()
    assert desk.page.check.chip.text() == "not possible"
    assert "f" in desk.page.check.detail.text()
    desk.session.undo()
    assert not desk.page.check.chip.isVisible()
    desk.session.edit("Delete", Graph())
    desk.page.check.check()
    assert desk.page.check.detail.text() == "The graph is empty."


def test_a_long_check_says_how_far_it_is_and_then_what_it_found(desk: Hands) -> None:
    checking, card = desk.session.checking, desk.page.check
    checking.begin()
    checking.work(0)
    assert card.chip.text() == "1 of 5 …"
    checking.stop()
    assert card.chip.text().endswith("✓")


def test_a_playback_without_a_run_leaves_the_panels_empty(open_desk: Open) -> None:
    desk = open_desk("")
    desk.page.code.show_playback(Playback())
    assert desk.page.code.view.toPlainText() == ""
