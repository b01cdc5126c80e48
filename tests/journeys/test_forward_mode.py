"""A person follows one input forward, and sees both modes side by side, with mouse and keys."""

import re

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from playground.engine import forward_mode
from playground.session.selection import Selection
from playground.ui.canvas.overlay import Tone
from playground.ui.lenses.modes import ModesLens
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import ALT, Hands

__all__ = ["open_desk"]

VECTORS = {"W": [[0.1, 0.5], [-0.3, 0.8]], "x": [0.2, 0.4]}


def opened(desk: Hands) -> ModesLens:
    found = desk.page.lenses.pages["modes"]
    assert isinstance(found, ModesLens)
    assert found.isVisible()
    return found


def shown(desk: Hands, lens: ModesLens, widget: QWidget) -> QPoint:
    lens.ensureWidgetVisible(widget)
    return desk.seen(widget)


def table(lens: ModesLens) -> list[tuple[str, ...]]:
    """What the table says, row by row."""
    model = lens.table.rows
    columns = range(model.columnCount())
    return [
        tuple(str(model.index(row, column).data()) for column in columns) for row in range(model.rowCount())
    ]


@pytest.fixture
def desk(open_desk: Open) -> Hands:
    return open_desk()


def test_step_forward_and_see_the_tangents_come(desk: Hands) -> None:
    desk.key(Qt.Key.Key_K)
    lens = opened(desk)
    assert lens.forward.head.text() == "Forward: 3 passes"
    assert lens.forward.gives.text() == "d(everything)/dx"
    assert lens.reverse.head.text() == "Reverse: 1 pass"
    assert lens.reverse.gives.text() == "df/d(everything)"
    assert lens.counted.text().startswith(
        "This graph has 3 input numbers and 1 output number: forward mode needs 3 passes, reverse mode 1."
    )
    assert desk.canvas.canvas.labels[next(iter(desk.session.graph.wires))].chips[1].tone is Tone.TANGENT
    assert re.fullmatch("∂x +– *", desk.chips("x", "s0", "x")[1])
    desk.page.setFocus()
    desk.key(Qt.Key.Key_Space)
    assert desk.chips("x", "s0", "x") == ("-2.00", "∂x 1.00")
    assert re.fullmatch("∂x +– *", desk.chips("y", "s0", "y")[1])
    assert lens.step.said.text() == "x follows itself: its tangent is 1."
    desk.session.to_node("s0")
    assert desk.chips("s0", "f", "x") == ("3.00", "∂x 1.00")
    assert lens.step.accessibleDescription() == "ds0/dx = 1.00 + 0.00 = 1.00"
    desk.session.to_node("f")
    assert desk.end_chips("f") == ("-12.00", "∂x -4.00")
    assert table(lens)[-1] == ("f", "-4.0000", "–")
    desk.session.to_end()
    assert desk.end_chips("f") == ("-12.00", "∂x -4.00")
    assert table(lens) == [
        ("x", "1.0000", "-4.0000"),
        ("y", "0.0000", "-4.0000"),
        ("s0", "1.0000", "-4.0000"),
        ("z", "0.0000", "3.0000"),
        ("f", "-4.0000", "1.0000"),
    ]
    desk.key(Qt.Key.Key_1, ALT)
    assert desk.chips("x", "s0", "x") == ("-2.00", "-4.00")


def test_the_seed_is_marked_and_nothing_is_changed(desk: Hands) -> None:
    before = desk.session.project
    desk.click(desk.seen(desk.page.lenses.bar.tabs["modes"]))
    scene = desk.canvas.canvas
    assert scene.nodes["x"].state.mark.badge == "seed 1"
    assert scene.nodes["y"].state.mark.badge == ""
    assert scene.nodes["x"].value_text == "-2.00"
    assert desk.session.project is before


def test_follow_another_input_by_clicking_it_and_by_the_list(desk: Hands) -> None:
    desk.key(Qt.Key.Key_K)
    lens = opened(desk)
    desk.session.to_end()
    desk.click(desk.node("z"))
    assert lens.inputs.value == "z"
    assert desk.end_chips("f") == ("-12.00", "∂z 3.00")
    assert lens.table.rows.headerData(1, Qt.Orientation.Horizontal) == "d…/dz"
    lens.inputs.setFocus()
    desk.key(Qt.Key.Key_Up)
    assert lens.modes.node == "y"
    assert desk.end_chips("f") == ("-12.00", "∂y -4.00")
    assert desk.chips("z", "f", "y") == ("-4.00", "∂y 0.00")


