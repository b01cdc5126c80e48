"""Batches: every point once an epoch, in an order that planning ahead does not change."""

from __future__ import annotations

from itertools import chain, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training import batches
from playground.training.batches import BatchOrder


def order_of(count: int, seed: int = 0) -> BatchOrder:
    return BatchOrder(count, np.random.default_rng(seed))


def dealt(order: BatchOrder, steps: int, batch_size: int, *, shuffle: bool = True) -> list[list[int]]:
    indices, bounds = order.plan(steps, batch_size, shuffle=shuffle)
    order.advance(int(bounds[-1]))
    return [indices[start:end].tolist() for start, end in pairwise(bounds)]


@given(count=st.integers(1, 20), batch_size=st.integers(1, 25), epochs=st.integers(1, 4))
def test_every_epoch_deals_every_point_once(count: int, batch_size: int, epochs: int) -> None:
    order = order_of(count)
    steps = order.steps_to_finish(epochs, batch_size)
    found = dealt(order, steps, batch_size)
    assert len(found) == steps
    assert order.epoch == epochs
    per_epoch = steps // epochs
    for epoch in range(epochs):
        parts = found[epoch * per_epoch : (epoch + 1) * per_epoch]
        assert sorted(chain.from_iterable(parts)) == list(range(count))
        assert all(len(part) == min(batch_size, count) for part in parts[:-1])


@given(
    count=st.integers(1, 12),
    groups=st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), min_size=1, max_size=5),
    batch_size=st.integers(1, 6),
)
def test_planning_ahead_changes_nothing(count: int, groups: list[tuple[int, int]], batch_size: int) -> None:
    grouped, single = order_of(count), order_of(count)
    found: list[list[int]] = []
    for planned, taken in groups:
        indices, bounds = grouped.plan(planned, batch_size, shuffle=True)
        ends = bounds[: min(taken, planned) + 1]
        found += [indices[start:end].tolist() for start, end in pairwise(ends)]
        grouped.advance(int(ends[-1]))
    expected = [dealt(single, 1, batch_size)[0] for _ in found]
    assert found == expected
    assert grouped.epoch == single.epoch


def test_epochs_differ_from_one_another_and_seeds_too() -> None:
    order = order_of(30)
    first, second = dealt(order, 2, 30)
    assert first != second
    assert first != dealt(order_of(30, 1), 1, 30)[0]


def test_without_shuffling_points_come_as_they_are() -> None:
    assert dealt(order_of(5), 4, 2, shuffle=False) == [[0, 1], [2, 3], [4], [0, 1]]


def test_a_new_batch_size_goes_on_where_the_epoch_is() -> None:
    order = order_of(10)
    assert [len(part) for part in dealt(order, 2, 3) + dealt(order, 2, 8)] == [3, 3, 4, 8]
    assert order.steps_to_finish(1, 1) == 2
    assert order.steps_to_finish(2, 4) == 1 + 3


def test_other_points_go_on_counting_epochs() -> None:
    order = order_of(4)
    dealt(order, 3, 4)
    other = order.for_points(6)
    assert other.epoch == 3
    assert sorted(dealt(other, 1, 6)[0]) == list(range(6))


def test_a_plan_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MOST_PLANNED", 100)
    indices, bounds = order_of(10).plan(10**12, 8, shuffle=True)
    assert len(indices) == bounds[-1] == 100
