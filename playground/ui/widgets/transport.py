"""The transport bar at the bottom of every workspace: the main action always at the same place."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

HEIGHT = 62


class TransportBar(QFrame):
    """A bar of controls at the left, something that stretches in the middle, and readings at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "transport")
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Transport")
        self._left, self._middle, self._right = (self._part() for _ in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(12)
        row.addLayout(self._left)
        row.addLayout(self._middle, 1)
        row.addLayout(self._right)

    def add_left(self, *widgets: QWidget) -> None:
        """Add controls at the left."""
        for widget in widgets:
            self._left.addWidget(widget)

    def add_middle(self, widget: QWidget, stretch: int = 0) -> None:
        """Add something to the middle; with a stretch it takes the room there is."""
        self._middle.addWidget(widget, stretch)

    def add_right(self, *widgets: QWidget) -> None:
        """Add readings or controls at the right."""
        for widget in widgets:
            self._right.addWidget(widget)

    def _part(self) -> QHBoxLayout:
        part = QHBoxLayout()
        part.setSpacing(10)
        return part
