from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.expression import parse
from playground.graph.expression_text import LONGEST_LINE, write_expression
from playground.graph.graph import Graph, Node, Wire
from playground.graph.order import CycleError, order
from tests.random_graphs import graphs


def meaning(graph: Graph) -> object:
    """Give what a graph says but for made-up names: every node's formula, counted, and the output's."""
    memo: dict[str, int] = {}
    count: Counter[int] = Counter()
    for name in order(graph):
        node = graph.by_name[name]
        kind = gate(node.gate)
        own = None if re.fullmatch(r"[sc]\d+", name) or name == graph.output else name
        if kind.source is Source.INPUT:
            own = name
        value = node.value if kind.source is Source.CONSTANT else None
        knobs = tuple({**kind.defaults, **dict(node.knobs)}.items())
        feeds = tuple(memo[graph.incoming[name][port].source] for port in kind.inputs)
        memo[name] = hash((node.gate, own, repr(value), knobs, feeds))
        count[memo[name]] += 1
    return count, memo[graph.output] if graph.output else None


@settings(max_examples=200)
@given(graphs())
def test_parse_reads_back_what_was_written(graph: Graph) -> None:
    assert meaning(parse(write_expression(graph))) == meaning(graph)


@pytest.mark.parametrize(
    "text",
    [
        "(x + y) * z",
        "sigmoid(w0 * x0 + w1 * x1 + w2)",
        "1 / (1 + exp(-(w0 * x0 + w1 * x1 + w2)))",
        "a = 3 * x\nf = a * (a + 1)",
        "x",
        "f = x",
        "a = b\nf = a * 2",
        "x ** -2",
        "-x ** 2",
        "(-3) ** 2",
        "x ** y ** 2",
        "(x ** y) ** z",
        "a - (b - c)",
        "x - (-3)",
        "-(-x)",
        "-(3)",
        "(2).T",
        "(x + y).T @ W",
        "leaky_relu(x, slope=0.2)",
        "constant(3)",
        "rate = constant(3)\nf = x * rate",
        "raise_to(x, 2)",
        "max(max(a, b), c)",
        "z\nf = x * y",
        "a = x * y\nb = exp(a)\na",
        "f * 2",
        "f = copy(x + y)",
    ],
)
def test_written_text_is_the_text_that_was_read(text: str) -> None:
    graph = parse(text)
    assert write_expression(graph) == text.removeprefix("f = ") or write_expression(graph) == text
    assert meaning(parse(write_expression(graph))) == meaning(graph)


def test_a_missing_input_is_a_question_mark() -> None:
    graph = Graph((Node("x", "input"), Node("s0", "add")), (Wire("x", "s0", "x"),))
    assert write_expression(graph) == "x + ?"


def test_arrays_and_missing_numbers_are_written_by_name() -> None:
    graph = Graph(
        (Node("c0", "constant", (1.0, 2.0)), Node("c1", "constant"), Node("s0", "add")),
        (Wire("c0", "s0", "x"), Wire("c1", "s0", "y")),
    )
    assert write_expression(graph) == "c0 + c1"


def test_nothing_is_written_for_nothing() -> None:
    assert write_expression(Graph()) == ""


def test_a_circle_is_refused() -> None:
    nodes = (Node("a", "exp"), Node("b", "exp"))
    with pytest.raises(CycleError):
        write_expression(Graph(nodes, (Wire("a", "b", "x"), Wire("b", "a", "x"))))


@pytest.mark.parametrize("deep", ["exp({})", "-{}", "({} + a) * b", "a ** {}", "a / (b - {})", "{}.T"])
def test_deep_formulas_are_split_so_that_they_can_be_read_back(deep: str) -> None:
    lines = [f"s{place + 1} = {deep.format(f's{place}')}" for place in range(200)]
    graph = parse("\n".join(lines))
    written = write_expression(graph)
    assert 3 < len(written.splitlines()) < 50
    assert meaning(parse(written)) == meaning(graph)


def test_long_sums_are_split_into_lines() -> None:
    graph = parse(" + ".join(f"x{number}" for number in range(1_000)))
    written = write_expression(graph)
    assert 5 < len(written.splitlines()) < 10
    assert max(len(line) for line in written.splitlines()) < LONGEST_LINE + 50
    assert meaning(parse(written)) == meaning(graph)
