"""The program of a graph beside it: read, copied and clicked through."""

from __future__ import annotations

import contextlib
import io

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from playground.engine.step import Phase
from playground.session.settings import Settings
from playground.ui.panels.code import TRACE
from playground.ui.panels.languages import LANGUAGES
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import Hands

__all__ = ["open_desk"]

NEURON = "sigmoid(w * x + b)"
VALUES = {"w": 2.0, "x": -1.0, "b": 3.0}
FLAT, MODULAR, TORCH, LATEX = range(4)


def tab(desk: Hands, title: str) -> None:
    """Click the tab of this title, full or short."""
    buttons = desk.page.code.findChildren(QPushButton)
    desk.click(desk.seen(next(each for each in buttons if each.text() in {title, title[:4], title[2:]})))


def line(desk: Hands, text: str) -> int:
    """Give the number of the line that begins with a text."""
    lines = desk.page.code.view.toPlainText().splitlines()
    return next(number for number, each in enumerate(lines, 1) if each.strip().startswith(text))


def spot(desk: Hands, number: int) -> QPoint:
    """Where a line is seen."""
    view = desk.page.code.view
    block = view.document().findBlockByNumber(number - 1)
    cursor = view.textCursor()
    cursor.setPosition(block.position() + 6)
    return desk.seen(view.viewport(), view.cursorRect(cursor).center())


def lit(desk: Hands) -> list[str]:
    view = desk.page.code.view
    return [view.toPlainText().splitlines()[number - 1].strip() for number in view.lit]


def middle(desk: Hands) -> QPoint:
    """The middle of the canvas in the window."""
    return desk.seen(desk.canvas.viewport())


def is_in_the_middle(desk: Hands, name: str) -> bool:
    x, y = desk.session.graph.by_name[name].position
    return (desk.place(x, y) - middle(desk)).manhattanLength() <= 4


