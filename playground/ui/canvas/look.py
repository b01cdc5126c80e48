"""How the canvas looks: the theme's colours and fonts, made once and shared by all items."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from playground.gates.gate import Gate
from playground.graph.graph import FrozenValue
from playground.ui.theme.fonts import number_font, text_font
from playground.ui.theme.tokens import LIGHT, Tokens, family_colour

UNKNOWN = "–"
CHIP_HEIGHT = 18.0
CHIP_ROOM = 12.0


def _italic(font: QFont) -> QFont:
    font.setItalic(True)
    return font


@dataclass(frozen=True, eq=False)
class Look:
    """Colours, fonts and their measures; a new one is made when the theme changes."""

    tokens: Tokens = LIGHT
    symbol: QFont = field(default_factory=lambda: number_font(17, 700))
    small_symbol: QFont = field(default_factory=lambda: number_font(14, 700))
    caption: QFont = field(default_factory=lambda: text_font(11))
    title: QFont = field(default_factory=lambda: text_font(13, 600))
    name: QFont = field(default_factory=lambda: _italic(number_font(14)))
    small_name: QFont = field(default_factory=lambda: _italic(number_font(11)))
    value: QFont = field(default_factory=lambda: number_font(13))
    chip: QFont = field(default_factory=lambda: number_font(12))
    target: QFont = field(default_factory=lambda: number_font(15, 700))
    badge: QFont = field(default_factory=lambda: text_font(9, 600))

    def colour(self, token: str, alpha: int = 255) -> QColor:
        """Return a token's colour, see-through if asked."""
        colour = QColor(getattr(self.tokens, token))
        colour.setAlpha(alpha)
        return colour

    def family(self, kind: Gate) -> QColor:
        """Return the colour of a gate's family."""
        return QColor(family_colour(self.tokens, kind.family))

    def chip_width(self, text: str) -> float:
        """Return how wide a chip with this text is."""
        return QFontMetricsF(self.chip).horizontalAdvance(text) + CHIP_ROOM


def caption(kind: Gate) -> str:
    """Return a gate's name as it stands on its card."""
    return kind.plain_name


def plain_text(value: FrozenValue | None) -> str:
    """Return a node's own value as a person would type it."""
    return "" if value is None else _number(value)


def _number(value: FrozenValue) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_number(each) for each in value)}]"
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))
