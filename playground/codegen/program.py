"""A program as text, and which of its lines belongs to which step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playground.engine.step import Phase


@dataclass(frozen=True)
class Line:
    """One line of a program, numbered from 1; ``node`` and ``phase`` say whose step it is, if any's."""

    number: int
    text: str
    node: str | None = None
    phase: Phase | None = None


@dataclass(frozen=True)
class Program:
    """A program that runs as it is: its text, and the same line by line."""

    text: str
    lines: tuple[Line, ...]

    def numbers(self, node: str, phase: Phase) -> tuple[int, ...]:
        """Give the numbers of the lines that belong to a node's step."""
        return tuple(line.number for line in self.lines if (line.node, line.phase) == (node, phase))


@dataclass(frozen=True)
class Assignment:
    """A line that gives a name a value, before it is lined up with its neighbours."""

    name: str
    formula: str
    node: str
    phase: Phase
    sign: str = "="


def lined_up(block: list[Assignment]) -> list[tuple[str, Assignment]]:
    """Write the lines of a block with their equals signs below one another."""
    width = max((len(line.name) for line in block), default=0)
    sign = max((len(line.sign) for line in block), default=0)
    return [(f"{line.name:<{width}} {line.sign:>{sign}} {line.formula}", line) for line in block]


def assembled(blocks: Sequence[Sequence[str | Assignment]]) -> Program:
    """Put blocks below one another with an empty line between them."""
    lines: list[Line] = []
    for block in blocks:
        written: list[tuple[str, str | None, Phase | None]] = [("", None, None)] if lines and block else []
        plain = [text for entry in block if isinstance(entry, str) for text in entry.split("\n")]
        written += [(text, None, None) for text in plain]
        owned = lined_up([entry for entry in block if isinstance(entry, Assignment)])
        written += [(text, line.node, line.phase) for text, line in owned]
        lines += [Line(number, *parts) for number, parts in enumerate(written, len(lines) + 1)]
    return Program("\n".join(line.text for line in lines) + "\n", tuple(lines))


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
