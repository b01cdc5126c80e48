"""The columns of a tidy picture: which node stands in which, and the room long wires need in between."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.graph import Graph, Node
from playground.graph.sizes import port_place

MOST_ROOMS = 100_000


@dataclass(frozen=True)
class Piece:
    """A piece of a wire from one column to the next; ``bend`` is where on its target it ends, -0.5 to 0.5."""

    source: int
    target: int
    bend: float


@dataclass
class Columns:
    """What stands in every column: items are numbered, nodes first, then rooms for wires that pass by."""

    names: tuple[str, ...]
    column: list[int]
    before: list[list[Piece]] = field(default_factory=list)
    after: list[list[Piece]] = field(default_factory=list)

    def add_room(self, column: int) -> int:
        """Add room for a passing wire and give its number."""
        self.column.append(column)
        self.before.append([])
        self.after.append([])
        return len(self.column) - 1

    def add_piece(self, piece: Piece) -> None:
        """Add a piece of a wire."""
        self.after[piece.source].append(piece)
        self.before[piece.target].append(piece)

    def is_room(self, item: int) -> bool:
        """Say whether an item is room for a wire rather than a node."""
        return item >= len(self.names)


def columns(graph: Graph, names: tuple[str, ...], *, inputs_left: bool) -> Columns:
    """Give every node its column, as far left as its inputs allow, and make room for wires that pass columns.

    Constants stand just before the gate that needs them; so do inputs unless ``inputs_left``.
    """
    ranks = _ranks(graph, names)
    for name in names:
        if _moves(graph.by_name[name], inputs_left=inputs_left):
            used = [ranks[wire.target] for wire in graph.outgoing[name]]
            ranks[name] = max(min(used, default=1) - 1, 0)
    made = Columns(names, [ranks[name] for name in names], [[] for _ in names], [[] for _ in names])
    numbers = {name: number for number, name in enumerate(names)}
    longest = max(MOST_ROOMS // max(len(names), 1), 1)
    for name in names:
        _lead_wires(made, graph, numbers, name, longest)
    for pieces in made.before:
        pieces.sort(key=lambda piece: piece.bend)
    return made


def _moves(node: Node, *, inputs_left: bool) -> bool:
    """Say whether a node is drawn beside the gate that needs it."""
    source = gate(node.gate).source
    return source is Source.CONSTANT or (source is Source.INPUT and not inputs_left)


def _ranks(graph: Graph, names: tuple[str, ...]) -> dict[str, int]:
    """Give the length of the longest way to every node; where wires run in a circle, one is left out."""
    waiting = {name: len(graph.incoming[name]) for name in names}
    ranks = dict.fromkeys(names, 0)
    ready = deque(name for name in names if not waiting[name])
    rest = iter(names)
    done: set[str] = set()
    while len(done) < len(names):
        name = ready.popleft() if ready else next(name for name in rest if name not in done)
        done.add(name)
        for wire in graph.outgoing[name]:
            waiting[wire.target] -= 1
            if wire.target not in done:
                ranks[wire.target] = max(ranks[wire.target], ranks[name] + 1)
                if not waiting[wire.target]:
                    ready.append(wire.target)
    return ranks


def _lead_wires(made: Columns, graph: Graph, numbers: dict[str, int], name: str, longest: int) -> None:
    """Lead the wires out of a node column by column; wires of one node share their room."""
    source = numbers[name]
    way = [source]
    for wire in sorted(graph.outgoing[name], key=lambda wire: made.column[numbers[wire.target]]):
        target = numbers[wire.target]
        span = made.column[target] - made.column[source]
        if not 0 < span <= longest:
            continue
        while len(way) < span:
            room = made.add_room(made.column[source] + len(way))
            made.add_piece(Piece(way[-1], room, 0.0))
            way.append(room)
        made.add_piece(Piece(way[span - 1], target, bend(graph.by_name[wire.target], wire.port)))


def bend(node: Node, port: str) -> float:
    """Give the place of a port on the left side of its card: -0.5 at the top, 0.5 at the bottom."""
    place, count = port_place(gate(node.gate), port)
    return (place + 1) / (count + 1) - 0.5
