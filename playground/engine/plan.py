"""A plan: a graph of single numbers laid out flat, so that running it again costs next to nothing.

The rules of every gate are read back from the formulas that the gate itself writes, with all
shapes known to be single numbers, so a plan computes the same bits as the gates do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

import numpy as np

from playground.engine.forward import knobs_of
from playground.gates.catalog import gate
from playground.gates.gate import Gate, Source
from playground.gates.name import Name, write
from playground.gates.number import words_in
from playground.graph.graph import Graph

Rule = Callable[..., Any]
Task = tuple[Rule, Rule, int, int, int]
MOST_OPERANDS = 2


@dataclass(frozen=True, eq=False)
class Plan:
    """Places for the values of nodes, and the gates to compute, each with the places it reads and writes.

    Place i holds the value of ``names[i]``; one place more takes what a gate of one input hands to
    the second input it does not have. ``tasks`` are in forward order, ``back`` those that reach the
    target, last first.
    """

    names: tuple[str, ...]
    sources: tuple[tuple[int, str], ...]
    tasks: tuple[Task, ...]
    back: tuple[Task, ...]
    target: int

    def forward(self, held: Mapping[str, float]) -> list[float]:
        """Compute all values from those that the sources hold; raises ArithmeticError as Python does."""
        values = [0.0] * (len(self.names) + 1)
        for place, name in self.sources:
            values[place] = held[name]
        for forward, _backward, out, first, second in self.tasks:
            values[out] = forward(values[first], values[second])
        return values

    def backward(self, values: list[float]) -> list[float]:
        """Carry gradients back from the target; 0 where a node does not reach it."""
        gradients = [0.0] * len(values)
        gradients[self.target] = 1.0
        for _forward, backward, out, first, second in self.back:
            to_first, to_second = backward(gradients[out], values[out], values[first], values[second])
            gradients[first] += to_first
            gradients[second] += to_second
        return gradients


def plan(graph: Graph, order: Iterable[str], back: Iterable[str], target: str) -> Plan | None:
    """Lay out nodes that hold single numbers, given in forward order; None where a gate takes too many."""
    names = tuple(order)
    place = {name: index for index, name in enumerate(names)}
    tasks: dict[str, Task] = {}
    sources = []
    for name in names:
        node = graph.by_name[name]
        kind = gate(node.gate)
        if kind.source is not Source.NONE:
            sources.append((place[name], name))
            continue
        if len(kind.inputs) > MOST_OPERANDS:
            return None
        plugged = graph.incoming[name]
        operands = [place[plugged[port].source] for port in kind.inputs]
        first, second = operands if len(operands) == MOST_OPERANDS else (operands[0], len(names))
        forward, backward = rules(kind, tuple(knobs_of(node, kind).items()))
        tasks[name] = (forward, backward, place[name], first, second)
    last_first = tuple(tasks[name] for name in back if name in tasks)
    return Plan(names, tuple(sources), tuple(tasks.values()), last_first, place[target])


@lru_cache(maxsize=1024)
def rules(kind: Gate, knobs: tuple[tuple[str, float], ...]) -> tuple[Rule, Rule]:
    """Give a gate's forward and backward rule for two single numbers, the second unused by most activations.

    ``forward(a, b)`` gives a float, ``backward(upstream, y, a, b)`` a float for each of both.
    """
    operands = [Name(letter, ()) for letter in "ab"[: len(kind.inputs)]]
    forward = _number(write(kind.forward(*operands, **dict(knobs))))
    parts = kind.backward(Name("upstream", ()), Name("y", ()), *operands, **dict(knobs))
    backward = ", ".join([*(_number(write(part)) for part in parts), "0.0"][:MOST_OPERANDS])
    return _read(f"lambda a, b: {forward}"), _read(f"lambda upstream, y, a, b: ({backward})")


def _larger(a: float, b: float) -> float:
    """Give the larger of two numbers, or the one that is not a number, as numpy's maximum does."""
    return a if a >= b or a != a else b  # noqa: PLR0124 - what differs from itself is not a number


def _smaller(a: float, b: float) -> float:
    """Give the smaller of two numbers, or the one that is not a number, as numpy's minimum does."""
    return a if a <= b or a != a else b  # noqa: PLR0124 - what differs from itself is not a number


_SINGLE = SimpleNamespace(**{**vars(np), "maximum": _larger, "minimum": _smaller, "abs": abs})
"""Numpy for single numbers: where plain Python gives the same bits, it is several times faster."""


def _number(formula: str) -> str:
    """Make a plain float of what numpy gives; arithmetic on floats gives one by itself."""
    return f"float({formula})" if "(" in formula else formula


def _read(text: str) -> Rule:
    """Read a rule back from its text, with the words it is written in."""
    words = {word.name: word.compute for word in words_in(text)}
    rule: Rule = eval(text, {"np": _SINGLE, **words})  # noqa: S307 - the gates themselves write the text
    return rule
