"""Vectors and matrices by hand: edited in a table, told by their shapes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from playground.ui.panels.problem_button import ProblemButton
from playground.ui.tools.number_sheet import NumberSheet
from tests.ui.array_desk import choose, corner, norm
from tests.ui.graph_desk import desk, open_desk
from tests.ui.hands import CTRL, Hands

__all__ = ["desk", "norm", "open_desk"]

SQUARE = ((1.0, 2.0), (3.0, 4.0))


def sheet_of(hands: Hands) -> NumberSheet:
    sheet = hands.page.gestures.arrays.table.sheet
    assert sheet is not None
    return sheet


# The table


def test_a_matrix_opens_as_a_table_and_its_cells_are_typed(norm: Hands) -> None:
    norm.double_click(norm.node("W"))
    sheet = sheet_of(norm)
    assert sheet.rows == ((0.1, 0.5), (-0.3, 0.8))
    norm.type("7")
    norm.key(Qt.Key.Key_Tab)
    norm.type("-2.5")
    norm.key(Qt.Key.Key_Return)
    assert norm.page.gestures.arrays.table.sheet is sheet, "Enter in a cell ends the cell alone"
    norm.key(Qt.Key.Key_Return)
    assert norm.session.graph.by_name["W"].value == ((7.0, -2.5), (-0.3, 0.8))
    assert norm.page.gestures.arrays.table.sheet is None
    assert QApplication.focusWidget() is norm.canvas
    norm.key(Qt.Key.Key_Z, CTRL)
    assert norm.session.graph.by_name["W"].value == ((0.1, 0.5), (-0.3, 0.8))
    assert not norm.session.history.can_undo


def test_enter_opens_the_table_of_a_selected_vector_and_escape_leaves_it(norm: Hands) -> None:
    norm.click(norm.node("x"))
    norm.key(Qt.Key.Key_Return)
    norm.type("9")
    norm.key(Qt.Key.Key_Escape)
    norm.key(Qt.Key.Key_Escape)
    assert norm.page.gestures.arrays.table.sheet is None
    assert norm.session.graph.by_name["x"].value == (0.2, 0.4)
    assert not norm.session.history.can_undo


def test_rows_and_columns_are_added_and_taken(norm: Hands) -> None:
    norm.double_click(norm.node("W"))
    sheet = sheet_of(norm)
    norm.click(norm.seen(sheet.across.more))
    assert sheet.rows == ((0.1, 0.5, 0.0), (-0.3, 0.8, 0.0))
    norm.click(norm.seen(sheet.down.more))
    norm.click(norm.seen(sheet.down.less))
    norm.click(norm.seen(sheet.down.less))
    assert not sheet.down.less.isEnabled()
    norm.click(norm.seen(sheet.done))
    assert norm.session.graph.by_name["W"].value == ((0.1, 0.5, 0.0),)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1\t2\n3\t4\n", SQUARE),
        ("1\n2\n3\n", (1.0, 2.0, 3.0)),
        ("5\t6\t7", ((5.0, 6.0, 7.0),)),
    ],
)
def test_a_sheet_is_pasted(norm: Hands, text: str, value: object) -> None:
    QGuiApplication.clipboard().setText(text)
    norm.double_click(norm.node("W"))
    norm.key(Qt.Key.Key_V, CTRL)
    norm.click(norm.seen(sheet_of(norm).done))
    assert norm.session.graph.by_name["W"].value == value
    norm.key(Qt.Key.Key_Z, CTRL)
    assert not norm.session.history.can_undo


def test_what_is_no_number_is_refused_in_words(norm: Hands) -> None:
    norm.double_click(norm.node("W"))
    sheet = sheet_of(norm)
    QGuiApplication.clipboard().setText("one two")
    norm.key(Qt.Key.Key_V, CTRL)
    assert '"one" is no number' in sheet.mistake.text()
    norm.type("1e999")
    norm.key(Qt.Key.Key_Return)
    assert "must be finite" in sheet.mistake.text()
    assert sheet.rows == ((0.1, 0.5), (-0.3, 0.8))
    norm.type("4x")
    norm.click(norm.seen(sheet.done))
    assert norm.page.gestures.arrays.table.sheet is sheet
    assert norm.session.graph.by_name["W"].value == ((0.1, 0.5), (-0.3, 0.8))
    norm.click(norm.seen(sheet.cancel))
    assert norm.page.gestures.arrays.table.sheet is None


def test_a_click_elsewhere_takes_the_numbers(norm: Hands) -> None:
    norm.double_click(norm.node("x"))
    sheet = sheet_of(norm)
    norm.click(norm.seen(sheet, QPoint(4, 4)))
    assert norm.page.gestures.arrays.table.sheet is sheet
    norm.type("3")
    norm.click(corner(norm))
    assert norm.session.graph.by_name["x"].value == (3.0, 0.4)
    assert norm.page.gestures.arrays.table.sheet is None


def test_a_number_is_made_a_vector_or_a_matrix(desk: Hands) -> None:
    choose(desk, "x", "Make it a vector…")
    sheet = sheet_of(desk)
    assert sheet.rows == ((-2.0,), (0.0,))
    assert sheet.across.isHidden()
    desk.click(desk.seen(sheet.done))
    assert desk.session.graph.by_name["x"].value == (-2.0, 0.0)
    choose(desk, "y", "Make it a matrix…")
    desk.key(Qt.Key.Key_Return)
    assert desk.session.graph.by_name["y"].value == ((5.0, 0.0), (0.0, 0.0))
    choose(desk, "y", "Edit as a table…")
    desk.click(desk.seen(sheet_of(desk).kinds.button("number")))
    desk.key(Qt.Key.Key_Return)
    assert desk.session.graph.by_name["y"].value == 5.0


def test_the_key_opens_any_input_as_a_table(desk: Hands) -> None:
    said: list[str] = []
    desk.canvas.said.connect(said.append)
    desk.click(desk.node("f"))
    desk.key(Qt.Key.Key_V)
    assert said[-1] == "Select one input first."
    desk.click(desk.node("x"))
    desk.key(Qt.Key.Key_V)
    assert sheet_of(desk).rows == ((-2.0,),)
    desk.key(Qt.Key.Key_Escape)


def test_a_table_is_closed_where_its_value_became_another(norm: Hands) -> None:
    norm.double_click(norm.node("W"))
    norm.session.new()
    assert norm.page.gestures.arrays.table.sheet is None
    assert not norm.session.modified


# Shapes


def test_shapes_stand_on_the_wires_and_pills(norm: Hands) -> None:
    assert norm.chips("W", "s0", "x") == ("– [2×2]", "")
    norm.session.to_end()
    assert norm.chips("W", "s0", "x") == ("[2×2]", "[2×2]")
    assert norm.chips("s0", "f", "x") == ("[2]", "[2]")
    assert norm.end_chips("f") == ("0.12", "1.00")
    assert norm.canvas.canvas.nodes["W"].value_text == "[2×2]"


def test_a_wrong_shape_says_which_axes_and_why(norm: Hands) -> None:
    norm.double_click(norm.node("W"))
    norm.click(norm.seen(sheet_of(norm).across.more))
    norm.key(Qt.Key.Key_Return)
    reason = "s0 (MatMul) cannot multiply 2×3 by 2 numbers: W has 3 columns but x has 2 numbers"
    assert norm.canvas.canvas.nodes["s0"].state.problem == reason
    assert norm.canvas.canvas.nodes["s0"].toolTip() == reason
    assert [problem.text for problem in norm.session.problems] == [reason]
    button = next(iter(norm.page.inspector.findChildren(ProblemButton)))
    assert button.sentence.text() == reason
    QApplication.processEvents()
    assert button.width() <= norm.page.inspector.viewport().width()
    assert button.height() > 2 * button.sentence.fontMetrics().height(), "it takes as many lines as it needs"
    assert norm.chips("W", "s0", "x")[0] in {"[2×3]", "– [2×3]"}
