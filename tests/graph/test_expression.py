from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.graph.expression import MOST_NODES, ExpressionError, parse
from playground.graph.graph import Graph, Wire
from playground.graph.syntax import DEEPEST
from playground.graph.tokens import MOST_CHARACTERS


def gates(graph: Graph) -> list[str]:
    return [node.gate for node in graph.nodes]


def names(graph: Graph) -> list[str]:
    return [node.name for node in graph.nodes]


def test_nodes_stand_in_reading_order_with_made_up_names() -> None:
    graph = parse("sigmoid(w0*x0 + w1*x1 + w2)")
    assert names(graph) == ["w0", "x0", "s0", "w1", "x1", "s1", "s2", "w2", "s3", "f"]
    assert graph.target == "f"
    assert graph.wires[:3] == (Wire("w0", "s0", "x"), Wire("x0", "s0", "y"), Wire("w1", "s1", "x"))


def test_a_name_used_twice_is_one_node_with_two_wires() -> None:
    graph = parse("x - x")
    assert names(graph) == ["x", "f"]
    assert graph.wires == (Wire("x", "f", "x"), Wire("x", "f", "y"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x - y - z", "(x - y) - z"),
        ("x + y * z", "x + (y * z)"),
        ("x * y @ z", "(x * y) @ z"),
        ("-x * y", "(-x) * y"),
        ("-x ** y", "-(x ** y)"),
        ("x ** -y", "x ** (-y)"),
        ("x ** y ** z", "x ** (y ** z)"),
        ("-x.T", "-(x.T)"),
        ("x.T ** y", "(x.T) ** y"),
        ("x / y * z", "(x / y) * z"),
        ("+x * +y", "x * y"),
        ("max(x, y, z)", "max(max(x, y), z)"),
        ("np.maximum(x, y)", "max(x, y)"),
        ("numpy.exp(x)", "exp(x)"),
        ("np.dot(x, y)", "x @ y"),
        ("x − y × z · w ÷ v", "x - y * z * w / v"),
        ("(x\n + y)\n* z".replace("\n*", " *"), "(x + y) * z"),
        ("x * y  # a comment (", "x * y"),
        ("\n\nf = x * y;\n;", "x * y"),
    ],
)
def test_reads_like_python(text: str, expected: str) -> None:
    assert parse(text) == parse(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x ** 2", ["input", "power"]),
        ("x ** -1.5", ["input", "power"]),
        ("x ** (-1)", ["input", "power"]),
        ("2 ** -1", ["constant", "power"]),
        ("x ** (1 + 1)", ["input", "constant", "constant", "add", "raise_to"]),
        ("-3", ["constant"]),
        ("--3", ["constant"]),
        ("-3 * x", ["constant", "input", "multiply"]),
        ("-3 ** 2", ["constant", "power", "negate"]),
        ("(-3) ** 2", ["constant", "power"]),
        ("-(3)", ["constant", "negate"]),
        ("x", ["input"]),
        ("y = x", ["input", "copy"]),
        ("2 + 2", ["constant", "constant", "add"]),
        ("power(x, n=3)", ["input", "power"]),
        ("softmax_loss(scores, target)", ["input", "input", "softmax_loss"]),
    ],
)
def test_gates_that_signs_and_functions_stand_for(text: str, expected: list[str]) -> None:
    assert gates(parse(text)) == expected


def test_a_literal_exponent_and_keywords_turn_knobs() -> None:
    assert parse("x ** -2").by_name["f"].knobs == (("n", -2.0),)
    assert parse("leaky_relu(x, slope=-0.2)").by_name["f"].knobs == (("slope", -0.2),)
    assert parse("leaky_relu(x)").by_name["f"].knobs == ()
    assert parse("hinge_loss(s, margin=2, y)").by_name["f"].knobs == (("margin", 2.0),)


def test_numbers_given_to_names_are_values_of_inputs() -> None:
    graph = parse("x = -2; y = 5; z = -4\nq = x + y\nf = q * z")
    assert [(node.name, node.gate, node.value) for node in graph.nodes[:3]] == [
        ("x", "input", -2.0),
        ("y", "input", 5.0),
        ("z", "input", -4.0),
    ]
    assert names(graph)[3:] == ["q", "f"]


def test_constants_can_have_names() -> None:
    graph = parse("rate = constant(-0.5)\nx * rate + 1")
    assert [(node.name, node.gate, node.value) for node in graph.nodes if node.gate == "constant"] == [
        ("rate", "constant", -0.5),
        ("c0", "constant", 1.0),
    ]
    assert parse("f = constant(3)") == parse("3")


def test_made_up_names_avoid_names_of_the_text() -> None:
    assert names(parse("f * s0 + c0 * 2")) == ["f", "s0", "s1", "c0", "c1", "s2", "s3"]


def test_the_last_line_is_the_output_even_when_it_is_only_a_name() -> None:
    assert parse("a = x * y\nb = exp(a)").target == "b"
    assert parse("a = x * y\nb = exp(a)\na").target == "a"
    assert parse("a = x * y\na + 1").target == "f"
    assert parse("z\nx * y").by_name["z"].gate == "input"


