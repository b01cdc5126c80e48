"""How the gradients of several wires are summed, in words."""

from typing import Any

import pytest

from playground.engine.run import run
from playground.engine.sum_text import fed_wires, sum_lines
from playground.graph.expression import parse


@pytest.mark.parametrize(
    ("text", "inputs", "name", "lines"),
    [
        ("(x + y) * x", {"x": 1.5, "y": 1.5}, "x", ("3.00 via multiply", "+ 1.50 via add", "= 4.50")),
        ("x * x", {"x": 3}, "x", ("3.00 via multiply f.x", "+ 3.00 via multiply f.y", "= 6.00")),
        ("x - x", {"x": 3}, "x", ("1.00 via subtract f.x", "+ (-1.00) via subtract f.y", "= 0.00")),
        ("x", {"x": 3}, "x", ()),
        ("x + y", {"x": 3, "y": 1}, "x", ()),
    ],
)
def test_the_sum_is_written_part_by_part(
    text: str, inputs: dict[str, Any], name: str, lines: tuple[str, ...]
) -> None:
    assert sum_lines(run(parse(text), inputs), name) == lines


def test_gates_of_one_kind_are_told_apart_by_name() -> None:
    graph = parse("a = x + y\nb = x + z\nf = a * b")
    assert sum_lines(run(graph, {"x": 1, "y": 2, "z": 3}), "x") == (
        "3.00 via add b",
        "+ 4.00 via add a",
        "= 7.00",
    )


def test_what_does_not_reach_the_target_has_no_sum() -> None:
    graph = parse("a = x * 2\nb = x + a\nf = y * 1")
    assert sum_lines(run(graph, {"x": 1, "y": 2}, target="f"), "x") == ()


def test_wires_that_lead_elsewhere_bring_nothing_back() -> None:
    graph = parse("a = x * x\nb = x + 1\nf = a * 1")
    assert fed_wires(run(graph, {"x": 1}, target="f"), "x") == "2 wires on the way to f"
    assert fed_wires(run(parse("x * x"), {"x": 1}), "x") == "2 wires"
