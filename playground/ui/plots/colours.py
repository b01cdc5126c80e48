"""The colours of maps: from a number to one 32-bit pixel, through tables made once per theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from playground.ui.theme.tokens import Tokens

LEVELS = 256
CLASS_LEVELS = 64
STRENGTH = 0.78
"""How much of its class's colour the strongest pixel has; the rest is the middle colour: points stand out."""

FURTHER_CLASSES = ("#009E73", "#CC79A7", "#B8A900", "#56B4E9", "#A0522D", "#6B5FC7")
"""The Okabe-Ito set after the first two classes, in its darker form so that points can be told from white."""

FIRST_CLASSES = ("#0077BB", "#EE7733")


def red_green_blue(colour: str) -> tuple[int, int, int]:
    """Split "#RRGGBB" into its three numbers from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def class_colours(tokens: Tokens, classes: int) -> tuple[str, ...]:
    """Return the colours the points of so many classes are drawn in."""
    return (tokens.class_a, tokens.class_b, *FURTHER_CLASSES)[: max(classes, 2)]


def middle_colour(tokens: Tokens) -> str:
    """Return the colour of zero: white on a light theme, nearly black on a dark one."""
    return "#FFFFFF" if sum(red_green_blue(tokens.panel)) > 3 * 128 else tokens.window


def pack(colours: NDArray[np.float64]) -> NDArray[np.uint32]:
    """Pack rows of red, green, blue (n, 3) from 0 to 255 into (n,) pixels 0xFFRRGGBB."""
    whole = np.rint(colours).astype(np.uint32)
    packed: NDArray[np.uint32] = (
        np.uint32(0xFF000000) | whole[:, 0] << np.uint32(16) | whole[:, 1] << np.uint32(8) | whole[:, 2]
    )
    return packed


def blend(start: str, end: str, amounts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mix two colours: amount 0 is `start`, 1 is `end`; returns (n, 3)."""
    first = np.array(red_green_blue(start), dtype=float)
    last = np.array(red_green_blue(end), dtype=float)
    mixed: NDArray[np.float64] = first + (last - first) * amounts[:, None]
    return mixed


def diverging_table(tokens: Tokens) -> NDArray[np.uint32]:
    """Return the 256 pixels from most negative (blue) over zero to most positive (orange)."""
    middle = middle_colour(tokens)
    half = np.linspace(0.0, STRENGTH, LEVELS // 2)
    return np.concatenate(
        [pack(blend(middle, FIRST_CLASSES[0], half[::-1])), pack(blend(middle, FIRST_CLASSES[1], half))]
    )


def class_table(tokens: Tokens, classes: int) -> NDArray[np.uint32]:
    """Return 64 pixels for each class, from undecided to certain: entry `class * 64 + level`."""
    middle = middle_colour(tokens)
    amounts = np.linspace(0.0, STRENGTH, CLASS_LEVELS)
    colours = (*FIRST_CLASSES, *FURTHER_CLASSES)[:classes]
    return np.concatenate([pack(blend(middle, colour, amounts)) for colour in colours])


def diverging_levels(values: NDArray[np.float32], scale: float) -> NDArray[np.uint8]:
    """Turn numbers from -scale to scale into entries of the diverging table; what lies outside is clipped."""
    scaled = values * np.float32(0.5 * (LEVELS - 1) / scale)
    scaled += np.float32(0.5 * LEVELS)
    np.clip(scaled, 0, LEVELS - 1, out=scaled)
    levels: NDArray[np.uint8] = scaled.astype(np.uint8)
    return levels


def sureness(margins: NDArray[np.float32]) -> NDArray[np.float32]:
    """Turn how far a score leads into how sure that is, from -1 to 1."""
    sure: NDArray[np.float32] = np.tanh(margins)
    return sure


def class_levels(winners: NDArray[np.uint8], margins: NDArray[np.float32]) -> NDArray[np.uint16]:
    """Turn the best class of every point, and by how much it leads, into entries of the class table."""
    levels = winners.astype(np.uint16) * np.uint16(CLASS_LEVELS)
    levels += (sureness(margins) * np.float32(CLASS_LEVELS - 1)).astype(np.uint16)
    return levels
