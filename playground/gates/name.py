"""Names that stand for numbers: arithmetic on them writes the formula instead of computing it.

Brackets are written only where Python needs them to read the formula back in exactly the
order in which it would have been computed, so that an exported program agrees to the last bit.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from playground.gates.gate import Shape


class Level(IntEnum):
    """How tightly a piece of formula holds together, loosest first."""

    CONDITION = 0
    COMPARISON = 1
    SUM = 2
    PRODUCT = 3
    SIGN = 4
    POWER = 5
    ATOM = 6


WHOLE_LIMIT = 1e15


def number_text(number: float) -> str:
    """Write a number so that reading it back gives the same number, whole ones without a point."""
    value = float(number)
    if value.is_integer() and abs(value) < WHOLE_LIMIT and not (value == 0 and np.signbit(value)):
        return str(int(value))
    return repr(value)


def write(formula: object) -> str:
    """Give the text of whatever a forward or backward rule returned for names."""
    return as_name(formula).text


def as_name(thing: Any) -> Name:
    """Turn a number into the name that writes it; a name stays what it is."""
    if isinstance(thing, Name):
        return thing
    text = number_text(float(thing))
    return Name(text, shape=(), level=Level.SIGN if text.startswith("-") else Level.ATOM)


def broadcast(first: Shape | None, second: Shape | None) -> Shape | None:
    """Give the shape two operands have together, or None where one of them is not known."""
    if first is None or second is None:
        return None
    return np.broadcast_shapes(first, second)


def matmul_shape(first: Shape | None, second: Shape | None) -> Shape | None:
    """Give the shape of a matrix product, or None where one operand's shape is not known."""
    if first is None or second is None:
        return None
    return first[:-1] + (second[1:] if len(second) > 1 else ())


class Name:
    """A name that stands for a number, vector or matrix; operators on it build text.

    ``shape`` is None while unknown; the words of ``number.py`` then assume that shapes agree.
    """

    __slots__ = ("level", "shape", "text")
    __array_ufunc__ = None
    __hash__ = object.__hash__

    def __init__(self, text: str, shape: Shape | None = None, level: Level = Level.ATOM) -> None:
        """Stand for the number called ``text``."""
        self.text = text
        self.shape = shape
        self.level = level

    def __str__(self) -> str:
        """Give the formula's text."""
        return self.text

    def __repr__(self) -> str:
        """Show the formula's text, marked as a name."""
        return f"Name({self.text!r})"

    def at_least(self, level: Level) -> str:
        """Give the text, in brackets if it holds together less tightly than ``level``."""
        return self.text if self.level >= level else f"({self.text})"

    @property
    def T(self) -> Name:  # noqa: N802 - numpy's own word for the transpose
        """The transpose."""
        return Name(f"{self.at_least(Level.ATOM)}.T", shape=None if self.shape is None else self.shape[::-1])

    def __neg__(self) -> Name:
        """Write ``-self``."""
        return Name(f"-{self.at_least(Level.POWER)}", self.shape, Level.SIGN)

    def __add__(self, other: object) -> Name:
        """Write ``self + other``."""
        return _binary(self, "+", other, Level.SUM)

    def __radd__(self, other: object) -> Name:
        """Write ``other + self``."""
        return _binary(other, "+", self, Level.SUM)

    def __sub__(self, other: object) -> Name:
        """Write ``self - other``."""
        return _binary(self, "-", other, Level.SUM)

    def __rsub__(self, other: object) -> Name:
        """Write ``other - self``."""
        return _binary(other, "-", self, Level.SUM)

    def __mul__(self, other: object) -> Name:
        """Write ``self * other``."""
        return _binary(self, "*", other, Level.PRODUCT)

    def __rmul__(self, other: object) -> Name:
        """Write ``other * self``."""
        return _binary(other, "*", self, Level.PRODUCT)

    def __truediv__(self, other: object) -> Name:
        """Write ``self / other``."""
        if isinstance(other, Unit):
            return -self if other.negative else self
        return _binary(self, "/", other, Level.PRODUCT)

    def __rtruediv__(self, other: object) -> Name:
        """Write ``other / self``."""
        return _binary(other, "/", self, Level.PRODUCT)

    def __matmul__(self, other: object) -> Name:
        """Write ``self @ other``."""
        return _binary(self, "@", other, Level.PRODUCT)

    def __pow__(self, other: object) -> Name:
        """Write ``self ** other``; the first power is the name itself."""
        if not isinstance(other, Name) and other == 1:
            return self
        return _power(self, as_name(other))

    def __rpow__(self, other: object) -> Name:
        """Write ``other ** self``."""
        return _power(as_name(other), self)

    def __gt__(self, other: object) -> Name:
        """Write ``self > other``."""
        return _binary(self, ">", other, Level.COMPARISON)

    def __ge__(self, other: object) -> Name:
        """Write ``self >= other``."""
        return _binary(self, ">=", other, Level.COMPARISON)

    def __lt__(self, other: object) -> Name:
        """Write ``self < other``."""
        return _binary(self, "<", other, Level.COMPARISON)

    def __le__(self, other: object) -> Name:
        """Write ``self <= other``."""
        return _binary(self, "<=", other, Level.COMPARISON)


def _binary(left: object, sign: str, right: object, level: Level) -> Name:
    """Write two operands with the sign between them, in brackets where the order needs it."""
    first, second = as_name(left), as_name(right)
    shape = (matmul_shape if sign == "@" else broadcast)(first.shape, second.shape)
    tighter = Level(level + 1)
    after = second.at_least(tighter)
    if after.startswith("-"):
        after = f"({after})"
    before = first.at_least(tighter if level is Level.COMPARISON else level)
    return Name(f"{before} {sign} {after}", shape, level)


def _power(left: Name, right: Name) -> Name:
    """Write a power; it is read from the right, so only its base needs the strictest brackets."""
    text = f"{left.at_least(Level.ATOM)} ** {right.at_least(Level.POWER)}"
    return Name(text, broadcast(left.shape, right.shape), Level.POWER)


class Unit(Name):
    """The number 1, or -1, that vanishes in products, so that a backward rule leaves its local gradient."""

    __slots__ = ("negative",)

    def __init__(self, *, negative: bool = False) -> None:
        """Stand for 1, or for -1."""
        super().__init__("-1" if negative else "1", (), Level.SIGN if negative else Level.ATOM)
        self.negative = negative

    def __neg__(self) -> Unit:
        """Turn the sign round."""
        return Unit(negative=not self.negative)

    def __mul__(self, other: object) -> Name:
        """Leave the other factor, with this one's sign."""
        return -as_name(other) if self.negative else as_name(other)

    def __rmul__(self, other: object) -> Name:
        """Leave the other factor, with this one's sign."""
        return self * other

    def __truediv__(self, other: object) -> Name:
        """Write the reciprocal, unless the other is 1 as well."""
        if isinstance(other, Unit):
            return self * other
        return _binary(self, "/", other, Level.PRODUCT)


UNIT = Unit()
