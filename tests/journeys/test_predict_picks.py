"""Which numbers are to be predicted is chosen by keys as well: those at the selection."""

from PySide6.QtCore import Qt

from playground.ui.main_window import MainWindow
from tests.ui.hands import CTRL, SHIFT, Hands
from tests.ui.lenses.predict_desk import OpenWindow, answer, asked, open_lens, open_window

__all__ = ["open_window"]


def status(hands: Hands) -> str:
    """Return what the status bar says at its left."""
    assert isinstance(hands.window, MainWindow)
    return hands.window.status.left.text()


def test_a_teacher_blanks_a_gate_without_a_mouse(open_window: OpenWindow) -> None:
    hands = open_window()
    hands.key(Qt.Key.Key_End)
    open_lens(hands)
    hands.page.setFocus()
    hands.key(Qt.Key.Key_E, SHIFT)
    assert "Select gates or wires" in status(hands)
    hands.key(Qt.Key.Key_Down)
    hands.key(Qt.Key.Key_Right, CTRL)
    assert hands.session.selection.nodes == {"s0"}
    hands.key(Qt.Key.Key_E, SHIFT)
    assert hands.chips("s0", "f", "x") == ("?", "?")
    assert hands.chips("x", "s0", "x") == ("-2.00", "-4.00")
    assert asked(hands) == "Predict the value of s0."
    assert answer(hands, "3").startswith("✓")
    assert hands.chips("s0", "f", "x") == ("3.00 ✓", "?")
