"""A chosen number: which number of which input a person looks at, and how it follows selection and names."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from playground.engine.probe import Index
from playground.engine.run import Run
from playground.gates.gate import Shape
from playground.session.project import Project
from playground.session.renaming import new_names
from playground.session.selection import Selection
from playground.session.session import Session
from playground.session.signal import Signal


class ChosenNumber(ABC):
    """One number of the input that was selected or chosen last, else of the first input.

    ``changed()`` is emitted when another number is chosen. Nothing of it is in the project.
    """

    def __init__(self, session: Session) -> None:
        """Choose the input that is selected."""
        self.changed: Signal[()] = Signal()
        self._session = session
        self._wanted = ""
        self._indices: dict[str, Index] = {}
        self._kept: Run | None = None
        self._selected(session.selection)
        session.selection_changed.connect(self._selected)
        session.project_changed.connect(self._follow_names)

    @property
    def run(self) -> Run | None:
        """The run that the inputs belong to; while nodes only move it stays the same one."""
        found = self._session.playback.run
        if found is None or self._kept is None or found.values is not self._kept.values:
            self._kept = found
        return self._kept

    @property
    @abstractmethod
    def inputs(self) -> tuple[str, ...]:
        """All inputs that can be chosen."""

    @property
    def node(self) -> str:
        """The chosen input; an empty text where there is none."""
        inputs = self.inputs
        return self._wanted if self._wanted in inputs else next(iter(inputs), "")

    @property
    def shape(self) -> Shape:
        """The shape of that input."""
        return np.shape(self.run.values[self.node]) if self.run and self.node else ()

    @property
    def index(self) -> Index:
        """Which of its numbers: () of a single number."""
        shape = self.shape
        kept = self._indices.get(self.node, ())
        fits = len(kept) == len(shape) and all(place < size for place, size in zip(kept, shape, strict=True))
        return kept if fits else (0,) * len(shape)

    @property
    def title(self) -> str:
        """The chosen number as it is written, places counted from 1: ``x``, ``W[1,2]``."""
        places = ",".join(str(place + 1) for place in self.index)
        return f"{self.node}[{places}]" if places else self.node

    def choose(self, node: str) -> None:
        """Choose another input."""
        if node != self.node:
            self._wanted = node
            self.changed.emit()

    def choose_entry(self, index: Index) -> None:
        """Choose another number of the input; places beyond its ends are taken for the ends."""
        places = (min(max(place, 0), size - 1) for place, size in zip(index, self.shape, strict=True))
        self._indices[self.node] = tuple(places)
        self.changed.emit()

    def _selected(self, selection: Selection) -> None:
        """Choose the one input that is selected."""
        names = selection.nodes
        name = next(iter(names)) if len(names) == 1 else ""
        if name in self.inputs:
            self.choose(name)

    def _follow_names(self, old: Project, new: Project) -> None:
        """Follow inputs to their new names; another project begins with its first input."""
        if self._session.history.is_fresh:
            self._wanted, self._indices = "", {}
            return
        known = new.graph.by_name
        if all(not name or name in known for name in (self._wanted, *self._indices)):
            return
        names = new_names(old.graph, new.graph)
        self._wanted = names.get(self._wanted, self._wanted)
        self._indices = {names.get(name, name): index for name, index in self._indices.items()}
