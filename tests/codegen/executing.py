"""Runs exported programs inside the test, and says when their own gradient check must hold."""

from __future__ import annotations

import contextlib
import io
from typing import Any

import numpy as np

from playground.engine.gradient_check import check_gradients
from playground.engine.run import Run
from playground.gates.catalog import gate
from playground.gates.gate import Source


def executed(program: str, *, sure: bool = True) -> dict[str, Any]:
    """Run a program and give everything it has named; its own check may fail only where that is not sure."""
    space: dict[str, Any] = {}
    with np.errstate(), contextlib.redirect_stdout(io.StringIO()):
        try:
            exec(compile(program, "program", "exec"), space)  # noqa: S102 - running it is the test
        except AssertionError:
            if sure:
                raise
    return space


def printed(program: str) -> list[str]:
    """Run a program and give the lines that it prints."""
    out = io.StringIO()
    with np.errstate(), contextlib.redirect_stdout(out):
        exec(compile(program, "program", "exec"), {})  # noqa: S102 - running it is the test
    return out.getvalue().splitlines()


def is_sure(made: Run) -> bool:
    """Say whether the engine's own check holds well, so that a program's must hold too."""
    inputs = {
        node.name: made.values[node.name]
        for node in made.graph.nodes
        if gate(node.gate).source is Source.INPUT and node.name in made.values
    }
    return check_gradients(made.graph, inputs, target=made.target).worst < 1e-7


def same(first: Any, second: Any) -> bool:
    """Say whether two values are equal to the last bit, shapes included."""
    return np.shape(first) == np.shape(second) and np.array_equal(first, second, equal_nan=True)
