"""The measured change beside gradient times h, their difference, and one sentence about both."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from playground.engine.nudge import Nudge
from playground.engine.nudge_text import sentence
from playground.ui.lenses.nudge_marks import place_text
from playground.ui.panels.ticket import chip, wrapped
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.widgets.elided import ElidedLabel
from playground.ui.widgets.role import label, set_role

LONGEST_NAME = 100  # pixels; a longer name ends in …


class NudgeResults(QFrame):
    """A card with three rows of numbers, each with how it came about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing measured."""
        super().__init__(parent)
        set_role(self, "card")
        self.measured, self.predicted = chip("", "chip-value"), chip("", "chip-gradient")
        self.difference = label("", "number")
        self.sentence = wrapped("")
        self.sentence.setFont(text_font(12))
        self._names = [ElidedLabel("", "muted") for _ in range(3)]
        self._ways = [label("", "muted") for _ in range(3)]
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(5)
        column.addLayout(self._grid())
        column.addWidget(self.sentence)

    def show_nudge(self, made: Nudge | None, reason: str) -> None:
        """Show a nudge, or why there is none."""
        for part in (self.measured, self.predicted, self.difference, *self._names, *self._ways):
            part.setVisible(made is not None)
        self.sentence.setText(reason if made is None else sentence(made))
        if made is not None:
            self._fill(made)
        self.setAccessibleName(f"Nudge: {moved_text(made)}" if made else "Nudge")
        self.setAccessibleDescription(self.told())

    def told(self) -> str:
        """Return what the card says, as it is read aloud."""
        numbers = (self.measured, self.predicted, self.difference)
        rows = (f"{name.text()} {each.text()}" for name, each in zip(self._names, numbers, strict=True))
        return f"{'; '.join(rows)}. {self.sentence.text()}"

    def _fill(self, made: Nudge) -> None:
        target = made.run.target
        whole = f"Σ{target}" if isinstance(made.run.output, np.ndarray) else target
        for name, text in zip(self._names, (f"measured Δ{whole}", "gradient × h", "difference"), strict=True):
            name.setText(text)
            name.setMinimumWidth(min(name.sizeHint().width(), LONGEST_NAME))  # else the numbers would cut it
        ways = (
            f"{made.output_before:.5g} → {made.output_after:.5g}",
            f"{made.gradient + 0.0:.5g} × {made.h:.3g}",
            "",
        )
        for part, text in zip(self._ways, ways, strict=True):
            part.setText(text)
        self.measured.setText(full(made.measured))
        self.predicted.setText(full(made.predicted))
        self.difference.setText(f"{made.difference:.2g}")

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        numbers: tuple[QLabel, ...] = (self.measured, self.predicted, self.difference)
        for row, number in enumerate(numbers):
            grid.addWidget(self._names[row], row, 0)
            self._ways[row].setFont(number_font(11))
            grid.addWidget(self._ways[row], row, 1, right)
            grid.addWidget(number, row, 2, right)
        return grid


def moved_text(made: Nudge) -> str:
    """Return which number goes from where to where."""
    name = ", ".join(part for part in (made.node, place_text(made.index)) if part)
    return f"{name}: {full(made.before)} → {full(made.after)}"


def full(number: float) -> str:
    """Return a number with eight digits at most: enough to see a change of a hundred millionth."""
    return f"{number + 0.0:.8g}"