def test_every_program_lights_the_lines_of_the_step(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    made = desk.session.playback.run
    assert made is not None
    desk.session.to(made.places[Phase.BACKWARD, "s0"] + 1)
    expected = {
        FLAT: ["grad_w  = grad_s0 * x", "grad_x  = grad_s0 * w"],
        MODULAR: ["grad_w, grad_x = self.s0.backward(grad_s0)"],
        TORCH: ["f.backward()"],
    }
    for place, lines in expected.items():
        desk.page.code.open_page(place)
        assert lit(desk) == lines
    tab(desk, "LATEX")
    assert len(lit(desk)) == 1
    assert lit(desk)[0].startswith(r"\frac{\partial f}{\partial s_{0}} &= ")
    desk.session.to(made.places[Phase.FORWARD, "s0"] + 1)
    tab(desk, "MODULAR")
    assert lit(desk) == ["s0 = self.s0.forward(w, x)"]


def test_the_step_of_an_input_lights_where_its_gradient_comes_from(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    desk.session.to_end()
    step = desk.session.playback.step
    assert step is not None
    assert lit(desk) == [f"grad_{step.node}  = grad_s0 * {'x' if step.node == 'w' else 'w'}"]


def test_a_click_on_a_line_flies_to_its_gate(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    assert not is_in_the_middle(desk, "s0")
    desk.page.code.view.verticalScrollBar().setValue(0)
    number = line(desk, "s0")
    desk.page.code.view.verticalScrollBar().setValue(number - 2)
    desk.click(spot(desk, number))
    step = desk.session.playback.step
    assert step is not None
    assert (step.node, step.phase) == ("s0", Phase.FORWARD)
    assert is_in_the_middle(desk, "s0")
    assert not desk.canvas.at_home
    assert desk.session.selection.nodes == frozenset()


def test_the_view_glides_there_unless_motion_is_off_and_gives_way(open_desk: Open, qtbot: QtBot) -> None:
    desk = open_desk(NEURON, **VALUES)
    desk.session.settings = Settings(animations=True)
    flight = desk.page.spotting.flight
    tab(desk, "TRACE")
    trace = desk.page.code.trace
    desk.click(desk.seen(trace.viewport(), trace.visualRect(trace.model().index(0, 0)).center()))
    assert flight.flying
    qtbot.waitUntil(lambda: not flight.flying)
    step = desk.session.playback.step
    assert step is not None
    assert is_in_the_middle(desk, step.node)
    desk.page.spotting.fly(5, "f")
    bar = desk.canvas.horizontalScrollBar()
    bar.setValue(bar.value() + 300)
    there = bar.value()
    qtbot.waitUntil(lambda: not flight.flying)
    assert abs(bar.value() - there) <= 2
    desk.page.spotting.fly(5, "gone")
    assert not flight.flying


def test_it_all_goes_by_keys(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    desk.key(Qt.Key.Key_U)
    view = desk.page.code.view
    assert view.accessibleName() == "Modular code"
    assert view.hasFocus()
    down = line(desk, "grad_s0, grad_b")
    for _ in range(down - 1):
        desk.key(Qt.Key.Key_Down)
    assert view.spots == (down,)
    view.repaint()
    desk.key(Qt.Key.Key_Return)
    step = desk.session.playback.step
    assert step is not None
    assert (step.node, step.phase) == ("s1", Phase.BACKWARD)
    assert is_in_the_middle(desk, "s1")
    before = desk.session.playback.playhead
    desk.key(Qt.Key.Key_Home)
    desk.key(Qt.Key.Key_Left)
    assert desk.session.playback.playhead == before
    desk.key(Qt.Key.Key_Space)
    assert desk.session.playback.playhead == before + 1
    desk.key(Qt.Key.Key_Escape)
    assert desk.canvas.hasFocus()
    assert view.spots == ()
    for name in ("PyTorch code", "LaTeX derivation", "Trace of all steps", "Flat code"):
        desk.key(Qt.Key.Key_U)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.accessibleName() == name
        assert desk.page.code.isAncestorOf(focused)


def test_a_line_of_no_step_goes_nowhere_and_selecting_text_is_no_click(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    desk.session.to(3)
    desk.page.code.view.verticalScrollBar().setValue(0)
    desk.click(spot(desk, line(desk, "import numpy")))
    assert desk.session.playback.playhead == 3
    desk.page.code.view.verticalScrollBar().setValue(6)
    first = spot(desk, line(desk, "s0"))
    desk.drag([first, first + QPoint(40, 0)])
    assert desk.session.playback.playhead == 3
    assert desk.page.code.view.textCursor().hasSelection()


def test_a_line_that_serves_every_gate_goes_to_the_target(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    desk.page.code.open_page(TORCH)
    view = desk.page.code.view
    number = line(desk, "f.backward()")
    view.verticalScrollBar().setValue(number - 2)
    desk.click(spot(desk, number))
    step = desk.session.playback.step
    assert step is not None
    assert (step.node, step.phase) == ("f", Phase.BACKWARD)


@pytest.mark.parametrize("place", range(len(LANGUAGES)))
def test_what_is_copied_is_the_whole_program(open_desk: Open, place: int) -> None:
    desk = open_desk(NEURON, **VALUES)
    said: list[str] = []
    desk.page.status_changed.connect(lambda left, _right: said.append(left))
    desk.page.code.open_page(place)
    desk.click(desk.seen(desk.page.code.copy))
    copied = QGuiApplication.clipboard().text()
    made = desk.session.playback.run
    assert made is not None
    assert copied == LANGUAGES[place].write(made).text
    assert any(text.startswith("Copied") for text in said)
    if place in {FLAT, MODULAR}:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(copied, "program", "exec"), {})  # noqa: S102 - running it is the test
        assert out.getvalue().splitlines()[-1] == "gradient check: the measured slopes agree"


def test_the_trace_is_copied_as_lines(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    desk.page.code.open_page(TRACE)
    desk.click(desk.seen(desk.page.code.copy))
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == desk.session.playback.length
    assert lines[2].split() == ["3", "s0", "=", "w", "*", "x"]


def test_tabs_have_short_names_where_there_is_no_room(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    code = desk.page.code
    code.resize(330, 300)
    titles = [each.text() for each in code.findChildren(QPushButton)]
    assert "FLAT" in titles
    code.resize(700, 300)
    titles = [each.text() for each in code.findChildren(QPushButton)]
    assert "FLAT CODE" in titles
    assert "PYTORCH" in titles


def test_a_derivation_tells_no_number_that_is_asked(open_desk: Open) -> None:
    desk = open_desk(NEURON, **VALUES)
    desk.page.code.open_page(LATEX)
    plain = desk.page.code.view.toPlainText()
    assert "= 0.7311" in plain
    desk.session.veil.drop(lambda _question: True)
    veiled = desk.page.code.view.toPlainText()
    assert "0.7311" not in veiled
    assert r"\frac{\partial f}{\partial w}" in veiled
    desk.page.code.open_page(FLAT)
    desk.session.veil.lift()
    desk.page.code.open_page(LATEX)
    assert desk.page.code.view.toPlainText() == plain
