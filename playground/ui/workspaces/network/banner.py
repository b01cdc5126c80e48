"""A calm message above the diagram: what happened, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from playground.ui.theme.icons import icon
from playground.ui.theme.theme import theme
from playground.ui.widgets.button import Button, IconButton
from playground.ui.widgets.role import label


class Banner(QFrame):
    """Hidden until there is something to say; a problem of the training offers two ways on."""

    slower_wanted = Signal()
    reset_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("tone", "gradient")
        self._sign = QLabel()
        self.text = label("")
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.slower = Button(
            self.tr("Restart at a tenth"), tip=self.tr("Reset, and go on with a tenth of the learning rate")
        )
        self.reset = Button(self.tr("Reset"), tip=self.tr("Back to the same initial weights"))
        self.shut = IconButton("x", self.tr("Close the message"), flat=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        for button in (self.slower, self.reset, self.shut):
            row.addWidget(button)
        self.slower.clicked.connect(self.slower_wanted)
        self.reset.clicked.connect(self.reset_wanted)
        self.shut.clicked.connect(self.closed)
        theme().changed.connect(self._draw_sign)
        self._draw_sign()
        self.hide()

    def show_problem(self, text: str) -> None:
        """Say why the training stopped, with the ways on."""
        self._say(text, ways=True)

    def show_refusal(self, text: str) -> None:
        """Say why a change cannot be; it can only be closed."""
        self._say(text, ways=False)

    def _say(self, text: str, *, ways: bool) -> None:
        text = text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
        if text == self.text.text() and self.isVisible():
            return
        self.text.setText(text)
        self.setAccessibleName(text)
        for button in (self.slower, self.reset):
            button.setVisible(ways)
        self.show()

    @Slot()
    def _draw_sign(self) -> None:
        self._sign.setPixmap(icon("triangle-alert", theme().tokens.gradient).pixmap(18, 18))
