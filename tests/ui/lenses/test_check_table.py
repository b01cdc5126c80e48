"""The table of a check: numbers have the width they need, and the names of the wires what is left."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from playground.engine.wire_check import Verdict, WireRow
from playground.ui.lenses.check_table import CheckTable
from tests.ui.graph_desk import graph_of


def test_names_and_numbers_are_read_whole(shown: Callable[..., QWidget]) -> None:
    table = CheckTable(("gradient", "measured"))
    shown(table, width=344, height=200)
    graph = graph_of("scores = X @ W\nf = mean(scores)", X=[[1, 2]], W=[[3, 4], [5, 6]])
    row = WireRow("f", "x", Verdict.RIGHT, index=(0, 1), analytic=-0.08633, numeric=-0.08633, error=9e-11)
    table.show_rows(graph, (row,))
    texts = [table.rows.texts(row)[column] for column in range(5)]
    assert texts == ["scores → f [0,1]", "-0.08633", "-0.08633", "9.0e-11", "✓"]
    metrics = table.fontMetrics()
    assert all(
        metrics.horizontalAdvance(text) + 6 <= table.columnWidth(column) for column, text in enumerate(texts)
    )
    before = table.columnWidth(0)
    table.show_rows(graph, (WireRow("f", "x", Verdict.RIGHT, analytic=-1.234e-05, numeric=-0.0, error=1e-9),))
    assert table.columnWidth(0) < before
    assert table.rows.texts(table.rows.rows[0])[2] == "0"
    assert table.textElideMode() is Qt.TextElideMode.ElideMiddle
