"""The flat and the modular program of any graph agree with the engine."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from playground.engine.run import Run, run
from playground.graph.graph import Graph
from tests.codegen.agreeing import assert_flat_agrees, assert_modular_agrees
from tests.random_graphs import UNLABELLED, graphs, shaped_graphs

NUMBERS = tuple(gate for gate in UNLABELLED if gate.id not in {"transpose", "matmul", "add_broadcast"})

each_program = pytest.mark.parametrize("agrees", [assert_flat_agrees, assert_modular_agrees])


@each_program
@settings(max_examples=100)
@given(shaped_graphs())
def test_agrees_with_the_engine_on_any_graph_of_arrays(agrees: Callable[[Run], None], graph: Graph) -> None:
    agrees(run(graph))


@each_program
@settings(max_examples=100)
@given(graphs(gates=NUMBERS))
def test_agrees_with_the_engine_whatever_nodes_are_called(
    agrees: Callable[[Run], None], graph: Graph
) -> None:
    agrees(run(graph))
