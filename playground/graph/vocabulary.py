"""Which gate an expression means by a sign or a function's name."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

from playground.gates.catalog import GATES
from playground.gates.gate import Family, Gate, Source


@cache
def operator_gate(sign: str) -> Gate:
    """Give the gate that an operator sign stands for; the catalog has one for each."""
    return next(gate for gate in GATES if gate.operator == sign)


@cache
def constant_gate() -> Gate:
    """Give the gate of numbers that are written in an expression."""
    return next(gate for gate in GATES if gate.source is Source.CONSTANT)


@cache
def input_gate() -> Gate:
    """Give the gate of names that an expression does not assign."""
    return next(gate for gate in GATES if gate.source is Source.INPUT)


@cache
def function_gate(word: str) -> Gate | None:
    """Give the gate a function's name stands for: its id, or a keyword that only one gate has."""
    gates = [gate for gate in GATES if gate.callable]
    named = [gate for gate in gates if gate.id == word]
    described = [gate for gate in gates if word in gate.keywords]
    if not named and len(described) == 1:
        return described[0]
    return named[0] if named else None


def closest_function(word: str) -> str | None:
    """Give the function whose name is most like a misspelt one, or None when nothing is near."""
    names = [gate.id for gate in GATES if gate.callable]
    near = get_close_matches(word.lower(), names, n=1, cutoff=0.6)
    return near[0] if near else None


def nests(gate: Gate) -> bool:
    """Say whether a function takes more inputs than its gate has: routers choose among any number."""
    return gate.family is Family.ROUTING and len(gate.inputs) > 1
