"""What a worked example is made of before it is a file: an expression, numbers, notes and places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from playground.graph.clearing import Places
from playground.graph.editing import set_value
from playground.graph.expression import parse
from playground.graph.folding import fold, unfold
from playground.graph.graph import Graph
from playground.graph.groups import cards, group
from playground.graph.layout import tidy
from playground.graph.sizes import around, box
from playground.graph.value import freeze
from playground.session.notes import Note, NoteColour, NoteKind
from playground.session.project import Project

LINE = 24.0
SIDE, HEAD, FOOT = 30.0, 44.0, 22.0


@dataclass(frozen=True)
class Framed:
    """A frame of that title around some nodes."""

    text: str
    nodes: tuple[str, ...]
    colour: NoteColour = NoteColour.GREY


@dataclass(frozen=True)
class Written:
    """A text so wide, so far right of and below the upper left node."""

    text: str
    place: tuple[float, float]
    width: float = 220.0
    lines: int = 2
    colour: NoteColour = NoteColour.YELLOW


@dataclass(frozen=True, kw_only=True)
class Worked:
    """One example.

    ``number`` says its place in the course, the tens its stage; ``known`` are values and gradients
    (``grad_x``) from a lecture or book, to as many digits as stand there. ``groups`` names the outputs of
    composite gates, which reach back to other groups and to what feeds several gates; ``places`` puts nodes
    and composite gates elsewhere than the tidy layout does.
    """

    number: int
    id: str
    title: str
    purpose: str
    text: str
    values: Mapping[str, Any]
    known: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[Framed | Written, ...] = ()
    groups: tuple[str, ...] = ()
    places: Places = field(default_factory=dict)

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return f"{self.number}-{self.id}.backprop"

    @property
    def graph(self) -> Graph:
        """The graph, laid out."""
        graph = parse(self.text)
        for name, value in self.values.items():
            graph = set_value(graph, name, freeze(value))
        for output in self.groups:
            graph = _grouped(graph, output, frozenset(self.groups))
        return _placed(tidy(graph), self.places)

    @property
    def project(self) -> Project:
        """The project that is saved."""
        graph = self.graph
        notes = tuple(_note(f"n{place}", each, graph) for place, each in enumerate(self.notes))
        return Project(name=self.title, purpose=self.purpose, graph=graph, notes=notes)


def _grouped(graph: Graph, output: str, outputs: frozenset[str]) -> Graph:
    """Make a composite gate of all that computes a node and of its own weights, laid out by itself."""
    names, waiting = set[str](), [output]
    while waiting:
        name = waiting.pop()
        names.add(name)
        feeds = (wire.source for wire in graph.incoming[name].values())
        waiting += [each for each in feeds if len(graph.outgoing[each]) == 1 and each not in outputs]
    inside = tidy(
        Graph(
            tuple(node for node in graph.nodes if node.name in names),
            tuple(wire for wire in graph.wires if {wire.source, wire.target} <= names),
        )
    )
    laid = {node.name: node.position for node in inside.nodes}
    return group(_moved(graph, laid), names, output)[0]


def _placed(graph: Graph, places: Places) -> Graph:
    """Put some nodes and closed groups elsewhere."""
    titles = {each.name: each.title for each in graph.groups}
    shut = {node: titles[card] for node, card in cards(graph).items()}
    folded = fold(graph)
    wanted = {node.name: places.get(shut.get(node.name, node.name), node.position) for node in folded.nodes}
    return unfold(graph, _moved(folded, wanted))


def _moved(graph: Graph, places: Places) -> Graph:
    """Put nodes at places."""
    moved = (replace(node, position=places.get(node.name, node.position)) for node in graph.nodes)
    return replace(graph, nodes=tuple(moved))


def _note(id: str, each: Framed | Written, graph: Graph) -> Note:
    """Make the note of a frame or a text."""
    if isinstance(each, Framed):
        seen = around([box(graph.by_name[name]) for name in each.nodes])
        size = (seen.right - seen.left + 2 * SIDE, seen.bottom - seen.top + HEAD + FOOT)
        return Note(id, NoteKind.FRAME, each.text, (seen.left - SIDE, seen.top - HEAD), size, each.colour)
    seen = around([box(node) for node in graph.nodes])
    place = (seen.left + each.place[0], seen.top + each.place[1])
    return Note(id, NoteKind.TEXT, each.text, place, (each.width, LINE * each.lines), each.colour)


def row(names: str, left: float, top: float, across: float = 150.0) -> Places:
    """Give places side by side; a point leaves one free."""
    return {name: (left + across * place, top) for place, name in enumerate(names.split()) if name != "."}


def column(names: str, left: float, top: float, down: float = 58.0) -> Places:
    """Give places below one another; a point leaves one free."""
    return {name: (left, top + down * place) for place, name in enumerate(names.split()) if name != "."}
