"""What can be wrong in an expression, in words a student understands."""

from __future__ import annotations

import keyword

from playground.gates.gate import Gate
from playground.graph.editing import LONGEST_NAME
from playground.graph.tokens import ExpressionError, Token, TokenKind
from playground.graph.vocabulary import closest_function, function_gate


def check_name(word: Token) -> None:
    """Raise if a name is too long, or one that Python keeps for itself."""
    if keyword.iskeyword(word.text):
        raise word.error(f"{word.text} is a word of Python: choose another name")
    if len(word.text) > LONGEST_NAME:
        raise word.error(f"a name has at most {LONGEST_NAME} characters")


def unknown_function(word: Token) -> ExpressionError:
    """Say that there is no such function, and which may be meant."""
    near = closest_function(word.text)
    if near:
        return word.error(f"there is no function {word.text}: did you mean {near}?")
    return word.error(f"there is no function {word.text}: to multiply, write {word.text} * (...)")


def wrong_count(gate: Gate, said: str, count: int) -> str:
    """Say how many inputs a function takes."""
    needed = len(gate.inputs)
    knobs = "".join(f"; its knob is written {knob.name}={knob.default:g}" for knob in gate.knobs)
    ports = ", ".join(gate.inputs)
    return f"{said} takes {needed} input{'s' if needed > 1 else ''} ({ports}), not {count}{knobs}"


def side_by_side(before: Token, word: Token) -> ExpressionError:
    """Say that two values stand in a row."""
    if before.kind is TokenKind.NAME and function_gate(before.text):
        return word.error(f"{before.text} needs brackets: {before.text}(...)")
    return word.error(
        f"two values in a row: a sign such as * is missing between {before.text} and {word.text}"
    )


def missing(before: Token, word: Token) -> ExpressionError:
    """Say that a value was expected where a word stands."""
    if before.kind is TokenKind.BREAK:
        return word.error(f"something is missing before {word.text}")
    return word.error(f"something is missing after {before.text}")


def unfinished(first: Token, before: Token, word: Token) -> ExpressionError:
    """Say why a statement cannot go on with a word."""
    if word.text == "=":
        return first.error("only a single name can stand to the left of =")
    if word.text == "==":
        return word.error("a single = gives a name its value")
    return inside(before, word)


def inside(before: Token, word: Token) -> ExpressionError:
    """Say why a formula cannot go on with a word."""
    if word.text == ",":
        return word.error("a comma only stands between the inputs of a function")
    if word.text in {"=", "=="}:
        return word.error("= can only stand after the name at the start of a line")
    return side_by_side(before, word)


def unknown_knob(gate: Gate, word: Token) -> ExpressionError:
    """Say that a function has no such knob."""
    known = f"its knob is {gate.knobs[0].name}" if gate.knobs else "it has none"
    return word.error(f"{gate.id} has no knob {word.text}: {known}")
