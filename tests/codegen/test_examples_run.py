"""Every program that is written of a worked example gives the values and gradients of the engine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.codegen.modular_code import write_modular
from playground.codegen.numpy_code import write_numpy
from playground.codegen.torch_code import write_torch
from playground.engine.run import Run, run
from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.graph import Graph
from tests.codegen.executing import executed, is_sure
from tests.examples.table import WORKED
from tests.examples.worked import Worked

each_example = pytest.mark.parametrize("worked", WORKED, ids=lambda worked: worked.id)


def flat_gradient(space: dict[str, Any], name: str) -> Any:
    return space[f"grad_{name}"]


def modular_gradient(space: dict[str, Any], name: str) -> Any:
    return space["gradients"][name]


Write = Callable[[Graph], str]
Gradient = Callable[[dict[str, Any], str], Any]
NUMPY: dict[str, tuple[Write, Gradient]] = {
    "flat": (write_numpy, flat_gradient),
    "modular": (write_modular, modular_gradient),
}


def inputs_of(made: Run) -> list[str]:
    """Give the inputs that reach the target."""
    nodes = made.graph.by_name
    return [name for name in made.backward_order if gate(nodes[name].gate).source is Source.INPUT]


def assert_same(found: Any, wanted: Any, worst: float, what: str) -> None:
    assert np.shape(found) == np.shape(wanted), what
    assert np.all(np.abs(np.subtract(found, wanted)) <= worst * np.maximum(1.0, np.abs(wanted))), what


@each_example
@pytest.mark.parametrize("way", NUMPY)
def test_a_numpy_program_of_an_example_is_right(way: str, worked: Worked) -> None:
    write, gradient = NUMPY[way]
    made = run(worked.graph)
    assert is_sure(made)
    space = executed(write(worked.graph))
    assert_same(space[made.target], made.output, 1e-12, made.target)
    for name in inputs_of(made):
        assert_same(gradient(space, name), made.gradients[name], 1e-12, name)


@each_example
def test_a_pytorch_program_of_an_example_is_right(worked: Worked) -> None:
    pytest.importorskip("torch")
    made = run(worked.graph)
    space = executed(write_torch(worked.graph))
    assert_same(space[made.target].tolist(), made.output, 1e-9, made.target)
    for name in inputs_of(made):
        if space[name].requires_grad:  # class labels are whole numbers to PyTorch
            assert_same(space[name].grad.tolist(), made.gradients[name], 1e-9, name)


@pytest.mark.parametrize("way", NUMPY)
def test_all_programs_run_by_themselves_without_a_warning(way: str) -> None:
    write, _gradient = NUMPY[way]
    programs = [write(worked.graph) for worked in WORKED]
    code = "import sys\nfor text in eval(sys.stdin.read()): exec(text, {'__name__': '__main__'})"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        input=repr(programs),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines.count("gradient check: the measured slopes agree") == len(WORKED)
