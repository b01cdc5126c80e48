"""A breadcrumb: the way to where one is, each place on it a button that leads back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from playground.ui.widgets.button import Button
from playground.ui.widgets.role import label, set_role

START = "Graph"


class Breadcrumb(QFrame):
    """Shows a way of named places; ``sought`` asks for one of them, or for None, the start."""

    sought = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing while one is at the start."""
        super().__init__(parent)
        set_role(self, "card")
        self.setAccessibleName("Where you are")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 4, 12, 4)
        self._row.setSpacing(4)
        self._parts: list[QWidget] = []
        self.buttons: list[Button] = []
        self.hide()

    def show_way(self, places: Sequence[tuple[str, str]]) -> None:
        """Show the start and these places, given by id and title; the last is where one is."""
        for part in self._parts:
            self._row.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.buttons = [], []
        self.setVisible(bool(places))
        if not places:
            return
        ids = [None, *(id for id, _ in places[:-1])]
        for id, title in zip(ids, [START, *(title for _, title in places[:-1])], strict=True):
            button = Button(title, tip=f"Go back to {title}")
            button.clicked.connect(lambda _checked=False, id=id: self.sought.emit(id))
            self.buttons.append(button)
            self._add(button)
            self._add(label("›", "muted"))
        self._add(label(places[-1][1], "title"))
        self.adjustSize()
        self.raise_()

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._row.addWidget(part)
        part.show()
