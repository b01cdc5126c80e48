"""The mistakes with what a gate hands back to one input, found from upstream, local and downstream."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from playground.engine.format import short
from playground.engine.forward import InputError, clean, compute, knobs_of
from playground.engine.run import Run
from playground.engine.step import Phase, Step
from playground.engine.term import Term
from playground.gates.gate import Value
from playground.gates.name import UNIT, Name, write
from playground.session.mistake import Mistake, Mistaken, Sight
from playground.session.question import Question, Sort, about_gradient, is_summed


def step_back(run: Run, node: str) -> Step:
    """Give the backward step of a node that reaches the target."""
    return run.step(run.places[Phase.BACKWARD, node])


def wire_mistakes(sight: Sight, question: Question) -> Iterator[Mistaken]:
    """Mistakes with what a gate hands back to one input."""
    step = step_back(sight.run, question.node)
    place = step.kind.inputs.index(question.port)
    term = step.terms[place]
    name, upstream = term.source, sight.upstream(step.node)
    yield from _followed(sight, step, place)
    if is_summed(sight.run, name):
        yield from _other_branches(sight.run, question, name)
    alone = term.local if term.local is not None else _handed(step, np.ones_like(term.upstream), place)
    lead = "That is the local gradient alone" if term.local is not None else "That leaves the upstream out"
    yield Mistaken(Mistake.UPSTREAM, alone, f"{lead}: multiply it by {upstream}.")
    yield from _others(sight, step, place)
    local = _local_text(sight, step, term)
    yield Mistaken(
        Mistake.LOCAL, term.upstream, f"That is the upstream gradient alone: multiply it by {local}."
    )
    yield Mistaken(
        Mistake.SIGN,
        -np.asarray(term.downstream),
        f"The size is right, the sign is not: look at the signs of {upstream} and of {local}.",
    )
    yield from value_mistakes(sight, name, step.node)
    yield from _turned(term.downstream)
    yield from _slips(step, term, local)


def _followed(sight: Sight, step: Step, place: int) -> Iterator[Mistaken]:
    """The right way from an upstream gradient that was answered wrongly."""
    asked = about_gradient(sight.run, step.node)
    wrong = sight.given.get(asked) if asked is not None else None
    if wrong is not None and np.shape(wrong) == np.shape(step.upstream):
        said = (
            f"Rightly worked out from your {short(wrong)} for the gradient of {step.node}, but that is wrong"
        )
        yield Mistaken(Mistake.FOLLOWED, _handed(step, wrong, place), f"{said}: mend that one first.")


def _handed(step: Step, upstream: Value, place: int, values: list[Value] | None = None) -> Value:
    """Give what a gate would hand back to one input if something else arrived at it."""
    node = step.run.graph.by_name[step.node]
    operands = [upstream, step.value, *(values or [term.value for term in step.terms])]
    return clean(compute(step.kind.backward, operands, knobs_of(node, step.kind), node)[place])


def _other_branches(run: Run, question: Question, name: str) -> Iterator[Mistaken]:
    for part in step_back(run, name).sum:
        if (part.node, part.port) != (question.node, question.port):
            said = f"That comes back through {part.node}: asked is the part through {question.node} alone."
            yield Mistaken(Mistake.OTHER_BRANCH, part.gradient, said)
    said = (
        f"That is the sum over all wires that {name} feeds: asked is the part through {question.node} alone."
    )
    yield Mistaken(Mistake.TOTAL, run.gradients[name], said)


def _others(sight: Sight, step: Step, place: int) -> Iterator[Mistaken]:
    """Mistakes between the inputs of a gate."""
    term = step.terms[place]
    for other, each in enumerate(step.terms):
        if other == place or each.is_label:
            continue
        if _swaps(step, place, other):
            said = f"its local gradient is made of the other input, {sight.value(each.source)}."
            yield Mistaken(
                Mistake.SWAP, _unswapped(step, place, other), f"You used {term.source} itself: {said}"
            )
            yield Mistaken(Mistake.VALUE, term.value, f"That is the value of {term.source} itself: {said}")
        else:
            same = each.source == term.source
            to, instead = (each.port, term.port) if same else (each.source, term.source)
            said = f"That is what {step.kind.plain_name} {step.node} hands back to {to}, not to {instead}."
            yield Mistaken(Mistake.OTHER_INPUT, each.downstream, said)


def _swaps(step: Step, place: int, other: int) -> bool:
    """Whether a gate's local gradient for one input is made of another input alone; its formula tells."""
    names = [
        Name(f"input_{each}", None if step.kind.elementwise else np.shape(term.value))
        for each, term in enumerate(step.terms)
    ]
    upstream = UNIT if step.kind.elementwise else Name("upstream", np.shape(step.value))
    output = Name("output", None if step.kind.elementwise else np.shape(step.value))
    knobs = knobs_of(step.run.graph.by_name[step.node], step.kind)
    words = set(re.findall(r"\w+", write(step.kind.backward(upstream, output, *names, **knobs)[place])))
    return {f"input_{other}", f"input_{place}", "output"} & words == {f"input_{other}"}


