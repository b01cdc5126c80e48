"""The gallery: all worked examples in the order of a course, found by typing, opened by Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from playground.storage.examples import Example, found
from playground.ui.examples.rows import ExampleList
from playground.ui.qt_override import qt_override
from playground.ui.widgets.button import Button, PrimaryButton
from playground.ui.widgets.role import label, set_role

PAGE = 5
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -PAGE,
    Qt.Key.Key_PageDown: PAGE,
}
NOTHING = "No example has all of these words."


class GallerySearch(QLineEdit):
    """A search whose up and down keys move through what is found; ``moved`` gives the rows."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        set_role(self, "search")
        self.setPlaceholderText("Search: a gate, a loss, a word of the purpose")
        self.setAccessibleName("Search the examples")
        self.setClearButtonEnabled(True)

    @qt_override(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = STEPS.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(steps)


class Gallery(QDialog):
    """Offers examples; ``chosen`` gives the one that a person opens, after the gallery has closed."""

    chosen = Signal(object)

    def __init__(self, examples: Sequence[Example], parent: QWidget | None = None) -> None:
        """Offer all of them."""
        super().__init__(parent)
        self._examples = tuple(examples)
        self.setWindowTitle("Open an Example")
        self.setAccessibleName("Examples")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search, self.list = GallerySearch(), ExampleList()
        self.none = label(NOTHING, "muted")
        self.count = label("", "muted")
        self.open_button = PrimaryButton("Open")
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.search.moved.connect(self.list.go)
        self.list.itemDoubleClicked.connect(self._open)
        self.list.currentItemChanged.connect(self._tell)
        self.open_button.clicked.connect(self._open)
        self._find("")
        self.search.setFocus()

    def _lay_out(self) -> None:
        close = Button("Cancel")
        close.clicked.connect(self.reject)
        self.open_button.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        foot.addWidget(close)
        foot.addWidget(self.open_button)
        self.none.setContentsMargins(8, 16, 8, 16)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label("Worked examples", "headline"))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.none, 1)
        column.addLayout(foot)
        self.resize(740, 620)

    @Slot(str)
    def _find(self, words: str) -> None:
        examples = found(self._examples, words)
        self.list.show_examples(examples)
        self.list.setVisible(bool(examples))
        self.none.setVisible(not examples)
        self.open_button.setEnabled(bool(examples))
        whole = len(self._examples)
        few = f"{len(examples)} of {whole} examples" if len(examples) < whole else f"{whole} examples"
        self.count.setText(few)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """Let a screen reader say what Enter would open."""
        example = self.list.example
        self.search.setAccessibleDescription(f"{example.title}. {example.purpose}" if example else NOTHING)

    @Slot()
    def _open(self) -> None:
        """Close, and say which example is wanted."""
        example = self.list.example
        if example is not None:
            self.accept()
            self.chosen.emit(example)
