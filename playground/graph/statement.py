"""What is read from an expression: statements whose formulas are in reverse Polish order."""

from __future__ import annotations

from dataclasses import dataclass

from playground.gates.gate import Gate
from playground.graph.tokens import Token


@dataclass(frozen=True)
class Number:
    """A number that is written in the text."""

    value: float
    token: Token
    is_constant: bool = False


@dataclass(frozen=True)
class Word:
    """A name that is used."""

    token: Token


@dataclass(frozen=True)
class Apply:
    """A gate applied to the operands before it, as many as it has inputs."""

    gate: Gate
    token: Token
    knobs: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Statement:
    """One line: the name it assigns, if it does, and its formula in reverse Polish order."""

    target: Token | None
    formula: tuple[Number | Word | Apply, ...]
    first: Token
