"""The frame of the lenses: tabs, one page at a time, marks on the canvas, presses on chips."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from playground.graph.editing import set_value
from playground.graph.graph import Wire
from playground.session.session import Session
from playground.ui.canvas.measures import stub
from playground.ui.canvas.overlay import Chip, NodeMark, Overlay, Tone, WireMark
from playground.ui.lenses.lens import Lens
from playground.ui.workspaces.graph import lenses as frame
from tests.ui.graph_desk import Open, open_desk
from tests.ui.hands import ALT, Hands

__all__ = ["open_desk"]

INTO = Wire("x", "s0", "x")


class Marking(Lens):
    """Hides one gradient behind a question mark and counts what it is told."""

    id, title, icon = "predict", "Predict", "info"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.told: list[object] = []
        self.column.addWidget(QLabel("What is the gradient?"))

    def overlay(self) -> Overlay:
        blank = Chip("?", Tone.BLANK, pressable=True, tip="Press to answer")
        mark = WireMark(gradient=blank, tone=Tone.WRONG)
        wide = WireMark(value=Chip("1.00 → 1.0000001", Tone.TANGENT))
        nodes = {"x": NodeMark("→ 7.25", Tone.RIGHT, value="7"), "gone": NodeMark("?")}
        return Overlay({INTO: mark, stub("f"): wide, Wire("a", "b", "c"): mark}, nodes)

    def refresh(self) -> None:
        self.told.append("refresh")

    def opened(self) -> None:
        self.told.append("opened")

    def closed(self) -> None:
        self.told.append("closed")

    def pressed(self, wire: Wire, which: str) -> None:
        self.told.append((wire, which))


@pytest.fixture
def desk(open_desk: Open, monkeypatch: pytest.MonkeyPatch) -> Hands:
    monkeypatch.setattr(frame.Lenses.__init__, "__defaults__", ((Marking,),))
    return open_desk()


def lens(desk: Hands) -> Marking:
    found = desk.page.lenses.pages["predict"]
    assert isinstance(found, Marking)
    return found


def chip(desk: Hands, wire: Wire, which: int) -> QPoint:
    spot = desk.canvas.canvas.labels[wire].chip_boxes()[which].center()
    return desk.place(spot.x(), spot.y())


def painted(desk: Hands) -> QImage:
    QApplication.processEvents()
    return desk.canvas.grab().toImage()


def test_a_click_and_a_key_open_and_close_a_lens(desk: Hands) -> None:
    page, bar = desk.page, desk.page.lenses.bar
    assert page.inspector.isVisible()
    assert bar.tabs["step"].isChecked()
    desk.click(desk.seen(bar.tabs["predict"]))
    assert lens(desk).isVisible()
    assert not page.inspector.isVisible()
    assert bar.tabs["predict"].isChecked()
    assert not bar.tabs["step"].isChecked()
    desk.key(Qt.Key.Key_1, ALT)
    assert page.inspector.isVisible()
    assert not lens(desk).isVisible()
    assert bar.tabs["step"].isChecked()
    assert not bar.tabs["predict"].isChecked()
    desk.key(Qt.Key.Key_Q)
    desk.key(Qt.Key.Key_Q)
    assert lens(desk).told == ["opened", "refresh", "closed", "opened", "refresh", "refresh"]


def test_the_tabs_take_no_more_height_than_they_need(desk: Hands) -> None:
    desk.key(Qt.Key.Key_Q)
    panel, bar = desk.page.lenses.panel, desk.page.lenses.bar
    panel.setMinimumHeight(600)
    QApplication.processEvents()
    assert panel.height() >= 600
    assert bar.height() == bar.sizeHint().height()


def test_a_lens_marks_the_canvas_while_it_is_open(desk: Hands) -> None:
    desk.key(Qt.Key.Key_Return)
    before = painted(desk)
    assert desk.chips("x", "s0", "x") == ("-2.00", "-4.00")
    desk.key(Qt.Key.Key_Q)
    assert desk.chips("x", "s0", "x") == ("-2.00", "?")
    assert desk.end_chips("f") == ("1.00 → 1.0000001", "1.00")
    assert desk.canvas.canvas.nodes["x"].value_text == "7"
    assert desk.canvas.canvas.labels[INTO].toolTip() == "Press to answer"
    label = desk.canvas.canvas.labels[stub("f")]
    assert label.chip_boxes()[0].width() > 100
    assert painted(desk) != before
    desk.key(Qt.Key.Key_1, ALT)
    assert desk.chips("x", "s0", "x") == ("-2.00", "-4.00")
    assert desk.canvas.canvas.nodes["x"].value_text == "-2.00"
    assert painted(desk) == before


def test_a_pressable_chip_tells_the_lens_and_no_other_does(desk: Hands) -> None:
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Q)
    lens(desk).told.clear()
    desk.move(chip(desk, INTO, 1))
    assert desk.canvas.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    desk.click(chip(desk, INTO, 1))
    assert lens(desk).told == [(INTO, "gradient")]
    desk.click(chip(desk, INTO, 0))
    assert lens(desk).told == [(INTO, "gradient")]
    desk.key(Qt.Key.Key_1, ALT)
    desk.canvas.chip_pressed.emit(INTO, "gradient")
    assert lens(desk).told == [(INTO, "gradient"), "closed"]


def test_an_open_lens_hears_of_edits_and_of_the_end(desk: Hands) -> None:
    desk.key(Qt.Key.Key_Q)
    lens(desk).told.clear()
    desk.session.edit("Set x", set_value(desk.session.graph, "x", 3.0))
    assert "refresh" in lens(desk).told
    desk.page.close()
    assert lens(desk).told[-1] == "closed"
    assert desk.page.lenses.lens is lens(desk)


def test_without_a_lens_there_is_no_bar_and_closing_tells_nobody(open_desk: Open) -> None:
    desk = open_desk()
    page = frame.Lenses(desk.session, desk.canvas, desk.page.inspector, ())
    assert not page.bar.isVisibleTo(page.panel)
    page.close()
    page.open("step")
    assert page.open_id == "step"
    page.panel.deleteLater()
