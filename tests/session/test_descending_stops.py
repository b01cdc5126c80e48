"""Descending that overshoots, stops, or cannot begin says why in one true sentence."""

from __future__ import annotations

import math

from playground.graph import editing
from playground.session import graph_actions
from tests.session.descents import BOWL, opened, value


def test_a_gradient_too_small_to_move_a_number_is_not_called_0() -> None:
    descending = opened("sigmoid(x)", x=35)
    said = descending.step().said
    assert said == "The gradients of f are so small that a step of this rate changes no number."


def test_a_step_that_overshoots_says_so() -> None:
    descending = opened(BOWL, x=1)
    descending.set_rate(1.5)
    assert "f rose from 1 to 4 though it should descend" in descending.step().said
    descending.set_rate(1)
    descending.set_ascend(ascend=True)
    descending = opened("0 - x*x", x=1)
    descending.set_ascend(ascend=True)
    descending.set_rate(1.5)
    assert "f fell from -1 to -4 though it should climb" in descending.step().said


def test_a_rate_that_is_too_large_is_stopped() -> None:
    descending = opened(BOWL, x=1)
    descending.set_rate(2)
    said = [descending.step() for _ in range(7)]
    assert [each.goes_on for each in said] == [True] * 6 + [False]
    assert "the wrong way. A learning rate of 2 is too large here" in said[-1].said


def test_what_would_not_be_finite_is_not_done() -> None:
    descending = opened("exp(x * x)", x=3)
    descending.set_rate(1)
    taken = descending.step()
    assert (taken.taken, taken.goes_on) == (False, False)
    assert "would not be a finite number" in taken.said
    assert "fall for ever" in taken.said
    assert value(descending, "x") == 3
    assert not descending.curve.points


def test_what_goes_on_the_wrong_way_to_infinity_blames_the_rate() -> None:
    descending = opened("exp(x * x * 0.01) * x * x", x=9)
    descending.set_rate(0.09)
    descending.set_rate(10)
    said = [descending.step() for _ in range(3)]
    assert not said[-1].goes_on
    assert "too large" in said[-1].said


def test_wrong_way_and_then_not_finite_says_undo() -> None:
    descending = opened(BOWL, x=1)
    descending.set_rate(1.5)
    descending.step()
    graph_actions.scrub_value(descending._session, "x", 1.2e154)
    said = descending.step().said
    assert "would not be a finite number. A learning rate of 1.5 is too large here: undo" in said


def test_a_gradient_that_is_not_finite_stops() -> None:
    descending = opened("log(x)", x=0)
    assert "gradient of x is not a finite number" in descending.step().said


def test_without_an_output_or_inputs_no_step() -> None:
    broken = opened()
    broken._session.edit("Cut", editing.disconnect(broken._session.graph, "f", "x"))
    assert broken.run is None
    assert math.isnan(broken.output)
    assert (broken.inputs, broken.moves) == ((), ())
    assert "cannot be computed" in broken.step().said
    bare = opened("x * 2", x=1)
    bare._session.edit("Aim", editing.set_target(bare._session.graph, "c0"))
    assert "No input reaches c0" in bare.step().said
