"""Checking every wire of the session's graph, a little at a time; an edit makes it forget what it found."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from playground.engine.run import Run
from playground.engine.wire_check import STEP, Gradients, Verdict, WireCheck, WireRow, judge, places_of
from playground.gates.gate import Value
from playground.session.project import Project
from playground.session.signal import Signal

if TYPE_CHECKING:
    from playground.session.session import Session


class WireChecking:
    """Judges the gradients of a session's run, or others that are made for it, and keeps the result.

    ``begin`` starts, ``work`` goes on for a while; ``changed`` tells that there is more to see, or less.
    """

    def __init__(self, session: Session, gradients: Callable[[Run], Gradients] = Gradients.of) -> None:
        """Judge what ``gradients`` gives for the run of the moment."""
        self.changed: Signal[()] = Signal()
        self.step = STEP
        self.total = 0
        self._session, self._gradients = session, gradients
        self._values: Mapping[str, Value] | None = None
        self._waiting: Iterator[WireRow] | None = None
        self._rows: list[WireRow] = []
        self._found: WireCheck | None = None
        session.project_changed.connect(self._follow)

    @property
    def found(self) -> WireCheck | None:
        """What was found so far; None before a check and after an edit."""
        if self._values is None:
            return None
        if self._found is None or len(self._found.rows) != len(self._rows):
            self._found = WireCheck.of(self._rows)
        return self._found

    @property
    def is_running(self) -> bool:
        """Whether there are wires left to check."""
        return self._waiting is not None

    def begin(self) -> bool:
        """Start a check; return whether there is anything to check."""
        self.forget()
        run = self._session.playback.run
        if run is None:
            return False
        gradients = self._gradients(run)
        places = places_of(run, gradients)
        self.total = len(places)
        self._values, self._waiting = run.values, judge(run, gradients, places, self.step)
        self.changed.emit()
        return True

    def work(self, seconds: float) -> None:
        """Check wires for about as long as this, one at least."""
        if self._waiting is None:
            return
        end = time.monotonic() + seconds
        for row in self._waiting:
            self._rows.append(row)
            if time.monotonic() >= end:
                break
        if len(self._rows) == self.total:
            self._waiting = None
        self.changed.emit()

    def stop(self) -> None:
        """Check no more wires, and keep what was found."""
        if self._waiting is not None:
            self._waiting = None
            self.changed.emit()

    def forget(self) -> None:
        """Forget what was found."""
        if self._values is not None:
            self._values = self._waiting = self._found = None
            self._rows = []
            self.changed.emit()

    def set_step(self, step: float) -> None:
        """Nudge by another h; what was found with the one before is forgotten."""
        if step != self.step:
            self.step = step
            self.forget()

    def _follow(self, _old: Project, _new: Project) -> None:
        run = self._session.playback.run
        if self._values is not None and (run is None or run.values is not self._values):
            self.forget()


def in_words(found: WireCheck, total: int) -> str:
    """Say what a check found in one line: ``31 wires right, worst 1.2e-10 ✓``, ``2 wires wrong ✗``."""
    wrong = _counted(found, Verdict.WRONG)
    if wrong:
        return f"{wrong} wrong ✗"
    right = _counted(found, Verdict.RIGHT)
    unclear = found.count(Verdict.COARSE) + found.count(Verdict.COARSE, wires=False)
    if unclear:
        return f"{unclear} cannot be told: h is too large"
    if not right:
        return "nothing to judge"
    sofar = "" if len(found.rows) == total else f" of {total}"
    return f"{right}{sofar} right, worst {found.worst:.1e} ✓"


def _counted(found: WireCheck, verdict: Verdict) -> str:
    """Count wires, and sums where no wire has that verdict."""
    wires, sums = found.count(verdict), found.count(verdict, wires=False)
    number, word = (wires, "wire") if wires else (sums, "sum")
    return f"{number} {word}{'' if number == 1 else 's'}" if number else ""
