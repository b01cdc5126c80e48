"""From a graph to the text of an expression: write_expression, the inverse of parse."""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

from playground.gates.catalog import gate
from playground.gates.gate import Gate, Source
from playground.gates.name import Level, Name, number_text
from playground.graph.graph import Graph, Node
from playground.graph.order import order
from playground.graph.vocabulary import constant_gate

MISSING = "?"
RESULT = "f"
DEEPEST = 30
LONGEST_LINE = 1_000
BINARY: dict[str, Callable[[Name, Name], Name]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "@": operator.matmul,
    "**": operator.pow,
}


@dataclass(frozen=True)
class _Piece:
    """The text that stands for a node, and how deep its brackets and signs nest."""

    name: Name
    depth: int = 0
    is_number: bool = False

    @property
    def is_word(self) -> bool:
        """Say whether it is a plain name."""
        return str(self.name).isidentifier()


def write_expression(graph: Graph) -> str:
    """Write a graph as an expression, in one line when every gate is used once and has no name of its own.

    ``parse`` of the text gives the same graph but for the names parse makes up, the values of inputs, and
    constants that are arrays, which become inputs. A port that is not wired is written ``?``. Raises
    ``CycleError`` where wires run in a circle.
    """
    lines: dict[str, str] = {}
    pieces: dict[str, _Piece] = {}
    for name in order(graph):
        piece = _piece(graph, graph.by_name[name], pieces)
        if not _has_line(graph, graph.by_name[name], piece):
            pieces[name] = piece
            continue
        lines[name] = str(piece.name)
        pieces[name] = _Piece(Name(name))
    return "\n".join(_arranged(graph, lines))


def _arranged(graph: Graph, lines: dict[str, str]) -> list[str]:
    """Put the line of the output last, and leave out its name where parse makes up the same one."""
    output = graph.output
    if output is None:
        return [_assignment(name, text) for name, text in lines.items()]
    last = lines.pop(output) if output in lines and not graph.outgoing[output] else output
    written = [_assignment(name, text) for name, text in lines.items()]
    nameless = (_is_made_up(output) or (output == RESULT and not written)) and not last.isidentifier()
    return [*written, last if nameless or last == output else _assignment(output, last)]


def _assignment(name: str, text: str) -> str:
    """Give the line of a node; an input that feeds nothing is only named."""
    return name if name == text else f"{name} = {text}"


def _is_made_up(name: str) -> bool:
    """Say whether a name is of the kind that is made up for gates and constants."""
    return re.fullmatch(r"[sc]\d+", name) is not None


def _has_line(graph: Graph, node: Node, piece: _Piece) -> bool:
    """Say whether a node is written on a line of its own instead of inside another's."""
    uses = len(graph.outgoing[node.name])
    if piece.is_word and str(piece.name) == node.name:
        return not uses and node.name != graph.output
    if not _is_made_up(node.name) or uses != 1 or node.name == graph.output:
        return True
    return piece.depth > DEEPEST or len(str(piece.name)) > LONGEST_LINE


def _piece(graph: Graph, node: Node, pieces: dict[str, _Piece]) -> _Piece:
    """Write one node in terms of the pieces that feed it."""
    kind = gate(node.gate)
    if kind.source is not Source.NONE:
        return _source_piece(graph, node, kind)
    plugged = graph.incoming[node.name]
    operands = [
        pieces[plugged[port].source] if port in plugged else _Piece(Name(MISSING)) for port in kind.inputs
    ]
    if kind.operator in BINARY and not (kind.operator == "**" and operands[1].is_number):
        return _binary(kind.operator, *operands)
    if kind.operator == "**n":
        exponent = {**kind.defaults, **dict(node.knobs)}[kind.knobs[0].name]
        return _power(operands[0], exponent)
    if kind.operator in {"-x", ".T"}:
        return _unary(kind.operator, operands[0])
    if kind.operator == "=" and operands[0].is_word and _is_assigned(graph, node):
        return operands[0]
    return _call(kind, node, operands)


def _source_piece(graph: Graph, node: Node, kind: Gate) -> _Piece:
    """Write an input by its name and a constant by its number, which has a line of its own when it must."""
    if (
        kind.source is Source.INPUT
        or not isinstance(node.value, float | int)
        or not math.isfinite(node.value)
    ):
        return _Piece(Name(node.name))
    text = number_text(node.value)
    if _is_assigned(graph, node):
        return _Piece(Name(f"{constant_gate().id}({text})"))
    return _Piece(Name(text, level=Level.SIGN if text.startswith("-") else Level.ATOM), is_number=True)


def _is_assigned(graph: Graph, node: Node) -> bool:
    """Say whether a node surely has a line of its own, long or short."""
    return not _is_made_up(node.name) or len(graph.outgoing[node.name]) != 1 or node.name == graph.output


def _binary(sign: str, left: _Piece, right: _Piece) -> _Piece:
    """Write two operands with a sign between them."""
    name = BINARY[sign](left.name, right.name)
    opened = left.name.level < name.level or sign == "**"
    return _Piece(name, max(left.depth + opened, right.depth + (2 if sign == "**" else 1)))


def _power(base: _Piece, exponent: float) -> _Piece:
    """Write a power whose exponent is a knob."""
    text = f"{base.name.at_least(Level.ATOM)} ** {number_text(exponent)}"
    return _Piece(Name(text, level=Level.POWER), base.depth + 1)


def _unary(sign: str, operand: _Piece) -> _Piece:
    """Write a minus or a transpose; a number gets brackets, so that it stays a constant."""
    inner = Name(f"({operand.name})") if operand.is_number else operand.name
    return _Piece(-inner if sign == "-x" else inner.T, operand.depth + 2)


def _call(kind: Gate, node: Node, operands: list[_Piece]) -> _Piece:
    """Write a function with its inputs, and the knobs that are turned."""
    words = [str(operand.name) for operand in operands]
    turned = [(knob, number) for knob, number in node.knobs if number != kind.defaults[knob]]
    words += [f"{knob}={number_text(number)}" for knob, number in turned]
    depth = max(operand.depth for operand in operands) + 1
    return _Piece(Name(f"{kind.id}({', '.join(words)})"), depth)
