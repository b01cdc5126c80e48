from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from playground.codegen.numpy_code import numpy_program, program_of_run, write_numpy
from playground.engine.run import run
from playground.engine.step import Phase
from playground.graph.editing import set_target
from playground.graph.expression import parse
from playground.graph.graph import Graph, GraphError, Node, Wire
from tests.codegen.agreeing import assert_flat_agrees
from tests.codegen.executing import executed, printed
from tests.codegen.programs import PROGRAMS

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.parametrize("name", PROGRAMS)
def test_program_is_the_golden_one_and_agrees(name: str) -> None:
    expression, inputs = PROGRAMS[name]
    assert_flat_agrees(run(parse(expression), inputs))
    assert write_numpy(parse(expression), inputs) == (GOLDEN / f"{name}.py.txt").read_text()


def test_program_runs_by_itself_and_prints_output_and_gradients() -> None:
    expression, inputs = PROGRAMS["product"]
    program = write_numpy(parse(expression), inputs)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "f = -12.0",
        "grad_x = -4.0",
        "grad_y = -4.0",
        "grad_z = 3.0",
        "gradient check: the measured slopes agree",
    ]


def test_every_line_knows_its_number_and_step() -> None:
    program = numpy_program(parse("sigmoid(w * x)"), {"w": 2, "x": -1})
    assert [line.number for line in program.lines] == list(range(1, len(program.lines) + 1))
    assert "\n".join(line.text for line in program.lines) + "\n" == program.text

    def texts(node: str, phase: Phase) -> list[str]:
        return [program.lines[number - 1].text for number in program.numbers(node, phase)]

    assert texts("f", Phase.FORWARD) == ["f  = sigmoid(s0)"]
    assert texts("f", Phase.BACKWARD) == ["grad_f  = 1.0", "grad_s0 = grad_f * f * (1 - f)"]
    assert texts("s0", Phase.BACKWARD) == ["grad_w  = grad_s0 * x", "grad_x  = grad_s0 * w"]
    assert texts("x", Phase.FORWARD) == ["x = -1.0"]
    assert texts("x", Phase.BACKWARD) == []


def test_only_what_reaches_the_target_is_written() -> None:
    graph = set_target(parse("a = x * y\nf = exp(a) + z"), "a")
    program = write_numpy(graph, {"x": 1, "y": 2, "z": 3})
    assert "np.exp" not in program
    assert not re.search(r"\bz\b", program)


def test_a_target_may_be_an_input_or_a_constant_or_an_array() -> None:
    assert "x = 3.0\n\ngrad_x = 1.0\n" in write_numpy(parse("x"), {"x": 3})
    assert write_numpy(parse("3")) == 'f = 3.0\n\ngrad_f = 1.0\n\nprint("f =", f)\n'
    assert "grad_f = np.ones_like(f)" in write_numpy(parse("x * 2"), {"x": [1, 2]})


def test_constants_alone_are_floats_and_shared_or_named_ones_have_a_line() -> None:
    assert "s0 = 2.0 ** 3\n" in write_numpy(parse("2 ** 3 * x"), {"x": 1})
    program = write_numpy(parse("rate = constant(3)\nx * rate + exp(rate)"), {"x": 1})
    assert "rate = 3.0\n" in program
    assert "grad_rate" not in program


@pytest.mark.parametrize(
    ("expression", "x"),
    [
        ("1 / x", 0.0),
        ("x ** 0.5", -2.0),
        ("exp(x)", 1e4),
        ("1 / x", 1e200),
        ("log(x)", 0.0),
        ("0 ** -1 + x", 1.0),
    ],
)
def test_agrees_where_python_itself_would_stop(expression: str, x: float) -> None:
    made = run(parse(expression), {"x": x})
    program = program_of_run(made).text
    assert 'np.seterr(all="ignore")' in program
    assert_flat_agrees(made)


def test_gradients_of_arrays_are_not_added_in_place() -> None:
    made = run(parse("a = x + y\nsum(a * a + x)"), {"x": [1, 2], "y": [3, 4]})
    program = program_of_run(made).text
    assert "+=" not in program
    assert "return np.sum(f)" not in program
    assert_flat_agrees(made)


def test_names_that_the_program_needs_itself_get_an_underscore() -> None:
    graph = Graph(
        (Node("np", "input", 1.0), Node("sigmoid", "sigmoid"), Node("grad_np", "exp"), Node("np_", "add")),
        (
            Wire("np", "sigmoid", "x"),
            Wire("sigmoid", "grad_np", "x"),
            Wire("grad_np", "np_", "x"),
            Wire("np", "np_", "y"),
        ),
    )
    program = write_numpy(graph)
    assert "np__ = 1.0\n" in program
    assert " = sigmoid(np__)\n" in program
    assert 'print("np_ =", np_)' in program
    assert_flat_agrees(run(graph))


def test_a_graph_with_a_problem_is_refused() -> None:
    with pytest.raises(GraphError):
        write_numpy(Graph((Node("s0", "exp"),)))


# The gradient check at the end of a program


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_wrong_gradient_is_caught_by_the_program_itself(name: str) -> None:
    expression, inputs = PROGRAMS[name]
    program = write_numpy(parse(expression), inputs)
    line = next(line for line in reversed(program.splitlines()) if re.match(r"grad_[xWsw]\w* *\+?= ", line))
    wrong = program.replace(f"{line}\n", f"{line}\n{line.split()[0]} = 1.01 * {line.split()[0]} + 0.01\n", 1)
    assert wrong != program
    with pytest.raises(AssertionError, match="but the slope is"):
        executed(wrong)


def test_kinks_within_the_nudge_are_not_compared() -> None:
    said = printed(write_numpy(parse("f = relu(x) * max(y, z) + w"), {"x": 0, "y": 2, "z": 2, "w": 1}))
    kink = "not compared, a kink lies within the nudge"
    assert said[-4:] == [
        f"x: {kink}",
        f"y: {kink}",
        f"z: {kink}",
        "gradient check: the measured slopes agree",
    ]
    assert "a kink" not in write_numpy(parse("x * x"), {"x": 2})


def test_class_labels_are_not_nudged() -> None:
    program = write_numpy(parse("softmax_loss(s, y)"), {"s": [3.2, 5.1, -1.7], "y": 0})
    assert "def forward(s):" in program
    assert '("y", y, grad_y)' not in program
    executed(program)
    assert (
        "def forward"
        not in write_numpy(set_target(parse("softmax_loss(s, y)"), "y"), {"s": [1, 2], "y": 0})[:90]
    )


def test_slopes_that_are_no_number_are_said_to_be_none() -> None:
    said = printed(write_numpy(parse("log(x)"), {"x": 1e-6}))
    assert said[-2:] == [
        "x: not compared, the slope is no finite number",
        "gradient check: the measured slopes agree",
    ]


def test_many_inputs_stand_below_one_another() -> None:
    names = [f"a_rather_long_name_{place}" for place in range(9)]
    program = write_numpy(parse(" + ".join(names)), dict.fromkeys(names, 1.0))
    assert max(map(len, program.splitlines())) <= 110
    executed(program)
