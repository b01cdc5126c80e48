"""The actions of predicting and of the class tally; the table of all actions takes them up."""

from __future__ import annotations

from playground.ui.action import GRAPH, Action

MOST_OPTIONS = 4
TALLY = "Learn/Class Tally"


def vote(place: int) -> str:
    """Return the id of the action that counts a vote for an option, from 0."""
    return f"vote_{place + 1}"


def unvote(place: int) -> str:
    """Return the id of the action that takes a vote back."""
    return f"unvote_{place + 1}"


_PLACES = range(MOST_OPTIONS)
PREDICTING = (
    Action("predict_hint", "&Hint", "Learn", ("Shift+H",), GRAPH, part="predict"),
    Action("predict_reveal", "Show &Me, or Reveal", "Learn", ("R",), GRAPH, part="predict"),
    Action("predict_class", "Ask the C&lass", "Learn", ("Shift+Q",), GRAPH, part="predict", toggle=True),
    Action("predict_pick", "Blank the Selection", "Learn", ("Shift+E",), GRAPH, part="predict"),
    Action("predict_put_back", "Put the Picked Number Back", "Learn", ("Shift+R",), GRAPH, part="predict"),
    Action("predict_again", "New R&ound", "Learn", (), GRAPH, part="predict"),
    *(Action(vote(n), f"A Vote for {n + 1}", TALLY, (f"{n + 1}",), GRAPH) for n in _PLACES),
    *(
        Action(unvote(n), f"Take a Vote for {n + 1} Back", TALLY, (f"Shift+{n + 1}",), GRAPH, part="back")
        for n in _PLACES
    ),
)
