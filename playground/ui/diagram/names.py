"""What layers and units are called in the diagram, its captions and its tooltips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Layers = Sequence[tuple[NDArray[np.float64], NDArray[np.float64] | None]]

SHOWN_WEIGHTS = 12
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, order=True)
class Place:
    """One unit: its layer (0 is the input) and its number in the layer."""

    layer: int
    unit: int


def subscript(number: int) -> str:
    """Write a whole number in small low digits."""
    return str(number).translate(SUBSCRIPTS)


def unit_name(counts: tuple[int, ...], place: Place) -> str:
    """Return the short name of a unit: x₁, h₃ (h₂,₃ in the second of several hidden layers), s₀."""
    last = len(counts) - 1
    if place.layer == 0:
        return f"x{subscript(place.unit + 1)}"
    if place.layer == last:
        return f"s{subscript(place.unit)}" if counts[last] > 1 else "s"
    if last == 2:
        return f"h{subscript(place.unit + 1)}"
    return f"h{subscript(place.layer)},{subscript(place.unit + 1)}"


def caption(counts: tuple[int, ...], layer: int, activation: str) -> str:
    """Return the line under a layer."""
    translate = QCoreApplication.translate
    last = len(counts) - 1
    if layer == 0:
        return translate("Diagram", "input")
    if layer == last:
        return translate("Diagram", "scores") if counts[last] > 1 else translate("Diagram", "score")
    units = units_text(counts[layer])
    if last == 2:
        return translate("Diagram", "hidden layer · {units} · {activation}").format(
            units=units, activation=activation
        )
    return translate("Diagram", "hidden {layer} · {units} · {activation}").format(
        layer=layer, units=units, activation=activation
    )


def units_text(count: int) -> str:
    """Write how many units there are."""
    if count == 1:
        return QCoreApplication.translate("Diagram", "1 unit")
    return QCoreApplication.translate("Diagram", "{count} units").format(count=count)


def describe_unit(counts: tuple[int, ...], place: Place, layers: Layers, activation: str) -> str:
    """Describe a unit in full: its layer, its bias and the weights that come in, with every digit."""
    translate = QCoreApplication.translate
    name = unit_name(counts, place)
    if place.layer == 0:
        return translate("Diagram", "{name}: coordinate {number} of the point").format(
            name=name, number=place.unit + 1
        )
    weights, bias = layers[place.layer - 1]
    lines = [f"{name} · {caption(counts, place.layer, activation)}"]
    incoming = weights[:, place.unit]
    lines.extend(
        f"× {unit_name(counts, Place(place.layer - 1, source))}: {float(incoming[source])!r}"
        for source in np.argsort(-np.abs(incoming), kind="stable")[:SHOWN_WEIGHTS].tolist()
    )
    if len(incoming) > SHOWN_WEIGHTS:
        rest = len(incoming) - SHOWN_WEIGHTS
        lines.append(translate("Diagram", "and {rest} smaller weights").format(rest=rest))
    if bias is not None:
        lines.append(translate("Diagram", "bias: {bias}").format(bias=repr(float(bias[place.unit]))))
    return "\n".join(lines)


def describe_wire(counts: tuple[int, ...], source: Place, target: Place, weight: float) -> str:
    """Describe a weight: from which unit to which, with every digit."""
    template = QCoreApplication.translate("Diagram", "weight {source} → {target}: {weight}")
    return template.format(
        source=unit_name(counts, source), target=unit_name(counts, target), weight=repr(weight)
    )


def formula(counts: tuple[int, ...], activation: str, *, bias: bool) -> str:
    """Write the whole network as one formula, such as s = W₂ · tanh(W₁ · x + b₁) + b₂."""
    inner = "x"
    last = len(counts) - 1
    for layer in range(1, last + 1):
        number = subscript(layer) if last > 1 else ""
        inner = f"W{number} · {inner}" + (f" + b{number}" if bias else "")
        if layer < last:
            inner = f"{activation}({inner})"
    return f"s = {inner}"
