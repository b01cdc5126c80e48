"""PyTorch programs: the forward pass as written, the backward pass by PyTorch's own autograd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.codegen.plan import Plan, planned
from playground.codegen.program import Assignment, Entry, Owned, Program, assembled
from playground.codegen.torch_text import torch_text, torch_words
from playground.engine.run import Run, run
from playground.engine.step import Phase
from playground.engine.thing import Thing
from playground.gates.gate import Source
from playground.gates.word import called_in
from playground.graph.graph import Graph

NUMBER = "torch.tensor({0})"
IMPORTS = ["import torch", "", "torch.set_default_dtype(torch.float64)"]


def write_torch(graph: Graph, inputs: Mapping[str, Any] | None = None) -> str:
    """Write a graph as a PyTorch program in float64 that runs as it is and lets autograd find the gradients.

    ``inputs`` gives values to inputs by name, as for ``run``. Raises GraphError where the graph has a
    problem.
    """
    return torch_program_of_run(run(graph, inputs)).text


def torch_program_of_run(made: Run) -> Program:
    """Write the PyTorch program of a run; its one backward line belongs to all backward steps."""
    return _written(planned(made, NUMBER, lambda first: called_in(_written(first).text) | {"torch"}))


def _written(plan: Plan) -> Program:
    """Write all blocks of a program."""
    gates = [node for node in plan.nodes if plan.source(node) is Source.NONE]
    forward = [_line(plan, node, torch_text(plan.forward(node))) for node in gates]
    words = torch_words([plan.forward(node) for node in gates])
    return assembled([IMPORTS, *([word] for word in words), _values(plan), forward, *_results(plan)])


def _line(plan: Plan, node: str, formula: str) -> Assignment:
    """Write the line that gives a node its value."""
    return Assignment(plan.names[node], formula, node, Phase.FORWARD, makes=frozenset({Thing.value(node)}))


def _values(plan: Plan) -> list[Assignment]:
    """Write the tensors that inputs and named constants hold."""
    lines = []
    for node in plan.nodes:
        if plan.source(node) is not Source.NONE and not plan.is_inlined(node):
            value = plan.run.values[node]
            held = value.tolist() if isinstance(value, np.ndarray) else value
            grad = ", requires_grad=True" if plan.is_learned(node) else ""
            lines.append(_line(plan, node, f"torch.tensor({held!r}{grad})"))
    return lines


def _results(plan: Plan) -> list[list[Entry]]:
    """Write the backward pass and print what it gives."""
    target = plan.names[plan.run.target]
    learned = [node for node in plan.nodes if plan.is_learned(node)]
    one_number = f"{target}.sum()" if np.shape(plan.run.output) else target
    backward = Owned(f"{one_number}.backward()", None, Phase.BACKWARD)
    printed: list[Entry] = [f'print("{plan.run.target} =", {target}.tolist())']
    for node in learned:
        text = f'print("grad_{node} =", {plan.names[node]}.grad.tolist())'
        printed.append(Owned(text, node, Phase.BACKWARD, frozenset({Thing.gradient(node)})))
    return [[backward] if learned else [], printed]
