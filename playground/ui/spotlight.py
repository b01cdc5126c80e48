"""The spotlight: the things a person points at, which every panel that shows them lights up."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from playground.engine.thing import Thing, same_numbers
from playground.graph.graph import Graph


class Spotlight(QObject):
    """Knows what is pointed at, and who was pointed at; ``moved`` tells that it is something else."""

    moved = Signal()

    def __init__(self, graph: Callable[[], Graph] = Graph, parent: QObject | None = None) -> None:
        """Light nothing; ``graph`` gives the graph that things are looked up in."""
        super().__init__(parent)
        self._graph = graph
        self._asked: frozenset[Thing] = frozenset()
        self.things: frozenset[Thing] = frozenset()
        self.origin: object = None

    def shine(self, things: Iterable[Thing], origin: object = None) -> None:
        """Light things, and whatever is the same number; what is lit already is left alone."""
        asked = frozenset(things)
        if asked == self._asked and origin is self.origin:
            return
        self._asked, self.origin = asked, origin
        self.things = same_numbers(self._graph(), asked)
        self.moved.emit()

    def rest(self, origin: object = None) -> None:
        """Light nothing any more; with an origin, only if it was the one that lit."""
        if self._asked and (origin is None or origin is self.origin):
            self.shine(())
