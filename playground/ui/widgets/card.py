"""Cards: framed groups of what belongs together, and one for a headline number."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from playground.ui.widgets.role import label, set_look


class Card(QFrame):
    """A frame with a column for its content, and a title if one is given."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(8)
        if title:
            self.column.addWidget(label(title, "title"))
            self.setAccessibleName(title)

    def set_tone(self, tone: str) -> None:
        """Colour the frame: ``value``, ``gradient``, or nothing."""
        set_look(self, "tone", tone)


class Headline(Card):
    """A big number with its title above and a smaller line below."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.column.setSpacing(2)
        self._title = title
        self.number = label("–", "headline")
        self.detail = label("", "muted")
        self.column.addWidget(label(title, "muted"))
        self.column.addWidget(self.number)
        self.column.addWidget(self.detail)
        self.column.addStretch(1)
        self.detail.hide()
        self.set_value("–")

    def set_value(self, text: str, detail: str = "") -> None:
        """Show a number already written as text, and the smaller line when there is one."""
        self.number.setText(text)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(f"{self._title}: {text} {detail}".strip())
