from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.theme.theme import theme
from playground.ui.widgets.check import Check
from playground.ui.widgets.choice_row import ChoiceRow
from playground.ui.widgets.segmented import Segmented
from playground.ui.widgets.slider_row import SliderRow

LEFT = Qt.MouseButton.LeftButton
Shown = Callable[..., QWidget]


def wheel(widget: QWidget) -> QWheelEvent:
    at, none = QPointF(widget.rect().center()), Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event


def told(row: SliderRow) -> list[object]:
    heard: list[object] = []
    row.changed.connect(heard.append)
    row.finished.connect(lambda: heard.append("finished"))
    return heard


@pytest.fixture
def units(shown: Shown) -> SliderRow:
    row = SliderRow("Hidden units", 1, 100, 6, integer=True)
    shown(row)
    return row


def test_a_press_on_the_groove_brings_the_handle_there(qtbot: QtBot, units: SliderRow) -> None:
    heard = told(units)
    slider = units.slider
    qtbot.mouseClick(slider, LEFT, pos=QPoint(slider.width() - 1, 10))
    assert heard == [100, "finished"]
    assert units.field.text() == "100"


def test_dragging_the_handle_tells_every_number(qtbot: QtBot, units: SliderRow) -> None:
    heard = told(units)
    slider = units.slider
    qtbot.mousePress(slider, LEFT, pos=QPoint(0, 10))
    qtbot.mouseMove(slider, QPoint(120, 10))
    qtbot.mouseRelease(slider, LEFT, pos=QPoint(120, 10))
    assert heard[0] == 1
    assert heard[-1] == "finished"
    assert 48 <= units.value <= 53
    assert all(isinstance(number, int) for number in heard[:-1])
    qtbot.mouseMove(slider, QPoint(200, 10))
    qtbot.mouseRelease(slider, LEFT)
    assert 48 <= units.value <= 53


def test_keys_move_the_slider(qtbot: QtBot, units: SliderRow) -> None:
    heard = told(units)
    units.slider.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(units.slider, key)
    assert heard == [7, "finished", 100, "finished", 1, "finished"]
    assert not units.grab().toImage().isNull()


def test_typing_moves_the_slider(qtbot: QtBot, units: SliderRow) -> None:
    heard = told(units)
    qtbot.mouseClick(units.field, LEFT)
    qtbot.keyClicks(units.field, "50")
    qtbot.keyClick(units.field, Qt.Key.Key_Return)
    assert heard == [50, "finished"]
    assert units.slider.value() == 49


def test_showing_another_number_tells_nothing(units: SliderRow) -> None:
    heard = told(units)
    units.set_value(30)
    assert (units.value, units.slider.value(), heard) == (30, 29, [])


def test_a_logarithmic_row_gives_floats(qtbot: QtBot, shown: Shown) -> None:
    row = SliderRow("Learning rate", 1e-4, 10, 0.1, log=True, formatter=lambda number: f"{number:.3f}")
    shown(row)
    assert row.field.text() == "0.100"
    heard = told(row)
    qtbot.mouseClick(row.slider, LEFT, pos=QPoint(0, 10))
    assert heard == [1e-4, "finished"]


def test_the_wheel_moves_only_what_has_the_focus(units: SliderRow, shown: Shown) -> None:
    assert not wheel(units.slider).isAccepted()
    assert units.value == 6
    units.slider.setFocus()
    wheel(units.slider)
    assert units.value != 6


def test_a_disabled_slider_is_drawn_faint(units: SliderRow) -> None:
    before = units.slider.grab().toImage()
    units.setEnabled(False)
    assert units.slider.grab().toImage() != before


@pytest.fixture
def choice(shown: Shown) -> ChoiceRow:
    row = ChoiceRow("Activation", [("tanh", "tanh"), ("relu", "ReLU"), "sigmoid"], "relu")
    shown(row)
    return row


def test_a_choice_by_keys_is_told(qtbot: QtBot, choice: ChoiceRow) -> None:
    assert choice.value == "relu"
    choice.box.setFocus()
    with qtbot.waitSignal(choice.changed) as heard:
        qtbot.keyClick(choice.box, Qt.Key.Key_Down)
    assert heard.args == ["sigmoid"]


