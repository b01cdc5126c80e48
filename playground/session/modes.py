"""Forward mode beside reverse mode: which number of which input is followed, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from playground.engine.forward_mode import ForwardMode, TangentPart, forward_mode
from playground.engine.passes import Passes, passes
from playground.engine.probe import Index
from playground.engine.run import Run
from playground.engine.step import Phase
from playground.gates.gate import Value
from playground.session.chosen_number import ChosenNumber
from playground.session.playback import Playback
from playground.session.session import Session

MOST_ROWS = 400


@dataclass(frozen=True, eq=False)
class ModeRow:
    """A node, its tangent and its gradient, each None as long as the playhead has not come to it.

    ``is_too_large`` says that there will never be a tangent: working it out would take too long.
    """

    node: str
    tangent: Value | None
    gradient: Value | None
    is_too_large: bool = False


class Modes(ChosenNumber):
    """What a person chose to follow forward."""

    def __init__(self, session: Session) -> None:
        """Follow the first input, or the selected one."""
        self._counted: tuple[Run, Passes] | None = None
        self._made: tuple[Run, str, Index, ForwardMode] | None = None
        super().__init__(session)

    # What is chosen

    @property
    def passes(self) -> Passes | None:
        """How many passes each mode needs; None without a run."""
        run = self.run
        if run is None:
            return None
        if self._counted is None or self._counted[0] is not run:
            self._counted = (run, passes(run))
        return self._counted[1]

    @property
    def inputs(self) -> tuple[str, ...]:
        """All inputs that can be followed."""
        counted = self.passes
        return counted.inputs if counted else ()

    # What is known

    @property
    def mode(self) -> ForwardMode | None:
        """The pass; None where there is no run, or no input."""
        run, node = self.run, self.node
        if run is None or not node:
            return None
        chosen = (run, node, self.index)
        if self._made is None or self._made[0] is not run or self._made[1:3] != chosen[1:]:
            self._made = (*chosen, forward_mode(*chosen))
        return self._made[3]

    def tangent(self, node: str) -> Value | None:
        """The tangent of a node, or None before its forward step, or where it has none."""
        mode = self.mode
        return None if mode is None else _seen(mode, self._session.playback, node)

    @property
    def parts(self) -> tuple[TangentPart, ...]:
        """What the tangent of the forward step just taken is the sum of; nothing beside the way."""
        step, mode = self._session.playback.step, self.mode
        if step is None or mode is None or step.phase is not Phase.FORWARD:
            return ()
        return mode.parts.get(step.node, ())

    @property
    def said(self) -> str:
        """What the step just taken does to the tangents, in a sentence; empty where ``parts`` say it."""
        step, mode = self._session.playback.step, self.mode
        if mode is None:
            return "There is no input to follow: nothing that is computed depends on one."
        if step is None:
            return f"Step forward: a 1 starts at {self.title}, and every gate passes it on times its slope."
        if step.phase is Phase.BACKWARD:
            return f"The pass for {self.title} is over. {self._way_back()}"
        return "" if step.node in mode.parts else self._beside(step.node, mode)

    def _way_back(self) -> str:
        """Say what reverse mode needs now."""
        counted = self.passes
        if counted is not None and counted.reverse > 1:
            return "Reverse mode needs one more for every number that comes out, each for all inputs at once."
        return "Reverse mode needs one more, for all inputs at once."

    def _beside(self, node: str, mode: ForwardMode) -> str:
        """Say why a node has the tangent it has, where no gate hands it one."""
        if node == mode.input:
            return f"{self.title} follows itself: its tangent is 1."
        if node in mode.tangents:
            return f"{node} does not depend on {self.title}: its tangent is 0."
        return f"{node} has too many local gradients to work its tangent out."

    @property
    def rows(self) -> tuple[ModeRow, ...]:
        """The nodes in forward order with both numbers, constants left out; of many the first few hundred."""
        mode, playback = self.mode, self._session.playback
        if mode is None:
            return ()
        held = mode.run.graph.by_name
        names = [name for name in mode.run.order if held[name].value is None or name in self.inputs]
        return tuple(
            ModeRow(name, _seen(mode, playback, name), playback.gradient(name), name not in mode.tangents)
            for name in names[:MOST_ROWS]
        )


def _seen(mode: ForwardMode, playback: Playback, node: str) -> Value | None:
    """Give the tangent of a node, or None before its forward step."""
    return None if playback.value(node) is None else mode.tangents.get(node)
