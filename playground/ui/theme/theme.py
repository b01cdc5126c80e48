"""The one theme of the program: which tokens are in use, and telling everybody when that changes."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from playground.ui.theme.fonts import load_fonts, text_font
from playground.ui.theme.style import style_sheet
from playground.ui.theme.tokens import DARK, LIGHT, Tokens

SCHEMES = ("system", "light", "dark")
PALETTE = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "gradient",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "panel",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "panel",
    QPalette.ColorRole.Midlight: "window",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "line",
}
"""Which token each colour of Qt's palette has."""


class Theme(QObject):
    """Holds the tokens in use and follows the system's light or dark unless one was chosen."""

    changed = Signal()

    def __init__(self) -> None:
        """Start with what the system prefers."""
        super().__init__()
        self._scheme = "system"
        self._application: QApplication | None = None
        self._hints = QGuiApplication.styleHints()
        self._tokens = self._wanted()
        self._hints.colorSchemeChanged.connect(self._follow)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def scheme(self) -> str:
        """What was chosen: ``system``, ``light`` or ``dark``."""
        return self._scheme

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in use."""
        return self._tokens is DARK

    def set_scheme(self, scheme: str) -> None:
        """Choose ``light``, ``dark`` or to follow the ``system``; ValueError for anything else."""
        if scheme not in SCHEMES:
            message = f"the theme is one of {', '.join(SCHEMES)}, not {scheme!r}"
            raise ValueError(message)
        self._scheme = scheme
        self._follow()

    def install(self, application: QApplication) -> None:
        """Give an application the fonts and colours of the program, and keep them up to date."""
        self._application = application
        load_fonts()
        application.setStyle("Fusion")
        application.setFont(text_font())
        self._dress()

    @Slot()
    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is self._tokens:
            return
        self._tokens = wanted
        self._dress()
        self.changed.emit()

    def _wanted(self) -> Tokens:
        if self._scheme == "system":
            dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self._scheme == "dark"
        return DARK if dark else LIGHT

    def _dress(self) -> None:
        if self._application is not None:
            self._application.setPalette(palette(self._tokens))
            self._application.setStyleSheet(style_sheet(self._tokens))


@cache
def theme() -> Theme:
    """Return the one theme of the program; the application must have been made before."""
    return Theme()


def palette(tokens: Tokens) -> QPalette:
    """Return Qt's palette for these tokens, which plain Qt widgets are drawn with."""
    made = QPalette()
    for role, token in PALETTE.items():
        made.setColor(role, QColor(getattr(tokens, token)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return made
