"""The line at the bottom of the window: what there is at the left, how it stands at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from playground.ui.widgets.role import label

HEIGHT = 24


class StatusBar(QFrame):
    """Two texts that the open workspace writes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status-bar")
        self.setFixedHeight(HEIGHT)
        self.left, self.right = self._text(), self._text()
        self.left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(16)
        row.addWidget(self.left, 1)
        row.addWidget(self.right)

    @Slot(str, str)
    def show_texts(self, left: str, right: str) -> None:
        """Show other texts."""
        self.left.setText(left)
        self.right.setText(right)

    def _text(self) -> QLabel:
        made = label("", "status")
        made.setAccessibleName("Status")
        return made
