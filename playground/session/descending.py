"""Descending: chosen inputs follow their gradients down, or up, one step or many, along a curve."""

from __future__ import annotations

import math

from playground.engine.again import run_again
from playground.engine.descent import Move, movable_inputs, moved, moves, unfit
from playground.engine.nudge import total
from playground.engine.run import Run, run_sound
from playground.graph.diff import diff
from playground.graph.graph import Graph
from playground.session.descent_curve import DescentCurve
from playground.session.descent_words import Taken, Way
from playground.session.project import Project
from playground.session.renaming import new_names
from playground.session.session import Session
from playground.session.signal import Signal

RATE = 0.1
LEAST_RATE, LARGEST_RATE = 1e-4, 10.0


class Descending:
    """What a person chose for gradient descent on a session's graph, and the curve that came of it.

    ``changed()`` is emitted when anything of it is another.
    """

    def __init__(self, session: Session) -> None:
        """Choose all inputs that can move, downwards, at a rate of 0.1."""
        self.changed: Signal[()] = Signal()
        self.rate = RATE
        self.ascend = False
        self.curve = DescentCurve()
        self._session = session
        self._left_out: frozenset[str] = frozenset()
        self._known: tuple[Run | None, tuple[str, ...]] = (None, ())
        self._plays = 0
        self._merge: str | None = None
        self._stepping = False
        session.project_changed.connect(self._follow)

    # What is chosen

    @property
    def run(self) -> Run | None:
        """The run that is descended on; None where the output cannot be computed."""
        found = self._session.playback.run
        return found if found is not None and found.target == self._session.graph.output else None

    @property
    def output(self) -> float:
        """The number that goes down: the output, or its sum; not a number where there is none."""
        return total(self.run.output) if self.run else math.nan

    @property
    def inputs(self) -> tuple[str, ...]:
        """All inputs that can move."""
        run = self.run
        if self._known[0] is not run:
            self._known = (run, movable_inputs(run) if run else ())
        return self._known[1]

    @property
    def chosen(self) -> tuple[str, ...]:
        """Those that do."""
        return tuple(name for name in self.inputs if name not in self._left_out)

    @property
    def moves(self) -> tuple[Move, ...]:
        """How the chosen inputs would move with the next step."""
        return self._moves(self.chosen)

    @property
    def all_moves(self) -> tuple[Move, ...]:
        """How every input would move if it were chosen."""
        return self._moves(self.inputs)

    @property
    def is_playing(self) -> bool:
        """Whether steps are being taken that are undone together."""
        return self._merge is not None

    def choose(self, name: str, *, chosen: bool) -> None:
        """Let an input move or stay."""
        self._left_out = self._left_out - {name} if chosen else self._left_out | {name}
        self.changed.emit()

    def choose_all(self, *, chosen: bool) -> None:
        """Let all inputs move or stay."""
        self._left_out = frozenset() if chosen else frozenset(self.inputs)
        self.changed.emit()

    def set_rate(self, rate: float) -> None:
        """Take another learning rate, between 0.0001 and 10."""
        self.rate = min(max(rate, LEAST_RATE), LARGEST_RATE)
        self.changed.emit()

    def set_ascend(self, *, ascend: bool) -> None:
        """Go up instead of down, or down again."""
        self.ascend = ascend
        self.changed.emit()

    # Going

    @property
    def hindrance(self) -> str:
        """Why no step can be taken now, in a sentence; empty where one can."""
        if self.run is None:
            return "The output cannot be computed yet, so there is no gradient to follow."
        if not self.inputs:
            return f"No input reaches {self.run.target}, so there is nothing to move."
        if not self.chosen:
            return "No input is chosen: choose at least one to move."
        return unfit(self.moves)

    def begin_play(self) -> None:
        """From now on steps are one entry of the history, until ``end_play``."""
        self._plays += 1
        self._merge = f"descend {self._plays}"
        self.changed.emit()

    def end_play(self) -> None:
        """Let the next step be undone by itself again."""
        if self._merge is not None:
            self._merge = None
            self._session.break_merge()
            self.changed.emit()

    def step(self) -> Taken:
        """Take one step: one entry of the history, and one point of the curve."""
        reason = self.hindrance
        made = self.run
        if reason or made is None:
            return Taken(taken=False, goes_on=False, said=reason)
        before = self.output
        graph = moved(self._session.graph, self.moves)
        after = self._outcome(made, graph)
        start = before if self.curve.is_empty else self.curve.start
        way = Way(made.target, self.rate, self.ascend, start)
        if not math.isfinite(after):
            return way.endless(before)
        if graph == self._session.graph:
            return way.at_rest(self.moves)
        self.curve.begin(self._session.graph, before)
        self._apply(graph)
        self.curve.stepped(graph, after)
        self.changed.emit()
        return way.told(before, after, self.curve.steps)

    def _apply(self, graph: Graph) -> None:
        self._stepping = True
        try:
            self._session.edit("Take steps" if self.is_playing else "Take a step", graph, self._merge)
        finally:
            self._stepping = False

    def _moves(self, names: tuple[str, ...]) -> tuple[Move, ...]:
        return moves(self.run, names, self.rate, ascend=self.ascend) if self.run else ()

    def _outcome(self, made: Run, graph: Graph) -> float:
        """Give the output of a graph of other values; not a number where it cannot be computed."""
        again = run_again(made, graph) or run_sound(graph)
        return total(again.output) if again and again.target == made.target else math.nan

    # Following the session

    def _follow(self, old: Project, new: Project) -> None:
        """Keep the curve in step with undo, redo and changes by hand; forget it with another structure.

        Any such change ends playing: what comes after it is undone apart.
        """
        if self._stepping or new.graph is old.graph:
            return
        self._merge = None
        is_fresh = self._session.history.is_fresh
        is_structural = diff(old.graph, new.graph).structural
        names = new_names(old.graph, new.graph) if is_structural else {}
        self._left_out = frozenset(() if is_fresh else (names.get(name, name) for name in self._left_out))
        if self.curve.is_empty:
            pass
        elif is_fresh or self.run is None or (is_structural and not names):
            self.curve.forget()
        else:
            self.curve.follow(new.graph, self.output)
        self.changed.emit()
