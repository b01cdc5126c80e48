"""While numbers are to be predicted nothing else in the window tells them: no text, hint or thickness."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from playground.ui.canvas.pulse import RADIUS
from tests.ui.hands import ALT, SHIFT, Hands
from tests.ui.lenses.predict_desk import OpenWindow, choose, into, open_lens, open_window

__all__ = ["open_window"]

NEURON = "f = sigmoid(w * x + b)"
NEURON_VALUES = {"w": -3.0, "x": -0.5, "b": 0.25}


def read(hands: Hands) -> str:
    """All that can be read in the window besides the canvas: labels, fields, hints and descriptions."""
    labels = [label for label in hands.window.findChildren(QLabel) if label.isVisible()]
    texts = [text for label in labels for text in (label.text(), label.toolTip())]
    return "\n".join([*texts, hands.canvas.accessibleDescription()])


def test_the_answer_is_readable_nowhere_else(open_window: OpenWindow) -> None:
    hands = open_window(NEURON, **NEURON_VALUES)
    open_lens(hands)
    hands.page.code.open_page(1)
    choose(hands, "values")
    assert "0.8520" not in read(hands)
    assert "0.85" not in read(hands)
    assert "1.75" not in read(hands)
    trace = hands.page.code.trace.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    lines = [str(trace.data(trace.index(row, 0), role)) for row in range(trace.rowCount()) for role in roles]
    assert not [line for line in lines if "0.85" in line or "1.75" in line]
    choose(hands, "gradients")
    assert "0.126" not in read(hands)
    assert "0.13" not in read(hands)
    hands.page.setFocus()
    hands.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)  # back to the inspector: nothing is hidden
    assert "f = 0.8520" in read(hands)
    assert hands.chips("w", "s0", "x")[1] == "-0.06"


def hover_timeline(hands: Hands) -> list[str]:
    """Rest the pointer on every tick of the timeline, and read its hint."""
    timeline, hints = hands.page.transport.timeline, list[str]()
    for index in range(timeline.maximum()):
        at = timeline.tick(index).center().toPoint()
        QApplication.sendEvent(timeline, QHelpEvent(QEvent.Type.ToolTip, at, timeline.mapToGlobal(at)))
        hints.append(QToolTip.text())
    QToolTip.hideText()
    return [*hints, timeline.accessibleDescription()]


def test_the_timeline_tells_no_step_before_it_is_predicted(open_window: OpenWindow) -> None:
    hands = open_window(NEURON, **NEURON_VALUES)
    assert "0.85" in "".join(hover_timeline(hands))
    open_lens(hands)
    told = "".join(hover_timeline(hands))
    assert "Sigmoid computes f: predict its value." in told
    assert not [number for number in ("0.85", "1.50", "1.75", "0.13", "-0.06") if number in told]
    choose(hands, "values")
    assert not [number for number in ("0.85", "1.50", "1.75") if number in "".join(hover_timeline(hands))]
    hands.key(Qt.Key.Key_1, ALT)
    assert "0.85" in "".join(hover_timeline(hands))


def test_the_trace_tells_no_step_that_is_still_to_come(open_window: OpenWindow) -> None:
    hands = open_window(NEURON, **NEURON_VALUES)
    open_lens(hands)
    trace = hands.page.code.trace.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    lines = [str(trace.data(trace.index(row, 0), role)) for row in range(trace.rowCount()) for role in roles]
    assert not [line for line in lines if "0.85" in line or "1.75" in line or "0.13" in line]


def test_no_wire_is_as_thick_as_the_gradient_that_is_asked(open_window: OpenWindow) -> None:
    hands = open_window(NEURON, **NEURON_VALUES)
    hands.key(Qt.Key.Key_T, SHIFT)
    hands.key(Qt.Key.Key_End)
    blank = into("w", "s0", "x")
    wires = hands.canvas.canvas.wires
    assert wires[blank].state.weight is not None
    open_lens(hands)
    choose(hands, "gradients")
    assert {item.state.weight for item in wires.values()} == {None}
    hands.key(Qt.Key.Key_1, ALT)
    assert wires[blank].state.weight is not None


def test_no_pulse_is_as_large_as_the_number_that_is_asked(open_window: OpenWindow) -> None:
    hands = open_window("f = (10 * x) * y", x=2.0, y=0.001)
    radii: list[set[float]] = []

    def step_through() -> set[float]:
        found = set[float]()
        hands.key(Qt.Key.Key_Home)
        for _ in range(hands.session.playback.length):
            hands.key(Qt.Key.Key_Space)
            found |= {dot.rect().width() / 2 for dot in hands.page.pulse.dots}
        return found

    radii.append(step_through())
    open_lens(hands)
    choose(hands, "gradients")
    hands.page.setFocus()
    hands.key(Qt.Key.Key_Home)
    hands.session.to(hands.session.playback.forward_steps)
    while not hands.session.playback.at_end:
        hands.key(Qt.Key.Key_Space)
        radii.append({dot.rect().width() / 2 for dot in hands.page.pulse.dots})
    assert len(radii[0]) > 2, "the dots are as large as what they carry"
    assert all(each <= {RADIUS} for each in radii[1:])
