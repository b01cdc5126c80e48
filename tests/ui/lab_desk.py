"""Hands on the Bug lab: its page, its lists, and the chips it marks."""

from PySide6.QtCore import Qt

from playground.graph.graph import Wire
from playground.session.lab.fault import BY_ID, FAULTS
from playground.ui.canvas.overlay import Tone
from playground.ui.lenses.lab import LabLens
from tests.ui.hands import Hands

Key = Qt.Key


def lens(desk: Hands) -> LabLens:
    found = desk.page.lenses.pages["lab"]
    assert isinstance(found, LabLens)
    return found


def choose(desk: Hands, id: str) -> None:
    """Choose a fault in the list with the keys."""
    box = lens(desk).show_part.choice
    box.setFocus()
    desk.key(Key.Key_Home)
    for _ in range(1 + [fault.id for fault in FAULTS].index(id)):
        desk.key(Key.Key_Down)
    assert lens(desk).lab.chosen is BY_ID[id]
    desk.canvas.setFocus()


def chip(desk: Hands, wire: Wire) -> tuple[str, Tone]:
    found = desk.canvas.canvas.labels[wire].chips[1]
    return found.text, found.tone


def hunt_for(desk: Hands, id: str) -> None:
    """Hide bugs until it is this one."""
    part = lens(desk).find_part
    while lens(desk).lab.hunt is None or lens(desk).lab.fault is not BY_ID[id]:
        if not part.hide_button.isVisible():
            desk.click(desk.seen(part.give_up))
        desk.click(desk.seen(part.hide_button))


def pick(desk: Hands, id: str) -> None:
    box = lens(desk).find_part.choice
    box.setFocus()
    desk.key(Key.Key_Home)
    for _ in range([fault.id for fault in FAULTS].index(id)):
        desk.key(Key.Key_Down)
    desk.canvas.setFocus()
