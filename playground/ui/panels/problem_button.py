"""One problem of the graph: a button whose sentence takes as many lines as it needs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from playground.ui.theme.icons import icon
from playground.ui.theme.theme import theme
from playground.ui.widgets.button import Button
from playground.ui.widgets.role import label

ICON = 16


class ProblemButton(Button):
    """Says what is wrong; a click shows where."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        """Say a problem."""
        super().__init__(tip="Show where this is", role="problem", parent=parent)
        self.sentence = label(text, "mistake")
        self.sentence.setWordWrap(True)
        sign = QLabel()
        sign.setPixmap(icon("triangle-alert", theme().tokens.loss).pixmap(ICON, ICON))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(8)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sentence, 1)
        for part in (sign, self.sentence):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(text)
