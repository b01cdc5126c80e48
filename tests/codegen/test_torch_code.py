from __future__ import annotations

import contextlib
import io
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from playground.codegen.torch_code import torch_program_of_run, write_torch
from playground.engine.run import Run, run
from playground.engine.step import Phase
from playground.engine.thing import Thing
from playground.graph.expression import parse
from playground.graph.graph import Graph, Node, Wire
from tests.codegen.programs import each_gate
from tests.random_graphs import shaped_graphs


def printed(program: str) -> dict[str, Any]:
    """Run a program and give what it prints, by name."""
    pytest.importorskip("torch")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(program, "program", "exec"), {})  # noqa: S102 - running it is the test
    namespace = {"inf": np.inf, "nan": np.nan}
    pairs = [line.split(" = ", 1) for line in out.getvalue().splitlines()]
    return {name: eval(value, namespace) for name, value in pairs}  # noqa: S307 - numbers it printed itself


def assert_agrees(made: Run, program: str) -> None:
    """Compare what a program prints with the run."""
    results = printed(program)
    assert np.allclose(results.pop(made.target), made.output, rtol=1e-12, atol=1e-12, equal_nan=True)
    for name, gradient in results.items():
        expected = made.gradients[name.removeprefix("grad_")]
        assert np.allclose(gradient, expected, rtol=1e-10, atol=1e-12, equal_nan=True), (name, program)


def test_autograd_is_left_to_do_the_work() -> None:
    program = write_torch(parse("sigmoid(w * x) + relu(w) + 2"), {"w": 2, "x": -1})
    assert program.splitlines() == [
        "import torch",
        "",
        "torch.set_default_dtype(torch.float64)",
        "",
        "w = torch.tensor(2.0, requires_grad=True)",
        "x = torch.tensor(-1.0, requires_grad=True)",
        "",
        "s0 = w * x",
        "s1 = torch.sigmoid(s0)",
        "s2 = torch.relu(w)",
        "s3 = s1 + s2",
        "f  = s3 + 2",
        "",
        "f.backward()",
        "",
        'print("f =", f.tolist())',
        'print("grad_w =", w.grad.tolist())',
        'print("grad_x =", x.grad.tolist())',
    ]


def test_class_labels_have_no_gradient() -> None:
    program = write_torch(parse("softmax_loss(s, y)"), {"s": [3.2, 5.1, -1.7], "y": 0})
    assert "y = torch.tensor(0.0)\n" in program
    assert "def pick(s, y):" in program
    assert "log_softmax(s):" not in program


def test_words_without_a_spelling_are_defined_with_what_they_need() -> None:
    program = write_torch(parse("hinge_loss(s, y)"), {"s": [3.2, 5.1, -1.7], "y": 0})
    assert program.index("def pick") < program.index("def slack")
    assert "torch.relu(slack(" in program
    assert "def rows" not in program


def test_transposes_choices_and_sums_are_spelt_for_tensors() -> None:
    program = write_torch(parse("sum(leaky_relu(x.T) * W)"), {"x": [1, -2], "W": [[1, 2], [3, 4]]})
    assert "torch.t(x)" in program
    assert "torch.where(s0 > 0, s0, 0.01 * s0)" in program
    scalar = write_torch(parse("leaky_relu(x)"), {"x": 1})
    assert "torch.where(x > 0, x, 0.01 * x)" in scalar


def test_without_inputs_there_is_nothing_to_differentiate() -> None:
    program = write_torch(parse("exp(2)"))
    assert "backward" not in program
    assert "torch.exp(torch.tensor(2.0))" in program


def test_an_array_is_summed_before_it_is_differentiated() -> None:
    assert "f.sum().backward()" in write_torch(parse("2 * x"), {"x": [1, 2]})


def test_nodes_may_be_called_like_the_module_and_inputs_may_be_targets() -> None:
    graph = Graph((Node("torch", "input", 2.0), Node("pick", "exp")), (Wire("torch", "pick", "x"),))
    assert "torch_ = torch.tensor(2.0, requires_grad=True)" in write_torch(graph)
    assert "x.backward()" in write_torch(parse("x"), {"x": 1})


@each_gate
def test_every_gate_agrees_with_autograd(graph: Graph) -> None:
    assert_agrees(run(graph), write_torch(graph))


@settings(max_examples=60)
@given(shaped_graphs())
def test_every_program_compiles(graph: Graph) -> None:
    compile(write_torch(graph), "program", "exec")


def test_every_line_knows_its_step_and_what_it_makes() -> None:
    program = torch_program_of_run(run(parse("sigmoid(w * x)"), {"w": 2, "x": -1}))

    def texts(numbers: tuple[int, ...]) -> list[str]:
        return [program.lines[number - 1].text for number in numbers]

    assert texts(program.numbers("f", Phase.FORWARD)) == ["f  = torch.sigmoid(s0)"]
    assert texts(program.numbers("f", Phase.BACKWARD)) == ["f.backward()"]
    assert texts(program.numbers("w", Phase.BACKWARD)) == [
        "f.backward()",
        'print("grad_w =", w.grad.tolist())',
    ]
    assert texts(program.making([Thing.value("w")])) == ["w = torch.tensor(2.0, requires_grad=True)"]
    assert texts(program.making([Thing.gradient("w")])) == ['print("grad_w =", w.grad.tolist())']