def test_names_are_compared_as_python_compares_them() -> None:
    assert names(parse("ﬁ * fi + θ")) == ["fi", "s0", "θ", "f"]


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("", 0, 0, "write an expression"),
        (" # nothing\n", 0, 10, "write an expression"),
        ("f =", 0, 3, "missing after ="),
        ("x +", 0, 3, "missing after +"),
        ("x + * y", 0, 4, "missing after +"),
        ("* x", 0, 0, "missing before *"),
        ("x\n/ y", 1, 0, "missing before /"),
        ("max(x, )", 0, 7, "missing after ,"),
        ("max(, x)", 0, 4, "missing after ("),
        ("()", 0, 0, "nothing between"),
        ("2 x", 0, 2, "two values in a row"),
        ("(x y)", 0, 3, "two values in a row"),
        ("max(x y)", 0, 6, "two values in a row"),
        ("sin x", 0, 4, "sin needs brackets"),
        ("sigmod(x)", 0, 0, "did you mean sigmoid?"),
        ("2 + SIGMOID(x)", 0, 4, "did you mean sigmoid?"),
        ("w(x + y)", 0, 0, "to multiply, write w * (...)"),
        ("sigmoid(x, y)", 0, 0, "takes 1 input (x), not 2"),
        ("f = max()", 0, 4, "takes 2 inputs (x, y), not 0"),
        ("max(x)", 0, 0, "takes 2 inputs (x, y), not 1"),
        ("leaky_relu(x, 0.2)", 0, 0, "its knob is written slope=0.01"),
        ("leaky_relu(x, slop=0.2)", 0, 14, "its knob is slope"),
        ("max(x, n=3)", 0, 7, "max has no knob n: it has none"),
        ("leaky_relu(x, slope=1, slope=2)", 0, 23, "given twice"),
        ("leaky_relu(x, slope=y)", 0, 20, "a plain number"),
        ("constant(x)", 0, 9, "a plain number"),
        ("constant(3, 4)", 0, 10, "a comma only"),
        ("(x + y", 0, 0, "never closed"),
        ("exp((x + y)\nz = 3", 0, 3, "never closed"),
        ("f = (x; y)", 0, 4, "never closed"),
        ("x + y)", 0, 5, "never opened"),
        ("x, y", 0, 1, "a comma only"),
        ("(x, y)", 0, 2, "a comma only"),
        ("3 = x", 0, 0, "3 is a number"),
        ("x + y = 3", 0, 0, "only a single name"),
        ("(= 3", 0, 0, "never closed"),
        ("+ = 3", 0, 0, "only a name"),
        ("x == 3", 0, 2, "a single ="),
        ("(x = 3)", 0, 3, "= can only stand after the name"),
        ("(x == 3)", 0, 3, "= can only stand after the name"),
        ("a = x\na = y", 1, 0, "a has a value already"),
        ("a = b * 2\nb = 3", 0, 4, "b is used before"),
        ("x = x + 1", 0, 4, "x is used before"),
        ("x + y\nz * 2", 0, 0, "only the last line"),
        ("lambda * x", 0, 0, "a word of Python"),
        ("lambda = x", 0, 0, "a word of Python"),
        ("a" * 41, 0, 0, "at most 40 characters"),
        ("x $ y", 0, 2, "'$' has no meaning"),
        ("x ^ 2", 0, 2, "write ** instead"),
        ("[1, 2]", 0, 0, "a list cannot be written"),
        ("x.t", 0, 1, "only .T"),
        ("x + ?", 0, 4, "still missing"),
        ("1e999", 0, 0, "too large"),
        ("x + " + "9" * 400, 0, 4, "too large"),
        ("(" * 100 + "x" + ")" * 100, 0, DEEPEST, "too many brackets"),
        ("-" * 100 + "x", 0, DEEPEST, "too many brackets"),
        ("x ** " * 100 + "x", 0, 5 * DEEPEST, "too many brackets"),
    ],
)
def test_a_mistake_is_said_in_words_and_placed(text: str, line: int, column: int, said: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert said in caught.value.text
    assert (caught.value.line, caught.value.column) == (line, column)


def test_an_error_counts_from_one_when_it_is_printed() -> None:
    with pytest.raises(ExpressionError, match=r"^the character '\$' has no meaning here \(column 3\)$"):
        parse("x $ y")
    with pytest.raises(ExpressionError, match=r"\(line 2, column 1\)$"):
        parse("x * y\n$")


def test_a_text_may_be_long_but_not_endless() -> None:
    half = "+".join(["x"] * (MOST_NODES // 2))
    assert len(parse(half).nodes) == MOST_NODES // 2
    with pytest.raises(ExpressionError, match="at most 10000 gates"):
        parse("+".join(["x"] * (MOST_NODES + 1)))
    with pytest.raises(ExpressionError, match="at most 200000 characters"):
        parse(" " * (MOST_CHARACTERS + 1))


@given(st.text(alphabet="xyf0.5e+-*/@()=,;\n# T", max_size=40) | st.text(max_size=20))
def test_any_text_gives_a_graph_or_a_placed_error(text: str) -> None:
    lines = text.splitlines() or [""]
    try:
        graph = parse(text)
    except ExpressionError as error:
        place = (error.line, error.column)
    else:
        place = (0, 0)
        assert graph.target in graph.by_name
    assert 0 <= place[0] < len(lines)
    assert 0 <= place[1] <= len(lines[place[0]])
