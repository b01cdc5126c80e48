"""A typed answer: what a person writes for a number, a vector or a matrix, read with its digits."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from playground.gates.gate import Shape, Value

MINUS_SIGNS = str.maketrans("−–—", "---")
NUMBER = re.compile(r"[+-]?(?:\d+(?:\.(?P<places>\d*))?|\.(?P<only>\d+))(?:[eE](?P<tens>[+-]?\d{1,3}))?")
ROW = re.compile(r"\[([^\[\]]*)\]")
LONGEST = 2000


class AnswerError(ValueError):
    """A text that is no answer, said in one plain sentence."""


@dataclass(frozen=True, eq=False)
class Typed:
    """A number or array as it was typed; ``unit`` is the worth of its last digit, 0 for a fraction."""

    value: Value
    unit: Value


def read_answer(text: str, shape: Shape) -> Typed:
    """Read ``-0.39``, ``.5``, ``1/3`` or ``2e-3``; for arrays ``[1, 2]``, ``1 2`` or ``[[1, 2], [3, 4]]``.

    ``shape`` is that of what was asked. Raises AnswerError.
    """
    plain = text.translate(MINUS_SIGNS).strip()
    if not plain:
        raise AnswerError("Type a number first.")
    if len(plain) > LONGEST:
        raise AnswerError("That is too long for an answer.")
    if not shape:
        if "[" in plain:
            raise AnswerError("One number is asked here, not a list.")
        return Typed(*_number(plain))
    rows = [[_number(word) for word in row.replace(",", " ").split()] for row in _rows(plain)]
    if not all(rows):
        raise AnswerError("Type the numbers first.")
    if len({len(row) for row in rows}) != 1:
        raise AnswerError("The rows of a matrix have one length.")
    both = np.array(rows, dtype=np.float64)
    return Typed(_fitted(both[..., 0], shape), _fitted(both[..., 1], shape))


def _number(word: str) -> tuple[float, float]:
    """Read one number or fraction; give it and the worth of its last digit."""
    above, slash, below = word.partition("/")
    if slash:
        (number, _), (divisor, _) = _decimal(above.strip(), word), _decimal(below.strip(), word)
        if divisor == 0:
            raise AnswerError("Nothing can be divided by 0.")
        return number / divisor, 0.0
    return _decimal(word, word)


def _decimal(text: str, word: str) -> tuple[float, float]:
    found = NUMBER.fullmatch(text)
    if found is None:
        if re.fullmatch(r"[+-]?\d+,\d+", text):
            raise AnswerError(f'Write the number with a point: "{text.replace(",", ".")}".')
        raise AnswerError(f'"{word[:24]}" is no number: write -0.39, 1/3 or 2e-3.')
    number = float(text)
    if not np.isfinite(number):
        raise AnswerError("That is larger than any answer.")
    places = len(found["places"] or found["only"] or "")
    return number, 10.0 ** (int(found["tens"] or 0) - places)


def _rows(text: str) -> list[str]:
    """Cut the text of an array into its rows."""
    if text.startswith("[["):
        if not re.fullmatch(r"\[\s*(?:\[[^\[\]]*\][\s,;]*)+\]", text):
            raise AnswerError("A matrix is written [[1, 2], [3, 4]].")
        return ROW.findall(text)
    if "[" in text or "]" in text:
        found = ROW.fullmatch(text)
        if found is None:
            raise AnswerError("A vector is written [1, 2].")
        text = found[1]
    return text.split(";")


def _fitted(typed: np.ndarray, shape: Shape) -> np.ndarray:
    """Give typed rows the shape that is asked; a row and a column of the same numbers are both taken."""
    if typed.shape == shape:
        return typed
    flat = typed.shape[0] == 1 and (len(shape) == 1 or 1 in shape)
    upright = typed.shape[1:] == (1,) and len(shape) == 1
    if (flat or upright) and typed.size == np.prod(shape):
        return typed.reshape(shape)
    wanted, given = "×".join(map(str, shape)), "×".join(map(str, typed.shape[len(shape) == 1 :]))
    if len(shape) == 2 and typed.shape == shape[::-1]:
        raise AnswerError(f"That is {given}, turned over: the answer is {wanted}, like what it belongs to.")
    count = f"{shape[0]} numbers are" if len(shape) == 1 else f"A {wanted} matrix is"
    raise AnswerError(f"{count} asked here, {typed.size} {'was' if typed.size == 1 else 'were'} typed.")
