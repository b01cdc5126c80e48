"""The card of a forward step in forward mode: local gradient times tangent for every input, and their sum."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from playground.engine.forward_mode import TangentPart
from playground.gates.gate import Value
from playground.session.modes import Modes
from playground.ui.canvas.states import compact
from playground.ui.panels.ticket import chip, formula, wrapped
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.widgets.elided import ElidedLabel
from playground.ui.widgets.role import label, set_role

LONGEST = 10
LONGEST_SUMMED = 19


class ModesStep(QFrame):
    """Says what the step just taken does to the tangents, and spells it out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin with nothing said."""
        super().__init__(parent)
        set_role(self, "card")
        self.setProperty("tone", "tangent")
        self.said = wrapped("")
        self.said.setFont(text_font(12))
        self._grid: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(6)
        self._column.addWidget(self.said)

    def show_modes(self, modes: Modes, node: str) -> None:
        """Show the step of a node."""
        self.said.setText(modes.said)
        if self._grid is not None:
            self._column.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
            self._grid = None
        parts = modes.parts
        self.said.setVisible(not parts)
        if parts:
            self._grid = _spelled(modes, node, parts)
            self._column.addWidget(self._grid)
        self.setAccessibleName("Step of forward mode")
        self.setAccessibleDescription(f"{modes.said} {in_words(modes, node, parts)}".strip())


def in_words(modes: Modes, node: str, parts: tuple[TangentPart, ...]) -> str:
    """Return the sum as it is read aloud: ``df/dx = 3.00 + 5.00 = 8.00``."""
    if not parts:
        return ""
    first, *others = (compact(part.part, 2, LONGEST_SUMMED) for part in parts)
    summed = " + ".join([first, *(f"({text})" if text.startswith("-") else text for text in others)])
    tangent = modes.tangent(node)
    whole = f" = {compact(tangent, 2, LONGEST_SUMMED)}" if tangent is not None and others else ""
    return f"d{node}/d{modes.title} = {summed}{whole}"


def _spelled(modes: Modes, node: str, parts: tuple[TangentPart, ...]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(7)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(6, 1)
    for column, head in ((1, "local"), (3, "tangent in"), (5, "passes on")):
        title = label(head, "muted")
        title.setFont(text_font(11))
        grid.addWidget(title, 0, column)
    for row, part in enumerate(parts, start=1):
        _add_part(grid, row, node, part)
    whole = formula(in_words(modes, node, parts))
    grid.addWidget(whole, len(parts) + 1, 0, 1, 7)
    return made


def _add_part(grid: QGridLayout, row: int, node: str, part: TangentPart) -> None:
    grid.addWidget(_via(part.source), row, 0)
    if part.local is None:
        name = f"∂{node}/∂{part.source}"
        local = chip(
            name if len(name) <= LONGEST else "∂…/∂…", "chip-value", f"{name}: every number depends on many"
        )
    else:
        local = chip(_number(part.local), "chip-value", f"∂{node}/∂{part.source} = {part.local}")
    grid.addWidget(local, row, 1)
    is_summed = part.local is None or np.ndim(part.local) > np.ndim(part.part)
    grid.addWidget(formula("·" if is_summed else "×"), row, 2)
    grid.addWidget(chip(_number(part.incoming), "chip-tangent", str(part.incoming)), row, 3)
    grid.addWidget(formula("="), row, 4)
    grid.addWidget(chip(_number(part.part), "chip-tangent", str(part.part)), row, 5)


def _via(source: str) -> ElidedLabel:
    made = ElidedLabel(f"via {source}")
    made.setFont(number_font(12))
    return made


def _number(value: Value) -> str:
    return compact(value, 2, LONGEST)
