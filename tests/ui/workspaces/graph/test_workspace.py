"""The Graph workspace as a whole: transport, status, playing by itself, following the session."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from playground.graph.editing import set_value
from playground.graph.graph import Graph
from playground.session.playback import Playback
from playground.session.project import Project
from playground.session.selection import Selection
from playground.session.session import Session
from playground.session.settings import Settings
from playground.session.veil import Veil
from playground.ui.theme.theme import theme
from playground.ui.tools.zoom import HOME
from playground.ui.workspaces.graph.transport import PAUSE
from playground.ui.workspaces.graph.words import left_text, right_text, spoken
from tests.ui.graph_desk import Open
from tests.ui.hands import CTRL, SHIFT, Hands


def test_keys_step_both_ways(desk: Hands) -> None:
    desk.key(Qt.Key.Key_Space)
    desk.key(Qt.Key.Key_Right)
    assert desk.session.playback.playhead == 2
    desk.key(Qt.Key.Key_Space, SHIFT)
    desk.key(Qt.Key.Key_Left)
    assert desk.session.playback.playhead == 0
    desk.key(Qt.Key.Key_End)
    assert desk.session.playback.at_end
    desk.key(Qt.Key.Key_Home)
    assert desk.session.playback.at_start


def test_buttons_step_and_are_possible_only_when_they_are(desk: Hands) -> None:
    transport = desk.page.transport
    assert not transport.back.isEnabled()
    desk.click(desk.seen(transport.end))
    assert desk.session.playback.at_end
    assert not transport.step.isEnabled()
    desk.click(desk.seen(transport.start))
    assert desk.session.playback.at_start
    assert transport.step.isEnabled()


def test_it_plays_by_itself_until_the_end(desk: Hands) -> None:
    transport, session = desk.page.transport, desk.session
    desk.key(Qt.Key.Key_P)
    assert transport.auto.is_playing
    assert transport.play.text() == "Pause"
    transport.auto.tick()
    assert session.playback.playhead == 1
    desk.click(desk.seen(transport.play))
    assert not transport.auto.is_playing
    session.to_end()
    session.step_back()
    transport.auto.toggle()
    transport.auto.tick()
    assert session.playback.at_end
    assert not transport.auto.is_playing
    transport.auto.toggle()
    assert session.playback.at_start
    transport.auto.stop()
    transport.auto.stop()


def test_a_speed_is_chosen_from_its_menu(desk: Hands, qtbot: QtBot) -> None:
    transport = desk.page.transport
    desk.click(desk.seen(transport.speed))
    menu = transport._menu
    assert menu.isVisible()
    menu.actions()[-1].trigger()
    menu.close()
    assert transport.auto.speed == 4.0
    assert transport.play.text() == "Auto 4.0×"
    transport.auto.toggle()
    assert transport.auto._timer.interval() == round(PAUSE / 4)
    qtbot.waitUntil(lambda: desk.session.playback.playhead > 0)


def test_the_timeline_explains_its_ticks(desk: Hands) -> None:
    transport = desk.page.transport
    assert transport._describe(-1) == "Before the first step"
    assert transport._describe(0) == "x is -2.00."


def test_a_step_sends_a_pulse_unless_that_is_turned_off(desk: Hands) -> None:
    desk.session.settings = Settings(animations=True)
    desk.session.to(5)
    assert not desk.page.pulse.running
    desk.session.step()
    assert desk.page.pulse.running
    desk.session.step_back()
    assert not desk.page.pulse.running
    desk.session.settings = Settings(animations=False)
    desk.session.step()
    assert not desk.page.pulse.running


def test_the_status_says_how_large_the_graph_is_and_what_came_out(desk: Hands) -> None:
    heard: list[tuple[str, str]] = []
    desk.page.status_changed.connect(lambda left, right: heard.append((left, right)))
    desk.session.to_end()
    assert heard[-1][0].startswith("5 gates · 4 wires")
    assert heard[-1][1].startswith("f = -12.0000")
    desk.session.edit("x", set_value(desk.session.graph, "x", None))
    assert "1 problem " in heard[-1][0]
    assert heard[-1][1].endswith("%")


def test_what_the_status_says_of_nothing() -> None:
    empty = Session(Project(graph=Graph()))
    assert left_text(empty, tells_purpose=True).startswith("0 gates · 0 wires")
    assert right_text(Playback(), 1.0, Veil()) == "100 %"
    assert spoken(Playback(), Veil()) == "Before the first step."


def test_each_step_is_told_to_those_who_listen(desk: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    desk.session.to(6)
    assert "Multiply hands back" in desk.canvas.accessibleDescription()
    assert told
    assert desk.canvas.accessibleName() == "Canvas"


def test_a_new_project_is_shown_whole(desk: Hands) -> None:
    desk.session.select(Selection.only("x"))
    desk.drag([desk.node("f"), desk.node("f") + QPoint(40, 40)], Qt.MouseButton.MiddleButton)
    assert not desk.canvas.at_home
    desk.session.new()
    assert desk.canvas.at_home
    assert desk.canvas.canvas.graph == desk.session.graph
    desk.session.apply("rename", Project(name="other", graph=desk.session.graph))
    assert desk.canvas.canvas.graph is desk.session.graph


def test_a_file_is_opened(desk: Hands, tmp_path: Path) -> None:
    other = Session()
    path = tmp_path / "other.backprop"
    other.save(path)
    desk.session.open(path)
    assert set(desk.canvas.canvas.nodes) == set(other.graph.by_name)


def test_zoom_by_keys(desk: Hands) -> None:
    desk.key(Qt.Key.Key_0, CTRL)
    assert desk.canvas.zoom == pytest.approx(1.0)
    desk.key(Qt.Key.Key_Plus, CTRL)
    assert desk.canvas.zoom == pytest.approx(1.2)
    desk.key(Qt.Key.Key_Minus, CTRL)
    assert desk.canvas.zoom == pytest.approx(1.0)
    assert not desk.canvas.at_home
    desk.key(Qt.Key.Key_F)
    assert desk.canvas.at_home
    desk.window.resize(1100, 700)
    assert desk.canvas.zoom <= HOME


def test_commands_of_the_selection(desk: Hands) -> None:
    desk.key(Qt.Key.Key_A, CTRL)
    assert len(desk.session.selection.nodes) == 5
    said: list[str] = []
    desk.canvas.said.connect(said.append)
    desk.key(Qt.Key.Key_T)
    assert "Select one node" in said[-1]
    desk.session.select(Selection.only("s0"))
    desk.key(Qt.Key.Key_T)
    assert desk.session.graph.target == "s0"
    desk.key(Qt.Key.Key_L, CTRL)


def test_tab_goes_from_control_to_control_outside_the_canvas(desk: Hands) -> None:
    desk.page.transport.step.setFocus()
    desk.key(Qt.Key.Key_Tab)
    assert not desk.page.palette_panel.search.hasFocus()
    assert not desk.page.transport.step.hasFocus()


def test_panels_catch_up_while_something_is_dragged(desk: Hands, qtbot: QtBot) -> None:
    desk.session.to_end()
    start = desk.value("x")
    desk.press(start)
    for across in (10, 20, 30):
        desk.move(start + QPoint(across, 0))
    inspector = desk.page.inspector
    qtbot.waitUntil(lambda: not desk.page._late.is_late)
    assert inspector.isVisible()
    desk.release(start + QPoint(30, 0))


def test_a_dark_theme_reaches_the_canvas(desk: Hands) -> None:
    theme().set_scheme("dark")
    assert desk.canvas.canvas.look.tokens is theme().tokens


def test_an_empty_project(open_desk: Open) -> None:
    desk = open_desk("")
    assert not desk.page.transport.play.isEnabled()
    desk.key(Qt.Key.Key_F)
    desk.key(Qt.Key.Key_Delete)
    desk.key(Qt.Key.Key_F2)
    assert desk.session.graph == Graph()


def test_panels_wait_for_the_end_of_a_drag_that_changes_no_number(
    desk: Hands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.session.to_end()
    start = desk.node("f")
    desk.press(start)
    looks: list[str] = []
    monkeypatch.setattr(desk.page.lenses, "refresh", lambda: looks.append("panels"))
    follow = desk.page.minimap.follow

    def meanwhile() -> None:
        looks.append("minimap")
        follow()

    monkeypatch.setattr(desk.page._late, "_meanwhile", meanwhile)
    qtbot.waitUntil(lambda: not desk.page._late.is_late)
    looks.clear()
    for across in (20, 30, 40):
        desk.move(start + QPoint(across, 0))
    qtbot.waitUntil(lambda: looks.count("minimap") > 1)
    assert "panels" not in looks
    desk.release(start + QPoint(40, 0))
    qtbot.waitUntil(lambda: "panels" in looks)
    assert not desk.page._late.is_late
