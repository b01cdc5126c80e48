from __future__ import annotations

import re
import subprocess
import sys

import numpy as np
import pytest

from playground.codegen.modular_code import modular_program, write_modular
from playground.engine.run import run
from playground.engine.step import Phase
from playground.engine.thing import Thing
from playground.graph.editing import set_target
from playground.graph.expression import parse
from playground.graph.graph import Graph, GraphError, Node, Wire
from tests.codegen.agreeing import assert_modular_agrees
from tests.codegen.executing import executed, printed
from tests.codegen.programs import PROGRAMS, each_gate


@pytest.mark.parametrize("name", PROGRAMS)
def test_agrees_with_the_engine_on_the_examples(name: str) -> None:
    expression, inputs = PROGRAMS[name]
    assert_modular_agrees(run(parse(expression), inputs))


@each_gate
def test_every_gate_is_a_class(graph: Graph) -> None:
    assert_modular_agrees(run(graph))


def test_the_neuron_reads_as_in_the_lecture() -> None:
    program = write_modular(parse("sigmoid(w * x + b)"), {"w": 2, "x": -1, "b": 3})
    assert (
        """
class Multiply:
    \"\"\"Multiply: swap multiplier.\"\"\"

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, upstream):
        return upstream * self.y, upstream * self.x
"""
        in program
    )
    assert "        self.output = sigmoid(x)\n        return self.output\n" in program
    assert "        grad_s0, grad_b = self.s1.backward(grad_s1)\n" in program
    assert "        s1 = self.s1.forward(s0, b)\n" in program


def test_it_runs_by_itself() -> None:
    expression, inputs = PROGRAMS["batch"]
    program = write_modular(parse(expression), inputs)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "gradient check: the measured slopes agree"


def test_where_a_node_feeds_several_wires_the_gradients_are_added() -> None:
    program = write_modular(parse("q = x * x\nq * q + x"), {"x": 3})
    assert "grad_q, more = self.s0.backward(grad_s0)\n        grad_q += more\n" in program
    assert (
        "more, more2 = self.q.backward(grad_q)\n        grad_x += more\n        grad_x += more2\n" in program
    )
    arrays = write_modular(parse("sum(x * x)"), {"x": [1, 2]})
    assert "grad_x = grad_x + more" in arrays


def test_gates_of_one_kind_share_a_class_unless_shapes_part_them() -> None:
    assert write_modular(parse("a * b * c"), {"a": 1, "b": 2, "c": 3}).count("class Multiply") == 1
    program = write_modular(parse("sum(a * b * c)"), {"a": 1, "b": 2, "c": [3, 4]})
    assert program.count("class Multiply") == 2
    assert "self.s1 = Multiply2()" in program
    knobs = write_modular(parse("leaky_relu(leaky_relu(x, slope=0.1), slope=0.2)"), {"x": -1})
    assert knobs.count("class LeakyRelu") == 1
    assert "LeakyRelu(slope=0.1)" in knobs


def test_only_what_has_a_gradient_is_called_backward() -> None:
    program = write_modular(parse("exp(2) * x"), {"x": 1})
    assert "self.s0.backward" not in program
    assert "grad_s0, grad_x = self.f.backward(grad_f)" in program
    assert "_, grad_x = self.f.backward(grad_f)" in write_modular(parse("2 * x"), {"x": 1})


def test_the_target_may_be_an_input_or_a_constant_or_an_array() -> None:
    assert printed(write_modular(parse("x"), {"x": 3})) == [
        "x = 3.0",
        "grad_x = 1.0",
        "gradient check: the measured slopes agree",
    ]
    assert printed(write_modular(parse("3"))) == ["f = 3.0"]
    assert "graph.backward(np.ones_like(f))" in write_modular(parse("x * 2"), {"x": [1, 2]})
    assert "def kinks" not in write_modular(parse("x * 2"), {"x": [1, 2]})


def test_names_that_the_program_needs_itself_get_an_underscore() -> None:
    nodes = ("Graph", "forward", "kinks", "np", "gradients", "more", "Multiply")
    graph = Graph(
        (*(Node(name, "input", 2.0) for name in nodes[:-1]), Node(nodes[-1], "multiply")),
        (Wire("np", "Multiply", "x"), Wire("np", "Multiply", "y")),
    )
    program = write_modular(graph)
    assert "np_ = 2.0\n" in program
    assert "self.Multiply_ = Multiply()" in program
    assert_modular_agrees(run(graph))
    for name in nodes[:-1]:
        assert_modular_agrees(run(graph, target=name))


def test_every_line_knows_its_step_and_what_it_makes() -> None:
    program = modular_program(parse("y = w * x\ny * y"), {"w": 2, "x": -1})

    def texts(numbers: tuple[int, ...]) -> list[str]:
        return [program.lines[number - 1].text.strip() for number in numbers]

    assert texts(program.numbers("f", Phase.FORWARD)) == ["f = self.f.forward(y, y)"]
    assert texts(program.numbers("f", Phase.BACKWARD)) == [
        "grad_y, more = self.f.backward(grad_f)",
        "grad_y += more",
        "gradients = graph.backward(1.0)",
    ]
    assert texts(program.making([Thing.wire("f", "x")])) == ["grad_y, more = self.f.backward(grad_f)"]
    assert texts(program.making([Thing.gradient("y")])) == ["grad_y += more"]
    assert texts(program.making([Thing.value("x")])) == ["x = -1.0"]


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_wrong_backward_is_caught_by_the_program_itself(name: str) -> None:
    expression, inputs = PROGRAMS[name]
    program = write_modular(parse(expression), inputs)
    wrong = re.sub(r"(def backward\(self, upstream\):\n *return )", r"\g<1>1.01 * ", program)
    assert wrong != program
    with pytest.raises(AssertionError, match="but the slope is"):
        executed(wrong)


def test_a_graph_with_a_problem_is_refused() -> None:
    with pytest.raises(GraphError):
        write_modular(Graph((Node("s0", "exp"),)))
    assert not re.search("kinks", write_modular(set_target(parse("a = x * 2\nrelu(a)"), "a"), {"x": 1}))
    assert np.isfinite(run(parse("x"), {"x": 1}).output)
