"""Names write formulas that Python reads back exactly as they were meant."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.gates.name import UNIT, Name, Unit, number_text, write
from playground.gates.number import (
    average,
    column,
    erf,
    exp,
    like,
    outer,
    rank,
    rows,
    size,
    spread,
    total,
    where,
    words_in,
)

x, y, z = Name("x"), Name("y"), Name("z")


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (x + y * z, "x + y * z"),
        ((x + y) * z, "(x + y) * z"),
        (x - (y - z), "x - (y - z)"),
        (x * (y * z), "x * (y * z)"),
        (x / y / z, "x / y / z"),
        ((x**y) ** z, "(x ** y) ** z"),
        (x ** (y**z), "x ** y ** z"),
        (-(x**2), "-x ** 2"),
        ((-x) ** 2, "(-x) ** 2"),
        (x * -y, "x * (-y)"),
        (-x * y, "-x * y"),
        ((-x).__neg__(), "-(-x)"),
        (2**x, "2 ** x"),
        (x**1, "x"),
        (x**-1.5, "x ** (-1.5)"),
        ((x + y).T, "(x + y).T"),
        (x @ y.T, "x @ y.T"),
        (1 - x, "1 - x"),
        (1 + x, "1 + x"),
        (3 / x, "3 / x"),
        (0.5 * x, "0.5 * x"),
        ((x > 0) * y, "(x > 0) * y"),
        ((x >= y) + (x < y) + (x <= z), "(x >= y) + (x < y) + (x <= z)"),
        (UNIT * x, "x"),
        (x * UNIT, "x"),
        (x / UNIT, "x"),
        (-UNIT * x, "-x"),
        (x * -UNIT, "-x"),
        (x / -UNIT, "-x"),
        (UNIT / x, "1 / x"),
        (-UNIT / x, "-1 / x"),
        (-UNIT / UNIT, "-1"),
        (2 * UNIT, "2"),
        ((-UNIT).__neg__(), "1"),
        (exp(x + 1), "np.exp(x + 1)"),
        (where(x > 0, 1, 0.01), "np.where(x > 0, 1, 0.01)"),
        (-0.0 * x, "-0.0 * x"),
    ],
)
def test_writes_brackets_only_where_needed(formula: Name, text: str) -> None:
    assert write(formula) == text
    assert str(formula) == text
    assert repr(formula) == f"Name({text!r})"


def trees(depth: int) -> st.SearchStrategy[Any]:
    leaf = st.sampled_from(["x", "y", "z", 2.0, 0.1, -3.0])
    if depth == 0:
        return leaf
    deeper = trees(depth - 1)
    return st.one_of(leaf, st.tuples(st.sampled_from("+-*/n"), deeper, deeper))


def build(tree: Any, names: dict[str, Any]) -> Any:
    if not isinstance(tree, tuple):
        return names[tree] if isinstance(tree, str) else tree
    sign, left, right = tree[0], build(tree[1], names), build(tree[2], names)
    if sign == "n":
        return -left
    return {
        "+": lambda: left + right,
        "-": lambda: left - right,
        "*": lambda: left * right,
        "/": lambda: left / right,
    }[sign]()


@given(trees(4))
def test_reading_a_formula_back_computes_the_same_bits(tree: Any) -> None:
    numbers = {"x": np.float64(0.3), "y": np.float64(-1.7), "z": np.float64(2.9)}
    with np.errstate(all="ignore"):
        try:
            wanted = build(tree, numbers)
            text = write(build(tree, {"x": x, "y": y, "z": z}))
        except ZeroDivisionError:
            return
        got = eval(text, {}, numbers)  # noqa: S307 - reading it back is the test
    assert got == wanted or (np.isnan(got) and np.isnan(wanted))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_never_rounded(number: float) -> None:
    assert float(number_text(number)) == number


def test_shapes_follow_numpy() -> None:
    matrix, vector, number = Name("W", (3, 2)), Name("v", (2,)), Name("a", ())
    assert (matrix @ vector).shape == (3,)
    assert (vector @ Name("u", (2,))).shape == ()
    assert (matrix * vector).shape == (3, 2)
    assert (matrix @ Name("q")).shape is None
    assert matrix.T.shape == (2, 3)
    assert total(matrix).shape == ()
    assert average(matrix * number).shape == ()
    assert outer(vector, Name("u", (3,))).shape == (2, 3)
    assert column(vector).shape == (2, 1)
    assert exp(matrix).shape == (3, 2)
    assert where(matrix > 0, 1, 2).shape == (3, 2)
    assert (matrix**2).shape == (3, 2)
    assert (matrix + x).shape is None
    assert total(x).shape is None


def test_like_sums_only_where_an_input_was_stretched() -> None:
    gradient = Name("g", (3, 2))
    assert write(like(gradient, Name("x", (3, 2)))) == "g"
    assert write(like(gradient, Name("x", ()))) == "np.sum(g)"
    assert write(like(gradient, Name("x", (2,)))) == "np.sum(g, axis=0)"
    assert write(like(gradient, Name("x", (3, 1)))) == "np.sum(g, axis=1, keepdims=True)"
    assert write(like(gradient, Name("x"))) == "g"
    assert write(like(Name("g"), Name("x", ()))) == "g"
    for shape in ((3, 2), (), (2,), (3, 1), (1, 1)):
        array = np.arange(6.0).reshape(3, 2)
        text = write(like(gradient, Name("x", shape)))
        want = eval(text, {"np": np, "g": array})  # noqa: S307 - reading it back is the test
        assert np.array_equal(like(array, np.zeros(shape)), want)
        assert np.shape(want) == shape


def test_counting_words_vanish_for_single_numbers() -> None:
    assert isinstance(size(Name("x", ())), Unit)
    assert write(size(Name("x", (3,)))) == "np.size(x)"
    assert isinstance(rows(Name("x", (3,))), Unit)
    assert write(rows(Name("x", (3, 2)))) == "len(x)"
    assert write(rows(x)) == "rows(x)"
    assert rows(np.zeros((3, 2))) == 3
    assert rows(np.zeros(3)) == 1
    assert write(spread(Name("g", ()), Name("x", ()))) == "g"
    assert (rank(x), rank(Name("x", (3,))), rank(2.0)) == (2, 1, 0)


def test_words_are_defined_after_those_they_need() -> None:
    names = [word.name for word in words_in("softmax(s) + np.exp(x) + violations(s, y, 1)")]
    assert names.index("log_softmax") < names.index("softmax")
    assert names.index("slack") < names.index("violations")
    assert "exp" not in names
    assert repr(erf) == "Word('erf')"
    assert erf(0.5) == pytest.approx(0.5204998778130465)
