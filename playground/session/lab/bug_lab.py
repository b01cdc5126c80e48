"""The Bug lab of a session: which fault is switched on or hidden, and what it does to the gradients."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

import numpy as np

from playground.engine.run import Run
from playground.engine.wire_check import Gradients
from playground.gates.gate import Value
from playground.session.lab.fault import FAULTS, Fault
from playground.session.lab.faulty_pass import are_same, can_be_seen, faulty_gradients, guilty_nodes
from playground.session.lab.hunt import Hunt, hints
from playground.session.lab.reveal import code_lines
from playground.session.moving import is_only_moved
from playground.session.project import Project
from playground.session.session import Session
from playground.session.signal import Signal
from playground.session.wire_checking import WireChecking

SUSPECTS = 3


class Mode(StrEnum):
    """The two ways to use the lab: look at a fault one chose, or find one that is hidden."""

    SHOW = "show"
    FIND = "find"


class BugLab:
    """Keeps what a person does in the lab; ``changed`` tells that something of it is another.

    Gradients here are wrong on purpose and go nowhere else: the session's own run stays right.
    """

    def __init__(self, session: Session, seed: int | None = None) -> None:
        """Begin with no fault; faults to find are drawn by a generator of this seed."""
        self.changed: Signal[()] = Signal()
        self.mode = Mode.SHOW
        self.chosen: Fault | None = None
        self.hunt: Hunt | None = None
        self.hidden = self.found = 0
        self.checking = WireChecking(session, self._gradients_of)
        self._session = session
        self._generator = np.random.default_rng(seed)
        self._last: Fault | None = None
        self._values: Mapping[str, Value] | None = None
        self._made: dict[str, Gradients] = {}
        self._guilty: dict[str, tuple[str, ...]] = {}
        self._seen: dict[str, bool] = {}
        self.checking.changed.connect(self.changed.emit)
        session.project_changed.connect(self._follow)

    @property
    def run(self) -> Run | None:
        """The session's run, the right one."""
        return self._session.playback.run

    @property
    def fault(self) -> Fault | None:
        """The fault that is at work now."""
        if self.mode is Mode.SHOW:
            return self.chosen
        return self.hunt.fault if self.hunt else None

    @property
    def gradients(self) -> Gradients | None:
        """The gradients with the fault in them; None where no fault is at work."""
        run, fault = self.run, self.fault
        return self._faulty(run, fault) if run and fault else None

    @property
    def guilty(self) -> tuple[str, ...]:
        """The nodes at which the fault shows, nearest the target first."""
        run, fault = self.run, self.fault
        if run is None or fault is None:
            return ()
        gradients = self._faulty(run, fault)
        if fault.id not in self._guilty:
            self._guilty[fault.id] = guilty_nodes(run, gradients)
        return self._guilty[fault.id]

    @property
    def lines(self) -> tuple[str, str]:
        """The wrong code and the right code of the fault at work."""
        run, fault = self.run, self.fault
        return code_lines(run, fault, self.guilty) if run and fault else ("", "")

    @property
    def is_known(self) -> bool:
        """Whether it is known which faults the graph can show, so that asking takes no time."""
        return self.run is None or (self._is_made_for(self.run) and len(self._seen) == len(FAULTS))

    def faults_seen(self) -> tuple[Fault, ...]:
        """Give the faults that a check can find in this graph; it takes a while and is kept."""
        if self.run is None:
            return ()
        while not self.is_known:
            self.look_further()
        return tuple(fault for fault in FAULTS if self._seen[fault.id])

    def look_further(self) -> None:
        """Find out of one fault more whether the graph shows it, where that is not known of all."""
        run = self.run
        if run is not None and not self.is_known:
            fault = next(each for each in FAULTS if not self._is_made_for(run) or each.id not in self._seen)
            gradients = self._faulty(run, fault)
            self._seen[fault.id] = can_be_seen(run, gradients)

    def set_mode(self, mode: Mode) -> None:
        """Show faults, or find them; what was done in the other way is kept."""
        if mode is not self.mode:
            self.mode = mode
            self._anew()

    def show(self, fault: Fault | None) -> None:
        """Switch a fault on, or off."""
        if fault is not self.chosen:
            self.chosen = fault
            self._anew()

    def hide(self) -> bool:
        """Hide a fault that shows in this graph, not the last one again; return whether there is any."""
        seen = self.faults_seen()
        fresh = [fault for fault in seen if fault is not self._last] or list(seen)
        if not fresh:
            return False
        self._last = fresh[int(self._generator.integers(len(fresh)))]
        self.mode, self.hunt = Mode.FIND, Hunt(self._last)
        self.hidden += 1
        self._anew()
        return True

    def accuse(self, node: str, fault: Fault) -> None:
        """Say that a node is guilty of a fault; it is judged at once."""
        run, hunt, own = self.run, self.hunt, self.gradients
        if run is None or hunt is None or own is None or not hunt.is_open:
            return
        alike = [each.id for each in FAULTS if are_same(self._faulty(run, each), own)]
        self.hunt = hunt.guessed(node, fault, self.guilty, alike)
        self.found += not self.hunt.is_open
        self.changed.emit()

    def give_up(self) -> None:
        """Show the hidden fault."""
        if self.hunt and self.hunt.is_open:
            self.hunt = self.hunt.shown()
            self.changed.emit()

    def hint(self) -> None:
        """Give one hint more, as long as there are more."""
        if self.hunt and self.hunt.is_open and len(self.hints) > self.hunt.hints:
            self.hunt = self.hunt.hinted()
            self.changed.emit()

    @property
    def hints(self) -> tuple[str, ...]:
        """All hints to the hidden fault; ``hunt.hints`` says how many of them were given."""
        run = self.run
        if run is None or self.hunt is None:
            return ()
        guilty = self.guilty
        others = tuple(name for name in run.backward_order if name not in guilty)
        return hints(self.hunt, guilty, others[:: max(1, len(others) // SUSPECTS)][:SUSPECTS])

    def _gradients_of(self, run: Run) -> Gradients:
        """Give what is to be checked: the faulty gradients, the right ones where no fault is at work."""
        return self._faulty(run, self.fault) if self.fault else Gradients.of(run)

    def _faulty(self, run: Run, fault: Fault) -> Gradients:
        """Give the gradients with a fault, made once for a run."""
        if not self._is_made_for(run):
            self._values, self._made, self._guilty, self._seen = run.values, {}, {}, {}
        if fault.id not in self._made:
            self._made[fault.id] = faulty_gradients(run, fault)
        return self._made[fault.id]

    def _is_made_for(self, run: Run) -> bool:
        return run.values is self._values

    def _follow(self, old: Project, new: Project) -> None:
        """Forget the hunt of another project, and what was said of a guess about a graph that is another."""
        if self._session.history.is_fresh:
            self.hunt = None
        elif self.hunt and self.hunt.is_open and not is_only_moved(old.graph, new.graph):
            self.hunt = replace(self.hunt, said="")

    def _anew(self) -> None:
        """Forget what was checked, and tell."""
        self.checking.forget()
        self.changed.emit()