def test_a_choice_from_the_list_is_told(qtbot: QtBot, choice: ChoiceRow) -> None:
    qtbot.mouseClick(choice.box, LEFT)
    view = choice.box.view()
    place = view.visualRect(choice.box.model().index(2, 0)).center()
    with qtbot.waitSignal(choice.changed) as heard:
        qtbot.mouseMove(view.viewport(), place + QPoint(30, 0))
        qtbot.mouseMove(view.viewport(), place)
        qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    assert heard.args == ["sigmoid"]


def test_showing_another_choice_tells_nothing(qtbot: QtBot, choice: ChoiceRow) -> None:
    with qtbot.assertNotEmitted(choice.changed):
        choice.set_value("tanh")
    assert choice.value == "tanh"


def test_an_unknown_choice_is_refused(choice: ChoiceRow) -> None:
    with pytest.raises(ValueError, match="there is no choice 'x'"):
        choice.set_value("x")


def test_the_wheel_leaves_a_choice_alone_unless_it_has_the_focus(choice: ChoiceRow) -> None:
    assert not wheel(choice.box).isAccepted()
    assert choice.value == "relu"
    choice.box.setFocus()
    wheel(choice.box)
    assert choice.value == "sigmoid"


def test_the_arrow_of_a_choice_is_drawn_in_both_themes(choice: ChoiceRow) -> None:
    light = choice.grab().toImage()
    choice.setEnabled(False)
    faint = choice.grab().toImage()
    theme().set_scheme("dark")
    assert light != faint != choice.grab().toImage()


def test_a_choice_too_long_for_its_box_keeps_clear_of_the_arrow(choice: ChoiceRow) -> None:
    box = choice.box
    arrow = QRect(box.width() - 26, 0, 26, box.height())
    before = box.grab().toImage()
    box.setItemText(box.currentIndex(), "a choice with a title that is much too long for the box it is in")
    assert box.grab().toImage() != before
    assert box.grab(arrow).toImage() == before.copy(arrow)


@pytest.fixture
def switch(shown: Shown) -> Segmented:
    made = Segmented([("graph", "Graph"), ("network", "Network")], name="Workspace")
    shown(made)
    return made


def test_a_click_chooses_a_segment(qtbot: QtBot, switch: Segmented) -> None:
    assert switch.value == "graph"
    with qtbot.waitSignal(switch.changed) as heard:
        qtbot.mouseClick(switch.button("network"), LEFT)
    assert heard.args == ["network"]
    assert switch.value == "network"


def test_arrow_keys_move_along_the_segments(qtbot: QtBot, switch: Segmented) -> None:
    button = switch.button("graph")
    button.setFocus()
    with qtbot.waitSignal(switch.changed) as heard:
        qtbot.keyClick(button, Qt.Key.Key_Right)
    assert heard.args == ["network"]


def test_choosing_moves_nothing(qtbot: QtBot, switch: Segmented) -> None:
    before = switch.button("network").geometry()
    switch.set_value("network")
    assert switch.button("network").geometry() == before


def test_segments_explain_themselves(switch: Segmented) -> None:
    switch.set_hint("graph", "Graph", "Ctrl+1")
    assert switch.button("graph").toolTip() == "Graph (Ctrl+1)"
    assert switch.button("network").accessibleName() == "Network"
    assert switch.accessibleName() == "Workspace"


def test_a_box_is_ticked_by_mouse_and_keys(qtbot: QtBot, shown: Shown) -> None:
    sheet, box = QWidget(), Check("Show test data", tip="As circles without filling")
    QVBoxLayout(sheet).addWidget(box)
    shown(sheet)
    empty = box.grab().toImage()
    qtbot.mouseClick(box, LEFT, pos=QPoint(10, box.height() // 2))
    assert box.isChecked()
    assert box.grab().toImage() != empty
    box.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()
    box.setEnabled(False)
    assert box.grab().toImage() != empty
