from __future__ import annotations

import sys

import numpy as np
import pytest

from playground.codegen.torch_compare import compared, has_torch
from playground.engine.run import run
from playground.graph.expression import parse

MADE = run(parse("w * x"), {"w": 2, "x": -1})
ARRAYS = run(parse("norm2(W @ x)"), {"W": [[0.1, 0.5], [-0.3, 0.8]], "x": [0.2, 0.4]})


def test_equal_numbers_differ_by_nothing() -> None:
    found = compared(MADE, "f = -2.0\ngrad_w = -1.0\ngrad_x = 2.0\n")
    assert (found.worst, found.names, found.is_good) == (0.0, 3, True)
    same = f"grad_W = {np.asarray(ARRAYS.gradients['W']).tolist()}\n"
    assert compared(ARRAYS, same).worst == 0.0


def test_the_worst_difference_and_its_place_are_told() -> None:
    found = compared(MADE, "f = -2.0\ngrad_w = -1.25\ngrad_x = 2.5\n")
    assert (found.worst, found.where, found.is_good) == (0.25, "grad_x", False)
    assert compared(MADE, "grad_w = [1.0]\n").worst == np.inf
    assert compared(MADE, "grad_w = nan\n").worst == np.inf


def test_what_is_infinite_or_no_number_in_both_agrees() -> None:
    made = run(parse("1 / x + y * (x / x)"), {"x": 0, "y": 1})
    printed = "\n".join(
        f"{name} = {value}" for name, value in (("f", made.output), ("grad_x", made.gradients["x"]))
    )
    assert "nan" in printed
    assert compared(made, printed).worst == 0.0
    assert compared(run(parse("1 / x"), {"x": 0}), "f = inf").worst == 0.0


@pytest.mark.parametrize("printed", ["", "Traceback", "grad_q = 1.0", "grad_w = tensor(1.0)"])
def test_what_it_cannot_read_it_says_in_words(printed: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        compared(MADE, printed)


def test_a_frozen_program_cannot_run_pytorch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert not has_torch()
    monkeypatch.setattr(sys, "frozen", False, raising=False)
    monkeypatch.setattr("playground.codegen.torch_compare.find_spec", lambda _name: object())
    assert has_torch()
