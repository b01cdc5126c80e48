"""What stayed: which nodes of a graph that was typed anew are those of the graph before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playground.gates.catalog import gate
from playground.gates.gate import Source
from playground.graph.order import order

if TYPE_CHECKING:
    from playground.graph.graph import Graph, Node

MADE_UP = re.compile(r"[sc]\d+")


def stayed(before: Graph, after: Graph) -> dict[str, str]:
    """Give for each node of a sound graph that was there before the name it had; no node twice.

    An input is known by its name. A gate is the same where it computes the same of the same; what is left
    is told by a name that a person gave, and then from the output back, gate by gate.
    """
    found = _Pairs(before, after)
    for name in order(after):
        found.take_input(name)
        found.take_same(name)
    for name in after.by_name:
        if MADE_UP.fullmatch(name) is None:
            found.take(name, name)
    found.take_from_the_output()
    found.take_sources()
    return found.names


class _Pairs:
    """The pairs found so far."""

    def __init__(self, before: Graph, after: Graph) -> None:
        """Know what every gate before computed, and of what."""
        self._before, self._after = before, after
        self.names: dict[str, str] = {}
        self._gone: set[str] = set()
        self._same: dict[tuple[Any, ...], list[str]] = {}
        for node in reversed(before.nodes):
            fed = before.incoming[node.name]
            key = _key(node, [_token(before.by_name[fed[port].source]) for port in fed])
            self._same.setdefault(key, []).append(node.name)

    def take(self, name: str, old: str) -> bool:
        """Pair two nodes if they are of one gate and neither has a pair."""
        was = self._before.by_name.get(old)
        now = self._after.by_name.get(name)
        if was is None or now is None or name in self.names or old in self._gone or was.gate != now.gate:
            return False
        self.names[name] = old
        self._gone.add(old)
        return True

    def take_input(self, name: str) -> None:
        """Pair an input with the one of its name."""
        if gate(self._after.by_name[name].gate).source is Source.INPUT:
            self.take(name, name)

    def take_same(self, name: str) -> None:
        """Pair a gate with one that computed the same of the same."""
        node = self._after.by_name[name]
        if gate(node.gate).source is not Source.NONE:
            return
        fed = self._after.incoming[name]
        tokens = [self._told(fed[port].source) for port in fed]
        candidates = [each for each in self._same.get(_key(node, tokens), ()) if each not in self._gone]
        best = name if name in candidates else candidates[-1] if candidates else None
        if best is not None:
            self.take(name, best)

    def take_from_the_output(self) -> None:
        """Pair the outputs, and what feeds a pair port by port, as far as the gates agree."""
        waiting: list[tuple[str, str]] = [
            *self.names.items(),
            (self._after.output or "", self._before.output or ""),
        ]
        seen: set[tuple[str, str]] = set()
        while waiting:
            pair = waiting.pop()
            if pair not in seen and (self.names.get(pair[0]) == pair[1] or self.take(*pair)):
                seen.add(pair)
                waiting += self._ports(pair[0])

    def take_sources(self) -> None:
        """Pair the inputs and constants at the same ports of a pair, and constants that feed nothing."""
        for name in tuple(self.names):
            for source, was in self._ports(name):
                if gate(self._after.by_name[source].gate).source is not Source.NONE:
                    self.take(source, was)
        for node in self._after.nodes:
            if gate(node.gate).source is Source.CONSTANT:
                self.take(node.name, node.name)

    def _ports(self, name: str) -> list[tuple[str, str]]:
        """Give what feeds a pair, port by port."""
        now, then = self._after.incoming[name], self._before.incoming[self.names[name]]
        return [(now[port].source, then[port].source) for port in now if port in then]

    def _told(self, name: str) -> object:
        """Say what feeds a gate, in the words of the graph before; a fresh thing where it was not there."""
        node = self._after.by_name[name]
        if gate(node.gate).source is Source.CONSTANT:
            return _token(node)
        return self.names.get(name, object())


def _token(node: Node) -> object:
    """Say what feeds a gate: a constant by its value, all else by its name."""
    return ("constant", node.value) if gate(node.gate).source is Source.CONSTANT else node.name


def _key(node: Node, tokens: list[object]) -> tuple[Any, ...]:
    """Say what a gate computes, and of what."""
    knobs = {**gate(node.gate).defaults, **dict(node.knobs)}
    return (node.gate, tuple(knobs.items()), *tokens)
