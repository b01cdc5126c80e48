"""Where a new gate goes and what it is wired to."""

from PySide6.QtCore import QPointF, Qt

from playground.graph.composites import shipped
from playground.graph.editing import disconnect
from playground.graph.folding import ports_of
from playground.graph.graph import Wire
from playground.graph.layout import tidy
from playground.ui.tools.adding import Loose, add_into, add_on
from playground.ui.tools.stock import composite_stock
from tests.ui.graph_desk import LINE, LINE_VALUES, graph_of
from tests.ui.hands import Hands


def test_a_composite_gate_is_wired_by_its_own_ports() -> None:
    sigmoid = next(each for each in composite_stock(shipped()))
    before = tidy(graph_of(LINE, **LINE_VALUES))
    wire = Wire("s0", "f", "x")
    graph, name = add_into(before, sigmoid, wire)
    (group,) = graph.groups
    (out,) = ports_of(graph, group.name).outputs
    assert {Wire(out.node, "f", "x")} < set(graph.wires)
    assert any(each.source == "s0" and each.target == name for each in graph.wires)
    assert graph.by_name["f"].position[0] > before.by_name["f"].position[0]
    opened = disconnect(before, "f", "y")
    graph, _ = add_on(opened, sigmoid, Loose("f", "y"), QPointF(100, 400))
    (out,) = ports_of(graph, graph.groups[0].name).outputs
    assert Wire(out.node, "f", "y") in graph.wires


def test_composite_gates_are_found_too(desk: Hands) -> None:
    desk.key(Qt.Key.Key_Tab)
    desk.type("neuron")
    desk.key(Qt.Key.Key_Return)
    assert len(desk.session.graph.groups) == 1
