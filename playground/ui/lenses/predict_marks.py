"""The marks of predictions on the canvas: a question mark for a blank, a tick or a cross for an answer."""

from __future__ import annotations

from collections.abc import Iterator

from playground.engine.run import Run
from playground.graph.graph import Wire
from playground.session.blanks import Mode, can_ask
from playground.session.playback import Playback
from playground.session.predicting import Predicting
from playground.session.question import Question, Sort, answer, is_summed, source_of
from playground.ui.canvas.measures import is_stub, stub, stubs
from playground.ui.canvas.overlay import Chip, NodeMark, Overlay, Tone, WireMark
from playground.ui.canvas.states import CHIP_TEXT, compact, wire_state

BLANK = "?"


def marks(predicting: Predicting, playback: Playback, digits: int) -> Overlay:
    """Return the marks of all questions of the round."""
    run = playback.run
    if run is None:
        return Overlay()
    chips: dict[tuple[Wire, str], Chip] = {}
    if predicting.mode is Mode.PICKED:
        chips.update(_pickable(playback, digits))
    nodes: dict[str, NodeMark] = {}
    for question in predicting.blanks:
        chip = _chip(predicting, run, question, digits)
        for place in _places(run, question):
            chips[place] = chip
        if question.sort is Sort.WHOLE and run.graph.outgoing[question.node]:
            nodes[question.node] = NodeMark(tone=chip.tone, total=f"Σ {chip.text}")
    for name in _told_sums(predicting, run):
        number = playback.gradient(name)
        if name not in nodes and number is not None:
            nodes[name] = NodeMark(tone=Tone.GRADIENT, total=f"Σ {compact(number, digits, CHIP_TEXT)}")
    wires = {wire for wire, _which in chips}
    both = {wire: (chips.get((wire, "value")), chips.get((wire, "gradient"))) for wire in wires}
    return Overlay({wire: WireMark(*pair) for wire, pair in both.items()}, nodes)


def question_at(wire: Wire, which: str) -> Question:
    """Return what a chip of the canvas would ask."""
    if which == "value":
        return Question(Sort.VALUE, wire.source)
    if is_stub(wire):
        return Question(Sort.WHOLE, wire.source)
    return Question(Sort.WIRE, wire.target, wire.port)


def _places(run: Run, question: Question) -> Iterator[tuple[Wire, str]]:
    """Give the chips that show the number of a question."""
    graph = run.graph
    if question.sort is Sort.VALUE:
        for wire in graph.outgoing[question.node] or (stub(question.node),):
            yield wire, "value"
    elif question.sort is Sort.WIRE:
        yield graph.incoming[question.node][question.port], "gradient"
    elif not graph.outgoing[question.node]:
        yield stub(question.node), "gradient"


def _chip(predicting: Predicting, run: Run, question: Question, digits: int) -> Chip:
    attempt = predicting.attempt(question)
    is_value = question.sort is Sort.VALUE
    number = compact(answer(run, question), digits, CHIP_TEXT)
    if attempt is not None and attempt.is_right:
        return Chip(f"{number} ✓", Tone.RIGHT, pressable=True, tip="Right")
    if attempt is not None and attempt.shown:
        return Chip(number, Tone.VALUE if is_value else Tone.GRADIENT, pressable=True, tip="Shown")
    if question == predicting.asked:
        again = ": press again to put it back" if predicting.can_put_back else ""
        return Chip(BLANK, Tone.FOCUS, pressable=True, tip=f"This number is asked{again}")
    if attempt is not None and attempt.is_wrong:
        return Chip(
            f"{_shortened(attempt.text)} ✗", Tone.WRONG, pressable=True, tip="Wrong: press to try again"
        )
    blank = Tone.BLANK_VALUE if is_value else Tone.BLANK
    return Chip(BLANK, blank, pressable=True, tip="Press to predict this number")


def _shortened(text: str) -> str:
    plain = text.strip()
    return plain if len(plain) <= CHIP_TEXT else f"{plain[: CHIP_TEXT - 1]}…"


def _told_sums(predicting: Predicting, run: Run) -> Iterator[str]:
    """Give the nodes whose sum must not be told part by part, since one of the parts is blank."""
    wires = (each for each in predicting.blanks if each.sort is Sort.WIRE and predicting.hides(each))
    for name in dict.fromkeys(source_of(run, question) for question in wires):
        if is_summed(run, name):
            yield name


def _pickable(playback: Playback, digits: int) -> Iterator[tuple[tuple[Wire, str], Chip]]:
    """Give the numbers that can be blanked by a press."""
    run = playback.run
    for wire in (*run.graph.wires, *stubs(run.graph)) if run is not None else ():
        state = wire_state(playback, wire, digits)
        for which, text, tone in (
            ("value", state.value, Tone.VALUE),
            ("gradient", state.gradient, Tone.GRADIENT),
        ):
            if run is not None and can_ask(playback, question_at(wire, which)):
                yield (wire, which), Chip(text, tone, pressable=True, tip="Press to blank this number")
