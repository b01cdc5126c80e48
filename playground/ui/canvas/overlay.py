"""What a lens shows on the canvas in place of the run's own numbers, as plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from playground.graph.graph import Wire


class Tone(Enum):
    """What a chip, wire or badge says by its colours and its frame."""

    VALUE = "value"
    GRADIENT = "gradient"
    BLANK = "blank"
    BLANK_VALUE = "blank-value"
    RIGHT = "right"
    WRONG = "wrong"
    KINK = "kink"
    TANGENT = "tangent"
    FOCUS = "focus"
    MUTED = "muted"


@dataclass(frozen=True)
class Chip:
    """A short text in a box beside a wire; a pressable one can be clicked, ``tip`` explains it."""

    text: str
    tone: Tone
    pressable: bool = False
    tip: str = ""


@dataclass(frozen=True)
class WireMark:
    """What a wire shows instead of its own value, gradient and colour; None leaves it as it is."""

    value: Chip | None = None
    gradient: Chip | None = None
    tone: Tone | None = None


@dataclass(frozen=True)
class NodeMark:
    """What a node shows: a badge below its card, and for an input another number in its pill.

    ``total`` stands in place of the sum of its gradients, wherever that is shown; None leaves it as it is.
    """

    badge: str = ""
    tone: Tone = Tone.MUTED
    value: str | None = None
    total: str | None = None


@dataclass(frozen=True)
class Overlay:
    """Marks by wire and by node; the stub of a node stands for its open output.

    ``banner`` is a warning above the canvas that what it shows is not true.
    """

    wires: Mapping[Wire, WireMark] = field(default_factory=dict)
    nodes: Mapping[str, NodeMark] = field(default_factory=dict)
    banner: str = ""

    def differing(self, other: Overlay) -> tuple[frozenset[Wire], frozenset[str]]:
        """Return the wires and the nodes that are marked in another way."""
        wires = {wire for wire, _mark in self.wires.items() ^ other.wires.items()}
        nodes = {name for name, _mark in self.nodes.items() ^ other.nodes.items()}
        return frozenset(wires), frozenset(nodes)


@dataclass(frozen=True)
class Paint:
    """The tokens of a tone: its ink, its fill, and its frame, which may be dashed or missing."""

    ink: str
    fill: str
    frame: str = ""
    dashed: bool = False


PAINTS: Mapping[Tone, Paint] = {
    Tone.VALUE: Paint("value", "value_soft"),
    Tone.GRADIENT: Paint("gradient", "gradient_soft"),
    Tone.BLANK: Paint("gradient", "panel", "gradient", dashed=True),
    Tone.BLANK_VALUE: Paint("value", "panel", "value", dashed=True),
    Tone.RIGHT: Paint("value", "value_soft", "value"),
    Tone.WRONG: Paint("loss", "panel", "loss"),
    Tone.KINK: Paint("text", "panel", "routing", dashed=True),
    Tone.TANGENT: Paint("accent", "accent_soft"),
    Tone.FOCUS: Paint("on_accent", "accent", "accent"),
    Tone.MUTED: Paint("muted", "window"),
}

NO_WIRE_MARK = WireMark()
NO_NODE_MARK = NodeMark()
NO_OVERLAY = Overlay()
