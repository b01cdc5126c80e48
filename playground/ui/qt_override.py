"""The guard around every override of a Qt virtual method.

An exception that leaves such a method vanishes, or ends the program on Python below 3.12.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def qt_override(default: Any = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Hand exceptions of an override to ``sys.excepthook`` and return ``default`` to Qt instead."""

    def decorate(method: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(method)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return method(*args, **kwargs)
            except Exception:  # noqa: BLE001 - nothing may leave towards Qt
                sys.excepthook(*sys.exc_info())
                return default  # type: ignore[no-any-return]  # the caller promises that it fits

        guarded.__qt_override__ = True  # type: ignore[attr-defined]  # the mark that a test looks for
        return guarded

    return decorate
