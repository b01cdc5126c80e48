"""Copy, cut, paste and duplicate: each is one entry of the history, and what is new is selected."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph import editing, fragment
from playground.graph.expression import ExpressionError, parse
from playground.graph.graph import Graph, GraphError
from playground.graph.sizes import around, box
from playground.session import notes
from playground.session.graph_actions import FIRST_VALUE
from playground.session.kept_notes import note_records, notes_from
from playground.session.notes import Note, Notes
from playground.session.selection import Selection
from playground.session.session import Session
from playground.storage import fragment_file
from playground.storage.file_error import FileError
from playground.storage.note_records import MOST_NOTES

FEW = 2  # so many nodes are a stamp, put down again and again, and no piece of a graph
BELOW = 56.0
FOREIGN = "The clipboard holds no gates: copy some here, or copy an expression such as sigmoid(w * x)."


class PasteError(ValueError):
    """A text cannot be pasted, said in one plain sentence."""


@dataclass(frozen=True)
class Piece:
    """What is copied: nodes with the wires among them, and notes."""

    graph: Graph
    notes: Notes = ()

    @property
    def middle(self) -> fragment.Place:
        """The middle of the box around the centres of all nodes and the places of all notes."""
        spots = [node.position for node in self.graph.nodes] + [notes.middle(note) for note in self.notes]
        across, down = ([spot[side] for spot in spots] for side in (0, 1))
        return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def copied(session: Session) -> str:
    """Give the selected nodes, with the wires among them, and notes as text; none where none is selected."""
    piece = fragment.cut_out(session.graph, session.selection.nodes)
    chosen = [note for note in session.project.notes if note.id in session.selection.notes]
    return fragment_file.encode(piece, note_records(chosen)) if piece.nodes or chosen else ""


def cut(session: Session) -> str:
    """Give what is selected as ``copied`` does and take it away."""
    text, chosen = copied(session), session.selection
    if text:
        graph = editing.remove_nodes(session.graph, chosen.nodes)
        kept = notes.without(session.project.notes, chosen.notes)
        what = counted(len(chosen.nodes), len(chosen.notes))
        session.apply(f"Cut {what}", replace(session.project, graph=graph, notes=kept))
    return text


def paste(session: Session, text: str, at: fragment.Place | None = None) -> None:
    """Put what a copied text holds, or the graph of an expression, down with its middle at a place.

    Without a place they come down where they were copied from, a step aside; a piece of a graph that would
    cover other gates comes down below them all. ``PasteError`` says why a text cannot be pasted.
    """
    piece, project = _read(text), session.project
    if not (piece.graph.nodes or piece.notes):
        raise PasteError(FOREIGN)
    away = (0.0, 0.0) if at is None else (at[0] - piece.middle[0], at[1] - piece.middle[1])
    x, y = fragment.middle(piece.graph)
    try:
        graph, names = fragment.paste(project.graph, piece.graph, (x + away[0], y + away[1]))
        _check_room(project.notes, piece.notes)
    except GraphError as error:
        raise PasteError(f"This cannot be pasted: {error}.") from error
    graph = _clear(graph, frozenset(names.values()))
    for node in piece.graph.nodes[:1]:
        there = graph.by_name[names[node.name]].position
        away = there[0] - node.position[0], there[1] - node.position[1]
    found, made = notes.put(project.notes, piece.notes, away, aside=not piece.graph.nodes)
    what = counted(len(names), len(made))
    session.apply(f"Paste {what}", replace(project, graph=graph, notes=found))
    _select(session, names, made)


def duplicate(session: Session) -> None:
    """Put a second copy of the selected nodes and notes beside them, the nodes fed by the same wires."""
    chosen, project = session.selection, session.project
    if not (chosen.nodes or chosen.notes):
        return
    try:
        graph, names = fragment.duplicate(project.graph, chosen.nodes)
        _check_room(project.notes, [note for note in project.notes if note.id in chosen.notes])
    except GraphError as error:
        raise PasteError(f"This cannot be duplicated: {error}.") from error
    found, made = notes.duplicated(project.notes, chosen.notes)
    session.apply(f"Duplicate {counted(len(names), len(made))}", replace(project, graph=graph, notes=found))
    _select(session, names, made)


def counted(gates: int, texts: int = 0) -> str:
    """Give a number of nodes, and of notes if there are some, in words."""
    numbers = [(gates, "gate")] * bool(gates or not texts) + [(texts, "note")] * bool(texts)
    return " and ".join(f"{number} {word}{'s'[: number != 1]}" for number, word in numbers)


def _clear(graph: Graph, fresh: frozenset[str]) -> Graph:
    """Move a piece of a graph below all other nodes where it covers one; a few nodes may lie as they do."""
    boxes = {node.name: box(node) for node in graph.nodes}
    others = [boxes[node.name] for node in graph.nodes if node.name not in fresh]
    if len(fresh) <= FEW or not any(boxes[name].touches(other) for name in fresh for other in others):
        return graph
    down = around(others).bottom + BELOW - around([boxes[name] for name in fresh]).top
    places = {name: graph.by_name[name].position for name in fresh}
    return editing.move(graph, {name: (x, y + round(down)) for name, (x, y) in places.items()})


def _check_room(there: Notes, more: Collection[Note]) -> None:
    if len(there) + len(more) > MOST_NOTES:
        msg = f"a project has at most {MOST_NOTES:,} notes"
        raise GraphError(msg)


def _select(session: Session, names: dict[str, str], made: frozenset[str]) -> None:
    fresh, wires = frozenset(names.values()), session.graph.wires
    among = frozenset(wire for wire in wires if wire.source in fresh and wire.target in fresh)
    session.select(Selection(fresh, among, made))


def _read(text: str) -> Piece:
    """Read a fragment or an expression; raises ``PasteError`` for any other text."""
    if fragment_file.is_fragment(text):
        try:
            graph, records = fragment_file.decode_whole(text)
            return Piece(graph, notes_from(records))
        except FileError as error:
            raise PasteError(f"The clipboard cannot be pasted: {error}.") from error
    try:
        return Piece(_valued(parse(text)))
    except (ExpressionError, GraphError):
        raise PasteError(FOREIGN) from None


def _valued(graph: Graph) -> Graph:
    """Give every input of an expression a value; a text without any gate is no expression but a word."""
    kinds = {node.name: gate(node.gate).source for node in graph.nodes}
    if all(kind is not Source.NONE for kind in kinds.values()):
        raise GraphError("there is no gate in it")
    for node in graph.nodes:
        if kinds[node.name] is Source.INPUT and node.value is None:
            graph = editing.set_value(graph, node.name, FIRST_VALUE)
    return graph
