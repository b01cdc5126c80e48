"""A person checks every wire with one key, reads the table, goes to a wire, edits, and hears no old news."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.graph.graph import Graph, Node, Wire
from playground.session.project import Project
from playground.ui.canvas.measures import stub
from playground.ui.canvas.overlay import Tone
from playground.ui.lenses.check import CheckLens
from tests.ui.graph_desk import Open, desk, open_desk
from tests.ui.hands import ALT, Hands

__all__ = ["desk", "open_desk"]

Key = Qt.Key


def lens(desk: Hands) -> CheckLens:
    found = desk.page.lenses.pages["check"]
    assert isinstance(found, CheckLens)
    return found


def texts(desk: Hands) -> list[list[str]]:
    model = lens(desk).table.rows
    cells = [[model.index(row, column) for column in range(5)] for row in range(model.rowCount())]
    return [[str(model.data(cell)) for cell in row] for row in cells]


def row_at(desk: Hands, row: int) -> QPoint:
    table = lens(desk).table
    return desk.seen(table.viewport(), table.visualRect(table.rows.index(row, 0)).center())


def tones(desk: Hands, wire: Wire) -> tuple[str, Tone]:
    chip = desk.canvas.canvas.labels[wire].chips[1]
    return chip.text, chip.tone


def test_one_key_checks_every_wire(desk: Hands) -> None:
    desk.key(Key.Key_G)
    page = lens(desk)
    assert page.isVisible()
    assert desk.page.lenses.bar.tabs["check"].isChecked()
    assert not desk.page.lenses.bar.tabs["step"].isChecked()
    assert page.verdict.text().startswith("4 wires right, worst ")
    assert page.verdict.text().endswith("✓")
    assert tones(desk, Wire("x", "s0", "x")) == ("-4.00 ✓", Tone.RIGHT)
    assert tones(desk, stub("f")) == ("1.00 ✓", Tone.RIGHT)
    assert "relative error" in desk.canvas.canvas.labels[Wire("x", "s0", "x")].toolTip()
    assert ["z → f", "3", "3"] in [row[:3] for row in texts(desk)]
    desk.key(Key.Key_1, ALT)
    assert desk.page.check.chip.text().endswith("✓")


def test_the_button_of_the_tab_checks_too(desk: Hands) -> None:
    desk.key(Key.Key_4, ALT)
    assert lens(desk).verdict.text() == "Not checked"
    assert not lens(desk).table.isVisible()
    desk.click(desk.seen(lens(desk).button))
    assert "right" in lens(desk).verdict.text()


def test_arrows_go_through_the_table_and_return_to_the_wire(desk: Hands) -> None:
    desk.key(Key.Key_G)
    table = lens(desk).table
    assert table.hasFocus()
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Down)
    place = table.place
    assert place is not None
    wire = desk.session.graph.incoming[place[0]].get(place[1], stub(place[0]))
    assert desk.page.lenses.pages["check"].overlay().wires[wire].tone is Tone.FOCUS
    desk.key(Key.Key_Return)
    assert desk.canvas.hasFocus()
    assert desk.session.selection.wires == {wire} or desk.session.selection.nodes == {place[0]}


def test_a_click_goes_to_the_wire_and_escape_back_to_the_canvas(desk: Hands) -> None:
    desk.key(Key.Key_G)
    row = next(row for row, cells in enumerate(texts(desk)) if cells[0] == "y → s0")
    desk.click(row_at(desk, row))
    assert desk.session.selection.wires == {Wire("y", "s0", "y")}
    desk.key(Key.Key_G)
    desk.key(Key.Key_Escape)
    assert desk.canvas.hasFocus()
    out = next(row for row, cells in enumerate(texts(desk)) if cells[0] == "f")
    desk.click(row_at(desk, out))
    assert desk.session.selection.nodes == {"f"}


def test_an_edit_makes_the_result_old_news(desk: Hands) -> None:
    desk.key(Key.Key_G)
    desk.key(Key.Key_Escape)
    desk.type_value("x", "3")
    page = lens(desk)
    assert page.verdict.text() == "Not checked"
    assert "check again" in page.said_below.text()
    assert not page.table.isVisible()
    assert desk.chips("x", "s0", "x")[1] == ""
    desk.key(Key.Key_G)
    assert "right" in page.verdict.text()
    desk.key(Key.Key_Space)
    assert "right" in page.verdict.text()


def test_kinks_and_labels_are_named_and_not_judged(open_desk: Open) -> None:
    desk = open_desk("3 * max(x, y)", x=2, y=2)
    desk.key(Key.Key_G)
    assert tones(desk, Wire("x", "s0", "x")) == ("3.00 kink", Tone.KINK)
    assert "Not judged: 2 at a kink." in lens(desk).said_below.text()
    assert ["x → s0", "3", "1.5", "kink", ""] in texts(desk)
    desk = open_desk("softmax_loss(s, k)", s=[1.0, 2.0, 3.0], k=1)
    desk.key(Key.Key_G)
    assert tones(desk, Wire("k", "f", "target")) == ("0.00 label", Tone.MUTED)
    assert ["k → f", "", "", "label", ""] in texts(desk)
    assert "1 with class labels" in lens(desk).said_below.text()


def test_a_shared_node_is_judged_by_its_sum(open_desk: Open) -> None:
    desk = open_desk("x * x", x=3)
    desk.key(Key.Key_G)
    assert [row[0] for row in texts(desk) if row[0].startswith("Σ")] == ["Σ x"]
    assert {row[0] for row in texts(desk)} == {"f", "x → f.x", "x → f.y", "Σ x"}
    assert desk.page.lenses.pages["check"].overlay().nodes["x"].total == "Σ 6.00 ✓"


def test_what_can_be_computed_is_checked_where_the_output_cannot(open_desk: Open) -> None:
    desk = open_desk("q = x * y\nf = q + z", x=2, y=3)
    desk.key(Key.Key_G)
    assert lens(desk).verdict.text().startswith("2 wires right")
    assert "the slope of q must be its gradient" in lens(desk).said_below.text()


def test_another_h_forgets_and_one_too_large_cannot_tell(open_desk: Open) -> None:
    desk = open_desk("exp(3 * x)", x=1)
    desk.key(Key.Key_G)
    page = lens(desk)
    page.step.setFocus()
    page.step.selectAll()
    desk.type("0.1")
    desk.key(Key.Key_Return)
    assert page.verdict.text() == "Not checked"
    desk.key(Key.Key_Escape)
    desk.canvas.setFocus()
    desk.key(Key.Key_G)
    assert page.verdict.text() == "3 cannot be told: h is too large"
    assert "h is too large to tell" in str(
        page.table.rows.data(page.table.rows.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    )


def test_nothing_can_be_checked_where_nothing_runs(open_desk: Open) -> None:
    desk = open_desk("")
    desk.key(Key.Key_G)
    assert lens(desk).said_below.text() == "There is nothing to check: the graph is empty."
    assert not lens(desk).button.isEnabled()


def chain(gates: int) -> Graph:
    """Give gates in a row: every nudge goes through all that follow."""
    nodes, wires = [Node("x", "input", 0.5)], []
    for place in range(gates):
        wires.append(Wire(nodes[-1].name, f"g{place}", "x"))
        nodes.append(Node(f"g{place}", "sin", None, (), (160.0 * (place + 1), 0.0)))
    return Graph(tuple(nodes), tuple(wires))


def test_a_check_of_a_large_graph_leaves_the_window_alive_and_can_be_stopped(
    open_desk: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.ui.lenses.check_in_slices.FIRST", 0.0)
    desk = open_desk("")
    desk.session.apply("Long chain", Project(graph=chain(500)))
    desk.key(Key.Key_G)
    page, checking = lens(desk), desk.session.checking
    assert checking.is_running
    assert page.stop.isVisible()
    assert " of 501 …" in page.verdict.text()
    assert not page.overlay().wires
    found = checking.found
    assert found is not None
    before = len(found.rows)
    qtbot.waitUntil(lambda: checking.found is not None and len(checking.found.rows) > before)
    desk.click(desk.seen(page.stop))
    assert not checking.is_running
    assert page.table.isVisible()
    assert " of 501 right" in page.verdict.text()
    assert page.overlay().wires
    checking.begin()
    page.judge()
    qtbot.waitUntil(lambda: not checking.is_running, timeout=60_000)
    assert page.verdict.text().startswith("500 wires right")
    assert tones(desk, Wire("x", "g0", "x"))[1] is Tone.RIGHT
    assert not tones(desk, Wire("x", "g0", "x"))[0].endswith("✓")


def test_of_a_large_array_it_says_how_many_numbers_were_nudged(open_desk: Open) -> None:
    desk = open_desk("norm2(W)", W=np.ones((10, 10)).tolist())
    desk.key(Key.Key_G)
    assert "16 of 100 numbers were nudged" in desk.canvas.canvas.labels[Wire("W", "f", "x")].toolTip()


def test_a_wrong_gradient_is_red_and_first(open_desk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = open_desk()
    run = desk.session.playback.run
    assert run is not None
    run.__dict__["downstream"] = {**run.downstream, ("s0", "x"): 7.0}
    desk.key(Key.Key_G)
    assert lens(desk).verdict.text() == "1 wire wrong ✗"
    assert texts(desk)[0][0] == "x → s0"
    assert texts(desk)[0][4] == "✗"
    assert tones(desk, Wire("x", "s0", "x")) == ("7.00 ✗", Tone.WRONG)
    desk.key(Key.Key_1, ALT)
    assert desk.page.check.chip.text().endswith("✗")


def test_a_screen_reader_hears_what_the_table_says(desk: Hands) -> None:
    desk.key(Key.Key_G)
    model = lens(desk).table.rows
    said = str(model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert ": right, gradient " in said
    assert model.headerData(1, Qt.Orientation.Horizontal) == "gradient"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.data(model.index(0, 0), Qt.ItemDataRole.FontRole) is None
    assert isinstance(lens(desk).table.font(), QFont)
    QApplication.processEvents()


def test_two_arrays_and_their_worst_number(open_desk: Open) -> None:
    desk = open_desk("sum(relu(x))", x=[0.0, 1.0, -1.0])
    desk.key(Key.Key_G)
    assert "x → s0 [1]" in [row[0] for row in texts(desk)]
    assert "the kink at s0 were left out" in desk.canvas.canvas.labels[Wire("x", "s0", "x")].toolTip()
    desk = open_desk("log(x)", x=0)
    desk.key(Key.Key_G)
    assert texts(desk)[0][3] == "∞"
