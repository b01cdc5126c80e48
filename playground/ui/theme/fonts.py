"""The two typefaces: Inter for text, JetBrains Mono for numbers and formulas."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from playground.ui.theme.resources import resources

TEXT_FAMILIES = ("Inter", "DejaVu Sans", "sans-serif")
NUMBER_FAMILIES = ("JetBrains Mono", "DejaVu Sans Mono", "monospace")


def load_fonts() -> tuple[str, ...]:
    """Add the bundled fonts to the program and return the families that were found."""
    families: list[str] = []
    for path in resources("fonts"):
        if path.suffix in {".ttf", ".otf"}:
            number = QFontDatabase.addApplicationFont(str(path))
            families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))


def text_font(size: float = 13, weight: int = 400) -> QFont:
    """Return the font of text, its size in pixels, with digits of equal width."""
    font = _font(TEXT_FAMILIES, size, weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def number_font(size: float = 13, weight: int = 400) -> QFont:
    """Return the font of numbers, formulas and code, its size in pixels, without ligatures."""
    font = _font(NUMBER_FAMILIES, size, weight)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def _font(families: tuple[str, ...], size: float, weight: int) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
