"""The text of a note: Markdown made into a document that fetches nothing from anywhere."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QFont, QPalette, QTextDocument

from playground.ui.qt_override import qt_override

MARGIN = 8.0
FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class NoteText(QTextDocument):
    """A document of Markdown; a picture named in it stays empty, wherever it lies."""

    def __init__(self, font: QFont) -> None:
        """Begin empty."""
        super().__init__()
        self.setDefaultFont(font)
        self.setDocumentMargin(MARGIN)
        self.setUndoRedoEnabled(False)

    def show_markdown(self, text: str, width: float) -> None:
        """Show a text in lines of this width."""
        self.setMarkdown(text, FEATURES)
        self.setTextWidth(max(width, 1.0))

    @qt_override(None)
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None


def painted_in(colour: QColor) -> QPalette:
    """Return the palette in which a text of this colour is drawn."""
    palette = QPalette()
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Link, QPalette.ColorRole.WindowText):
        palette.setColor(role, colour)
    return palette
