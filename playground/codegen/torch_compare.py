"""The comparison with PyTorch: what its program printed beside what the engine has computed."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np

from playground.engine.run import Run
from playground.gates.gate import Value

GOOD = 1e-10
GRADIENT = "grad_"


@dataclass(frozen=True)
class Difference:
    """The worst difference of all numbers, where it is, and how many names were compared.

    Each is taken relative to the engine's number where that is larger than 1.
    """

    worst: float
    where: str
    names: int

    @property
    def is_good(self) -> bool:
        """Whether the two agree up to rounding."""
        return self.worst <= GOOD


def has_torch() -> bool:
    """Say whether a program that imports PyTorch can be run by this Python."""
    return not getattr(sys, "frozen", False) and find_spec("torch") is not None


def compared(made: Run, printed: str) -> Difference:
    """Compare what the PyTorch program of a run has printed with the run.

    Raises ValueError in plain words where it has not printed what that program prints.
    """
    found = [
        (_distance(_read(text), _number_of(made, name)), name)
        for name, text in re.findall(r"^(\S+) = (.*)$", printed, re.MULTILINE)
    ]
    if not found:
        raise ValueError("PyTorch printed no numbers")
    worst, where = max(found)
    return Difference(worst, where, len(found))


def _number_of(made: Run, name: str) -> Value:
    """Give the engine's number by the name under which the program prints it; raises ValueError."""
    if name == made.target:
        return made.output
    try:
        return made.gradients[name.removeprefix(GRADIENT)]
    except KeyError:
        msg = f'PyTorch printed "{name}", which the graph does not have'
        raise ValueError(msg) from None


def _read(text: str) -> Value:
    """Read a number or a list of numbers; raises ValueError."""
    plain = re.sub(r"\binf\b", "Infinity", re.sub(r"\bnan\b", "NaN", text))
    return np.array(json.loads(plain), dtype=np.float64)


def _distance(first: Value, second: Value) -> float:
    """Give how far two values are apart; what is the same infinity, or no number in both, is not apart."""
    if np.shape(first) != np.shape(second):
        return float("inf")
    a, b = np.ravel(first), np.ravel(second)
    with np.errstate(invalid="ignore"):
        away = np.abs(a - b) / np.maximum(1.0, np.abs(b))
    away = np.where((a == b) | (np.isnan(a) & np.isnan(b)), 0.0, away)
    return float(np.max(np.where(np.isnan(away), np.inf, away), initial=0.0))
