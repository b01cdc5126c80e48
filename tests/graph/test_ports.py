"""The ports of a composite gate are where wires cross its border and where its own inputs are free."""

from __future__ import annotations

from playground.graph.editing import disconnect, set_target
from playground.graph.expression import parse
from playground.graph.groups import group
from playground.graph.ports import InputPort, OutputPort, Ports, ports


def test_wires_of_one_source_share_an_input_and_free_ports_have_their_own() -> None:
    graph = parse("a = x * y\nb = x + a\nf = exp(b)")
    graph, name = group(disconnect(graph, "a", "y"), ["a", "b"])
    assert ports(graph, name) == Ports(
        inputs=(InputPort("x", "x", (("a", "x"), ("b", "x"))), InputPort("y", None, (("a", "y"),))),
        outputs=(OutputPort("b", "b"),),
    )


def test_free_ports_of_the_same_name_are_numbered() -> None:
    graph = parse("a = exp(x)\nb = log(x)\nf = a * b")
    for target in ("a", "b"):
        graph = disconnect(graph, target, "x")
    graph, name = group(graph, ["a", "b", "f"])
    found = ports(graph, name)
    assert [port.name for port in found.inputs] == ["x0", "x1"]
    assert [port.name for port in found.outputs] == ["f"]


def test_the_target_and_what_feeds_nothing_come_out() -> None:
    graph, name = group(set_target(parse("a = exp(x)\nb = log(a)\nf = a * b"), "b"), ["a", "b", "f"])
    found = ports(graph, name)
    assert [port.node for port in found.outputs] == ["b", "f"]
    assert (found.output_of("f"), found.output_of("a")) == (1, None)
    assert (found.input_of("a", "x"), found.input_of("f", "x")) == (0, None)
