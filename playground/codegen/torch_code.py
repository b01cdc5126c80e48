"""PyTorch programs: the forward pass as written, the backward pass by PyTorch's own autograd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from playground.codegen.plan import Plan, planned
from playground.codegen.program import Assignment, assembled
from playground.codegen.torch_text import torch_text, torch_words
from playground.engine.run import run
from playground.engine.step import Phase
from playground.gates.catalog import gate
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
    return _written(planned(run(graph, inputs), NUMBER, lambda first: called_in(_written(first)) | {"torch"}))


def _written(plan: Plan) -> str:
    """Write all blocks of a program."""
    gates = [node for node in plan.nodes if plan.source(node) is Source.NONE]
    forward = [
        Assignment(plan.names[node], torch_text(plan.forward(node)), node, Phase.FORWARD) for node in gates
    ]
    words = torch_words([plan.forward(node) for node in gates])
    return assembled([IMPORTS, *([word] for word in words), _values(plan), forward, *_results(plan)]).text


def _values(plan: Plan) -> list[Assignment]:
    """Write the tensors that inputs and named constants hold."""
    lines = []
    for node in plan.nodes:
        if plan.source(node) is not Source.NONE and not plan.is_inlined(node):
            value = plan.run.values[node]
            held = value.tolist() if isinstance(value, np.ndarray) else value
            grad = ", requires_grad=True" if _has_gradient(plan, node) else ""
            lines.append(Assignment(plan.names[node], f"torch.tensor({held!r}{grad})", node, Phase.FORWARD))
    return lines


def _results(plan: Plan) -> list[list[str]]:
    """Write the backward pass and print what it gives."""
    target = plan.names[plan.run.target]
    learned = [node for node in plan.nodes if _has_gradient(plan, node)]
    one_number = f"{target}.sum()" if np.shape(plan.run.output) else target
    printed = [f'print("{plan.run.target} =", {target}.tolist())']
    printed += [f'print("grad_{node} =", {plan.names[node]}.grad.tolist())' for node in learned]
    return [[f"{one_number}.backward()"] if learned else [], printed]


def _has_gradient(plan: Plan, node: str) -> bool:
    """Say whether a node is an input that holds anything but class labels."""
    if plan.source(node) is not Source.INPUT:
        return False
    graph = plan.run.graph
    used = [wire for wire in graph.outgoing[node] if wire.target in plan.names]
    return not used or any(wire.port not in gate(graph.by_name[wire.target].gate).labels for wire in used)
