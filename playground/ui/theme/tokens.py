"""The colours of the program by meaning, once for light and once for dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.gates.gate import Family


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """One colour per meaning, each written ``#RRGGBB``."""

    window: str
    panel: str
    canvas: str
    dots: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_soft: str
    on_accent: str
    value: str
    value_soft: str
    gradient: str
    gradient_soft: str
    class_a: str
    class_b: str
    arithmetic: str
    activation: str
    routing: str
    matrix: str
    loss: str
    input: str


LIGHT = Tokens(
    window="#F4F5F7",
    panel="#FFFFFF",
    canvas="#FBFBFC",
    dots="#E3E6EB",
    line="#E2E5EA",
    text="#1A1D23",
    muted="#6B7280",
    faint="#9AA1AC",
    accent="#4353D9",
    accent_soft="#ECEEFC",
    on_accent="#FFFFFF",
    value="#0B7A6F",
    value_soft="#E2F3F1",
    gradient="#C2255C",
    gradient_soft="#FBE7EE",
    class_a="#0077BB",
    class_b="#EE7733",
    arithmetic="#4353D9",
    activation="#8A3FB8",
    routing="#B7791F",
    matrix="#0E7490",
    loss="#B42318",
    input="#475467",
)

DARK = Tokens(
    window="#14161A",
    panel="#1C1F25",
    canvas="#17191E",
    dots="#262A32",
    line="#2D323B",
    text="#ECEEF2",
    muted="#9AA3B2",
    faint="#6B7484",
    accent="#8C9BFF",
    accent_soft="#262B45",
    on_accent="#14161A",
    value="#3CCFBE",
    value_soft="#123430",
    gradient="#FF7BA5",
    gradient_soft="#3F1A29",
    class_a="#4DB3F0",
    class_b="#FF9A5C",
    arithmetic="#8C9BFF",
    activation="#CE93F0",
    routing="#E7B45A",
    matrix="#55C5DF",
    loss="#F58A80",
    input="#A7B0BF",
)


def family_colour(tokens: Tokens, family: Family) -> str:
    """Return the colour of a family of gates; each has a token of its own name."""
    return str(getattr(tokens, family.value))


def mixed(first: str, second: str, share: float) -> str:
    """Return the colour that lies ``share`` of the way from the first to the second."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return f"#{red:02X}{green:02X}{blue:02X}"


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21.

    Source: WCAG 2.2, relative luminance.
    """
    brighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
