from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from playground.ui.widgets.button import Button
from playground.ui.widgets.number_field import NumberField, plain
from playground.ui.widgets.scale import Scale

LEFT = Qt.MouseButton.LeftButton


class Sheet(QWidget):
    """A field and a button beside it, and all that the field tells."""

    def __init__(self, field: NumberField) -> None:
        super().__init__()
        self.field, self.button = field, Button("Beside")
        row = QHBoxLayout(self)
        row.addWidget(self.button)
        row.addWidget(field)
        self.told: list[float | str] = []
        field.edited.connect(self._edited)
        field.refused.connect(self._refused)
        field.finished.connect(self._finished)

    def _edited(self, number: float) -> None:
        self.told.append(number)

    def _refused(self, reason: str) -> None:
        self.told.append(reason)

    def _finished(self) -> None:
        self.told.append("finished")


Make = Callable[..., Sheet]


@pytest.fixture
def sheet(qtbot: QtBot) -> Make:
    def make(value: float = 2.0, **options: object) -> Sheet:
        made = Sheet(NumberField(value, name="x", **options))  # type: ignore[arg-type]  # options of the field
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.button.setFocus()
        return made

    return make


def two(number: float) -> str:
    return f"{number:.2f}"


def drag(qtbot: QtBot, field: NumberField, pixels: int, held: Qt.KeyboardModifier | None = None) -> None:
    """Press in the middle and move, without letting go."""
    held = held or Qt.KeyboardModifier.NoModifier
    start = field.rect().center()
    qtbot.mousePress(field, LEFT, held, start)
    for x in (pixels // 2, pixels):
        _move(field, QPointF(start) + QPointF(x, 0), held)


def _move(field: NumberField, to: QPointF, held: Qt.KeyboardModifier) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    event = QMouseEvent(QEvent.Type.MouseMove, to, field.mapToGlobal(to), LEFT, LEFT, held)
    QApplication.sendEvent(field, event)


def wheel(field: NumberField, turn: int) -> QWheelEvent:
    at = QPointF(field.rect().center())
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        at,
        field.mapToGlobal(at),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    return event


@pytest.mark.parametrize(
    ("number", "text"), [(2.0, "2"), (-0.125, "-0.125"), (1e-7, "1e-07"), (1e300, "1e+300"), (0.1, "0.1")]
)
def test_numbers_are_written_with_all_their_digits(number: float, text: str) -> None:
    assert plain(number) == text


def test_a_click_starts_typing_and_enter_commits(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(2.0, formatter=two)
    assert made.field.text() == "2.00"
    qtbot.mouseClick(made.field, LEFT)
    assert made.field.hasFocus()
    assert made.field.selectedText() == "2"
    qtbot.keyClicks(made.field, "-3.5")
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert made.field.value == -3.5
    assert made.told == [-3.5, "finished"]


def test_enter_without_a_change_keeps_full_precision(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(0.123456789, formatter=two)
    assert made.field.text() == "0.12"
    qtbot.mouseClick(made.field, LEFT)
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert made.field.value == 0.123456789
    assert made.told == []


def test_typing_the_same_number_tells_no_edit(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(2.0)
    qtbot.mouseClick(made.field, LEFT)
    qtbot.keyClicks(made.field, "2.0")
    qtbot.keyClick(made.field, Qt.Key.Key_Enter)
    assert made.told == ["finished"]


def test_escape_takes_typing_back(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(2.0)
    qtbot.mouseClick(made.field, LEFT)
    qtbot.keyClicks(made.field, "99")
    qtbot.keyClick(made.field, Qt.Key.Key_Escape)
    made.button.setFocus()
    assert made.field.value == 2
    assert made.field.text() == "2"
    assert made.told == []


def test_leaving_the_field_commits(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(2.0)
    qtbot.mouseClick(made.field, LEFT)
    qtbot.keyClicks(made.field, "7")
    made.button.setFocus()
    assert made.told == [7.0, "finished"]


@pytest.mark.parametrize(
    ("typed", "options", "sentence"),
    [
        ("abc", {}, "x needs a number such as -0.5 or 1e-3; “abc” is none."),
        ("", {}, "x needs a number such as -0.5 or 1e-3; “” is none."),
        ("inf", {}, "x must be a finite number."),
        ("nan", {}, "x must be a finite number."),
        ("101", {"scale": Scale(minimum=1, maximum=100)}, "x goes from 1 to 100."),
        ("2.5", {"scale": Scale(minimum=1, maximum=100, integer=True)}, "x must be a whole number."),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(
    qtbot: QtBot, sheet: Make, typed: str, options: dict[str, object], sentence: str
) -> None:
    made = sheet(2.0, **options)
    qtbot.mouseClick(made.field, LEFT)
    qtbot.keyClick(made.field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(made.field, typed)
    qtbot.keyClick(made.field, Qt.Key.Key_Return)
    assert made.told == [sentence]
    assert made.field.value == 2
    assert made.field.property("wrong") == "true"
    assert made.field.accessibleDescription() == sentence
    qtbot.keyClick(made.field, Qt.Key.Key_Escape)
    assert made.field.property("wrong") == "false"
    assert made.field.text() == "2"


def test_leaving_a_wrong_text_brings_the_old_number_back(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(2.0)
    qtbot.mouseClick(made.field, LEFT)
    qtbot.keyClicks(made.field, "?")
    made.button.setFocus()
    assert made.field.text() == "2"
    assert made.field.value == 2


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (Qt.KeyboardModifier.NoModifier, 3.0),
        (Qt.KeyboardModifier.ShiftModifier, 2.1),
        (Qt.KeyboardModifier.ControlModifier, 12.0),
    ],
)
def test_dragging_scrubs(qtbot: QtBot, sheet: Make, held: Qt.KeyboardModifier, expected: float) -> None:
    made = sheet(2.0, formatter=two)
    drag(qtbot, made.field, 30, held)
    assert made.field.text() == two(expected)
    qtbot.mouseRelease(made.field, LEFT)
    assert made.field.value == expected
    assert made.told[-2:] == [expected, "finished"]
    assert made.told.count("finished") == 1
    assert made.button.hasFocus()


def test_escape_takes_a_scrub_back(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(2.0)
    drag(qtbot, made.field, -60)
    assert made.field.value == 0
    qtbot.keyClick(made.field, Qt.Key.Key_Escape)
    assert made.field.value == 2
    qtbot.mouseRelease(made.field, LEFT)
    assert made.told[-2:] == [2.0, "finished"]


def test_scrubbing_whole_numbers_goes_by_one(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(5.0, scale=Scale(minimum=1, maximum=8, integer=True))
    drag(qtbot, made.field, 6)
    assert made.field.value == 7
    _move(made.field, QPointF(900, 5), Qt.KeyboardModifier.NoModifier)
    assert made.field.value == 8
    qtbot.mouseRelease(made.field, LEFT)


def test_a_field_without_a_focused_neighbour_lets_go_after_a_scrub(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(2.0)
    made.button.clearFocus()
    drag(qtbot, made.field, 30)
    qtbot.mouseRelease(made.field, LEFT)
    assert not made.field.hasFocus()


def test_keys_step(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(2.0)
    qtbot.mouseClick(made.field, LEFT)
    qtbot.keyClick(made.field, Qt.Key.Key_Up)
    qtbot.keyClick(made.field, Qt.Key.Key_PageDown)
    assert made.told == [2.1, "finished", 1.1, "finished"]


def test_the_wheel_changes_only_a_focused_field(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(2.0)
    wheel(made.field, 120)
    assert made.field.value == 2
    qtbot.mouseClick(made.field, LEFT)
    wheel(made.field, 120)
    assert made.field.value == 2.1
    wheel(made.field, -120)
    assert made.field.value == 2


def test_a_drag_over_the_text_while_typing_selects(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(123456.0)
    qtbot.mouseClick(made.field, LEFT)
    drag(qtbot, made.field, -60)
    qtbot.mouseRelease(made.field, LEFT)
    assert made.field.value == 123456
    assert made.told == []


def test_a_new_value_from_outside_does_not_disturb_typing(qtbot: QtBot, sheet: Make) -> None:
    made = sheet(2.0)
    qtbot.mouseClick(made.field, LEFT)
    qtbot.keyClicks(made.field, "4")
    made.field.set_value(9)
    assert made.field.text() == "4"
    qtbot.keyClick(made.field, Qt.Key.Key_Escape)
    assert made.field.text() == "9"
