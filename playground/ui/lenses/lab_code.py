"""The reveal of a fault: the wrong line of code, and below it the right one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from playground.ui.theme.fonts import number_font
from playground.ui.widgets.card import Card
from playground.ui.widgets.role import label


class CodeCard(Card):
    """Shows both lines, each with its sign; hidden while there is nothing to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent=parent)
        self.column.setSpacing(4)
        self.column.setContentsMargins(10, 8, 10, 8)
        self.wrong, self.right = label("", "wrong"), label("", "right")
        for line in (self.wrong, self.right):
            line.setFont(number_font(11))
            line.setWordWrap(True)
            self.column.addWidget(line)
        self.hide()

    def show_lines(self, wrong: str, right: str) -> None:
        """Show the wrong code and the right code; nothing where there is none."""
        self.wrong.setText(_signed("✗", wrong))
        self.right.setText(_signed("✓", right))
        self.setAccessibleName(f"Wrong: {wrong}. Right: {right}")
        self.setVisible(bool(wrong))


def _signed(sign: str, lines: str) -> str:
    """Put a sign before the first line, and the others below it."""
    return f"{sign} " + lines.replace("\n", "\n  ")
