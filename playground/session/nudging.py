"""Nudging: which number of which input a person moves, by how much, and what came of it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice

import numpy as np

from playground.engine.nudge import ErrorPoint, Nudge, error_curve, nudge, nudged_inputs
from playground.engine.probe import Index
from playground.engine.run import Run
from playground.gates.catalog import gate
from playground.gates.gate import Shape, Source
from playground.graph.editing import set_value
from playground.graph.graph import GraphError
from playground.graph.value import freeze
from playground.session.selection import Selection
from playground.session.session import Session
from playground.session.signal import Signal

FIRST_H = 0.01
SMALLEST_H, LARGEST_H = 1e-16, 1.0


class Nudging:
    """What a person chose to nudge; nothing of it is in the project until it is kept.

    The input is the one that was selected or chosen last. ``changed()`` is emitted when anything is another.
    """

    def __init__(self, session: Session) -> None:
        """Nudge the first input by 0.01."""
        self.changed: Signal[()] = Signal()
        self.h = FIRST_H
        self._session = session
        self._wanted = ""
        self._known: tuple[Run | None, tuple[str, ...]] = (None, ())
        self._indices: dict[str, Index] = {}
        self._made: tuple[Run, str, Index, float, Nudge | None, str] | None = None
        self._curve: tuple[Run, str, Index] | None = None
        self._coming: Iterator[ErrorPoint] = iter(())
        self._points: tuple[ErrorPoint, ...] = ()
        self._selected(session.selection)
        session.selection_changed.connect(self._selected)

    # What is chosen

    @property
    def run(self) -> Run | None:
        """The run that is nudged; None where the output cannot be computed."""
        found = self._session.playback.run
        return found if found is not None and found.target == self._session.graph.output else None

    @property
    def inputs(self) -> tuple[str, ...]:
        """All inputs that can be nudged."""
        run = self.run
        if self._known[0] is not run:
            self._known = (run, nudged_inputs(run) if run else ())
        return self._known[1]

    @property
    def node(self) -> str:
        """The input that is nudged; an empty text where there is none."""
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

    def choose(self, node: str) -> None:
        """Nudge another input."""
        self._wanted = node
        self.changed.emit()

    def choose_entry(self, index: Index) -> None:
        """Nudge another number of the input; places beyond its ends are taken for the ends."""
        shape = self.shape
        places = (min(max(place, 0), size - 1) for place, size in zip(index, shape, strict=True))
        self._indices[self.node] = tuple(places)
        self.changed.emit()

    def set_h(self, h: float) -> None:
        """Nudge by another h, between -1 and 1."""
        self.h = min(max(h, -LARGEST_H), LARGEST_H)
        self.changed.emit()

    # What came of it

    @property
    def nudge(self) -> Nudge | None:
        """The nudge as it is chosen; None where there is none, and then ``hindrance`` says why."""
        return self._nudged()[0]

    @property
    def hindrance(self) -> str:
        """Why nothing can be nudged, in a sentence; empty where it can."""
        return self._nudged()[1]

    @property
    def points(self) -> tuple[ErrorPoint, ...]:
        """The errors over h that are known so far."""
        self._follow()
        return self._points

    def extend(self, count: int) -> bool:
        """Work out so many points more of the errors over h; return whether some are still to come."""
        self._follow()
        found = tuple(islice(self._coming, count))
        self._points += found
        return len(found) == count

    def keep(self) -> None:
        """Put the nudged number into the project: one entry of the history."""
        made = self.nudge
        if made is None or not math.isfinite(made.after):
            return
        name = made.node
        value = freeze(made.values[name])
        self._session.edit(f"Nudge {name}", set_value(self._session.graph, name, value))

    def _nudged(self) -> tuple[Nudge | None, str]:
        run, node = self.run, self.node
        if run is None:
            return None, "The output cannot be computed yet, so there is nothing to measure."
        if not node:
            return None, f"No input reaches {run.target}, so there is nothing to nudge."
        chosen = (run, node, self.index, self.h)
        if self._made is None or any(a is not b and a != b for a, b in zip(self._made, chosen, strict=False)):
            made, reason = _tried(*chosen)
            self._made = (*chosen, made, reason)
        return self._made[4], self._made[5]

    def _follow(self) -> None:
        """Begin the errors anew where another number, or another run, is chosen."""
        run, node = self.run, self.node
        chosen = (run, node, self.index) if run is not None and node else None
        if chosen != self._curve:
            self._curve = chosen
            self._points = ()
            self._coming = error_curve(*chosen) if chosen else iter(())

    def _selected(self, selection: Selection) -> None:
        """Nudge the one input that is selected."""
        names = selection.nodes
        name = next(iter(names)) if len(names) == 1 else ""
        node = self._session.graph.by_name.get(name)
        if node is not None and gate(node.gate).source is Source.INPUT and name != self._wanted:
            self._wanted = name
            self.changed.emit()


def _tried(run: Run, node: str, index: Index, h: float) -> tuple[Nudge | None, str]:
    try:
        return nudge(run, node, index, h), ""
    except GraphError as error:
        return None, f"{error}."
