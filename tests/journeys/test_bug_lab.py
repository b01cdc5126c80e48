"""A person switches a bug on, sees it in red, hunts a hidden one, and never takes it for the truth."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from playground.app.resources import resources_folder
from playground.codegen.numpy_code import write_numpy
from playground.engine.wire_check import STEP
from playground.graph.graph import Wire
from playground.session.lab.fault import BY_ID, FAULTS
from playground.session.project import save_project
from playground.session.selection import Selection
from playground.ui.canvas.measures import stub
from playground.ui.canvas.overlay import Tone
from playground.ui.lenses.check_marks import MANY
from playground.ui.lenses.lab import BANNER
from playground.ui.theme import resources
from tests.ui.graph_desk import Open, desk, open_desk
from tests.ui.hands import ALT, SHIFT, Hands
from tests.ui.lab_desk import chip, choose, lens

__all__ = ["desk", "open_desk"]

Key = Qt.Key
DIAMOND = "p = 3 * a\nq = p + 1\nf = p * q"


@pytest.fixture
def with_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources._Place, "folder", resources_folder())


def test_a_fault_is_shown_and_the_check_turns_its_wires_red(open_desk: Open) -> None:
    desk = open_desk(DIAMOND, a=2)
    desk.key(Key.Key_Return)
    assert desk.chips("a", "p", "y")[1] == "39.00"
    desk.key(Key.Key_B)
    page = lens(desk)
    assert page.isVisible()
    assert desk.page.lenses.banner.text == ""
    choose(desk, "path_turns")
    assert chip(desk, Wire("a", "p", "y")) == ("78.00", Tone.BLANK)
    assert desk.page.lenses.banner.isVisible()
    assert desk.page.lenses.banner.text == BANNER
    assert "once for every path" in page.show_part.note.text()
    assert page.show_part.code.wrong.text().startswith("✗ def back(node):")
    assert page.show_part.code.right.text().startswith("✓ for node in reversed")
    desk.key(Key.Key_G)
    assert page.isVisible()
    assert page.verdict.text() == "2 wires wrong ✗"
    assert chip(desk, Wire("a", "p", "y")) == ("78.00 ✗", Tone.WRONG)
    assert chip(desk, Wire("q", "f", "y")) == ("6.00 ✓", Tone.RIGHT)
    assert desk.page.lenses.banner.text == BANNER
    desk.key(Key.Key_1, ALT)
    assert desk.chips("a", "p", "y")[1] == "39.00"
    assert not desk.page.lenses.banner.isVisible()


def test_the_lab_keeps_what_was_done_while_it_is_closed(desk: Hands) -> None:
    desk.key(Key.Key_B)
    choose(desk, "own_input")
    desk.key(Key.Key_G)
    desk.key(Key.Key_1, ALT)
    desk.key(Key.Key_B)
    assert lens(desk).lab.chosen is BY_ID["own_input"]
    assert "wrong ✗" in lens(desk).verdict.text()
    assert lens(desk).show_part.choice.value == "own_input"


def test_without_a_fault_the_key_checks_the_true_gradients(desk: Hands) -> None:
    desk.key(Key.Key_B)
    desk.key(Key.Key_G)
    assert desk.page.lenses.open_id == "check"
    assert desk.page.lenses.pages["check"].isVisible()


def test_everything_but_the_lab_stays_right(desk: Hands, tmp_path: Path) -> None:
    project, code = desk.session.project, write_numpy(desk.session.graph, {})
    run = desk.session.playback.run
    assert run is not None
    right = dict(run.gradients)
    desk.key(Key.Key_B)
    for fault in FAULTS:
        lens(desk).lab.show(fault)
        desk.key(Key.Key_G)
    desk.key(Key.Key_B, SHIFT)
    assert desk.session.project is project
    assert desk.session.playback.run is run
    assert dict(run.gradients) == right
    assert write_numpy(desk.session.graph, {}) == code
    save_project(desk.session.project, tmp_path / "saved.backprop")
    assert "own_input" not in (tmp_path / "saved.backprop").read_text(encoding="utf-8")
    assert desk.session.checking.step == STEP


@pytest.mark.usefixtures("with_examples")
def test_a_fault_that_cannot_be_seen_offers_an_example_and_undo_brings_the_graph_back(desk: Hands) -> None:
    before = desk.session.graph
    desk.key(Key.Key_B)
    choose(desk, "max_to_both")
    part = lens(desk).show_part
    assert part.unseen.isVisible()
    assert not part.code.isVisible()
    assert "does not show it" in desk.page.lenses.banner.text
    assert part.choice.currentText() == "Max sends to both – not in this graph"
    assert part.example.text() == "Try the example “add max multiply”"
    desk.click(desk.seen(part.example))
    assert not part.unseen.isVisible()
    assert desk.page.lenses.banner.text == BANNER
    assert part.choice.currentText() == "Max sends to both"
    desk.key(Key.Key_G)
    assert "wrong ✗" in lens(desk).verdict.text()
    assert desk.session.project.purpose.startswith("Three patterns")
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.graph == before
    assert desk.session.project.purpose == ""


def test_examples_that_are_missing_or_broken_are_told(
    desk: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.key(Key.Key_B)
    choose(desk, "max_to_both")
    told: list[str] = []
    lens(desk).said.connect(told.append)
    before = desk.session.graph
    monkeypatch.setattr(resources._Place, "folder", tmp_path)
    desk.click(desk.seen(lens(desk).show_part.example))
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples/12-add-max-multiply.backprop").write_text("{", encoding="utf-8")
    desk.click(desk.seen(lens(desk).show_part.example))
    assert told[0] == "The examples are not installed."
    assert "cannot be opened" in told[1]
    assert desk.session.graph == before


def test_a_row_of_the_table_goes_to_its_wire(desk: Hands) -> None:
    desk.key(Key.Key_B)
    choose(desk, "own_input")
    desk.key(Key.Key_G)
    table = lens(desk).table
    at: QPoint = table.visualRect(table.rows.index(0, 0)).center()
    desk.click(desk.seen(table.viewport(), at))
    assert desk.session.selection.wires
    assert desk.canvas.hasFocus()


def test_sums_and_open_ends_are_marked_as_well(open_desk: Open) -> None:
    desk = open_desk("a * b + a", a=2, b=3)
    desk.key(Key.Key_B)
    choose(desk, "overwrite")
    marks = lens(desk).overlay()
    assert marks.nodes["a"].total == "Σ 3.00"
    assert marks.wires[stub("f")].gradient is not None
    desk.key(Key.Key_G)
    assert lens(desk).verdict.text() == "1 sum wrong ✗"
    assert lens(desk).overlay().nodes["a"].total == "Σ 3.00 ✗"
    assert lens(desk).overlay().nodes["a"].tone is Tone.WRONG
    desk.session.select(Selection.only("a"))
    assert lens(desk).overlay().nodes["a"].tone is Tone.WRONG


def test_of_many_wires_the_wrong_ones_have_their_cross_where_it_fits(open_desk: Open) -> None:
    products = [f"x{place} * y{place}" for place in range(40)]
    numbers = {f"{letter}{place}": float(place % 7 + 2) for letter in "xy" for place in range(40)}
    desk = open_desk(" + ".join(products), **{**numbers, "y0": 12.0})
    desk.key(Key.Key_B)
    choose(desk, "own_input")
    labels = desk.canvas.canvas.labels
    before = {wire: labels.width(wire) for wire in desk.canvas.canvas.wires}
    page = lens(desk)
    desk.key(Key.Key_G)
    while page.checking.is_running:
        page.slices._go_on()
    assert len(page.checking.found.rows if page.checking.found else ()) >= MANY
    into = desk.session.graph.incoming[desk.session.graph.outgoing["x0"][0].target]
    assert chip(desk, into["x"]) == ("2.0✗", Tone.WRONG)
    assert chip(desk, into["y"]) == ("12.0✗", Tone.WRONG)
    assert chip(desk, stub("f")) == ("1.00", Tone.RIGHT)
    assert {wire: labels.width(wire) for wire in desk.canvas.canvas.wires} == before


def test_a_long_check_can_be_stopped(desk: Hands) -> None:
    desk.key(Key.Key_B)
    choose(desk, "own_input")
    page = lens(desk)
    page.checking.begin()
    page.checking.work(0)
    assert page.stop.isVisible()
    assert page.verdict.text() == "1 of 5 …"
    desk.click(desk.seen(page.stop))
    assert not page.stop.isVisible()
    assert page.table.isVisible()


def test_switching_off_brings_the_true_numbers_back(desk: Hands) -> None:
    desk.key(Key.Key_Return)
    desk.key(Key.Key_B)
    choose(desk, "own_input")
    assert desk.chips("z", "f", "y")[1] == "-4.00"
    lens(desk).show_part.choice.setFocus()
    desk.key(Key.Key_Home)
    assert lens(desk).lab.chosen is None
    assert desk.chips("z", "f", "y")[1] == "3.00"
    assert desk.page.lenses.banner.text == ""
