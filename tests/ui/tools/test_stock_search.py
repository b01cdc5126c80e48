"""What the search of quick-add finds, and in which order."""

import pytest

from playground.gates.gate import Source
from playground.graph.graph import Graph, GraphError
from playground.ui.tools.adding import Loose, fits
from playground.ui.tools.stock import Stock
from playground.ui.tools.stock_search import found
from tests.ui.graph_desk import graph_of

EMPTY = Graph()


def anything(stock: Stock) -> bool:
    return True


def titles(words: str, used: dict[str, int] | None = None) -> list[str]:
    return [each.title for each in found(words, EMPTY, used or {}, anything)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("+", "Add"),
        ("-", "Subtract"),
        ("*", "Multiply"),
        ("mul", "Multiply"),
        ("exp", "Exp"),
        ("times", "Multiply"),
    ],
)
def test_the_best_match_comes_first(words: str, first: str) -> None:
    assert titles(words)[0] == first


def test_of_equal_matches_the_one_used_most_comes_first() -> None:
    assert titles("")[:3] == ["Input", "Constant", "Matrix"]
    assert titles("", {"Sigmoid": 2, "Add": 1})[:3] == ["Sigmoid", "Add", "Input"]
    assert titles("s")[0] != "Softplus"
    assert titles("s", {"Softplus": 1})[0] == "Softplus"
    assert titles("exp", {"Softplus": 9})[0] == "Exp"


def test_inputs_and_constants_are_found_by_name() -> None:
    assert titles("input")[0] == "Input"
    assert titles("const")[0] == "Constant"


@pytest.mark.parametrize(
    ("words", "value"), [("0.5", 0.5), ("-3", -3.0), (" 12 ", 12.0), ("[1, 2]", (1.0, 2.0)), (".5", 0.5)]
)
def test_a_number_makes_a_constant(words: str, value: object) -> None:
    first = found(words, EMPTY, {}, anything)[0]
    assert (first.kind.source, first.value) == (Source.CONSTANT, value)


@pytest.mark.parametrize(
    ("words", "title", "value"),
    [("w = 0.5", "w = 0.5", 0.5), ("b=", "b = 1", 1.0), ("rate = [1, 2]", "rate = [1, 2]", (1.0, 2.0))],
)
def test_a_name_with_a_value_makes_an_input(words: str, title: str, value: object) -> None:
    (only,) = found(words, EMPTY, {}, anything)
    assert (only.kind.source, only.title, only.value) == (Source.INPUT, title, value)


def test_what_cannot_be_meant_is_said() -> None:
    with pytest.raises(GraphError, match="taken"):
        found("x = 1", graph_of("x + y"), {}, anything)
    with pytest.raises(GraphError, match="is no number"):
        found("w = five", EMPTY, {}, anything)


def test_only_what_fits_is_offered() -> None:
    wire = Loose("s0")
    names = {each.title for each in found("", EMPTY, {}, lambda stock: fits(stock, wire, ()))}
    assert "Add" in names
    assert not names & {"Input", "Constant", "Matrix", "Transpose"}
    assert "Transpose" in {each.title for each in found("", EMPTY, {}, lambda stock: fits(stock, wire, None))}
    assert not found("5", EMPTY, {}, lambda stock: fits(stock, wire, ()))
    assert not found("w = 5", EMPTY, {}, lambda stock: fits(stock, wire, ()))
    before = Loose("s0", "x")
    assert len(found("", EMPTY, {}, lambda stock: fits(stock, before, None))) == len(titles(""))
