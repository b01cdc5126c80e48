"""The banner above the canvas: a warning, while a lens shows what is not true."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from playground.ui.theme.icons import icon
from playground.ui.theme.theme import theme
from playground.ui.widgets.role import label, set_role

ICON = 16


class Banner(QFrame):
    """A line with a bug in front of it; hidden while there is nothing to warn of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin hidden."""
        super().__init__(parent)
        set_role(self, "banner")
        self._sign, self._text = QLabel(), label("")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        theme().changed.connect(self._draw)
        self._draw()
        self.hide()

    @property
    def text(self) -> str:
        """What it warns of; nothing while it is hidden."""
        return self._text.text()

    def show_text(self, text: str) -> None:
        """Warn of this, or of nothing."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def _draw(self) -> None:
        self._sign.setPixmap(icon("bug", theme().tokens.loss).pixmap(ICON, ICON))
