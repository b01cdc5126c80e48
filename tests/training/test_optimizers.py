"""Optimizers: each agrees with its textbook formula, written out plainly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training.network import Floats
from playground.training.optimizers import OPTIMIZERS, Settings, optimizer_record

RATE, MU = 0.1, 0.9


def textbook(name: str, x: Floats, gradients: list[Floats]) -> Floats:
    """Follow the formulas of CS231n's optimization notes."""
    v, m, cache = np.zeros_like(x), np.zeros_like(x), np.zeros_like(x)
    for t, dx in enumerate(gradients, start=1):
        before = v
        if name == "sgd":
            x = x - RATE * dx
        elif name == "momentum":
            v = MU * v - RATE * dx
            x = x + v
        elif name == "nesterov":
            v = MU * v - RATE * dx
            x = x - MU * before + (1 + MU) * v
        elif name == "rmsprop":
            cache = 0.9 * cache + 0.1 * dx**2
            x = x - RATE * dx / (np.sqrt(cache) + 1e-8)
        else:
            m = 0.9 * m + 0.1 * dx
            cache = 0.999 * cache + 0.001 * dx**2
            x = x - RATE * (m / (1 - 0.9**t)) / (np.sqrt(cache / (1 - 0.999**t)) + 1e-8)
    return x


FOLLOWERS = [row.id for row in OPTIMIZERS if row.update is not None]
NUMBERS = st.lists(st.floats(-5, 5), min_size=3, max_size=3)


@pytest.mark.parametrize("name", FOLLOWERS)
@given(start=NUMBERS, gradients=st.lists(NUMBERS, min_size=1, max_size=5))
def test_updates_are_those_of_the_textbook(
    name: str, start: list[float], gradients: list[list[float]]
) -> None:
    optimizer, parameters = optimizer_record(name), np.array(start)
    memory = optimizer.memory(3)
    assert optimizer.update is not None
    for gradient in gradients:
        optimizer.update(parameters, np.array(gradient), memory, Settings(RATE, MU))
    expected = textbook(name, np.array(start), [np.array(gradient) for gradient in gradients])
    assert parameters == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_only_random_search_follows_no_gradient() -> None:
    assert FOLLOWERS == ["sgd", "momentum", "nesterov", "rmsprop", "adam"]
    assert optimizer_record("random_search").update is None
    assert [row.id for row in OPTIMIZERS if row.uses_momentum] == ["momentum", "nesterov"]


@pytest.mark.parametrize("size", [1e-3, 1.0, 50.0])
def test_the_first_step_of_adam_is_as_long_as_the_learning_rate(size: float) -> None:
    adam, parameters = optimizer_record("adam"), np.zeros(2)
    assert adam.update is not None
    adam.update(parameters, np.array([size, -size]), adam.memory(2), Settings(0.01, 0.0))
    assert parameters == pytest.approx([-0.01, 0.01], rel=1e-4)


@pytest.mark.parametrize("name", FOLLOWERS)
@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9])
def test_the_stated_limit_divides_shrinking_from_growing(name: str, momentum: float) -> None:
    optimizer = optimizer_record(name)
    limit, assert_update = optimizer.limit(momentum), optimizer.update
    assert assert_update is not None
    for product, grows in ((0.98, False), (1.02, True)):
        if not np.isfinite(limit):
            continue
        parameters, memory = np.ones(1), optimizer.memory(1)
        for _ in range(2000):
            assert_update(parameters, 2 * parameters, memory, Settings(limit * product, momentum))
        assert (abs(parameters[0]) > 1) == grows


def test_the_limit_is_infinite_for_those_that_divide_by_the_size() -> None:
    assert [row.id for row in OPTIMIZERS if not np.isfinite(row.limit(0.9))] == [
        "rmsprop",
        "adam",
        "random_search",
    ]


def test_an_unknown_optimizer_is_refused() -> None:
    with pytest.raises(ValueError, match='no optimizer "newton": choose one of sgd, momentum'):
        optimizer_record("newton")
