"""The gates' own formulas read back as plain numpy, which spares the step the words they are written in."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import numpy as np

from playground.gates.name import Name, write
from playground.gates.number import words_in
from playground.training.activations import Activation
from playground.training.regularizers import Regularizer

Formula = Callable[..., Any]

WRITTEN: Final = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.Pow: "power",
}


@cache
def activation_formulas(kind: Activation) -> tuple[Formula, Formula]:
    """Return forward(x, out) and backward(upstream, x, y, out): the very bits of the gate, left in `out`."""
    x, y, upstream = Name("x"), Name("y"), Name("upstream")
    forward, backward = write(kind.forward(x)), write(kind.backward(upstream, y, x))
    return _read("x, out", _into(forward)), _read("upstream, x, y, out", _into(backward))


@cache
def charge_formula(kind: Regularizer) -> Formula:
    """Return gradient(x, strength) of the penalty on weights."""
    return _read("x, strength", write(kind.gradient(Name("x"), Name("strength"))))


def _into(formula: str) -> str:
    """Have the last operation of a formula leave its result in `out`, without room for it in between."""
    last = ast.parse(formula, mode="eval").body
    if isinstance(last, ast.BinOp):
        return f"np.{WRITTEN[type(last.op)]}({ast.unparse(last.left)}, {ast.unparse(last.right)}, out=out)"
    name = last.func.attr if isinstance(last, ast.Call) and isinstance(last.func, ast.Attribute) else ""
    if isinstance(getattr(np, name, None), np.ufunc):
        return f"{formula[:-1]}, out=out)"
    return f"np.positive({formula}, out=out)"


def _read(arguments: str, formula: str) -> Formula:
    """Read a formula back, with the words it is written in."""
    words: dict[str, Any] = {"np": np}
    for word in words_in(formula):
        exec(word.definition, words)  # noqa: S102 - the gates themselves write the text
    read: Formula = eval(f"lambda {arguments}: {formula}", words)  # noqa: S307 - the same
    return read
