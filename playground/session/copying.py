"""Copy, cut, paste and duplicate: each is one entry of the history, and what is new is selected."""

from __future__ import annotations

from dataclasses import replace

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph import editing, fragment
from playground.graph.expression import ExpressionError, parse
from playground.graph.graph import Graph, GraphError
from playground.session import notes
from playground.session.graph_actions import FIRST_VALUE
from playground.session.selection import Selection
from playground.session.session import Session
from playground.storage import fragment_file
from playground.storage.file_error import FileError

FOREIGN = "The clipboard holds no gates: copy some here, or copy an expression such as sigmoid(w * x)."


class PasteError(ValueError):
    """A text cannot be pasted, said in one plain sentence."""


def copied(session: Session) -> str:
    """Give the selected nodes, with the wires among them, as text; an empty text where none is selected."""
    piece = fragment.cut_out(session.graph, session.selection.nodes)
    return fragment_file.encode(piece) if piece.nodes else ""


def cut(session: Session) -> str:
    """Give the selected nodes as ``copied`` does and take them out of the graph."""
    text = copied(session)
    if text:
        names = session.selection.nodes
        session.edit(f"Cut {counted(len(names))}", editing.remove_nodes(session.graph, names))
    return text


def paste(session: Session, text: str, at: fragment.Place | None = None) -> None:
    """Put the nodes of a copied text, or the graph of an expression, down with their middle at a place.

    Without a place they come down where they were copied from, a step aside. ``PasteError`` says why
    a text cannot be pasted.
    """
    piece = _read(text)
    try:
        graph, names = fragment.paste(session.graph, piece, fragment.middle(piece) if at is None else at)
    except GraphError as error:
        raise PasteError(f"This cannot be pasted: {error}.") from error
    _put(session, "Paste", graph, names)


def duplicate(session: Session) -> None:
    """Put a second copy of the selected nodes and notes beside them, the nodes fed by the same wires."""
    chosen, project = session.selection, session.project
    if not (chosen.nodes or chosen.notes):
        return
    try:
        graph, names = fragment.duplicate(project.graph, chosen.nodes)
    except GraphError as error:
        raise PasteError(f"This cannot be duplicated: {error}.") from error
    found, made = notes.duplicated(project.notes, chosen.notes)
    what = counted(len(names)) if names else "notes"
    session.apply(f"Duplicate {what}", replace(project, graph=graph, notes=found))
    _select(session, names, made)


def counted(number: int) -> str:
    """Give a number of nodes in words."""
    return "1 gate" if number == 1 else f"{number} gates"


def _put(session: Session, what: str, graph: Graph, names: dict[str, str]) -> None:
    session.edit(f"{what} {counted(len(names))}", graph)
    _select(session, names, frozenset())


def _select(session: Session, names: dict[str, str], made: frozenset[str]) -> None:
    fresh, wires = frozenset(names.values()), session.graph.wires
    among = frozenset(wire for wire in wires if wire.source in fresh and wire.target in fresh)
    session.select(Selection(fresh, among, made))


def _read(text: str) -> Graph:
    """Read a fragment or an expression; raises ``PasteError`` for any other text."""
    if fragment_file.is_fragment(text):
        try:
            return fragment_file.decode(text)
        except FileError as error:
            raise PasteError(f"The clipboard cannot be pasted: {error}.") from error
    try:
        return _valued(parse(text))
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
