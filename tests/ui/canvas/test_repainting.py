"""After an edit of one input, only what depends on it is told to paint itself again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from playground.session import graph_actions
from playground.session.project import Project
from playground.ui.canvas import node_paint
from playground.ui.canvas.node_item import NodeItem
from playground.ui.canvas.value_label import ValueLabel
from playground.ui.canvas.wire_item import WireItem
from playground.ui.tools.zoom import zoom_to
from tests.benchmarks.large_graphs import field
from tests.ui.graph_desk import Open

ITEMS = (NodeItem, WireItem, ValueLabel)


def node_of(item: Any) -> str:
    """The node that an item belongs to: of a wire, the one it comes from."""
    return str(item.node.name if isinstance(item, NodeItem) else item.wire.source)


def noted(found: list[Any], act: Callable[..., Any], place: int = 0) -> Callable[..., Any]:
    """Do the same, and note the item that it is done for."""

    def call(*given: Any) -> Any:
        found.append(given[place])
        return act(*given)

    return call


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every item that is told to paint itself again."""
    found: list[Any] = []
    for kind in ITEMS:
        monkeypatch.setattr(kind, "update", noted(found, kind.update))
    return found


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every item that paints itself, noted where it asks for its pen, its box or its colours."""
    found: list[Any] = []
    monkeypatch.setattr(WireItem, "_pen", noted(found, WireItem._pen))
    monkeypatch.setattr(ValueLabel, "_upper", noted(found, ValueLabel._upper))
    monkeypatch.setattr(node_paint, "whole", noted(found, node_paint.whole, 1))
    return found


def test_an_edit_of_one_input_among_many_gates(open_desk: Open, told: list[Any], painted: list[Any]) -> None:
    desk = open_desk("")
    desk.session.apply("Show", Project(graph=field(400)))
    desk.session.to_end()
    desk.canvas.at_home = False
    zoom_to(desk.canvas, 1.0)
    desk.page.minimap.want(wanted=False)  # through its corners one sees the canvas
    desk.canvas.centerOn(desk.canvas.canvas.nodes["g5_5"].pos())
    QApplication.processEvents()
    seen = desk.canvas.mapToScene(desk.canvas.viewport().rect()).boundingRect()
    in_view = sum(isinstance(item, ITEMS) for item in desk.canvas.canvas.items(seen))
    told.clear()
    painted.clear()
    graph_actions.scrub_value(desk.session, "x5", 0.25)
    QApplication.processEvents()
    row = {"x5", *(f"g5_{column}" for column in range(20))}
    assert {node_of(item) for item in told} <= row
    assert any(isinstance(item, ValueLabel) for item in told)
    assert 0 < len(told) < 100  # of 420 nodes, 800 wires and 800 labels
    beside = row | {name.replace("5", str(other), 1) for name in row for other in (4, 6)}
    assert {node_of(item) for item in painted} <= beside  # what lies partly under a repainted label, too
    assert 0 < len(painted) < in_view / 2
