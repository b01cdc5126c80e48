"""Exported programs compared with the engine: every value and every gradient, to the last bit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from playground.codegen.modular_code import modular_program_of_run
from playground.codegen.numpy_code import program_of_run
from playground.codegen.program import Program
from playground.engine.run import Run
from playground.engine.step import Phase
from playground.gates.catalog import gate
from playground.gates.gate import Source
from tests.codegen.executing import executed, is_sure, same


def assert_flat_agrees(made: Run) -> None:
    """Compare everything a flat program computes with the run, to the last bit."""
    program = program_of_run(made)
    space = executed(program.text, sure=is_sure(made))
    for node, name in _names(program).items():
        assert same(space[name], made.values[node]), (node, program.text)
        if gate(made.graph.by_name[node].gate).source is not Source.CONSTANT:
            assert same(space[f"grad_{name}"], made.gradients[node]), (node, program.text)


@contextmanager
def _watched() -> Iterator[dict[str, Any]]:
    """Keep what the first forward and the backward pass of the graph class have named."""
    seen: dict[str, Any] = {}

    def watch(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "return" and frame.f_code.co_qualname in {"Graph.forward", "Graph.backward"}:
            for name, value in frame.f_locals.items():
                seen.setdefault(name, value)

    sys.setprofile(watch)
    try:
        yield seen
    finally:
        sys.setprofile(None)


def assert_modular_agrees(made: Run) -> None:
    """Compare what a modular program's forward and backward name with the run, to the last bit."""
    program = modular_program_of_run(made)
    with _watched() as seen:
        space = executed(program.text, sure=is_sure(made))
    names = _names(program)
    everything = {**space, **seen}
    for node, name in names.items():
        assert same(everything[name], made.values[node]), (node, program.text)
        if f"grad_{name}" in seen:
            assert same(seen[f"grad_{name}"], made.gradients[node]), (node, program.text)
        else:
            assert gate(made.graph.by_name[node].gate).source is Source.CONSTANT
    for node, gradient in space["gradients"].items():
        assert same(gradient, made.gradients[node])
    inputs = {node for node in names if gate(made.graph.by_name[node].gate).source is Source.INPUT}
    assert space["gradients"].keys() == inputs


def _names(program: Program) -> dict[str, str]:
    """Give what every node is called in a program: the first word of the line that computes it."""
    return {
        line.node: line.text.split()[0] for line in program.lines if line.node and line.phase is Phase.FORWARD
    }
