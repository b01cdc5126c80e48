"""Gradients of batches are added up in place, and nobody else's array is changed by it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from playground.engine.backward import begun
from playground.engine.run import run
from playground.engine.step import sum_parts
from playground.graph.expression import parse
from playground.graph.graph import Graph, GraphError
from tests.random_graphs import graphs

BATCH = np.array([0.5, -1.25, 3.0, 1e-3])


@given(graphs(most=24))
def test_every_gradient_is_the_sum_of_its_parts_to_the_last_bit(graph: Graph) -> None:
    inputs = {node.name: BATCH * place for place, node in enumerate(graph.nodes, 1) if node.gate == "input"}
    try:
        made = run(graph, inputs)
    except GraphError:
        return
    for name in made.backward_order:
        if name != made.target:
            first, *others = (part.gradient for part in sum_parts(made, name))
            total = sum(others, start=begun(first))
            assert np.asarray(made.gradients[name]).tobytes() == np.asarray(total).tobytes()


@pytest.mark.parametrize("text", ["x + y + x * 2 + x * 3", "x * 3 + x * 2 + (x + y)", "(x + y) + (x + x)"])
def test_a_part_that_another_node_has_too_stays_as_it_is(text: str) -> None:
    made = run(parse(text), {"x": BATCH, "y": BATCH})
    assert np.all(made.gradients["y"] == 1.0)
    assert np.all(made.gradients["x"] == (3.0 if "*" not in text else 6.0))
    assert np.all(made.gradients[made.target] == 1.0)
