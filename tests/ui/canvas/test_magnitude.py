"""How large a number is beside the largest of its run."""

import numpy as np
import pytest

from playground.engine.run import run_sound
from playground.graph.graph import Wire
from playground.ui.canvas.magnitude import gradient_share, share, size, value_share
from playground.ui.canvas.measures import stub
from tests.ui.graph_desk import graph_of


def test_the_scale_is_logarithmic_and_ends_after_four_decades() -> None:
    assert share(10.0, 10.0) == 1.0
    assert share(0.1, 10.0) == pytest.approx(0.5)
    assert share(1e-9, 10.0) == share(0.0, 10.0) == share(1.0, 0.0) == 0.0


def test_an_array_counts_by_its_largest_finite_number() -> None:
    assert size(np.array([1.0, -3.0, np.inf, np.nan])) == 3.0
    assert size(-2.0) == 2.0
    assert size(None) == size(np.zeros((0,))) == 0.0


def test_wires_are_measured_against_the_largest_of_the_run() -> None:
    run = run_sound(graph_of("f = a * b * c", a=100.0, b=1.0, c=0.01))
    assert run is not None
    assert gradient_share(run, Wire("c", "f", "y")) == 1.0
    assert gradient_share(run, Wire("a", "s0", "x")) == pytest.approx(0.0)
    assert gradient_share(run, stub("f")) == pytest.approx(0.5)
    assert value_share(run, Wire("a", "s0", "x")) == 1.0
    assert gradient_share(run, Wire("gone", "s0", "x")) == 0.0
