"""Playing a run: the playhead says how many of its steps have been taken, and so what is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from playground.engine.backward import zero_like
from playground.engine.run import Run
from playground.engine.step import Phase, Step
from playground.gates.gate import Value


@dataclass(frozen=True)
class Playback:
    """A run, or None where the graph has none yet, and how many of its steps were taken.

    The playhead goes from 0 (nothing computed) to the number of steps; it is clamped to that.
    """

    run: Run | None = None
    playhead: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "playhead", min(max(self.playhead, 0), self.length))

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps of the run, forward and then backward; none without a run."""
        return self.run.steps if self.run else ()

    @property
    def length(self) -> int:
        """How many steps there are; asking does not make them."""
        return self.run.length if self.run else 0

    @property
    def step(self) -> Step | None:
        """The step that was just taken; None at the start."""
        return self.run.step(self.playhead - 1) if self.run and self.playhead else None

    @property
    def at_start(self) -> bool:
        """Whether no step was taken yet."""
        return self.playhead == 0

    @property
    def at_end(self) -> bool:
        """Whether no step is left to take."""
        return self.playhead == self.length

    @property
    def forward_steps(self) -> int:
        """How many of the steps go forward."""
        return len(self.run.order) if self.run else 0

    def to(self, playhead: int) -> Playback:
        """Put the playhead elsewhere, as far as there are steps."""
        return replace(self, playhead=playhead)

    def forward(self) -> Playback:
        """Take one step more."""
        return self.to(self.playhead + 1)

    def back(self) -> Playback:
        """Take the last step back."""
        return self.to(self.playhead - 1)

    def to_start(self) -> Playback:
        """Take all steps back."""
        return self.to(0)

    def to_end(self) -> Playback:
        """Take all steps."""
        return self.to(self.length)

    def to_node(self, name: str) -> Playback:
        """Put the playhead just after the node's step.

        In the forward part that is its forward step, from the first backward step on its backward
        step; a node without the one is shown at the other, and one with neither changes nothing.
        """
        phases = [Phase.FORWARD, Phase.BACKWARD]
        if self.playhead > self.forward_steps:
            phases.reverse()
        found = (self._places[phase, name] for phase in phases if (phase, name) in self._places)
        return self.to(next(found, self.playhead - 1) + 1)

    def follow(self, run: Run | None, names: Mapping[str, str]) -> Playback:
        """Go on with the run of the edited graph, where a person would expect to be.

        At the start one stays at the start, at the end at the end, and elsewhere just after the step
        that was taken last, wherever it stands in the new run: its node is followed to its new name
        in ``names``. Where the new run has that step no more, the last one before it counts that it has.
        """
        now = Playback(run)
        if self.step is None:
            return now
        if self.at_end:
            return now.to_end()
        taken = sorted((index, key) for key, index in self._places.items() if index < self.playhead)
        for _index, (phase, node) in reversed(taken):
            place = now._places.get((phase, names.get(node, node)))
            if place is not None:
                return now.to(place + 1)
        return now

    def is_same_but_for_places(self, before: Playback) -> bool:
        """Whether every number and the playhead are those of an earlier moment; nodes may lie elsewhere."""
        if self.run is None or before.run is None:
            return False
        return self.run.values is before.run.values and self.playhead == before.playhead

    def value(self, node: str) -> Value | None:
        """The value of a node, or None before its forward step."""
        if self.run is None or not self._is_taken(Phase.FORWARD, node):
            return None
        return self.run.values[node]

    def gradient(self, node: str) -> Value | None:
        """The gradient on a node's output, or None before its backward step.

        A node that does not reach the target has no such step; that its gradient is 0 is known at the end.
        """
        if self.run is None:
            return None
        is_known = self._is_taken(Phase.BACKWARD, node) or (self.at_end and node in self.run.gradients)
        return self.run.gradients[node] if is_known else None

    def wire_gradient(self, node: str, port: str) -> Value | None:
        """The gradient flowing back out of an input of a node, or None before the node's backward step.

        Into a node that does not reach the target nothing flows; that it is 0 is known at the end.
        """
        run = self.run
        if run is not None and self._is_taken(Phase.BACKWARD, node):
            return run.downstream.get((node, port))  # a canvas may ask for a wire that is newer than the run
        if run is None or not self.at_end or not self.is_beside(node):
            return None
        wire = run.graph.incoming[node].get(port)
        return None if wire is None else zero_like(run.values[wire.source])

    def is_beside(self, node: str) -> bool:
        """Whether a node has a value but does not reach the target, so that its gradient is 0."""
        run = self.run
        return run is not None and node in run.values and (Phase.BACKWARD, node) not in run.places

    @property
    def _places(self) -> Mapping[tuple[Phase, str], int]:
        return self.run.places if self.run else {}

    def _is_taken(self, phase: Phase, node: str) -> bool:
        return self._places.get((phase, node), self.playhead) < self.playhead
