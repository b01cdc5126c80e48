from __future__ import annotations

from typing import Any

import pytest

from playground.engine.passes import passes
from playground.engine.run import run
from playground.graph.expression import parse


@pytest.mark.parametrize(
    ("text", "values", "counts", "counted", "verdict"),
    [
        (
            "f = (x + y) * z",
            {"x": 1, "y": 2, "z": 3},
            (3, 1),
            "3 input numbers and 1 output number: forward mode needs 3 passes, reverse mode 1.",
            "Reverse mode wins",
        ),
        (
            "f = sin(x)",
            {"x": 1},
            (1, 1),
            "1 input number and 1 output number: forward mode needs 1 pass, reverse mode 1.",
            "A tie",
        ),
        (
            "a = sin(x)\nb = cos(x)",
            {"x": 1},
            (1, 2),
            "1 input number and 2 output numbers (a and b): forward mode needs 1 pass, reverse mode 2.",
            "Forward mode wins",
        ),
        (
            "f = W @ x",
            {"W": [[1, 2], [3, 4], [5, 6]], "x": [1, 2]},
            (8, 3),
            "8 input numbers and 3 output numbers: forward mode needs 8 passes, reverse mode 3.",
            "Reverse mode wins",
        ),
        (
            "a = x + 1\nb = x + 2\nc = x + 3\nd = x + 4",
            {"x": 1},
            (1, 4),
            "1 input number and 4 output numbers: forward mode needs 1 pass, reverse mode 4.",
            "Forward mode wins",
        ),
        (
            "f = 2 + 3",
            {},
            (0, 1),
            "0 input numbers and 1 output number: forward mode needs 0 passes, reverse mode 1.",
            "No number goes in",
        ),
    ],
)
def test_numbers_are_counted(
    text: str, values: dict[str, Any], counts: tuple[int, int], counted: str, verdict: str
) -> None:
    found = passes(run(parse(text), values))
    assert (found.forward, found.reverse) == counts
    assert found.counted == f"This graph has {counted}"
    assert found.verdict.startswith(verdict)


def test_labels_and_constants_and_what_goes_nowhere_do_not_count() -> None:
    graph = parse("f = softmax_loss(2 * s, t)\nz")
    found = passes(run(graph, {"s": [1, 2, 3], "t": 1, "z": 5}, "f"))
    assert (found.inputs, found.outputs, found.forward) == (("s",), ("f",), 3)


def test_a_target_in_the_middle_counts_beside_the_ends() -> None:
    found = passes(run(parse("q = x * y\nf = exp(q)"), {"x": 1, "y": 2}, "q"))
    assert found.outputs == ("q", "f")
    alone = passes(run(parse("x"), {"x": 1}))
    assert (alone.inputs, alone.outputs) == (("x",), ("x",))
