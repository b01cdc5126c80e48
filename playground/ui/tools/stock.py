"""What can be placed: every gate, and inputs that begin as a matrix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from playground.gates.catalog import GATES, gate
from playground.gates.gate import Family, Gate, Source
from playground.graph.composites import Composite, place
from playground.graph.editing import add_node
from playground.graph.graph import FrozenValue, Graph
from playground.session.graph_actions import FIRST_VALUE

COMPOSITE = "composite"
UNIT_MATRIX: FrozenValue = ((1.0, 0.0), (0.0, 1.0))


@dataclass(frozen=True)
class Stock:
    """One thing in the palette: a gate, how it is shown, and what it begins with.

    ``value`` is what a node holds at first, ``name`` what it is called; with a ``letter`` it gets the next
    free name of that letter.
    """

    kind: Gate
    symbol: str
    title: str
    note: str
    value: FrozenValue | None = None
    letter: str | None = None
    name: str | None = None
    composite: Composite | None = None

    @property
    def section(self) -> str:
        """The section of the palette it stands in."""
        return self.kind.family if self.composite is None else COMPOSITE

    @property
    def takes_wire(self) -> bool:
        """Whether it has a free input and so can go into a wire."""
        if self.composite is None:
            return bool(self.kind.inputs)
        graph = self.composite.graph
        return len(graph.incoming[self.composite.entry]) < len(self.kind.inputs)

    def matches(self, words: str) -> bool:
        """Whether every word of a search occurs in what is known of the gate."""
        kind = self.kind
        known = " ".join(
            (
                self.title,
                kind.name,
                kind.symbol,
                kind.id,
                kind.operator,
                kind.pattern,
                kind.family,
                *kind.keywords,
                self.note if self.composite is not None else "",
            )
        ).lower()
        return all(word in known for word in words.lower().split())

    def place(self, graph: Graph, position: tuple[float, float]) -> tuple[Graph, str]:
        """Add a node, or a composite gate, to a graph, its centre at a position.

        Returns the name the node got; of a composite gate that of the node its first input leads to.
        """
        if self.composite is not None:
            return place(graph, self.composite, position)
        return add_node(graph, self.kind.id, name=self._name(graph), value=self.value, position=position)

    def _name(self, graph: Graph) -> str | None:
        if self.letter is None:
            return self.name
        names = (f"{self.letter}{number}" if number else self.letter for number in count())
        return next(name for name in names if name not in graph.by_name)


def stock() -> tuple[Stock, ...]:
    """Return all there is, in the order of the palette."""
    found: list[Stock] = []
    for kind in GATES:
        value = None if kind.source is Source.NONE else FIRST_VALUE
        found.append(Stock(kind, kind.symbol, kind.name, kind.note, value))
    matrix = next(kind for kind in GATES if kind.source is Source.INPUT)
    last = max(index for index, each in enumerate(found) if each.kind.family is Family.INPUT)
    note = "An input that holds a matrix; type other rows and columns to change its shape."
    found.insert(last + 1, Stock(matrix, "W", "Matrix", note, UNIT_MATRIX, "W"))
    return tuple(found)


def composite_stock(composites: Iterable[Composite]) -> tuple[Stock, ...]:
    """Return composite gates as things to be placed."""
    return tuple(
        Stock(gate(each.graph.by_name[each.entry].gate), each.symbol, each.title, each.note, composite=each)
        for each in composites
    )
