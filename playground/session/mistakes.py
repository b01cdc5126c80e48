"""The mistakes a student makes on the way to a number, each with the answer it leads to.

They are found from what the engine says about a gate: upstream, local, downstream, and the parts of a sum.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from playground.engine.step import Phase
from playground.engine.sum_text import fed_wires
from playground.session.mistake import Mistake, Mistaken, Sight
from playground.session.question import Question, Sort, answer
from playground.session.wire_mistakes import step_back, value_mistakes, wire_mistakes

POWERS_OF_TEN = (10.0, 0.1, 100.0, 0.01)


def mistaken(sight: Sight, question: Question) -> Iterator[Mistaken]:
    """Give the mistakes that may be made with a question, the likeliest first; some may lead to the truth."""
    run = sight.run
    with np.errstate(all="ignore"):
        if question.sort is Sort.VALUE:
            yield from _with_value(sight, question.node)
        elif question.sort is Sort.WIRE:
            yield from wire_mistakes(sight, question)
        elif question.node == run.target:
            yield from _with_target(sight)
        else:
            yield from _with_sum(sight, question.node)
        for power in POWERS_OF_TEN:
            said = "The digits are right: the decimal point stands at another place."
            yield Mistaken(Mistake.POINT, np.asarray(answer(run, question)) * power, said)


def _with_sum(sight: Sight, node: str) -> Iterator[Mistaken]:
    """Mistakes where the gradients of several wires are added up."""
    parts = step_back(sight.run, node).sum
    add = f"{node} feeds {fed_wires(sight.run, node)}, so add what comes back over each"
    for part in parts:
        yield Mistaken(Mistake.BRANCH, part.gradient, f"That came back through {part.node} alone: {add}.")
    whole = sight.run.gradients[node]
    for part in parts if len(parts) > 2 else ():
        said = f"The part that comes back through {part.node} is missing: {add}."
        yield Mistaken(Mistake.MISSING, np.asarray(whole) - part.gradient, said)
    yield Mistaken(Mistake.SIGN, -np.asarray(whole), "The size is right, the sign is not.")
    yield from value_mistakes(sight, node, node)
    product = np.prod([np.asarray(part.gradient) for part in parts], axis=0)
    yield Mistaken(Mistake.PRODUCT, product, f"You multiplied the branches: {add}.")
    yield Mistaken(Mistake.AVERAGE, np.asarray(whole) / len(parts), f"That is their average: {add}.")
    for first, second in combinations(parts, 2) if len(parts) == 2 else ():
        apart = np.asarray(first.gradient) - second.gradient
        for each in (apart, -apart):
            yield Mistaken(Mistake.DIFFERENCE, each, f"You subtracted one branch from the other: {add}.")


def _with_target(sight: Sight) -> Iterator[Mistaken]:
    """Mistakes with the gradient of the target with respect to itself."""
    target = sight.run.target
    one = f"asked is how {target} changes when {target} itself changes"
    value, change = sight.run.values[target], np.asarray(sight.run.gradients[target])
    yield Mistaken(Mistake.VALUE, value, f"That is the value of {target}: {one}.")
    yield Mistaken(Mistake.ZERO, change * 0.0, f"0 would say that {target} is a constant: {one}.")
    yield Mistaken(Mistake.SIGN, -change, f"The size is right, the sign is not: {one}.")


def _with_value(sight: Sight, node: str) -> Iterator[Mistaken]:
    """Mistakes with a value."""
    run = sight.run
    step = run.step(run.places[Phase.FORWARD, node])
    graph = run.graph
    sources = [graph.incoming[node][port].source for port in step.kind.inputs]
    values = [np.asarray(run.values[source]) for source in sources]
    computes = f"{step.kind.plain_name} computes {step.formula}"
    if len(values) == 2:
        x, y = values
        signs = {"+": np.add, "−": np.subtract, "×": np.multiply, "÷": np.divide}
        same = x.shape == y.shape
        for sign, rule in signs.items() if same else ():
            said = f"That is {sources[0]} {sign} {sources[1]}: {computes}."
            yield Mistaken(Mistake.OPERATION, rule(x, y), said)
        for sign in "−÷" if same else "":
            said = f"That is {sources[1]} {sign} {sources[0]}, the wrong way round: {computes}."
            yield Mistaken(Mistake.ORDER, signs[sign](y, x), said)
    yield Mistaken(Mistake.SIGN, -np.asarray(step.value), f"The size is right, the sign is not: {computes}.")
    for source, value in zip(sources, values, strict=True):
        yield Mistaken(Mistake.ALONE, value, f"That is {source} alone: {computes}.")
    if np.any(run.gradients[node]):
        said = f"That is the gradient of {node}: asked is its value, and {computes}."
        yield Mistaken(Mistake.GRADIENT, run.gradients[node], said)
    for term in step.terms if len(values) == 1 else ():
        if term.local is not None:
            yield Mistaken(Mistake.SLOPE, term.local, f"That is the slope there, not the value: {computes}.")
