"""Values as tables that a person fills in: resized, made a number, vector or matrix, read from a sheet."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from playground.graph.graph import GraphError
from playground.graph.value import freeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playground.graph.graph import FrozenValue

Rows = tuple[tuple[float, ...], ...]
MOST_SIDE = 100  # rows or columns of a value that is edited by hand
SEPARATORS = ("\t", ";", ",")  # the first that a text has separates its numbers, else blanks do


class Kind(StrEnum):
    """What a value is."""

    NUMBER = "number"
    VECTOR = "vector"
    MATRIX = "matrix"


def kind_of(value: FrozenValue) -> Kind:
    """Say what a value is."""
    if not isinstance(value, tuple):
        return Kind.NUMBER
    return Kind.MATRIX if isinstance(value[0], tuple) else Kind.VECTOR


def rows_of(value: FrozenValue) -> Rows:
    """Give a value as a table; a vector stands upright, one number a row."""
    if not isinstance(value, tuple):
        return ((value,),)
    return tuple(row if isinstance(row, tuple) else (row,) for row in value)


def value_of_rows(rows: Rows, kind: Kind) -> FrozenValue:
    """Give the value a table stands for; what has no place in a number or a vector is left out."""
    if kind is Kind.NUMBER:
        return rows[0][0]
    return rows if kind is Kind.MATRIX else tuple(row[0] for row in rows)


def resized(rows: Rows, down: int, across: int) -> Rows:
    """Give a table another size, filled up with zeros; no side becomes less than 1 or more than 100."""
    down, across = (min(max(side, 1), MOST_SIDE) for side in (down, across))
    padded = (*rows, *[()] * max(0, down - len(rows)))[:down]
    return tuple((*row, *[0.0] * max(0, across - len(row)))[:across] for row in padded)


def of_kind(rows: Rows, kind: Kind) -> Rows:
    """Fit a table to a kind: a vector becomes one column, a number one cell, a new matrix at least 2×2.

    A single row laid down as a vector stands up, so that nothing of it is lost.
    """
    if kind is Kind.NUMBER:
        return resized(rows, 1, 1)
    if kind is Kind.VECTOR:
        upright = tuple((number,) for number in rows[0]) if len(rows) == 1 else rows
        return resized(upright, max(len(upright), 2), 1)
    return resized(rows, max(len(rows), 2), max(len(rows[0]), 2))


def read_table(text: str) -> Rows:
    """Read rows copied from a spreadsheet or a text: a line is a row; raises GraphError.

    Tabs, semicolons, commas or blanks separate numbers, whichever comes first in this list; brackets
    around lines are let go, and missing numbers at the end of a row are 0.
    """
    lines = [line.strip(" []\r") for line in re.split(r"\n|\]\s*,", text)]
    table = [_numbers(line) for line in lines if line.strip()]
    if not table:
        raise GraphError("there are no numbers to paste")
    if max(len(table), *map(len, table)) > MOST_SIDE:
        raise GraphError(f"a table has at most {MOST_SIDE} rows and columns")
    return resized(tuple(map(tuple, table)), len(table), max(map(len, table)))


def read_number(text: str) -> float:
    """Read one cell; raises GraphError."""
    try:
        number = freeze(float(text.strip().replace("−", "-") or 0.0))
    except GraphError:
        raise
    except ValueError:
        raise GraphError(f'"{text.strip()[:40]}" is no number') from None
    return rows_of(number)[0][0]


def _numbers(line: str) -> Sequence[float]:
    separator = next((each for each in SEPARATORS if each in line), None)
    return [read_number(cell) for cell in line.split(separator)]
