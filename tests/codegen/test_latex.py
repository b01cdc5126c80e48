from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from latex2mathml.converter import convert

from playground.codegen.latex import latex_program_of_run, write_latex
from playground.codegen.latex_text import latex_name, latex_number, latex_text
from playground.engine.run import run
from playground.engine.step import Phase
from playground.engine.thing import Thing
from playground.graph.expression import parse
from playground.graph.graph import Graph, GraphError, Node
from tests.codegen.programs import each_gate
from tests.random_graphs import shaped_graphs

GOLDEN = Path(__file__).parent.parent / "golden"


def assert_well_formed(text: str) -> None:
    """Check that braces, brackets and environments pair up, and that every formula can be read."""
    assert text.startswith("\\begin{align*}\n")
    assert text.endswith("\n\\end{align*}\n")
    assert text.count("{") == text.count("}")
    assert text.count(r"\left") == text.count(r"\right")
    assert "grad_" not in text
    lines = text.split("\n")[1:-2]
    assert all(line.endswith(r" \\") for line in lines[:-1])
    for line in lines:
        left, right = re.fullmatch(r"(.*?) &= (.*?)(?: \\\\)?", line).groups()  # type: ignore[union-attr] # or fail
        assert "<math" in convert(left)
        assert "<math" in convert(right)


def test_the_neuron_is_derived_in_names_and_numbers() -> None:
    inputs = {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3}
    text = write_latex(parse("sigmoid(w0*x0 + w1*x1 + w2)"), inputs)
    assert text == (GOLDEN / "neuron.tex.txt").read_text()
    assert_well_formed(text)


def test_without_values_there_are_names_only() -> None:
    text = write_latex(parse("x * y"))
    assert text.splitlines() == [
        r"\begin{align*}",
        r"f &= x \cdot y \\",
        r"\frac{\partial f}{\partial f} &= 1 \\",
        r"\frac{\partial f}{\partial y} &= \frac{\partial f}{\partial f} \cdot x \\",
        r"\frac{\partial f}{\partial x} &= \frac{\partial f}{\partial f} \cdot y",
        r"\end{align*}",
    ]


def test_without_values_shapes_are_left_open() -> None:
    text = write_latex(parse("sum(W @ x) * 2"))
    assert r"\frac{\partial f}{\partial x} &= W^{\top} \, \frac{\partial f}{\partial s_{0}}" in text
    assert_well_formed(text)


def test_a_node_that_feeds_several_gates_adds_up_what_comes_back() -> None:
    text = write_latex(parse("a = 3 * x\nf = a * (a + 1)"), {"x": 2})
    sums = (
        r"\frac{\partial f}{\partial f} \cdot s_{0} + \frac{\partial f}{\partial s_{0}} = 1 \cdot 7 + 6 = 13"
    )
    assert rf"\frac{{\partial f}}{{\partial a}} &= {sums}" in text


def test_a_node_may_feed_thousands_of_gates() -> None:
    graph = parse(" - ".join(["x"] * 2_000))
    line = write_latex(graph, {"x": 1}).splitlines()[-2]
    assert line.count(r"\left(-\frac{\partial f}") == 1_998


def test_arrays_are_shown_as_matrices() -> None:
    text = write_latex(parse("norm2(W @ x)"), {"W": [[0.1, 0.5], [-0.3, 0.8]], "x": [0.2, 0.4]})
    assert r"W &= \begin{bmatrix} 0.1 & 0.5 \\ -0.3 & 0.8 \end{bmatrix}" in text
    assert r"\frac{\partial f}{\partial x} &=" in text


def test_a_graph_with_a_problem_is_refused() -> None:
    with pytest.raises(GraphError):
        write_latex(Graph((Node("x", "input"), Node("s0", "exp"))))
    with pytest.raises(GraphError):
        write_latex(parse("exp(x) @ y"), {"x": 1, "y": 2})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("x", "x"),
        ("w0", "w_{0}"),
        ("w_12", "w_{12}"),
        ("θ", r"\theta"),
        ("Δ1", r"\Delta_{1}"),
        ("loss", r"\mathit{loss}"),
        ("my_name2", r"\mathit{my\_name2}"),
        ("é", "é"),
    ],
)
def test_names_are_set_as_mathematics_sets_them(name: str, expected: str) -> None:
    assert latex_name(name) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (2.0, "2"),
        (-0.12345, "-0.1235"),
        (1.5e-7, r"1.5 \cdot 10^{-7}"),
        (float("inf"), r"\infty"),
        (float("-inf"), r"-\infty"),
        (float("nan"), r"\text{undefined}"),
    ],
)
def test_numbers_have_four_digits(number: float, expected: str) -> None:
    assert latex_number(number) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("(a + b) * c", r"\left(a + b\right) \cdot c"),
        ("a - (b - c)", r"a - \left(b - c\right)"),
        ("a * -b", r"a \cdot \left(-b\right)"),
        ("-(a + b)", r"-\left(a + b\right)"),
        ("(a / b) ** 2", r"\left(\frac{a}{b}\right)^{2}"),
        ("(a * b).T", r"\left(a \cdot b\right)^{\top}"),
        ("a * 1e-07", r"a \cdot \left(1 \cdot 10^{-7}\right)"),
        ("a * (b >= 0)", r"a \cdot \left[b \ge 0\right]"),
        (
            "np.where(a > 0, b, c)",
            r"\begin{cases} b & \text{if } \left[a > 0\right] \\ c & \text{otherwise} \end{cases}",
        ),
        ("np.foo_bar(a, b)", r"\operatorname{foo\_bar}\left(a, b\right)"),
        ("np.exp(-a) ** 2", r"\left(e^{-a}\right)^{2}"),
    ],
)
def test_formulas_keep_their_meaning(formula: str, expected: str) -> None:
    assert latex_text(formula, lambda word: word) == expected


def test_what_is_no_formula_is_refused() -> None:
    with pytest.raises(ValueError, match="a formula cannot hold"):
        latex_text("[a]", lambda word: word)


@each_gate
def test_every_gate_is_well_formed(graph: Graph) -> None:
    assert_well_formed(write_latex(graph))


@settings(max_examples=40)
@given(shaped_graphs())
def test_every_graph_is_well_formed(graph: Graph) -> None:
    assert_well_formed(write_latex(graph))


def test_every_line_knows_its_step_and_what_it_makes() -> None:
    program = latex_program_of_run(run(parse("a = 3 * x\nf = a * (a + 1)"), {"x": 2}))
    assert program.text == write_latex(parse("a = 3 * x\nf = a * (a + 1)"), {"x": 2})

    def starts(numbers: tuple[int, ...]) -> list[str]:
        return [program.lines[number - 1].text.partition(" &=")[0] for number in numbers]

    fraction = r"\frac{\partial f}{\partial a}"
    assert starts(program.numbers("a", Phase.FORWARD)) == ["a"]
    assert starts(program.numbers("a", Phase.BACKWARD)) == [fraction]
    assert starts(program.making([Thing.wire("f", "x")])) == [fraction]
    assert starts(program.making([Thing.wire("s0", "x")])) == [fraction]
    assert starts(program.making([Thing.value("x")])) == ["x"]
    assert starts(program.numbers("f", Phase.BACKWARD)) == [r"\frac{\partial f}{\partial f}"]
