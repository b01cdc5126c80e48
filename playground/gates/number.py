"""The words that forward and backward rules are written in.

Every word computes with floats and numpy arrays exactly as the numpy text does that it
writes when it is given names, so a formula, the engine and an exported program agree.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from playground.gates.gate import Shape, Value
from playground.gates.name import UNIT, Level, Name, as_name, number_text, write
from playground.gates.word import SpecialWord, Word, called_in, composed

__all__ = [
    "UNIT",
    "Name",
    "Word",
    "absolute",
    "average",
    "column",
    "cos",
    "erf",
    "erfc",
    "exp",
    "expm1",
    "gelu_inner",
    "gelu_slope",
    "like",
    "log",
    "log1p",
    "log_softmax",
    "maximum",
    "minimum",
    "normal_density",
    "normal_share",
    "number_text",
    "onehot",
    "outer",
    "pick",
    "rank",
    "row_sum",
    "rows",
    "sigmoid",
    "sign",
    "sin",
    "size",
    "slack",
    "softmax",
    "softplus",
    "spread",
    "sqrt",
    "tanh",
    "total",
    "violations",
    "where",
    "words_in",
    "write",
]  # fmt: skip


def _scalar(*_shapes: Shape) -> Shape:
    """Say that the result is one number."""
    return ()


def _row_shape(shape: Shape) -> Shape:
    """Say that the last axis has shrunk to one."""
    return (*shape[:-1], 1)


exp = Word("exp", np.exp, code="np.exp")
expm1 = Word("expm1", np.expm1, code="np.expm1")
log = Word("log", np.log, code="np.log")
log1p = Word("log1p", np.log1p, code="np.log1p")
sqrt = Word("sqrt", np.sqrt, code="np.sqrt")
sin = Word("sin", np.sin, code="np.sin")
cos = Word("cos", np.cos, code="np.cos")
tanh = Word("tanh", np.tanh, code="np.tanh")
absolute = Word("absolute", np.abs, code="np.abs")
sign = Word("sign", np.sign, code="np.sign")
maximum = Word("maximum", np.maximum, code="np.maximum", shape=np.broadcast_shapes)
minimum = Word("minimum", np.minimum, code="np.minimum", shape=np.broadcast_shapes)
outer = Word("outer", np.outer, code="np.outer", shape=lambda x, y: (*x, *y))
total = Word("total", np.sum, code="np.sum", shape=_scalar)
average = Word("average", np.mean, code="np.mean", shape=_scalar)
peak = Word(
    "peak",
    lambda s: np.max(s, axis=-1, keepdims=True),
    shape=_row_shape,
    definition="def peak(s):\n    return np.max(s, axis=-1, keepdims=True)",
)
row_sum = Word(
    "row_sum",
    lambda s: np.sum(s, axis=-1, keepdims=True),
    shape=_row_shape,
    definition="def row_sum(s):\n    return np.sum(s, axis=-1, keepdims=True)",
)
column = Word("column", lambda x: np.expand_dims(x, -1), shape=lambda shape: (*shape, 1),
              definition="def column(x):\n    return np.expand_dims(x, -1)")  # fmt: skip


def _where(condition: Any, yes: Any, no: Any) -> Any:
    """Choose between two, number by number."""
    if isinstance(condition, bool | np.bool_):
        return yes if condition else no
    return np.where(condition, yes, no)


def _write_where(condition: Name, yes: Any, no: Any) -> Name:
    """Write the choice between two: for single numbers as Python's own condition."""
    chosen, other = as_name(yes), as_name(no)
    if condition.shape == ():
        text = f"{chosen.at_least(Level.COMPARISON)} if {condition} else {other}"
        return Name(text, (), Level.CONDITION)
    return Name(f"np.where({condition}, {chosen}, {other})", condition.shape)


where = SpecialWord("where", _where, _write_where)

_ERF = "from math import erf as erf_of_one\n\nerf = np.vectorize(erf_of_one, otypes=[float])"
_ERFC = _ERF.replace("erf", "erfc")
_erf_of_many = np.vectorize(math.erf, otypes=[float])
_erfc_of_many = np.vectorize(math.erfc, otypes=[float])
erf = Word("erf", lambda x: _erf_of_many(x)[()], definition=_ERF)
erfc = Word("erfc", lambda x: _erfc_of_many(x)[()], definition=_ERFC)

sigmoid = composed("sigmoid", ("x",), lambda x: exp(minimum(x, 0)) / (1 + exp(-absolute(x))))
softplus = composed("softplus", ("x",), lambda x: maximum(x, 0) + log1p(exp(-absolute(x))))
log_softmax = composed("log_softmax", ("s",), lambda s: s - peak(s) - log(row_sum(exp(s - peak(s)))))
softmax = composed("softmax", ("s",), lambda s: exp(log_softmax(s)))
normal_share = composed("normal_share", ("x",), lambda x: 0.5 * erfc(-x / math.sqrt(2)))
normal_density = composed("normal_density", ("x",), lambda x: exp(-(x**2) / 2) / math.sqrt(2 * math.pi))
gelu_inner = composed("gelu_inner", ("x",), lambda x: math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))
gelu_slope = composed("gelu_slope", ("x",), lambda x: math.sqrt(2 / math.pi) * (1 + 0.134145 * x**2))


