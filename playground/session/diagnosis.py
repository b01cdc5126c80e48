"""The diagnosis: judges what a student typed, and says which mistake it looks like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np

from playground.engine.format import short
from playground.engine.run import Run
from playground.gates.gate import Value
from playground.session.mistake import Mistake, Mistaken, Sight
from playground.session.mistakes import mistaken
from playground.session.question import Question, Sort, answer, asked_answer, asked_of, entry_of, spelled
from playground.session.typed_answer import Typed

NEAR = 0.01
ROUGH = 0.05
NOTHING = 1e-9
RULE = "Right is within 1 % of the number, or the number as the canvas shows it."

WAYS = {
    Sort.VALUE: "Put the values of the inputs into the gate's formula.",
    Sort.WIRE: "Write down the upstream and the local gradient, then multiply.",
    Sort.WHOLE: "Add up what came back over every wire.",
}


class Grade(Enum):
    """How good an answer is."""

    RIGHT = "right"
    NEARLY = "nearly"
    WRONG = "wrong"


@dataclass(frozen=True)
class Verdict:
    """The grade of an answer, one sentence about it, and the mistakes that lead to it, likeliest first."""

    grade: Grade
    sentence: str
    mistakes: tuple[Mistake, ...] = ()


def judge(sight: Sight, question: Question, typed: Typed) -> Verdict:
    """Judge a typed answer of the shape that is asked."""
    right = asked_answer(sight.run, question)
    if is_right(typed.value, right):
        return Verdict(Grade.RIGHT, _praise(typed.value, right))
    found = [each for each in _wrong_ways(sight, question, right) if is_right(typed.value, each.answer)]
    if found:
        first = found[0]
        mistakes = tuple(dict.fromkeys(each.mistake for each in found))
        others = [each.value for each in mistakes[1:]]
        also = f" It is also what one gets who {others[0]}." if others else ""
        return Verdict(Grade.WRONG, first.sentence + also, mistakes)
    for words, room in _rooms(typed, right):
        if _is_near(typed.value, right, room):
            return Verdict(Grade.NEARLY, words)
    return Verdict(Grade.WRONG, _unknown(sight.run, question, typed.value))


def choices(sight: Sight, question: Question, most: int = 3) -> tuple[Mistaken, ...]:
    """Give the likeliest wrong answers that look different from the right one and from each other.

    No mistake is used twice while there are others; each answer is what would be typed.
    """
    right = asked_answer(sight.run, question)
    found: list[Mistaken] = []
    texts = {spelled(right)}
    wrong = list(_wrong_ways(sight, question, right))
    firsts = {each.mistake: each for each in reversed(wrong)}
    for each in sorted(wrong, key=lambda one: firsts[one.mistake] is not one):
        text = spelled(each.answer)
        if text not in texts and len(found) < most:
            texts.add(text)
            found.append(each)
    return tuple(found)


def is_right(typed: Value, right: Value) -> bool:
    """Whether two answers of one shape count as the same: within 1 %, or as the canvas shows the second."""
    given, wanted = np.asarray(typed), np.asarray(right)
    shown = np.array([float(short(float(number))) for number in wanted.flat]).reshape(wanted.shape)
    apart = np.abs(given - wanted)
    return bool(np.all((apart <= np.maximum(NEAR * np.abs(wanted), NOTHING)) | (given == shown)))


def _wrong_ways(sight: Sight, question: Question, right: Value) -> Iterator[Mistaken]:
    """Give the mistakes that lead to a finite answer other than the right one, as it would be typed."""
    entry, shape = entry_of(sight.run, question), np.shape(answer(sight.run, question))
    for each in mistaken(sight, question):
        if np.shape(each.answer) == shape and np.all(np.isfinite(each.answer)):
            part = asked_of(each.answer, entry)
            part = part if np.ndim(part) else float(part)
            if not is_right(part, right):
                yield Mistaken(each.mistake, part, each.sentence)


def _rooms(typed: Typed, right: Value) -> Iterator[tuple[str, Value]]:
    """Give how far an answer may be off if it has too few digits, and if it was computed roughly."""
    unit, size = np.asarray(typed.unit), np.abs(right)
    cut_off = np.minimum(unit * (1 - NOTHING), size / 2)
    yield "Nearly: give one more digit.", np.maximum(unit / 2, np.maximum(cut_off, NEAR * size))
    yield "Nearly, within 5 %: compute it more exactly.", ROUGH * size


def _is_near(typed: Value, right: Value, room: Value) -> bool:
    """Whether an answer is on the same side of 0 as the right one and not far from it."""
    near = np.abs(np.asarray(typed) - right) <= room
    return bool(np.all(near & (np.sign(typed) == np.sign(right))))


def _praise(typed: Value, right: Value) -> str:
    exact = np.allclose(typed, right, rtol=1e-9, atol=NOTHING)
    return "Right." if exact else f"Right: {spelled(right, 4)} with more digits."


def _unknown(run: Run, question: Question, typed: Value) -> str:
    """Say what can be said of an answer that no known mistake leads to."""
    right = asked_answer(run, question)
    at_target = question == Question(Sort.WHOLE, run.target)
    way = f"How much does {run.target} change when it changes by 1?" if at_target else WAYS[question.sort]
    if np.ndim(right):
        pairs = zip(np.ravel(typed), np.ravel(right), strict=True)
        same = sum(is_right(float(given), float(wanted)) for given, wanted in pairs)
        if same:
            return f"{same} of the {np.size(right)} numbers {'is' if same == 1 else 'are'} right."
    elif float(right) and np.sign(float(typed)) == -np.sign(float(right)):
        return f"Not that, and the sign is another one. {way}"
    return f"Not that. {way}"
