"""The datasets of labelled points in the plane that a network can learn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite, pi
from typing import Final

import numpy as np
from numpy.typing import NDArray

from playground.training.whole_number import is_whole

Points = NDArray[np.float64]
Labels = NDArray[np.int64]

EXTENT: Final = 1.2
"""Half the width of the square that shows a dataset: both coordinates run from -EXTENT to EXTENT."""
FEWEST_POINTS: Final = 2
MOST_POINTS: Final = 100_000
MOST_SEED: Final = 2**63 - 1
MOST_NOISE: Final = 1.0
MOST_TEST_SHARE: Final = 0.9


class DatasetError(ValueError):
    """Says in plain words why a dataset cannot be made or divided."""


@dataclass(frozen=True)
class Dataset:
    """Labelled points in the plane; neither array can be written to.

    `points` is (n, 2) float64, `labels` (n,) int64 with values from 0 to `classes` - 1. Raises
    DatasetError when the arrays do not fit together.
    """

    name: str
    points: Points = field(repr=False)
    labels: Labels = field(repr=False)
    classes: int

    def __post_init__(self) -> None:
        """Check the arrays and keep copies of them that nobody can write to."""
        points = np.array(self.points, dtype=np.float64, ndmin=2)
        labels = np.array(self.labels)
        if points.ndim != 2 or points.shape[1] != 2 or not np.isfinite(points).all():
            raise DatasetError(f"points must be finite numbers of shape (n, 2), not of shape {points.shape}")
        if labels.shape != (len(points),) or not np.array_equal(labels, np.trunc(labels)):
            raise DatasetError(f"there must be one whole label for each of the {len(points)} points")
        if len(labels) and not (labels.min() >= 0 and labels.max() < self.classes):
            raise DatasetError(f"labels must be from 0 to {self.classes - 1}")
        labels = labels.astype(np.int64)
        points.flags.writeable = labels.flags.writeable = False
        object.__setattr__(self, "points", points)
        object.__setattr__(self, "labels", labels)

    def __len__(self) -> int:
        """Count the points."""
        return len(self.labels)


@dataclass(frozen=True)
class Split:
    """A dataset divided into points to learn from and points only to test with."""

    train: Dataset
    test: Dataset


@dataclass(frozen=True, kw_only=True)
class DatasetRecord:
    """One row of the table of datasets.

    `draw(generator, labels)` returns the points before noise, one for each label. Noise 1 moves every
    coordinate by a normal deviation of `spread`. `fixed` is the number of points when it cannot be
    chosen, else 0.
    """

    id: str
    name: str
    note: str
    classes: int = 2
    spread: float = 0.4
    fixed: int = 0
    draw: Callable[[np.random.Generator, Labels], Points] = field(repr=False)


def _plane(x: Points, y: Points) -> Points:
    return np.stack((x, y), axis=1)


def _draw_xor(generator: np.random.Generator, labels: Labels) -> Points:
    size = generator.uniform(0.1, 0.9, (len(labels), 2))
    sign = generator.choice((-1.0, 1.0), len(labels))
    return _plane(size[:, 0] * sign, size[:, 1] * sign * (1.0 - 2.0 * labels))


def _draw_corners(_generator: np.random.Generator, labels: Labels) -> Points:
    sign = np.where(np.arange(len(labels)) // 2 % 2 == 0, -1.0, 1.0)
    return _plane(sign, sign * (1.0 - 2.0 * labels))


def _draw_circles(generator: np.random.Generator, labels: Labels) -> Points:
    share = np.sqrt(generator.uniform(0.0, 1.0, len(labels)))
    radius = np.where(labels == 0, 0.4 * share, 0.7 + 0.25 * share)
    angle = generator.uniform(0.0, 2.0 * pi, len(labels))
    return _plane(radius * np.cos(angle), radius * np.sin(angle))


def _draw_moons(generator: np.random.Generator, labels: Labels) -> Points:
    angle = generator.uniform(0.0, pi, len(labels))
    side = 1.0 - 2.0 * labels
    return _plane(0.6 * np.cos(angle) - 0.3 * side, (0.75 * np.sin(angle) - 0.2) * side)


def _draw_gaussians(generator: np.random.Generator, labels: Labels) -> Points:
    centre = (0.45 * (2.0 * labels - 1.0))[:, np.newaxis]
    return np.asarray(centre + generator.normal(0.0, 0.14, (len(labels), 2)))


def _draw_linear(generator: np.random.Generator, labels: Labels) -> Points:
    along = generator.uniform(-0.7, 0.7, len(labels))
    across = generator.uniform(0.08, 0.6, len(labels)) * (2.0 * labels - 1.0)
    return _plane(0.8 * across - 0.6 * along, 0.6 * across + 0.8 * along)


def _draw_spirals(turns: float, arms: int) -> Callable[[np.random.Generator, Labels], Points]:
    def draw(generator: np.random.Generator, labels: Labels) -> Points:
        along = generator.uniform(0.05, 1.0, len(labels))
        angle = 2.0 * pi * (turns * along + labels / arms)
        return _plane(0.95 * along * np.sin(angle), 0.95 * along * np.cos(angle))

    return draw


DATASETS: Final[tuple[DatasetRecord, ...]] = (
    DatasetRecord(
        id="xor",
        name="XOR",
        note="Four quadrants: class 1 where the signs differ. No straight line divides it.",
        spread=0.3,
        draw=_draw_xor,
    ),
    DatasetRecord(
        id="circles",
        name="Circles",
        note="A disc inside a ring: three hidden units are the fewest that enclose it.",
        draw=_draw_circles,
    ),
    DatasetRecord(
        id="spirals",
        name="Spirals",
        note="Two arms of one and a half turns: hard for a small network.",
        spread=0.2,
        draw=_draw_spirals(1.5, 2),
    ),
    DatasetRecord(
        id="moons",
        name="Moons",
        note="Two half circles that reach into each other.",
        draw=_draw_moons,
    ),
    DatasetRecord(
        id="gaussians",
        name="Gaussians",
        note="Two round clouds: a straight line is enough.",
        draw=_draw_gaussians,
    ),
    DatasetRecord(
        id="linear",
        name="Linear",
        note="Two sides of a slanted line with a gap between them.",
        draw=_draw_linear,
    ),
    DatasetRecord(
        id="spirals3",
        name="Three spirals",
        note="Three arms, as in the case study of CS231n.",
        classes=3,
        spread=0.2,
        draw=_draw_spirals(0.64, 3),
    ),
    DatasetRecord(
        id="xor4",
        name="XOR, 4 points",
        note="The four corner points alone: class 1 where the signs differ.",
        fixed=4,
        draw=_draw_corners,
    ),
)


def dataset_record(name: str) -> DatasetRecord:
    """Return the row of the table of datasets with this id; raises DatasetError when there is none."""
    for record in DATASETS:
        if record.id == name:
            return record
    raise DatasetError(
        f'there is no dataset "{name}": choose one of {", ".join(record.id for record in DATASETS)}'
    )


def dataset(name: str, points: int = 200, noise: float = 0.1, seed: int = 0) -> Dataset:
    """Draw a dataset from the table, the classes as even as the number of points allows.

    `noise` from 0 to 1 moves the points by a normal deviation (its size at 1 is the record's `spread`);
    the same seed gives the same points, and another noise moves these same points more or less far. A
    dataset of fixed points has always these. Raises DatasetError for an unknown name and for numbers out
    of bounds.
    """
    record = dataset_record(name)
    _check_whole("the number of points", points, max(FEWEST_POINTS, record.classes), MOST_POINTS)
    _check_whole("the seed", seed, 0, MOST_SEED)
    if not (isfinite(noise) and 0.0 <= noise <= MOST_NOISE):
        raise DatasetError(f"noise must be from 0 to {MOST_NOISE:g}, not {noise!r}")
    generator = np.random.default_rng(seed)
    labels = np.arange(record.fixed or points, dtype=np.int64) % record.classes
    clean = record.draw(generator, labels)
    moved = clean + noise * record.spread * generator.normal(size=clean.shape)
    return Dataset(name=record.id, points=moved, labels=labels, classes=record.classes)


def split(data: Dataset, test_share: float, seed: int = 0) -> Split:
    """Divide a dataset at random, each class by the same share; one training point of each class stays.

    `test_share` from 0 to 0.9 is the share of the points to test with. Raises DatasetError when it is out
    of bounds.
    """
    if not (isfinite(test_share) and 0.0 <= test_share <= MOST_TEST_SHARE):
        raise DatasetError(f"the test share must be from 0 to {MOST_TEST_SHARE:g}, not {test_share!r}")
    _check_whole("the seed", seed, 0, MOST_SEED)
    generator = np.random.default_rng((seed, 1))
    is_test = np.zeros(len(data), dtype=np.bool_)
    for label in range(data.classes):
        members = generator.permutation(np.flatnonzero(data.labels == label))
        is_test[members[: min(round(test_share * len(members)), len(members) - 1)]] = True
    return Split(train=_part(data, ~is_test), test=_part(data, is_test))


def _part(data: Dataset, chosen: NDArray[np.bool_]) -> Dataset:
    return Dataset(data.name, data.points[chosen].reshape(-1, 2), data.labels[chosen], data.classes)


def _check_whole(what: str, number: int, least: int, most: int) -> None:
    if not is_whole(number, least, most):
        raise DatasetError(f"{what} must be a whole number from {least} to {most}, not {number!r}")
