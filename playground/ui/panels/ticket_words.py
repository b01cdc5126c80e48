"""What a ticket says of a step's numbers, and which parts of its formulas are which things."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from playground.engine.run import Run
from playground.engine.step import Step
from playground.engine.term import Term
from playground.engine.thing import Thing
from playground.gates.gate import Value
from playground.ui.canvas.states import compact
from playground.ui.panels.factor import NAMES, Span

DIGITS = 2
LONGEST_NUMBER = 9
LONGEST_LOCAL = 14
MOST_NUMBERS = 9
GRADIENT = "grad_"


def number_text(value: Value) -> str:
    """Return a number as a chip shows it."""
    return compact(value, DIGITS, LONGEST_NUMBER)


def is_product(term: Term) -> bool:
    """Whether a term is upstream times local."""
    return term.local is not None and not term.is_label


def in_words(term: Term, *, is_part: bool) -> str:
    """Return the line below a term: the whole in names and numbers, or the numbers of an array.

    ``is_part`` says that other wires bring parts of the same gradient.
    """
    if term.is_label:
        return ""
    said = f"{GRADIENT}{term.source} {'+=' if is_part else '='} {term.formula} = {term.numbers}"
    if not is_product(term):
        said = f"= {_numbers(term.downstream)}"
    return f"{said}  at a kink: the slope by the gate's rule" if term.is_kink else said


def local_text(term: Term) -> str:
    """Return the local gradient: its formula and its number where both are short."""
    number = number_text(term.local if term.local is not None else 0.0)
    compares = any(sign in term.local_formula for sign in "<>")
    both = f"({term.local_formula}) = {number}" if compares else f"{term.local_formula} = {number}"
    is_number = term.local_formula.replace(".", "").lstrip("-").isdigit()
    return number if is_number or len(both) > LONGEST_LOCAL else both


def spans_of(text: str, run: Run, known: Mapping[str, Thing] | None = None) -> list[Span]:
    """Return the names in a formula that are things; ``known`` says what some names mean here."""
    found = []
    for match in NAMES.finditer(text):
        thing = (known or {}).get(match[0]) or _thing(match[0], run)
        if thing is not None:
            found.append(Span(match.start(), match.end(), frozenset({thing})))
    return found


def values_in(text: str, run: Run) -> frozenset[Thing]:
    """Return the values that a formula names."""
    return frozenset(thing for span in spans_of(text, run) for thing in span.things)


def sum_spans(step: Step, head: str, parts: tuple[str, ...]) -> list[Span]:
    """Return the parts of a spelled-out sum: each wire's, and the sum itself behind them and in front."""
    whole = frozenset({Thing.gradient(step.node)})
    spans = [Span(0, len(head.rstrip(" =")), whole)]
    start = len(head)
    for place, part in enumerate(parts):
        things = whole
        if place < len(step.sum):
            things = frozenset({Thing.wire(step.sum[place].node, step.sum[place].port)})
        spans.append(Span(start, start + len(part), things))
        start += len(part) + 1
    return spans


def _thing(word: str, run: Run) -> Thing | None:
    if word in run.values:
        return Thing.value(word)
    plain = word.removeprefix(GRADIENT)
    return Thing.gradient(plain) if plain != word and plain in run.gradients else None


def _numbers(value: Value) -> str:
    if np.size(value) > MOST_NUMBERS:
        return number_text(value)
    return np.array2string(np.asarray(value), precision=3, separator=", ").replace("\n", "")
