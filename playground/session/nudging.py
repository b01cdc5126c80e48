"""Nudging: which number of which input a person moves, by how much, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from playground.engine.nudge import ErrorPoint, Nudge, error_curve, nudge, nudged_inputs
from playground.engine.probe import Index
from playground.engine.run import Run
from playground.graph.editing import set_value
from playground.graph.graph import GraphError
from playground.graph.value import freeze
from playground.session.chosen_number import ChosenNumber
from playground.session.session import Session

FIRST_H = 0.01
SMALLEST_H, LARGEST_H = 1e-16, 1.0


class Nudging(ChosenNumber):
    """What a person chose to nudge; nothing of it is in the project until it is kept.

    ``changed()`` is emitted when another h is chosen, too.
    """

    def __init__(self, session: Session) -> None:
        """Nudge the first input, or the selected one, by 0.01."""
        self.h = FIRST_H
        self._known: tuple[Run | None, tuple[str, ...]] = (None, ())
        self._made: tuple[Run, str, Index, float, Nudge | None, str] | None = None
        self._curve: tuple[Run, str, Index] | None = None
        self._coming: Iterator[ErrorPoint] = iter(())
        self._points: tuple[ErrorPoint, ...] = ()
        super().__init__(session)

    # What is chosen

    @property
    def run(self) -> Run | None:
        """The run that is nudged; None where the output cannot be computed."""
        found = super().run
        return found if found is not None and found.target == self._session.graph.output else None

    @property
    def inputs(self) -> tuple[str, ...]:
        """All inputs that can be nudged."""
        run = self.run
        if self._known[0] is not run:
            self._known = (run, nudged_inputs(run) if run else ())
        return self._known[1]

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

    def keep(self) -> str:
        """Put the nudged number into the project, one entry of the history; return what was done."""
        made = self.nudge
        if made is None:
            return self.hindrance
        if made.after == made.before:
            return f"{self.title} stays {made.before:.8g}: h is too small to move it."
        name, title = made.node, self.title
        value = freeze(made.values[name])
        self._session.edit(f"Nudge {name}", set_value(self._session.graph, name, value))
        return f"{title} is {made.after:.8g} now. Undo takes it back."

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


def _tried(run: Run, node: str, index: Index, h: float) -> tuple[Nudge | None, str]:
    try:
        return nudge(run, node, index, h), ""
    except GraphError as error:
        return None, f"{error}."
