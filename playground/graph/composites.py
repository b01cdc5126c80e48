"""Composite gates that can be placed: the ones that come with the program, and those made of a group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from playground.gates.catalog import gate
from playground.graph.editing import remove_nodes, set_value
from playground.graph.expression import parse
from playground.graph.fragment import cut_out, fresh_names, middle
from playground.graph.graph import Graph, GraphError
from playground.graph.groups import group, groups_added, members, set_open
from playground.graph.value import freeze

if TYPE_CHECKING:
    from collections.abc import Mapping

LETTERS = 4


@dataclass(frozen=True)
class Composite:
    """A graph of one closed group, to be placed in others; its free inner ports are its inputs."""

    title: str
    symbol: str
    note: str
    graph: Graph

    @property
    def entry(self) -> str:
        """The first of its nodes with a free input, else its first node."""
        graph = self.graph
        free = (
            node.name for node in graph.nodes if len(graph.incoming[node.name]) < len(gate(node.gate).inputs)
        )
        return next(free, graph.nodes[0].name)


@cache
def shipped() -> tuple[Composite, ...]:
    """Give the composite gates that come with the program."""
    return (
        _made("Sigmoid", "σ", "1 / (1 + exp(-x)), from four gates.", "f = reciprocal(exp(-x) + 1)", {}),
        _made(
            "Softmax",
            "eˣ/Σ",
            "exp(x) / sum(exp(x)): turns a vector of scores into shares of 1.",
            "e = exp(x)\ntotal = sum(e)\nf = e / total",
            {},
        ),
        _made(
            "Neuron",
            "Σwx",
            "tanh of two inputs times their weights, plus a bias.",
            "f = tanh(x0 * w0 + x1 * w1 + b)",
            {"w0": 0.5, "w1": -0.5, "b": 0.1},
        ),
    )


def _made(title: str, symbol: str, note: str, text: str, values: Mapping[str, float]) -> Composite:
    """Make a composite of an expression; inputs without a value become free inputs."""
    graph = parse(text)
    free = [node.name for node in graph.nodes if not gate(node.gate).inputs and node.value is None]
    graph = replace(remove_nodes(graph, [name for name in free if name not in values]), target=None)
    for name, value in values.items():
        graph = set_value(graph, name, freeze(value))
    grouped, _ = group(graph, graph.by_name, title)
    return Composite(title, symbol, note, grouped)


def composite_of(graph: Graph, name: str) -> Composite:
    """Make a composite of a group of a graph; wires into it become free inputs."""
    return read_composite(cut_out(set_open(graph, name, is_open=False), members(graph, name)))


def read_composite(fragment: Graph) -> Composite:
    """Make a composite of a fragment; GraphError unless one group holds all of it."""
    tops = [each for each in fragment.groups if each.parent is None]
    if len(tops) != 1 or members(fragment, tops[0].name) != fragment.by_name.keys():
        msg = "a composite gate is one group and nothing else"
        raise GraphError(msg)
    title = tops[0].title
    count = len(fragment.nodes)
    note = f"Your own composite gate of {count} gate{'s'[: count != 1]}."
    return Composite(title, title[:LETTERS], note, fragment)


def place(graph: Graph, composite: Composite, position: tuple[float, float]) -> tuple[Graph, str]:
    """Add a composite to a graph, closed, its middle at a position; give its entry's new name."""
    part = composite.graph
    names = fresh_names(graph, part)
    x, y = middle(part)
    across, down = round(position[0] - x), round(position[1] - y)
    nodes = tuple(
        replace(node, name=names[node.name], position=(node.position[0] + across, node.position[1] + down))
        for node in part.nodes
    )
    wires = tuple(replace(each, source=names[each.source], target=names[each.target]) for each in part.wires)
    placed = replace(
        graph,
        nodes=graph.nodes + nodes,
        wires=graph.wires + wires,
        groups=groups_added(graph, part.groups, names),
    )
    return placed, names[composite.entry]
