"""A person hunts a hidden bug: checks, accuses the wrong one, takes hints, finds it or gives up."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from playground.graph.editing import set_value
from playground.graph.graph import Graph
from playground.session.lab.bug_lab import Mode
from playground.ui.lenses.lab import BANNER
from tests.ui.graph_desk import Open, desk, open_desk
from tests.ui.hands import CTRL, SHIFT, Hands
from tests.ui.lab_desk import hunt_for, lens, pick

__all__ = ["desk", "open_desk"]

Key = Qt.Key


def test_a_hidden_bug_is_checked_accused_and_found(open_desk: Open) -> None:
    desk = open_desk("sigmoid(w * x + b)", w=2, x=-1, b=0.5)
    desk.key(Key.Key_B)
    page = lens(desk)
    desk.click(desk.seen(page.modes.button(Mode.FIND.value)))
    part = page.find_part
    assert part.intro.isVisible()
    assert not part.accuse.isVisible()
    desk.click(desk.seen(part.hide_button))
    hunt_for(desk, "own_input")
    assert not part.code.isVisible()
    assert desk.page.lenses.banner.text == BANNER
    assert not part.accuse.isEnabled()
    desk.key(Key.Key_G)
    assert page.verdict.text() == "2 wires wrong ✗"
    desk.key(Key.Key_Escape)
    desk.click(desk.node("f"))
    assert part.suspect.text() == "Guilty: f. What it did:"
    pick(desk, "own_input")
    desk.click(desk.seen(part.accuse))
    assert part.verdict.text().startswith("✗ “A swapped multiply” it is, but f is innocent")
    desk.click(desk.node("s0"))
    desk.click(desk.seen(part.accuse))
    assert part.verdict.text().startswith("✓ Found: A swapped multiply, at s0.")
    assert part.code.isVisible()
    assert "grad_w = grad_s0 * x" in part.code.right.text()
    assert part.tally.text().startswith("1 of ")
    assert part.hide_button.text() == "Hide another"
    assert not part.accuse.isVisible()


def test_hints_come_one_by_one_and_the_fault_can_be_shown(desk: Hands) -> None:
    desk.key(Key.Key_B, SHIFT)
    part = lens(desk).find_part
    assert lens(desk).isVisible()
    assert lens(desk).lab.hunt is not None
    desk.key(Key.Key_B, CTRL | SHIFT)
    assert part.hints.text().startswith("1. The fault is in ")
    for _ in range(2):
        desk.click(desk.seen(part.hint))
    assert part.hints.text().count("\n") == 2
    assert not part.hint.isEnabled()
    desk.click(desk.seen(part.give_up))
    assert part.verdict.text().startswith("→ It was: ")
    assert part.code.isVisible()
    assert not part.hints.isVisible()
    first = lens(desk).lab.fault
    desk.key(Key.Key_B, SHIFT)
    assert lens(desk).lab.fault is not first


def test_a_hidden_bug_that_an_edit_made_unseen_says_so(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk("relu(x) * y", x=2, y=3)
    desk.key(Key.Key_B, SHIFT)
    hunt_for(desk, "own_input")
    desk.session.edit("Change y", set_value(desk.session.graph, "y", 2.0))
    part = lens(desk).find_part
    qtbot.waitUntil(lambda: "any more" in part.intro.text())
    assert not part.accuse.isVisible()
    assert part.hide_button.isVisible()
    desk.session.undo()
    qtbot.waitUntil(lambda: not part.intro.isVisible())
    assert part.accuse.isVisible()


def test_nothing_can_be_hidden_in_an_empty_graph(open_desk: Open) -> None:
    desk = open_desk("")
    told: list[str] = []
    lens(desk).said.connect(told.append)
    desk.key(Key.Key_B, SHIFT)
    assert "No fault can be seen" in told[0]
    desk.click(desk.seen(lens(desk).modes.button(Mode.FIND.value)))
    assert "No fault can be seen" in lens(desk).find_part.intro.text()
    assert not lens(desk).find_part.hide_button.isEnabled()
    desk.session.edit("Nothing", Graph())
    assert desk.page.lenses.banner.text == ""
