"""The words of an expression: its text cut into numbers, names, signs and line ends."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

MOST_CHARACTERS = 200_000
SIGNS = ("**", "==", "+", "-", "*", "/", "@", "(", ")", ",", "=")
SAME_SIGN = {"−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "÷": "/"}
NUMBER = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
PREFIX = re.compile(r"(?:np|numpy)\s*\.\s*(?!T\b)(?=[^\W\d])")
TRANSPOSED = re.compile(r"\.\s*T\b")
HINTS = {
    "^": "for a power write ** instead of ^",
    "[": "a list cannot be written here: give arrays as values of the inputs",
    "]": "a list cannot be written here: give arrays as values of the inputs",
    "?": "an input is still missing here",
    ".": "only .T (the transpose) can follow a dot",
}


class ExpressionError(ValueError):
    """A mistake in an expression: ``text`` says it in plain words, ``line`` and ``column`` (from 0) where."""

    def __init__(self, text: str, line: int, column: int) -> None:
        """Keep what is wrong and where."""
        super().__init__(text, line, column)
        self.text = text
        self.line = line
        self.column = column

    def __str__(self) -> str:
        """Say the mistake and its place, counted from 1 as people do."""
        line = f"line {self.line + 1}, " if self.line else ""
        return f"{self.text} ({line}column {self.column + 1})"


class TokenKind(StrEnum):
    """The kinds of words."""

    NUMBER = "number"
    NAME = "name"
    SIGN = "sign"
    BREAK = "break"
    END = "end"


@dataclass(frozen=True)
class Token:
    """One word of an expression with its place, line and column counted from 0."""

    kind: TokenKind
    text: str
    line: int
    column: int

    def error(self, text: str) -> ExpressionError:
        """Give an error that points at this word."""
        return ExpressionError(text, self.line, self.column)


def tokens(text: str) -> tuple[Token, ...]:
    """Cut a text into words; the last one is always END, and line ends inside brackets are dropped."""
    if len(text) > MOST_CHARACTERS:
        raise ExpressionError(f"the expression is too long: at most {MOST_CHARACTERS} characters", 0, 0)
    words: list[Token] = []
    for number, line in enumerate(text.splitlines() or [""]):
        words.extend(_words_of_line(line, number))
        words.append(Token(TokenKind.BREAK, "", number, len(line)))
    words.append(replace(words[-1], kind=TokenKind.END))
    return tuple(_outside_brackets(words))


def _words_of_line(line: str, number: int) -> list[Token]:
    """Cut one line into words."""
    words = []
    column = 0
    while column < len(line) and line[column] != "#":
        if line[column].isspace():
            column += 1
            continue
        kind, text, length = _word_at(line, number, column)
        words.append(Token(kind, unicodedata.normalize("NFKC", text), number, column))
        column += length
    return words


def _word_at(line: str, number: int, column: int) -> tuple[TokenKind, str, int]:
    """Give the kind, the text and the length of the word that starts at a column."""
    if match := NUMBER.match(line, column):
        if not math.isfinite(float(match[0])):
            raise ExpressionError("this number is too large", number, column)
        return TokenKind.NUMBER, match[0], len(match[0])
    if match := PREFIX.match(line, column):
        name = _name_at(line, match.end())
        return TokenKind.NAME, name, match.end() - column + len(name)
    if name := _name_at(line, column):
        return TokenKind.NAME, name, len(name)
    if match := TRANSPOSED.match(line, column):
        return TokenKind.SIGN, ".T", len(match[0])
    return _sign_at(line, number, column)


def _sign_at(line: str, number: int, column: int) -> tuple[TokenKind, str, int]:
    """Give the sign or line break at a column, or say that nothing is known by this character."""
    character = SAME_SIGN.get(line[column], line[column])
    if character == ";":
        return TokenKind.BREAK, ";", 1
    pair = character + SAME_SIGN.get(line[column + 1 : column + 2], line[column + 1 : column + 2])
    for text in (pair, character):
        if text in SIGNS:
            return TokenKind.SIGN, text, len(text)
    text = HINTS.get(character, f"the character {character!r} has no meaning here")
    raise ExpressionError(text, number, column)


def _name_at(line: str, column: int) -> str:
    """Give the name that starts at a column, or an empty text."""
    if not line[column].isidentifier():
        return ""
    end = column + 1
    while end < len(line) and ("a" + line[end]).isidentifier():
        end += 1
    return line[column:end]


def _outside_brackets(words: list[Token]) -> list[Token]:
    """Drop line ends inside brackets; raise when brackets do not pair up."""
    kept: list[Token] = []
    opened: list[Token] = []
    for word in words:
        if word.text == "(":
            opened.append(word)
        elif word.text == ")":
            if not opened:
                raise word.error("this bracket was never opened")
            opened.pop()
        elif opened and (word.text == ";" or word.kind is TokenKind.END):
            raise opened[-1].error("this bracket is never closed")
        if not (opened and word.kind is TokenKind.BREAK):
            kept.append(word)
    return kept
