"""Blanks: which numbers of a run are asked at the playhead."""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import StrEnum
from itertools import chain

from playground.engine.run import Run
from playground.engine.step import Phase
from playground.gates.catalog import gate
from playground.session.playback import Playback
from playground.session.question import Question, Sort, is_asked, is_in, of_step, questions


class Mode(StrEnum):
    """Which numbers are blank: those of the step just taken, all of a kind, or those that were picked."""

    STEP = "step"
    GRADIENTS = "gradients"
    VALUES = "values"
    PICKED = "picked"


def blanks_at(playback: Playback, mode: Mode, picks: Collection[Question]) -> tuple[Question, ...]:
    """Give the questions of a mode in the order of the run; a number that is not there yet is not asked."""
    run, taken = playback.run, playback.playhead
    if run is None:
        return ()
    if mode is Mode.STEP:
        return of_step(playback.step) if playback.step is not None else ()
    if mode is Mode.PICKED:
        return tuple(
            sorted((each for each in picks if can_ask(playback, each)), key=lambda q: _place(run, q))
        )
    return tuple(questions(run, Phase.FORWARD if mode is Mode.VALUES else Phase.BACKWARD, taken))


def can_ask(playback: Playback, question: Question) -> bool:
    """Whether a question can be asked at the playhead: its number is there, and no person gave it."""
    run = playback.run
    if run is None or not is_in(run, question):
        return False
    phase = Phase.FORWARD if question.sort is Sort.VALUE else Phase.BACKWARD
    return run.places[phase, question.node] < playback.playhead and is_asked(run, question)


def next_step(playback: Playback, settled: Callable[[Question], bool]) -> int | None:
    """Give the playhead after the next step that asks something not settled, after the end from the start.

    None where no step does.
    """
    run, taken = playback.run, playback.playhead
    for index in chain(range(taken, playback.length), range(taken)):
        if run is not None and not all(map(settled, of_step(run.step(index)))):
            return index + 1
    return None


def _place(run: Run, question: Question) -> tuple[int, int]:
    """Give where in the order of the run a question stands."""
    phase = Phase.FORWARD if question.sort is Sort.VALUE else Phase.BACKWARD
    ports = gate(run.graph.by_name[question.node].gate).inputs
    return run.places[phase, question.node], ports.index(question.port) if question.port else -1
