"""What the Predict lens says of a round: what is blank, what to do where nothing is, and the score."""

from __future__ import annotations

from playground.session.answers import Score
from playground.session.blanks import Mode
from playground.session.playback import Playback
from playground.session.predicting import Predicting

HEADS = {
    Mode.STEP: "This step",
    Mode.GRADIENTS: "All gradients",
    Mode.VALUES: "All values",
    Mode.PICKED: "Picked numbers",
}


def open_text(predicting: Predicting) -> str:
    """Return which numbers are blank and how many of them are still open."""
    blanks = len(predicting.blanks)
    head = HEADS[predicting.mode]
    return f"{head}: {predicting.open_count} of {blanks} open" if blanks else head


def nothing_text(predicting: Predicting, playback: Playback) -> str:
    """Return what to do where nothing is asked."""
    step = playback.step
    if playback.run is None:
        said = "There is nothing to predict yet: the graph has to compute something first."
    elif predicting.mode is Mode.PICKED:
        said = "Press a number on the canvas to blank it, or select gates and press Shift+E."
    elif predicting.mode is not Mode.STEP:
        said = "No number of this kind is on the canvas yet: step on."
    elif predicting.next_step() is None:
        said = "Everything is predicted. A new round begins at the start."
    elif playback.at_end:
        said = "Enter goes to the first number that was left out."
    elif step is None:
        said = "Enter takes the next step; predict each number before it is revealed."
    else:
        said = f"Nothing new to predict at {step.node}. Enter goes on."
    return said


def can_go_on(predicting: Predicting) -> bool:
    """Whether there is something to predict at another step."""
    return predicting.mode is Mode.STEP and predicting.next_step() is not None


def score_text(score: Score) -> str:
    """Return the score in one line: what was right at the first try, and how many of these in a row."""
    if not score.tried:
        return f"No answer yet{f' · best streak {score.best}' if score.best else ''}"
    return f"{score.first} of {score.tried} right · streak {score.streak} · best {score.best}"
