"""What the Descend lens draws, marks and lists, without a window."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt

from playground.engine.descent import Move
from playground.engine.run import run
from playground.graph.expression import parse
from playground.session.descent_curve import Point
from playground.session.playback import Playback
from playground.ui.canvas.measures import stub
from playground.ui.canvas.overlay import NodeMark, Tone
from playground.ui.lenses.descend import since_text
from playground.ui.lenses.descend_chart import MOST_RINGS, descent_chart
from playground.ui.lenses.descend_marks import goals
from playground.ui.lenses.descend_table import MoveRows

MOVES = (Move("x", 2.0, 4.0, -0.4, 1.6), Move("W", np.eye(2), np.ones((2, 2)), np.ones((2, 2)), np.eye(2)))


def points(*outputs: float) -> tuple[Point, ...]:
    return tuple(Point(step, output, step) for step, output in enumerate(outputs))


def test_a_curve_has_its_start_and_its_end_as_numbers() -> None:
    chart = descent_chart(points(16, 10.24, 6.5536), "f", 6.5536)
    assert [(mark.x, mark.text) for mark in chart.marks] == [(0, "16"), (2, "6.554")]
    assert list(chart.lines[0].ys) == [16, 10.24, 6.5536]
    assert (chart.across.high, chart.up.title, chart.at) == (10, "f", None)
    assert chart.up.low < 6.5536
    assert chart.up.high > 16


def test_before_the_first_step_the_output_stands_alone() -> None:
    chart = descent_chart((), "f", -12)
    assert [(mark.x, mark.y, mark.text) for mark in chart.marks] == [(0, -12, "-12")]
    assert chart.up.low < -12 < chart.up.high


@pytest.mark.parametrize("output", [0.0, 1e308, -1e308, 1e-310, math.nan])
def test_every_output_has_an_axis(output: float) -> None:
    chart = descent_chart((), "f", output)
    assert math.isfinite(chart.up.high - chart.up.low) or abs(output) > 1e300
    assert chart.up.low < chart.up.high
    assert bool(chart.marks) == math.isfinite(output)
    if abs(output) < 1e-300:
        assert (chart.up.low, chart.up.high) == (-1, 1)


def test_what_came_by_hand_breaks_the_line_and_has_a_ring() -> None:
    shown = (*points(16, 10), Point(1, 36, 7, by_hand=True), Point(2, 20, 8))
    chart = descent_chart(shown, "f", 20)
    assert [math.isnan(y) for y in chart.lines[0].ys] == [False, False, True, False, False]
    assert [(mark.x, mark.y) for mark in chart.marks if mark.hollow] == [(1, 36), (0, 16)]
    found = chart.reading(1)
    assert found is not None
    assert [y for _line, y in found[1]] == [10, 36]
    many = tuple(Point(step, step, step, by_hand=True) for step in range(40))
    assert len(descent_chart(many, "f", 1).marks) == MOST_RINGS + 2


def test_below_every_input_stands_where_it_goes() -> None:
    ran = run(parse("x * x"), {"x": 2})
    found = goals(MOVES, Playback(ran).to_end())
    assert found.nodes["x"] == NodeMark("→ 1.600", Tone.TANGENT)
    assert found.nodes["W"].badge == "→ [2×2]"
    assert not found.wires
    early = goals((), Playback(ran)).wires[stub("f")]
    assert early.value is not None
    assert early.value.text == "4.000"
    assert goals((), Playback()).wires == {}


def test_rows_say_what_moves_and_what_stays() -> None:
    rows = MoveRows()
    told: list[tuple[str, bool]] = []
    rows.toggled.connect(lambda name, chosen: told.append((name, chosen)))
    rows.show_moves(MOVES, frozenset({"x"}), ascend=False)
    head = Qt.Orientation.Horizontal
    assert [rows.headerData(place, head) for place in range(4)] == ["input", "value", "gradient", "change"]
    tip = Qt.ItemDataRole.ToolTipRole
    assert str(rows.headerData(3, head, tip)).startswith("−rate × gradient")
    assert rows.headerData(0, head, tip) is None
    assert rows.headerData(0, Qt.Orientation.Vertical) is None
    assert [rows.data(rows.index(0, column)) for column in range(4)] == ["x", "2.0000", "4.0000", "-0.4000"]
    assert rows.data(rows.index(1, 3)) == "stays"
    assert rows.data(rows.index(1, 1)) == "[2×2]"
    assert rows.data(rows.index(0, 0), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert rows.data(rows.index(1, 0), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert rows.data(rows.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "W, stays"
    assert rows.data(rows.index(0, 0), tip) is None
    assert rows.setData(rows.index(0, 0), 0, Qt.ItemDataRole.CheckStateRole)
    assert not rows.setData(rows.index(0, 0), "y")
    rows.toggle(1)
    rows.toggle(-1)
    assert told == [("x", False), ("W", True)]
    rows.show_moves(MOVES, frozenset(), ascend=True)
    assert str(rows.headerData(3, head, tip)).startswith("+rate × gradient")
    rows.show_moves((), frozenset(), ascend=True)
    rows.show_moves((), frozenset(), ascend=True)
    assert (rows.rowCount(), rows.columnCount(), rows.rowCount(QModelIndex())) == (0, 4, 0)


def test_since_when() -> None:
    assert [since_text(*each) for each in ((0, 0, 0.0), (1, 0, 2.0), (2, 1, 16.0), (3, 2, 0.5))] == [
        "", "", "from 16 in 1 step", "from 0.5 in 2 steps",
    ]  # fmt: skip
