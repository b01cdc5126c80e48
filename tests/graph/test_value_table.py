"""Values as tables: size, kind, and what is pasted from a sheet."""

import pytest

from playground.graph.graph import FrozenValue, GraphError
from playground.graph.value_table import (
    Kind,
    Rows,
    kind_of,
    of_kind,
    read_number,
    read_table,
    resized,
    rows_of,
    value_of_rows,
)

SQUARE = ((1.0, 2.0), (3.0, 4.0))


@pytest.mark.parametrize(
    ("value", "kind", "rows"),
    [
        (2.0, Kind.NUMBER, ((2.0,),)),
        ((1.0, 2.0), Kind.VECTOR, ((1.0,), (2.0,))),
        (SQUARE, Kind.MATRIX, SQUARE),
    ],
)
def test_a_value_becomes_a_table_and_comes_back(value: FrozenValue, kind: Kind, rows: Rows) -> None:
    assert kind_of(value) is kind
    assert rows_of(value) == rows
    assert value_of_rows(rows, kind) == value


@pytest.mark.parametrize(
    ("down", "across", "rows"),
    [
        (3, 2, (*SQUARE, (0.0, 0.0))),
        (1, 3, ((1.0, 2.0, 0.0),)),
        (0, 1, ((1.0,),)),
        (2, -4, ((1.0,), (3.0,))),
    ],
)
def test_a_table_grows_with_zeros_and_shrinks(down: int, across: int, rows: Rows) -> None:
    assert resized(SQUARE, down, across) == rows


def test_a_table_has_its_limit() -> None:
    assert len(resized(SQUARE, 10_000, 1)) == 100


@pytest.mark.parametrize(
    ("rows", "kind", "wanted"),
    [
        (((5.0,),), Kind.VECTOR, ((5.0,), (0.0,))),
        (((5.0,),), Kind.MATRIX, ((5.0, 0.0), (0.0, 0.0))),
        (((1.0, 2.0, 3.0),), Kind.VECTOR, ((1.0,), (2.0,), (3.0,))),
        (SQUARE, Kind.VECTOR, ((1.0,), (3.0,))),
        (SQUARE, Kind.NUMBER, ((1.0,),)),
        (SQUARE, Kind.MATRIX, SQUARE),
    ],
)
def test_a_table_is_fitted_to_a_kind(rows: Rows, kind: Kind, wanted: Rows) -> None:
    assert of_kind(rows, kind) == wanted


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1\t2\n3\t4", SQUARE),
        ("1;2\r\n3;4\r\n", SQUARE),
        ("[[1, 2], [3, 4]]", SQUARE),
        (" 1 2 \n\n 3   4 ", SQUARE),
        ("1,2\n3", ((1.0, 2.0), (3.0, 0.0))),
        ("1\t\t2", ((1.0, 0.0, 2.0),)),
        ("−1.5", ((-1.5,),)),
    ],
)
def test_a_sheet_is_read(text: str, rows: Rows) -> None:
    assert read_table(text) == rows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" \n", "no numbers"),
        ("1\ttwo", '"two" is no number'),
        ("1\tinf", "must be finite"),
        ("\n".join("1" * 101), "at most 100"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, words: str) -> None:
    with pytest.raises(GraphError, match=words):
        read_table(text)


def test_an_empty_cell_is_zero() -> None:
    assert read_number(" ") == 0.0
