"""A setting of the trainer: a number that may be assigned while it trains, checked each time."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Any, Final, Generic, TypeVar, overload

import numpy as np

from playground.training.whole_number import is_whole

T = TypeVar("T")

MOST: Final = 2**63 - 1
"""The largest whole number a setting may be."""


class TrainerError(ValueError):
    """Says in plain words why a trainer cannot train like this."""


class Setting(Generic[T]):
    """An attribute whose new values are checked by `check(name, value)`, which raises TrainerError."""

    def __init__(self, check: Callable[[str, Any], T]) -> None:
        self._check = check

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the attribute's name."""
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Setting[T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: object | None, owner: type) -> Setting[T] | T:
        """Return the value, or the setting itself when the class is asked."""
        if instance is None:
            return self
        value: T = vars(instance)[self._name]
        return value

    def __set__(self, instance: object, value: T) -> None:
        """Check and keep a new value."""
        vars(instance)[self._name] = self._check(self._name.replace("_", " "), value)


def row_of(find: Callable[[str], object]) -> Callable[[str, Any], str]:
    """Check that a table has a row with this id; `find` raises ValueError when it has not."""

    def check(_name: str, value: Any) -> str:
        try:
            find(value)
        except ValueError as error:
            raise TrainerError(str(error)) from None
        return str(value)

    return check


def flag(_name: str, value: Any) -> bool:
    """Take anything for true or false as Python does."""
    return bool(value)


def at_least_zero(name: str, value: Any) -> float:
    """Check that a number is finite and not negative."""
    return _number(name, value, "from 0 up", lambda number: number >= 0.0)


def below_one(name: str, value: Any) -> float:
    """Check that a number is from 0 up to, but not, 1."""
    return _number(name, value, "from 0 to below 1", lambda number: 0.0 <= number < 1.0)


def count_from_one(name: str, value: Any) -> int:
    """Check that a number counts something: 1, 2, 3 and so on."""
    return _whole(name, value, 1)


def seed_from_zero(name: str, value: Any) -> int:
    """Check that a number can be a seed: 0, 1, 2 and so on."""
    return _whole(name, value, 0)


def _whole(name: str, value: Any, least: int) -> int:
    if not is_whole(value, least, MOST):
        raise TrainerError(f"the {name} must be a whole number from {least} to {MOST}, not {value!r}")
    return int(value)


def _number(name: str, value: Any, bounds: str, fits: Callable[[float], bool]) -> float:
    is_number = isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)
    if not is_number or not isfinite(value) or not fits(float(value)):
        raise TrainerError(f"the {name} must be a number {bounds}, not {value!r}")
    return float(value)
