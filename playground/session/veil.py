"""The veil over the numbers that are asked: whatever shows a number looks here first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from playground.engine.run import Run
from playground.engine.step import Phase, Step
from playground.gates.gate import Source
from playground.session.question import Question, Sort, about_gradient, is_asked, of_step
from playground.session.signal import Signal


class Veil:
    """Says which numbers must not be read anywhere; ``changed`` tells that it says something else."""

    def __init__(self) -> None:
        """Hide nothing."""
        self.changed: Signal[()] = Signal()
        self._hides: Callable[[Question], bool] | None = None

    @property
    def is_lifted(self) -> bool:
        """Whether everything may be read."""
        return self._hides is None

    def drop(self, hides: Callable[[Question], bool]) -> None:
        """Hide from now on what ``hides`` says."""
        self._hides = hides
        self.changed.emit()

    def lift(self) -> None:
        """Hide nothing any more."""
        self._hides = None
        self.changed.emit()

    def hides(self, question: Question) -> bool:
        """Whether a number must not be read."""
        return self._hides is not None and self._hides(question)

    def hides_value(self, node: str) -> bool:
        """Whether the value of a node must not be read."""
        return self.hides(Question(Sort.VALUE, node))

    def hides_gradient(self, run: Run, node: str) -> bool:
        """Whether the gradient of a node must not be read, nor any part of it that a wire brings."""
        if self._hides is None:
            return False
        asked = about_gradient(run, node)
        return asked is not None and self.hides(asked)

    def hides_wire(self, node: str, port: str) -> bool:
        """Whether the gradient on the wire into a port must not be read."""
        return self.hides(Question(Sort.WIRE, node, port))

    def told(self, step: Step, *, taken: bool = True) -> str:
        """Say a step in one sentence, without its numbers where one of them is hidden.

        While anything may be asked, a step that is not ``taken`` yet tells no number that it computes.
        """
        may_be_asked = not (taken or self.is_lifted)
        for each in _told_numbers(step):
            if self.hides(each) or (may_be_asked and is_asked(step.run, each)):
                return _announced(step)
        return step.text


def _announced(step: Step) -> str:
    """Say what a step does, without a number."""
    if step.phase is Phase.FORWARD:
        return f"{step.kind.name} computes {step.node}: predict its value."
    if step.kind.source is not Source.NONE:
        is_sum = len(step.sum) > 1
        came = "Gradients come back to {}: predict their sum." if is_sum else "A gradient comes back to {}."
        return came.format(step.node)
    return f"{step.kind.name} hands gradients back at {step.node}: predict them."


def _told_numbers(step: Step) -> Iterable[Question]:
    """Give what the sentence of a step would tell."""
    run = step.run
    yield from of_step(step)
    if step.phase is Phase.FORWARD:
        ports = run.graph.incoming[step.node].values()
        yield from (Question(Sort.VALUE, wire.source) for wire in ports)
        return
    yield about_gradient(run, step.node) or Question(Sort.WHOLE, step.node)
    yield from (Question(Sort.WIRE, part.node, part.port) for part in step.sum)
