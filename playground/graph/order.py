"""The order in which nodes can be computed; the only module that asks networkx.

It does so only when nodes do not stand in order already: loading networkx takes longer than all else that
the first window needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.graph.graph import Graph, GraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class CycleError(GraphError):
    """Wires run in a circle, so no order exists."""

    def __init__(self, names: tuple[str, ...]) -> None:
        """Name the nodes of the circle."""
        self.names = names
        super().__init__(f"the wires run in a circle through {', '.join(names)}")


def order(graph: Graph) -> tuple[str, ...]:
    """Give all nodes so that each comes after those it needs, ties by place; raises CycleError.

    Without recursion, so that a chain of any length can be ordered (Kahn 1962).
    """
    if "order" not in graph.memo:
        graph.memo["order"] = _sorted(graph)
    known: tuple[str, ...] = graph.memo["order"]
    return known


def _sorted(graph: Graph) -> tuple[str, ...]:
    """Sort the nodes; raises CycleError. Nodes that stand in order are left so, without networkx."""
    place = {node.name: index for index, node in enumerate(graph.nodes)}
    if all(place[wire.source] < place[wire.target] for wire in graph.wires):
        return tuple(place)
    import networkx as nx

    wired = nx.MultiDiGraph()
    wired.add_nodes_from(place)
    wired.add_edges_from((wire.source, wire.target, wire.port) for wire in graph.wires)
    try:
        return tuple(nx.lexicographical_topological_sort(wired, key=place.__getitem__))
    except nx.NetworkXUnfeasible:
        circle = nx.find_cycle(wired)
        raise CycleError(tuple(step[0] for step in circle)) from None


def ancestors(graph: Graph, *names: str) -> frozenset[str]:
    """Give these nodes and every node that one of them depends on."""
    return _reached(names, lambda node: [wire.source for wire in graph.incoming[node].values()])


def descendants(graph: Graph, names: Iterable[str]) -> frozenset[str]:
    """Give these nodes and every node that depends on one of them."""
    return _reached(names, lambda node: [wire.target for wire in graph.outgoing[node]])


def _reached(start: Iterable[str], neighbours: Callable[[str], list[str]]) -> frozenset[str]:
    """Give everything that can be reached from the start, the start itself included."""
    waiting = list(start)
    seen = set(waiting)
    while waiting:
        fresh = [name for name in neighbours(waiting.pop()) if name not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return frozenset(seen)
