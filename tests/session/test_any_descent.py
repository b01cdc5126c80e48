"""Whatever a person does, the curve of a descent ends at the output."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.session import graph_actions
from playground.session.descending import Descending
from playground.session.descent_curve import DescentCurve
from tests.session.descents import opened, value

DEEDS = ("step", "play", "undo", "redo", "by hand", "rate", "leave out", "up or down", "move")


def do(descending: Descending, deed: str, number: int) -> None:
    """Do one thing that a person can do."""
    session = descending._session
    if deed == "step":
        descending.step()
    elif deed == "play":
        descending.begin_play()
        for _ in range(number % 4):
            descending.step()
        descending.end_play()
    elif deed in {"undo", "redo"}:
        getattr(session, deed)()
    elif deed == "by hand":
        graph_actions.scrub_value(session, "xyz"[number % 3], float(number))
    elif deed == "rate":
        descending.set_rate(10.0 ** (number - 5))
    elif deed == "leave out":
        descending.choose("xyz"[number % 3], chosen=number % 2 == 0)
    elif deed == "up or down":
        descending.set_ascend(ascend=number % 2 == 0)
    else:
        graph_actions.move(session, {"x": (10.0 * number, 0.0)})


def strays(deeds: list[tuple[str, int]]) -> bool:
    """Whether the curve ever ends elsewhere than at the output, skips a step or leaves the numbers."""
    descending = opened("sin(x) * y + z * z", x=1.0, y=2.0, z=3.0)
    for deed, number in deeds:
        do(descending, deed, number)
        points = descending.curve.points
        if points and (points[-1].output != descending.output or points[0].step != 0):
            return True
        if any(later.step - each.step not in {0, 1} for each, later in itertools.pairwise(points)):
            return True
        if not all(math.isfinite(float(value(descending, name))) for name in "xyz"):
            return True
    return False


@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 6)), max_size=25))
def test_whatever_is_done_the_curve_ends_at_the_output(deeds: list[tuple[str, int]]) -> None:
    assert not strays(deeds)


def test_a_curve_that_strays_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DescentCurve, "follow", lambda *_: None)
    assert strays([("step", 0), ("undo", 0)])
