"""A question: one number of a run that a person may be asked to predict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from playground.engine.format import short
from playground.engine.run import Run
from playground.engine.step import Phase, Step
from playground.engine.sum_text import fed_wires
from playground.gates.catalog import gate
from playground.gates.gate import Source, Value
from playground.graph.graph import Graph, Wire

MOST_TYPED = 6  # numbers; of a larger array one entry is asked


class Sort(StrEnum):
    """What is asked: a node's value, what goes back over one wire, or the whole gradient of a node."""

    VALUE = "value"
    WIRE = "wire"
    WHOLE = "whole"


@dataclass(frozen=True)
class Question:
    """A number to predict: of ``node``, or of the wire into its ``port``."""

    sort: Sort
    node: str
    port: str = ""


def of_step(step: Step) -> tuple[Question, ...]:
    """Give what one step can ask: the value it computes, or the gradients it hands back.

    A backward step first asks the whole gradient of its node where several wires brought parts of it, and
    at the target.
    """
    if step.phase is Phase.FORWARD:
        found = [Question(Sort.VALUE, step.node)]
    else:
        wires = [Question(Sort.WIRE, step.node, port) for port in step.kind.inputs]
        found = [Question(Sort.WHOLE, step.node), *wires]
    return tuple(each for each in found if is_asked(step.run, each))


def questions_at(graph: Graph, nodes: Iterable[str], wires: Iterable[Wire]) -> Iterator[Question]:
    """Give what could be asked at some nodes and wires: values, and what comes back to them."""
    leaving = [wire for name in nodes for wire in graph.outgoing[name]]
    for name in nodes:
        yield Question(Sort.VALUE, name)
        yield Question(Sort.WHOLE, name)
    for wire in (*leaving, *wires):
        yield Question(Sort.VALUE, wire.source)
        yield Question(Sort.WIRE, wire.target, wire.port)


def is_asked(run: Run, question: Question) -> bool:
    """Whether a number that a run has is worth asking.

    What a person gave, class labels and numbers that are not finite are not asked, nor the whole gradient
    of a node that one wire brings: that wire is asked.
    """
    kind = gate(run.graph.by_name[question.node].gate)
    if question.sort is Sort.VALUE:
        worth = kind.source is Source.NONE
    elif question.sort is Sort.WIRE:
        worth = question.port not in kind.labels
    else:
        worth = question.node == run.target or is_summed(run, question.node)
    return worth and bool(np.all(np.isfinite(answer(run, question))))


def is_summed(run: Run, node: str) -> bool:
    """Whether several wires bring back parts of a node's gradient."""
    return len(ways_back(run, node)) > 1


def ways_back(run: Run, node: str) -> tuple[tuple[str, str], ...]:
    """Give the node and port at the end of every wire over which a gradient comes back to a node."""
    ends = ((wire.target, wire.port) for wire in run.graph.outgoing[node])
    return tuple(end for end in ends if (Phase.BACKWARD, end[0]) in run.places)


def questions(run: Run, phase: Phase, taken: int) -> Iterator[Question]:
    """Give what the steps of one phase ask, of the ``taken`` first steps of the run."""
    forward = len(run.order)
    steps = range(forward) if phase is Phase.FORWARD else range(forward, run.length)
    for index in steps[: max(taken - steps.start, 0)]:
        yield from of_step(run.step(index))


def answer(run: Run, question: Question) -> Value:
    """Give the whole number or array behind a question, exact."""
    if question.sort is Sort.VALUE:
        return run.values[question.node]
    if question.sort is Sort.WHOLE:
        return run.gradients[question.node]
    return run.downstream[question.node, question.port]


def is_in(run: Run, question: Question) -> bool:
    """Whether a run has the number that a question asks for."""
    if question.sort is Sort.VALUE:
        return question.node in run.values
    reached = (Phase.BACKWARD, question.node) in run.places
    return reached and (not question.port or question.port in run.graph.incoming[question.node])


def source_of(run: Run, question: Question) -> str:
    """Give the node whose value or gradient a question is about."""
    if question.sort is Sort.WIRE:
        return run.graph.incoming[question.node][question.port].source
    return question.node


def about_gradient(run: Run, node: str) -> Question | None:
    """Give the question whose answer is the whole gradient of a node; None where no gradient comes back."""
    ways = ways_back(run, node)
    if node == run.target or len(ways) > 1:
        return Question(Sort.WHOLE, node)
    return Question(Sort.WIRE, *ways[0]) if ways else None


def entry_of(run: Run, question: Question) -> tuple[int, ...] | None:
    """Say which entry of a large array is asked, counted from 0: the largest; None where all of it is."""
    whole = np.asarray(answer(run, question))
    if whole.size <= MOST_TYPED:
        return None
    return tuple(int(place) for place in np.unravel_index(int(np.argmax(np.abs(whole))), whole.shape))


def asked_of(value: Value, entry: tuple[int, ...] | None) -> Value:
    """Give of an array the entry that is asked, or all of it."""
    return value if entry is None else float(np.asarray(value)[entry])


def asked_answer(run: Run, question: Question) -> Value:
    """Give what is to be typed."""
    return asked_of(answer(run, question), entry_of(run, question))


def spelled(value: Value, digits: int = 2) -> str:
    """Write an answer as it is typed: ``-0.39``, ``[1.00, 2.00]``, ``[[1.00, 2.00], [3.00, 4.00]]``."""
    if np.ndim(value) == 0:
        return short(float(value), digits)
    return f"[{', '.join(spelled(each, digits) for each in np.asarray(value))}]"


def sign_of(run: Run, question: Question) -> str:
    """Write what is asked in few signs: ``s0``, ``∂f/∂x`` or ``∂f/∂W[1, 2]``."""
    name = source_of(run, question)
    entry = entry_of(run, question)
    place = "" if entry is None else f"[{', '.join(map(str, entry))}]"
    return f"{name}{place}" if question.sort is Sort.VALUE else f"∂{run.target}/∂{name}{place}"


def words_of(run: Run, question: Question) -> str:
    """Say in words what is asked."""
    sign = sign_of(run, question)
    if question.sort is Sort.VALUE:
        return f"the value of {sign}"
    name = source_of(run, question)
    if question.sort is Sort.WIRE:
        through = gate(run.graph.by_name[question.node].gate).plain_name
        if is_summed(run, name):
            return f"the part of {sign} that comes back through {through} {question.node}"
        return f"{sign}, back through {through} {question.node}"
    if name == run.target:
        return f"{sign}, where the backward pass begins"
    return f"{sign}, from all {fed_wires(run, name)} that {name} feeds"
