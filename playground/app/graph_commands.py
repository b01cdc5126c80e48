"""The commands about an expression: trace, check, code."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from playground.app.text_table import text_table
from playground.codegen.latex import write_latex
from playground.codegen.modular_code import write_modular
from playground.codegen.numpy_code import write_numpy
from playground.codegen.torch_code import write_torch
from playground.engine.format import short
from playground.engine.gradient_check import Row, check_gradients
from playground.engine.run import run
from playground.engine.slope import GOOD
from playground.engine.step import Phase, Step
from playground.engine.term import Term
from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.editing import set_target
from playground.graph.expression import parse
from playground.graph.graph import Graph

LANGUAGES = {"numpy": write_numpy, "modular": write_modular, "torch": write_torch, "latex": write_latex}
DIGITS = 4

TRACE_HEADS = ("step", "phase", "node", "gate", "formula", "value or upstream", "to", "local", "downstream")
CHECK_HEADS = ("input", "backpropagation", "finite difference", "relative error", "")


def trace(arguments: argparse.Namespace) -> int:
    """Print every step of a run as a table, and the results in full."""
    graph, values = _graph(arguments)
    made = run(graph, values)
    rows = [row for step in made.steps for row in _step_rows(step)]
    _print(text_table(TRACE_HEADS, rows))
    _print(f"\n{made.target} = {_full(made.output)}")
    for node in graph.nodes:
        if gate(node.gate).source is Source.INPUT and node.name in made.backward_order:
            _print(f"grad {node.name} = {_full(made.gradients[node.name])}")
    return 0


def _step_rows(step: Step) -> list[tuple[str, ...]]:
    """Give the lines of one step: one forward, one for each input backward."""
    front = (str(step.index + 1), step.phase.value, step.node, step.kind.name)
    if step.phase is Phase.FORWARD:
        formula = "" if step.kind.source is not Source.NONE else step.formula
        return [(*front, formula, short(step.value, DIGITS), "", "", "")]
    upstream = short(step.upstream, DIGITS)
    rows: list[tuple[str, ...]] = [
        (*front, term.formula, upstream, *_term_cells(term)) for term in step.terms
    ]
    return rows or [(*front, "", upstream, "", "", "")]


def _term_cells(term: Term) -> tuple[str, str, str]:
    """Give where a gradient goes, the local gradient and what arrives."""
    local = "" if term.local is None else short(term.local, DIGITS)
    return term.source, f"{local} (kink)" if term.is_kink else local, short(term.downstream, DIGITS)


def check(arguments: argparse.Namespace) -> int:
    """Print the gradient check as a table; the exit code is 1 where a gradient is wrong."""
    graph, values = _graph(arguments)
    result = check_gradients(graph, values, step=arguments.step)
    _print(text_table(CHECK_HEADS, [_check_row(row) for row in result.rows]))
    _print(f"\nworst relative error {result.worst:.1e}")
    if result.kinks:
        _print(f"on a kink: {', '.join(result.kinks)}")
    return 0 if result.worst <= GOOD else 1


def _check_row(row: Row) -> tuple[str, ...]:
    """Give the line of one number that was nudged."""
    place = f"[{', '.join(str(index) for index in row.index)}]" if row.index else ""
    verdict = "right" if row.error <= GOOD else "wrong"
    verdict = "class label" if row.is_label else "kink" if row.is_kink else verdict
    return f"{row.node}{place}", f"{row.analytic:.10g}", f"{row.numeric:.10g}", f"{row.error:.1e}", verdict


def code(arguments: argparse.Namespace) -> int:
    """Print the program of an expression."""
    graph, values = _graph(arguments)
    _print(LANGUAGES[arguments.language](graph, values).rstrip("\n"))
    return 0


def _graph(arguments: argparse.Namespace) -> tuple[Graph, dict[str, Any]]:
    """Read the expression and the values of its inputs."""
    graph = parse(arguments.expression)
    if arguments.target is not None:
        graph = set_target(graph, arguments.target)
    return graph, dict(arguments.values)


def _full(value: Any) -> str:
    """Write a value with all its digits."""
    return repr(value if isinstance(value, float) else value.tolist())


def _print(text: str) -> None:
    """Print a text."""
    sys.stdout.write(f"{text}\n")
