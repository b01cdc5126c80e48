"""What counts as a whole number: Python's integers and numpy's, but not true and false."""

from __future__ import annotations

from typing import Any

import numpy as np


def is_whole(number: Any, least: int, most: int) -> bool:
    """Return whether something is a whole number within these bounds."""
    is_integer = isinstance(number, (int, np.integer)) and not isinstance(number, bool)
    return is_integer and least <= int(number) <= most