def _unswapped(step: Step, place: int, other: int) -> Value:
    """Give what comes out when an input stands where the other one belongs; NaN where it does not fit."""
    values = [term.value for term in step.terms]
    values[other] = values[place]
    try:
        return _handed(step, step.upstream, place, values)
    except InputError:
        return np.nan


def _local_text(sight: Sight, step: Step, term: Term) -> str:
    """Name the local gradient with its number, unless a hidden value would be told by it."""
    if term.local is None:
        return "the local gradient"
    number = short(term.local)
    formula = term.local_formula
    if np.ndim(term.local) or any(
        sight.hidden(Question(Sort.VALUE, name)) for name in (step.node, *(t.source for t in step.terms))
    ):
        return f"the local gradient {formula}"
    plain = formula in {number, number.removesuffix(".00")} or any(sign in formula for sign in "<>")
    return f"the local gradient {number}" if plain else f"the local gradient {formula} = {number}"


def value_mistakes(sight: Sight, name: str, node: str) -> Iterator[Mistaken]:
    """Mistakes that take a value near by for the gradient that is asked."""
    run = sight.run
    for each in dict.fromkeys((name, node)):
        said = f"That is the value of {each}: asked is how {run.target} changes when {name} changes."
        yield Mistaken(Mistake.VALUE, run.values[each], said)


def _turned(right: Value) -> Iterator[Mistaken]:
    if np.ndim(right) == 2:
        yield Mistaken(
            Mistake.TURNED, np.asarray(right).T, "That is the transpose: rows and columns are turned."
        )


def _slips(step: Step, term: Term, local: str) -> Iterator[Mistaken]:
    """Less likely mistakes with upstream times local."""
    slope = f"multiply by {local}"
    name = step.kind.plain_name
    yield Mistaken(
        Mistake.ITSELF,
        _fitting(term, term.value),
        f"You multiplied by {term.source} itself, not by the slope of {name}: {slope}.",
    )
    yield Mistaken(
        Mistake.OUTPUT,
        _fitting(term, step.value),
        f"You multiplied by what {name} gives, not by its slope: {slope}.",
    )
    if term.local is not None:
        up, down = np.asarray(term.upstream), np.asarray(term.local)
        added = "You added the local gradient to the upstream: the chain rule multiplies them."
        yield Mistaken(Mistake.ADDED, up + down, added)
        yield Mistaken(
            Mistake.DIVIDED, up / down, "You divided by the local gradient: the chain rule multiplies."
        )


def _fitting(term: Term, factor: Value) -> Value:
    """Multiply the upstream gradient by a factor; an upstream of one number goes with any."""
    up, by = np.asarray(term.upstream), np.asarray(factor)
    return up * by if up.shape == by.shape or not up.shape else np.asarray(np.nan)
