"""How large a node is on the canvas and at which height its ports lie, in canvas pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.gates.catalog import gate
from playground.gates.gate import Gate, Source

if TYPE_CHECKING:
    from playground.graph.graph import Node

CARD = (74.0, 54.0)
PILL = (92.0, 44.0)
PORT_PITCH = 14.0
PORT_ROOM = 44.0


@dataclass(frozen=True)
class Box:
    """The outline of a node."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """The middle between top and bottom."""
        return (self.top + self.bottom) / 2

    def moved(self, across: float, down: float) -> Box:
        """Give the box at another place."""
        return Box(self.left + across, self.top + down, self.right + across, self.bottom + down)

    def touches(self, other: Box) -> bool:
        """Whether two boxes have a point inside both."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def box(node: Node) -> Box:
    """Give the outline of a node: a pill where it holds a value of its own, else a card."""
    width, height = PILL if gate(node.gate).source is not Source.NONE else CARD
    x, y = node.position
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def around(boxes: list[Box]) -> Box:
    """Give the smallest box around some."""
    return Box(
        min(each.left for each in boxes),
        min(each.top for each in boxes),
        max(each.right for each in boxes),
        max(each.bottom for each in boxes),
    )


def port_height(kind: Gate, port: str) -> float:
    """Give how far below the centre of a node an input port lies; the output lies at the centre's height."""
    place, count = port_place(kind, port)
    return (place - (count - 1) / 2) * min(PORT_PITCH, PORT_ROOM / count)


def port_place(kind: Gate, port: str) -> tuple[int, int]:
    """Give which of how many inputs a port is, counted from 0; ``2/5`` is the second of five of a card."""
    if port in kind.inputs:
        return kind.inputs.index(port), len(kind.inputs)
    place, _, count = port.partition("/")
    return int(place) - 1, int(count)
