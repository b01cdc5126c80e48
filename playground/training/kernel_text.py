"""The text of the module that is compiled: the compiled step, with loops written from the gates' formulas."""

from __future__ import annotations

import ast
import inspect
import platform
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from textwrap import indent
from types import ModuleType
from typing import Final

from playground.gates.name import Name, write
from playground.gates.number import words_in
from playground.training import (
    compiled_losses,
    compiled_numbers,
    compiled_step,
    compiled_sums,
    compiled_updates,
    optimizers,
)
from playground.training.activations import ACTIVATIONS
from playground.training.regularizers import REGULARIZERS

HEADER: Final = '''"""Written by Backprop Playground from the formulas of its gates, to be compiled.

{versions}
"""

import math

import numpy as np
from numba import njit

ALWAYS = {"nogil": True, "_nrt": False, "error_model": "numpy"}
WITHIN = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}

exact = njit(fastmath={"contract"}, **ALWAYS, **WITHIN)
any_order = njit(fastmath={"contract", "reassoc", "nsz"}, **ALWAYS, **WITHIN)
entry = njit(cache=True, fastmath={"contract"}, **ALWAYS)'''
EXACT: Final = "@exact"
ANY_ORDER: Final = "@any_order"


@cache
def module_text() -> str:
    """Return the text, another one for every version of Python, numpy and numba.

    Raises ImportError where numba is missing, and OSError where the program's own sources are not at hand.
    """
    parts = [
        HEADER.replace("{versions}", _versions()),
        *_constants(optimizers),
        *_functions(compiled_numbers, EXACT),
        *_functions(compiled_sums, ANY_ORDER),
        *_activations(),
        *_charges(),
        *_functions(compiled_losses, EXACT),
        *_functions(compiled_updates, EXACT),
        *_functions(compiled_step, EXACT),
    ]
    parts[-1] = parts[-1].replace(EXACT, "@entry")
    return "\n\n".join(parts) + "\n"


def _versions() -> str:
    """Name what compiled code depends on."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba"))
    return f"For Python {platform.python_version()}, {packages}."


def _functions(module: ModuleType, decorator: str) -> Iterator[str]:
    """Give the constants and functions of a module, in their order, the functions marked for compiling."""
    yield from _constants(module)
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.FunctionDef):
            yield f"{decorator}\n{ast.unparse(_plain(node))}"


def _plain(function: ast.FunctionDef) -> ast.FunctionDef:
    """Take the docstring away, and the types, which mean nothing to the compiler."""
    function.body = function.body[1:]
    function.returns = None
    for argument in function.args.args:
        argument.annotation = None
    return function


def _constants(module: ModuleType) -> Iterator[str]:
    """Give the numbers a module names in capitals."""
    for name, value in vars(module).items():
        if name.isupper() and isinstance(value, (int, float)):
            yield f"{name} = {value!r}"


def _activations() -> Iterator[str]:
    """Give the two functions with the loops of every activation."""
    x, y, upstream = Name("x", ()), Name("y", ()), Name("upstream", ())
    forward = [write(row.forward(x)) for row in ACTIVATIONS]
    backward = [write(row.backward(upstream, y, x)) for row in ACTIVATIONS]
    yield from _words(forward + backward)
    lines = [f"x = sums_row[i]\nvalues_row[i] = {_own(formula)}" for formula in forward]
    yield _choice("activate", ("sums", "values"), lines)
    read = "upstream, x, y = slopes_row[i], sums_row[i], values_row[i]"
    lines = [f"{read}\nslopes_row[i] = {_own(formula)}" for formula in backward]
    yield _choice("activate_back", ("slopes", "sums", "values"), lines)


def _charges() -> Iterator[str]:
    """Give the function with the loops of every regularizer over the weights."""
    x, strength = Name("x", ()), Name("strength", ())
    formulas = [write(row.gradient(x, strength)) for row in REGULARIZERS]
    yield from _words(formulas)
    text = f"{EXACT}\ndef charge(kind, gradient, parameters, first, last, strength):"
    for kind, formula in enumerate(formulas):
        text += (
            f"\n    if kind == {kind}:\n        for k in range(first, last):\n"
            f"            x = parameters[k]\n            gradient[k] += {_own(formula)}"
        )
    yield text


def _words(formulas: Iterable[str]) -> Iterator[str]:
    """Give the project's own words that formulas are written in, but for those that are there already."""
    for word in words_in(" ".join(formulas)):
        if not hasattr(compiled_numbers, word.name):
            yield f"{EXACT}\n{_own(word.definition)}"


def _own(formula: str) -> str:
    """Put the words of `compiled_numbers` in the place of numpy's."""
    return re.sub(r"np\.abs\b", "absolute", formula).replace("np.", "")


def _choice(name: str, rows: tuple[str, ...], loops: list[str]) -> str:
    """Write a function with a loop over rows and columns for every kind.

    They stand in one function, for each has a price of its own when it is compiled.
    """
    text = f"{EXACT}\ndef {name}(kind, {', '.join(rows)}, first, last, width):"
    named = "".join(f"            {row}_row = {row}[row]\n" for row in rows)
    for kind, lines in enumerate(loops):
        text += f"\n    if kind == {kind}:\n        for row in range(first, last):\n{named}"
        text += f"            for i in range(width):\n{indent(lines, ' ' * 16)}"
    return text