def test_follow_one_number_of_a_matrix(open_desk: Open) -> None:
    desk = open_desk("q = W @ x\nf = norm2(q)", **VECTORS)
    desk.key(Qt.Key.Key_K)
    lens = opened(desk)
    desk.session.to_node("q")
    assert lens.forward.head.text() == "Forward: 6 passes"
    assert lens.forward.gives.text() == "d(everything)/dW[1,1]"
    assert table(lens)[2] == ("q", "[0.20 0.00]", "–")
    field = lens.entry.fields[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert lens.modes.title == "W[2,1]"
    assert table(lens)[2] == ("q", "[0.00 0.20]", "–")
    assert desk.canvas.canvas.nodes["W"].state.mark.badge == "seed [2,1] 1"
    assert "dq/dW[2,1] = [0.00 0.20] + [0.00 0.00]" in lens.step.accessibleDescription()
    desk.session.to_node("f")
    assert desk.end_chips("f") == ("0.12", "∂W 0.10")


def test_what_is_too_large_says_so(open_desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forward_mode, "MOST_NUMBERS", 5)
    desk = open_desk("q = W @ x\nf = norm2(q)", **VECTORS)
    desk.key(Qt.Key.Key_K)
    desk.session.to_end()
    assert [row[1] for row in table(opened(desk))] == ["[2×2]", "[0.00 0.00]", "too large", "too large"]
    assert desk.end_chips("f") == ("0.12", "∂W –")


def test_a_long_name_stands_in_the_page_and_not_in_every_chip(open_desk: Open) -> None:
    desk = open_desk("f = weight * x", weight=3, x=2)
    desk.key(Qt.Key.Key_K)
    desk.session.to_end()
    assert desk.end_chips("f") == ("6.00", "∂ 2.00")
    assert desk.canvas.canvas.labels[desk.session.graph.wires[0]].toolTip() == "dweight/dweight = 1.000000"


def test_a_row_of_the_table_leads_to_its_node(desk: Hands) -> None:
    desk.key(Qt.Key.Key_K)
    lens = opened(desk)
    desk.session.to_end()
    lens.ensureWidgetVisible(lens.table)
    box = lens.table.visualRect(lens.table.rows.index(2, 0))
    lens.ensureVisible(0, lens.table.y() + box.bottom() + 60)
    at = lens.table.viewport().mapTo(desk.window, box.center())
    desk.click(at)
    assert desk.session.selection == Selection.only("s0")
    lens.table.setFocus()
    lens.table.setCurrentIndex(lens.table.rows.index(3, 0))
    desk.key(Qt.Key.Key_Return)
    assert desk.session.selection == Selection.only("z")
    assert lens.modes.node == "z"


def test_where_forward_mode_wins_it_says_so(open_desk: Open) -> None:
    desk = open_desk("a = sin(x)\nb = cos(x)", x=0.5)
    desk.key(Qt.Key.Key_K)
    lens = opened(desk)
    assert lens.reverse.head.text() == "Reverse: 2 passes"
    assert lens.counted.text().endswith("Forward mode wins here: fewer numbers go in than come out.")


def test_an_empty_graph_has_nothing_to_follow(open_desk: Open) -> None:
    desk = open_desk("")
    desk.key(Qt.Key.Key_K)
    lens = opened(desk)
    assert not lens.inputs.isEnabled()
    assert lens.counted.text() == ""
    assert lens.forward.head.text() == "Forward: –"
    assert lens.step.said.text().startswith("There is no input to follow")
    assert table(lens) == []


def test_what_is_typed_elsewhere_is_followed_when_the_page_opens_again(desk: Hands) -> None:
    desk.key(Qt.Key.Key_K)
    lens = opened(desk)
    desk.key(Qt.Key.Key_1, ALT)
    desk.click(desk.node("y"))
    assert not lens.isVisible()
    desk.key(Qt.Key.Key_7, ALT)
    assert lens.inputs.value == "y"
    desk.session.to_end()
    assert desk.end_chips("f") == ("-12.00", "∂y -4.00")


def test_the_table_can_be_heard_and_hovered(desk: Hands) -> None:
    desk.key(Qt.Key.Key_K)
    lens = opened(desk)
    desk.session.to_node("s0")
    model = lens.table.rows
    role = Qt.ItemDataRole
    row = model.index(2, 1)
    assert row.data(role.AccessibleTextRole) == "s0: d…/dx 1.0000, df/d… –"
    assert row.data(role.ToolTipRole) == "1.0"
    assert model.index(2, 2).data(role.ToolTipRole) == "not known yet"
    assert model.index(2, 0).data(role.ToolTipRole) == "s0"
    assert row.data(role.BackgroundRole) is not None
    assert model.index(1, 1).data(role.BackgroundRole) is None
    assert row.data(role.CheckStateRole) is None
    assert model.rowCount(row) == model.columnCount(row) == 0
    assert model.rowCount(QModelIndex()) == 5
