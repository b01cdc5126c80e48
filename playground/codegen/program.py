"""A program as text, and which of its lines belongs to which step and gives which numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from playground.engine.step import Phase
from playground.engine.thing import Thing

Things = frozenset[Thing]
NONE: Things = frozenset()


@dataclass(frozen=True)
class Line:
    """One line of a program, numbered from 1.

    ``node`` and ``phase`` say whose step it is, if any's; a line with a phase and no node belongs to the
    steps of all nodes. ``makes`` is what the line computes.
    """

    number: int
    text: str
    node: str | None = None
    phase: Phase | None = None
    makes: Things = NONE


@dataclass(frozen=True)
class Program:
    """A program that runs as it is: its text, and the same line by line."""

    text: str
    lines: tuple[Line, ...]

    def numbers(self, node: str, phase: Phase) -> tuple[int, ...]:
        """Give the numbers of the lines that belong to a node's step."""
        return tuple(line.number for line in self.lines if line.phase is phase and line.node in {node, None})

    def making(self, things: Iterable[Thing]) -> tuple[int, ...]:
        """Give the numbers of the lines that compute any of these things, for a gate those of its steps."""
        return tuple(sorted({number for thing in things for number in self._made_by.get(thing, ())}))

    @cached_property
    def _made_by(self) -> Mapping[Thing, list[int]]:
        found: dict[Thing, list[int]] = {}
        for line in self.lines:
            gate = {Thing.gate(line.node)} if line.node is not None else NONE
            for thing in line.makes | gate:
                found.setdefault(thing, []).append(line.number)
        return found


@dataclass(frozen=True)
class Owned:
    """A line that belongs to a step, as it is written."""

    text: str
    node: str | None
    phase: Phase
    makes: Things = NONE


@dataclass(frozen=True)
class Assignment:
    """A line that gives a name a value, before it is lined up with its neighbours."""

    name: str
    formula: str
    node: str
    phase: Phase
    sign: str = "="
    makes: Things = NONE


Entry = str | Owned | Assignment


def lined_up(block: list[Assignment]) -> list[Owned]:
    """Write the lines of a block with their equals signs below one another."""
    width = max((len(line.name) for line in block), default=0)
    sign = max((len(line.sign) for line in block), default=0)
    return [
        Owned(f"{line.name:<{width}} {line.sign:>{sign}} {line.formula}", line.node, line.phase, line.makes)
        for line in block
    ]


def assembled(blocks: Sequence[Sequence[Entry]]) -> Program:
    """Put blocks below one another with an empty line between them."""
    lines: list[Line] = []
    for block in blocks:
        if lines and block:
            lines.append(Line(len(lines) + 1, ""))
        for entry in _written(block):
            if isinstance(entry, Owned):
                lines.append(Line(len(lines) + 1, entry.text, entry.node, entry.phase, entry.makes))
            else:
                lines += [Line(number, text) for number, text in enumerate(entry.split("\n"), len(lines) + 1)]
    return Program("\n".join(line.text for line in lines) + "\n", tuple(lines))


def _written(block: Sequence[Entry]) -> Iterable[str | Owned]:
    """Line up the assignments of a block that stand below one another."""
    for is_assigned, entries in groupby(block, key=lambda entry: isinstance(entry, Assignment)):
        if is_assigned:
            yield from lined_up([entry for entry in entries if isinstance(entry, Assignment)])
        else:
            yield from (entry for entry in entries if not isinstance(entry, Assignment))


def free_names(nodes: list[str], reserved: set[str]) -> dict[str, str]:
    """Give every node a name that the program does not use otherwise: a function, a module, a gradient."""
    names: dict[str, str] = {}
    taken = set(nodes)
    for node in nodes:
        name = node
        while name in reserved or (name != node and name in taken) or _is_gradient(name, taken):
            name += "_"
        taken.add(name)
        names[node] = name
    return names


def _is_gradient(name: str, taken: set[str]) -> bool:
    """Say whether a name is that of another's gradient."""
    return name.startswith("grad_") and name.removeprefix("grad_") in taken