def _class_numbers(labels: Any, classes: int) -> Any:
    """Check class labels and give them as whole numbers; raises ValueError in plain words."""
    numbers = np.asarray(labels)
    whole = numbers.astype(np.int64)
    if np.any(whole != numbers) or np.any(whole < 0) or np.any(whole >= classes):
        bad = numbers.ravel()[((whole != numbers) | (whole < 0) | (whole >= classes)).ravel()][0]
        msg = f"class {number_text(bad)} is not among the classes 0 to {classes - 1}"
        raise ValueError(msg)
    return whole


def _pick(scores: Any, labels: Any) -> Any:
    """Give each row's score of its right class."""
    index = _class_numbers(labels, np.shape(scores)[-1])[..., None]
    return np.take_along_axis(np.asarray(scores), index, axis=-1)[..., 0]


def _onehot(labels: Any, scores: Any) -> Any:
    """Give a row for each label: 1 at the right class, 0 elsewhere."""
    classes = np.shape(scores)[-1]
    return (_class_numbers(labels, classes)[..., None] == np.arange(classes)).astype(float)


_PICK = """def pick(s, y):
    index = np.asarray(y, dtype=int)[..., None]
    return np.take_along_axis(np.asarray(s), index, axis=-1)[..., 0]"""
_ONEHOT = """def onehot(y, s):
    classes = np.arange(np.shape(s)[-1])
    return (np.asarray(y, dtype=int)[..., None] == classes).astype(float)"""
pick = Word("pick", _pick, shape=lambda _s, y: y, definition=_PICK)
onehot = Word("onehot", _onehot, shape=lambda _y, s: s, definition=_ONEHOT)


def _sums(have: Shape, want: Shape) -> list[tuple[int, bool]]:
    """Give the sums, as (axis, keep it), that take a gradient back to the shape its input had."""
    extra = len(have) - len(want)
    lost = [(0, False)] * extra
    kept = [(axis, True) for axis, size in enumerate(want) if size == 1 and have[axis + extra] != 1]
    return lost + kept


def _like(gradient: Any, x: Any) -> Any:
    """Sum a gradient over the axes along which its input was repeated."""
    have, want = np.shape(gradient), np.shape(x)
    if have == want:
        return gradient
    if want == ():
        return np.sum(gradient)
    for axis, keep in _sums(have, want):
        gradient = np.sum(gradient, axis=axis, keepdims=keep)
    return gradient


def _write_like(gradient: Name, x: Name) -> Name:
    """Write the sums over the axes along which an input was repeated."""
    if gradient.shape is None or x.shape is None or gradient.shape == x.shape:
        return gradient
    if x.shape == ():
        return Name(f"np.sum({gradient})", ())
    text = str(gradient)
    for axis, keep in _sums(gradient.shape, x.shape):
        text = f"np.sum({text}, axis={axis}{', keepdims=True' if keep else ''})"
    return Name(text, x.shape)


def _write_spread(gradient: Any, x: Name) -> Any:
    """Write the same gradient for every number of an input."""
    return gradient if x.shape == () else gradient * Name(f"np.ones_like({x})", x.shape)


def _write_size(x: Name) -> Any:
    """Write how many numbers there are; 1 where there is only one."""
    return UNIT if x.shape == () else Name(f"np.size({x})", ())


def _rows(x: Any) -> int:
    """Count the samples: the rows of a matrix, one otherwise."""
    return len(x) if np.ndim(x) > 1 else 1


def _write_rows(x: Name) -> Any:
    """Write how many samples there are; 1 where there is only one."""
    if x.shape is None:
        return Name(f"rows({x})", ())
    return Name(f"len({x})", ()) if len(x.shape) > 1 else UNIT


def _slack(scores: Any, labels: Any, margin: Any) -> Any:
    """Write by how much each class comes within the margin of the right one."""
    return scores - column(pick(scores, labels)) + margin


def _violations(scores: Any, labels: Any, margin: Any) -> Any:
    """Write 1 for every wrong class that comes within the margin."""
    return (slack(scores, labels, margin) > 0) * (1 - onehot(labels, scores))


slack = composed("slack", ("s", "y", "margin"), _slack)
violations = composed("violations", ("s", "y", "margin"), _violations)

like = SpecialWord("like", _like, _write_like)
spread = SpecialWord("spread", lambda gradient, x: gradient * np.ones(np.shape(x)), _write_spread)
size = SpecialWord("size", np.size, _write_size)
rows = SpecialWord("rows", _rows, _write_rows,
                   definition="def rows(x):\n    return len(x) if np.ndim(x) > 1 else 1")  # fmt: skip


def rank(x: Value | Name) -> int:
    """Count the axes; a name of unknown shape is taken for a matrix."""
    if isinstance(x, Name):
        return 2 if x.shape is None else len(x.shape)
    return np.ndim(x)


_DEFINED = (
    peak, row_sum, column, erf, erfc, sigmoid, softplus, log_softmax, softmax, normal_share, normal_density,
    gelu_inner, gelu_slope, pick, onehot, slack, violations, rows,
)  # fmt: skip


def words_in(text: str) -> tuple[Word, ...]:
    """Give the words a text uses that a program must define, each after those it needs itself."""
    wanted = called_in(text)
    for word in reversed(_DEFINED):
        if word.name in wanted:
            wanted |= called_in(word.needs)
    return tuple(word for word in _DEFINED if word.name in wanted)
