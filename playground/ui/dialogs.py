"""The dialogs about files and mistakes: calm, in plain words, with the safe answer at hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from playground.ui.widgets.button import Button
from playground.ui.widgets.role import label

ENDING = ".backprop"
FILTER = f"Backprop projects (*{ENDING})"


class Question(QDialog):
    """A sentence, more of it below, and a button for each answer; the last one is what Enter means.

    ``answer`` is the id of the button pressed, or ``cancel`` when the dialog was closed otherwise.
    """

    def __init__(
        self, title: str, text: str, answers: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.answer = "cancel"
        self.setWindowTitle("Backprop Playground")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 22, 24, 20)
        self.column.setSpacing(8)
        self._add_text(title, "question")
        self._add_text(text, "muted")
        self.column.addSpacing(10)
        self._add_answers(answers)

    def _add_text(self, text: str, role: str) -> None:
        made = label(text, role)
        made.setWordWrap(True)
        made.setFixedWidth(400)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(made)

    def _add_answers(self, answers: Sequence[tuple[str, str]]) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for id, title in answers:
            button = Button(title)
            button.setObjectName(id)
            button.clicked.connect(self._answered)
            row.addWidget(button)
        button.setProperty("role", "primary")
        button.setDefault(True)
        self.column.addLayout(row)
        button.setFocus()

    def _answered(self) -> None:
        self.answer = self.sender().objectName()
        self.accept()


def ask(parent: QWidget | None, title: str, text: str, answers: Sequence[tuple[str, str]]) -> str:
    """Ask a question and wait; return the id of the answer, ``cancel`` when the dialog was closed."""
    question = Question(title, text, answers, parent)
    question.exec()
    answer = question.answer
    question.deleteLater()
    return answer


class Dialogs:
    """What the window asks a person; tests answer in its place."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def path_to_open(self, folder: str) -> str:
        """Ask which project to open; an empty text means none."""
        path, _ = QFileDialog.getOpenFileName(self._window, "Open a project", folder, FILTER)
        return path

    def path_to_save(self, suggestion: str) -> str:
        """Ask where to save the project; an empty text means nowhere."""
        path, _ = QFileDialog.getSaveFileName(self._window, "Save the project", suggestion, FILTER)
        return path

    def what_about_changes(self, name: str) -> str:
        """Ask what to do with changes that are not saved: ``save``, ``discard`` or ``cancel``."""
        answers = (("discard", "Don’t Save"), ("cancel", "Cancel"), ("save", "Save"))
        text = "The changes since the last save would be lost otherwise."
        return ask(self._window, f"Save the changes to “{name}”?", text, answers)

    def tell(self, title: str, text: str) -> None:
        """Tell a person that something went wrong."""
        ask(self._window, title, text, (("close", "Close"),))

    def ask(self, title: str, text: str, answers: Sequence[tuple[str, str]]) -> str:
        """Ask a question; return the id of the answer."""
        return ask(self._window, title, text, answers)
