"""How many rows or columns a table has, with a button for one less and one for one more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from playground.ui.widgets.button import Button
from playground.ui.widgets.role import label

SIDE = 30


class SideCounter(QWidget):
    """Shows one side of a table; ``changed`` tells the length that is asked for."""

    changed = Signal(int)

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        """Count rows or columns."""
        super().__init__(parent)
        self._side = 1
        self._text = label("1", "number")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMinimumWidth(24)
        self.less = Button("−", tip=f"One of the {what} less")
        self.more = Button("+", tip=f"One of the {what} more")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label(what, "muted"))
        for part in (self.less, self._text, self.more):
            row.addWidget(part)
        for button, by in ((self.less, -1), (self.more, 1)):
            button.setFixedWidth(SIDE)
            button.setStyleSheet("padding: 0")
            button.setAccessibleName(button.accessibleDescription())
            button.clicked.connect(lambda _checked=False, by=by: self.changed.emit(self._side + by))

    def show_side(self, side: int, *, possible: bool) -> None:
        """Show a length; where the kind of value has no such side, nothing is shown."""
        self._side = side
        self._text.setText(str(side))
        self.less.setEnabled(side > 1)
        self.setVisible(possible)
