"""The shelf: the composite gates that can be placed, those of the program and those a person has kept."""

from __future__ import annotations

from pathlib import Path

from playground.graph.composites import Composite, composite_of, shipped
from playground.graph.graph import Graph
from playground.session.signal import Signal
from playground.storage import composite_files


class Shelf:
    """Composite gates by title; without a folder, what is kept is forgotten in the end."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read what is kept in a folder; ``problems`` say what cannot be read."""
        self.changed: Signal[()] = Signal()
        self.folder = folder
        self._own, self.problems = composite_files.read_all(folder) if folder is not None else ((), ())

    @property
    def composites(self) -> tuple[Composite, ...]:
        """All there are, those of the program first."""
        return (*shipped(), *self._own)

    def keep(self, graph: Graph, group: str) -> Composite:
        """Keep a group of a graph, in place of one's own of the same title; ``FileError`` changes nothing."""
        made = composite_of(graph, group)
        if self.folder is not None:
            composite_files.write(self.folder, made)
        self._own = (*(each for each in self._own if each.title != made.title), made)
        self.changed.emit()
        return made
