"""Datasets: balanced, repeatable, inside the picture, and refused in plain words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.training.datasets import (
    DATASETS,
    EXTENT,
    Dataset,
    DatasetError,
    dataset,
    dataset_record,
    split,
)

IDS = [record.id for record in DATASETS]


@pytest.mark.parametrize("name", IDS)
@given(points=st.integers(3, 90), noise=st.floats(0, 1), seed=st.integers(0, 9))
def test_classes_are_as_even_as_can_be(name: str, points: int, noise: float, seed: int) -> None:
    data = dataset(name, points, noise, seed)
    counts = np.bincount(data.labels, minlength=data.classes)
    assert len(data) == (dataset_record(name).fixed or points)
    assert data.points.shape == (len(data), 2)
    assert data.classes == dataset_record(name).classes
    assert counts.max() - counts.min() <= 1


@pytest.mark.parametrize("name", IDS)
def test_the_same_seed_gives_the_same_points_and_another_gives_others(name: str) -> None:
    first, again, other = (dataset(name, 50, 0.2, seed) for seed in (3, 3, 4))
    assert np.array_equal(first.points, again.points)
    assert not np.array_equal(first.points, other.points)


@pytest.mark.parametrize("name", IDS)
def test_nothing_can_be_written_to(name: str) -> None:
    data = dataset(name)
    assert data.name == name
    assert data.points.dtype == np.float64
    assert data.labels.dtype == np.int64
    for array in (data.points, data.labels):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


@pytest.mark.parametrize("name", IDS)
def test_points_without_noise_stay_within_the_unit_square(name: str) -> None:
    data = dataset(name, 1000, 0.0)
    assert np.abs(data.points).max() <= 1.0
    assert np.abs(data.points).max() > 0.7
    assert np.mean(np.abs(dataset(name, 1000, 0.15).points) < EXTENT) > 0.99


@pytest.mark.parametrize("name", IDS)
def test_noise_moves_the_same_points_and_nothing_else(name: str) -> None:
    clean, little, much = (dataset(name, 400, noise) for noise in (0.0, 0.1, 0.2))
    assert np.array_equal(clean.labels, much.labels)
    assert much.points - clean.points == pytest.approx(2 * (little.points - clean.points))
    spread = dataset_record(name).spread
    if not dataset_record(name).fixed:
        assert np.std(much.points - clean.points) == pytest.approx(0.2 * spread, rel=0.1)


def test_xor_is_class_1_where_the_signs_differ() -> None:
    for name in ("xor", "xor4"):
        data = dataset(name, 500, 0.0)
        assert np.array_equal(data.labels, (data.points.prod(axis=1) < 0).astype(int))
    quadrants = {tuple(point) for point in np.sign(dataset("xor", 50).points)}
    assert quadrants == {(-1, -1), (-1, 1), (1, -1), (1, 1)}


def test_xor4_is_the_four_corners_whatever_is_asked() -> None:
    corners = {tuple(point) for point in dataset("xor4", 200, 0.0, 7).points.tolist()}
    assert corners == {(-1, -1), (-1, 1), (1, -1), (1, 1)}


def test_some_datasets_can_be_told_apart_by_a_simple_rule() -> None:
    circles, line, clouds = (dataset(name, 500, 0.0) for name in ("circles", "linear", "gaussians"))
    radius = np.hypot(*circles.points.T)
    assert radius[circles.labels == 0].max() < radius[circles.labels == 1].min()
    side = line.points @ [0.8, 0.6]
    assert np.array_equal(line.labels, (side > 0).astype(int))
    assert np.mean(clouds.labels == (clouds.points.sum(axis=1) > 0)) > 0.99


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("moon",), 'no dataset "moon": choose one of xor, circles'),
        (("xor", 1), "number of points must be a whole number from 2 to 100000, not 1"),
        (("spirals3", 2), "from 3 to"),
        (("xor", 100_001), "not 100001"),
        (("xor", 10.5), "not 10.5"),
        (("xor", True), "not True"),
        (("xor", 10, -0.1), "noise must be from 0 to 1, not -0.1"),
        (("xor", 10, float("nan")), "not nan"),
        (("xor", 10, 0.1, -1), "the seed must be"),
    ],
)
def test_what_is_out_of_bounds_is_refused(arguments: tuple[Any, ...], said: str) -> None:
    with pytest.raises(DatasetError, match=said):
        dataset(*arguments)


@pytest.mark.parametrize(
    ("points", "labels", "said"),
    [
        ([[1, 2, 3]], [0], "shape"),
        ([[1, np.inf]], [0], "finite"),
        ([[1, 2]], [0, 1], "one whole label for each of the 1 points"),
        ([[1, 2]], [0.5], "whole label"),
        ([[1, 2]], [2], "from 0 to 1"),
        ([[1, 2]], [-1], "from 0 to 1"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(points: Any, labels: Any, said: str) -> None:
    with pytest.raises(DatasetError, match=said):
        Dataset("drawn", points, labels, 2)


@given(points=st.integers(3, 60), share=st.floats(0, 0.9), seed=st.integers(0, 5))
def test_a_split_divides_every_class_by_the_share(points: int, share: float, seed: int) -> None:
    data = dataset("spirals3", points, 0.1)
    parts = split(data, share, seed)
    both = np.concatenate([parts.train.points, parts.test.points])
    assert sorted(map(tuple, both)) == sorted(map(tuple, data.points))
    for label in range(3):
        count = np.sum(data.labels == label)
        tested = np.sum(parts.test.labels == label)
        assert tested == min(round(share * count), count - 1)
    assert np.array_equal(split(data, share, seed).test.points, parts.test.points)


def test_a_split_keeps_each_point_with_its_label() -> None:
    parts = split(dataset("circles", 100, 0.0), 0.3)
    for part in (parts.train, parts.test):
        assert np.array_equal(part.labels, np.hypot(*part.points.T) > 0.5)
    assert not np.array_equal(parts.test.points, split(dataset("circles", 100, 0.0), 0.3, seed=1).test.points)


@pytest.mark.parametrize("share", [-0.1, 0.91, float("nan")])
def test_a_share_out_of_bounds_is_refused(share: float) -> None:
    with pytest.raises(DatasetError, match=r"test share must be from 0 to 0\.9"):
        split(dataset("xor"), share)


def test_nothing_can_be_split_into_nothing() -> None:
    empty = Dataset("drawn", np.empty((0, 2)), np.empty(0, dtype=np.int64), 2)
    assert len(split(empty, 0.5).train) == 0
