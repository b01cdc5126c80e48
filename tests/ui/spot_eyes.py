"""Eyes for the spotlight: what is framed on the canvas, lit in the ticket and framed in the code."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from playground.engine.step import Phase
from playground.graph.graph import Wire
from playground.ui.panels.factor import FactorChip, FormulaLine
from tests.ui.graph_desk import Open
from tests.ui.hands import Hands

NEURON = "sigmoid(w * x + b)"
VALUES = {"w": 2.0, "x": -1.0, "b": 3.0}
SHARED = "(3*a)*(3*a+1)"


def at(desk: Hands, node: str, phase: Phase = Phase.BACKWARD) -> None:
    """Put the playhead after a node's step."""
    made = desk.session.playback.run
    assert made is not None
    desk.session.to(made.places[phase, node] + 1)
    QApplication.processEvents()


def factor(desk: Hands, name: str, place: int = 0) -> FactorChip:
    """Give one of the factors that are called so."""
    found = [each for each in desk.page.inspector.factors() if each.accessibleName().startswith(name)]
    return found[place]


def framed(desk: Hands) -> frozenset[str]:
    return desk.page.spotting.spots.keys


def lit_code(desk: Hands) -> list[str]:
    view = desk.page.code.view
    lines = view.toPlainText().splitlines()
    return [" ".join(lines[number - 1].split()) for number in view.spots]


def lit_factors(desk: Hands) -> list[str]:
    return [each.accessibleName() for each in desk.page.inspector.factors() if each.lit]


def lit_names(desk: Hands) -> set[str]:
    lines = desk.page.inspector.findChildren(FormulaLine)
    return {name for line in lines if line.isVisible() for name in line.lit}


def chip(desk: Hands, wire: Wire, which: str) -> QPoint:
    """Where a number of a wire is seen."""
    middle = desk.canvas.canvas.labels[wire].box_of(which).center()
    return desk.place(middle.x(), middle.y())


def away(desk: Hands) -> None:
    desk.move(desk.seen(desk.page.transport))


def neuron(open_desk: Open) -> Hands:
    desk = open_desk(NEURON, **VALUES)
    at(desk, "s0")
    return desk
