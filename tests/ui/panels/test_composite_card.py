"""The card of a selected composite gate."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from playground.graph.groups import group_of, members
from playground.session.group_actions import select_group
from playground.session.selection import Selection
from playground.ui.panels.composite_card import MOST_PORTS, CompositeCard
from playground.ui.panels.facts import Facts
from tests.ui.graph_desk import Open
from tests.ui.hands import CTRL, Hands


@pytest.fixture
def grouped(open_desk: Open) -> Hands:
    """A square of a sum, made one gate: its input x feeds two gates inside."""
    desk = open_desk("f = (x + 1) * x", x=3.0)
    desk.session.select(Selection.only("c0", "s0", "f"))
    desk.key(Qt.Key.Key_G, CTRL)
    desk.type("Product")
    desk.key(Qt.Key.Key_Return)
    return desk


def card(desk: Hands) -> CompositeCard:
    return next(each for each in desk.page.inspector.findChildren(CompositeCard) if each.isVisible())


def name(desk: Hands) -> str:
    return desk.session.graph.groups[0].name


def test_it_shows_the_ports_with_their_numbers_at_the_playhead(grouped: Hands) -> None:
    assert not grouped.page.inspector.findChildren(Facts)
    assert card(grouped).lines == [["in", "x", "–", "–"], ["out", "f", "–", "–"]]
    grouped.canvas.setFocus()
    grouped.key(Qt.Key.Key_End)
    assert card(grouped).lines == [["in", "x", "3.0000", "7.0000"], ["out", "f", "12.0000", "1.0000"]]
    assert card(grouped).accessibleName() == "Selected composite gate Product"


def test_the_title_is_edited_there_and_a_bad_one_is_told(grouped: Hands) -> None:
    said: list[str] = []
    grouped.page.inspector.said.connect(said.append)
    field = card(grouped).title
    for typed, title in (("Squared", "Squared"), ("x" * 41, "Squared")):
        grouped.click(grouped.seen(field))
        field.selectAll()
        grouped.type(typed)
        grouped.key(Qt.Key.Key_Return)
        assert group_of(grouped.session.graph, name(grouped)).title == title
        assert field.text() == title
    assert said == ["A title has at most 40 characters."]


def test_buttons_open_close_step_inside_and_ungroup(grouped: Hands) -> None:
    def press(which: str) -> None:
        QTest.mouseClick(getattr(card(grouped), which), Qt.MouseButton.LeftButton)

    press("toggle")
    assert group_of(grouped.session.graph, name(grouped)).is_open
    assert card(grouped).toggle.text() == "Close"
    press("toggle")
    assert not group_of(grouped.session.graph, name(grouped)).is_open
    press("enter")
    tool = grouped.page.gestures.grouping.tool
    assert tool.inside == name(grouped)
    tool.step_out()
    press("ungroup")
    assert not grouped.session.graph.groups
    assert not any(each.isVisible() for each in grouped.page.inspector.findChildren(CompositeCard))


def test_a_gate_alone_in_an_open_frame_has_its_own_facts(open_desk: Open) -> None:
    desk = open_desk("f = exp(x)", x=1.0)
    desk.session.select(Selection.only("f"))
    desk.key(Qt.Key.Key_G, CTRL)
    desk.key(Qt.Key.Key_Return)
    assert card(desk).lines
    desk.key(Qt.Key.Key_Return, CTRL)
    desk.click(desk.node("f"))
    assert desk.page.inspector.findChildren(Facts)


def test_what_cannot_be_taken_apart_any_more_is_said_and_many_ports_are_counted(open_desk: Open) -> None:
    desk = open_desk("f = " + " + ".join(f"x{number}" for number in range(MOST_PORTS + 1)))
    gates = [node.name for node in desk.session.graph.nodes if node.gate == "add"]
    desk.session.select(Selection.only(*gates))
    desk.key(Qt.Key.Key_G, CTRL)
    desk.key(Qt.Key.Key_Return)
    shown = card(desk)
    assert len(shown.lines) == MOST_PORTS
    assert "and 2 more" in [each.text() for each in shown.findChildren(QLabel)]
    said: list[str] = []
    shown.said.connect(said.append)
    ungroup = shown.ungroup
    desk.session.select(Selection())
    ungroup.click()
    assert said == ["Select a composite gate first."]
    select_group(desk.session, name(desk))
    assert members(desk.session.graph, name(desk)) == set(gates)
