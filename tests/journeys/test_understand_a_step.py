"""A person reads a step: the ticket of every input, another target, and why a gradient is 0."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from playground.graph.graph import Wire
from tests.ui.graph_desk import desk, open_desk
from tests.ui.hands import Hands

__all__ = ["desk", "open_desk"]


def texts(desk: Hands) -> list[str]:
    shown = [label for label in desk.page.inspector.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in shown]


def test_the_ticket_spells_a_step_out_in_names_in_numbers_and_in_a_sentence(desk: Hands) -> None:
    for _ in range(6):
        desk.key(Qt.Key.Key_Right)
    seen = texts(desk)
    assert "swap multiplier" in seen
    assert any(text.startswith("Each input receives the upstream gradient times the other") for text in seen)
    assert [text for text in seen if text in {"upstream", "local", "downstream"}] == [
        "upstream",
        "local",
        "downstream",
    ]
    assert "grad_s0 = grad_f * z = 1.00 * (-4.00)" in seen
    assert "grad_z = grad_f * s0 = 1.00 * 3.00" in seen
    assert {"∂f/∂s0", "∂f/∂z", "z = -4.00", "s0 = 3.00"} <= set(seen)


def test_any_node_can_be_the_target_and_what_does_not_reach_it_says_so(desk: Hands) -> None:
    desk.click(desk.node("s0"))
    desk.key(Qt.Key.Key_T)
    desk.key(Qt.Key.Key_End)
    assert desk.session.graph.target == "s0"
    assert desk.chips("x", "s0", "x") == ("-2.00", "1.00")
    assert desk.chips("z", "f", "y") == ("-4.00", "0.00")
    assert desk.chips("s0", "f", "x") == ("3.00", "0.00")
    assert desk.end_chips("f") == ("-12.00", "0.00")
    label = desk.canvas.canvas.labels[Wire("z", "f", "y")]
    assert label.toolTip() == "f does not reach s0: nothing it does changes s0."
    desk.click(desk.node("z"))
    assert "z does not reach s0: its gradient is 0." in texts(desk)
    desk.key(Qt.Key.Key_Left)
    assert desk.chips("z", "f", "y") == ("-4.00", "–")
