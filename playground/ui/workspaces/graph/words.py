"""What the Graph workspace says in the status bar."""

from __future__ import annotations

from playground.engine.format import short
from playground.session.playback import Playback
from playground.session.session import Session
from playground.session.veil import Veil

KEYS = "Space: step · ⇧Space: back · Enter: run to end"

EMPTY_KEYS = "Space, Tab or a double click: add a gate"


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its word."""
    return f"{number} {one if number == 1 else many}"


def left_text(session: Session, *, tells_purpose: bool) -> str:
    """Return how large the graph is, what is wrong with it, and the most useful keys.

    Before the first step of an example it is what there is to see, if that is to be told.
    """
    graph, problems = session.graph, len(session.problems)
    if tells_purpose and session.project.purpose and session.playback.at_start and not problems:
        return session.project.purpose
    size = f"{counted(len(graph.nodes), 'gate', 'gates')} · {counted(len(graph.wires), 'wire', 'wires')}"
    wrong = f"     {counted(problems, 'problem', 'problems')}" if problems else ""
    return f"{size}{wrong}     {KEYS if graph.nodes else EMPTY_KEYS}"


def right_text(playback: Playback, zoom: float, veil: Veil) -> str:
    """Return the output, once it is known and nobody is to predict it, and the zoom."""
    run = playback.run
    known = run is not None and not veil.hides_value(run.target)
    value = playback.value(run.target) if run is not None and known else None
    output = f"{run.target} = {short(value, 4)}     " if run is not None and value is not None else ""
    return f"{output}{round(zoom * 100)} %"


def spoken(playback: Playback, veil: Veil) -> str:
    """Return the step just taken in one sentence, for those who listen; no number that is asked is in it."""
    return "Before the first step." if playback.step is None else veil.told(playback.step)
