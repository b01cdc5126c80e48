"""The gates that bring numbers into a graph: inputs and constants."""

from __future__ import annotations

from playground.gates import shape
from playground.gates.gate import Family, Gate, Source


def _nothing() -> None:
    """Compute nothing: the node holds its value itself."""


def _no_inputs(_upstream: object, _y: object) -> tuple[()]:
    """Hand nothing on: there is nothing before a source."""
    return ()


INPUT = Gate(
    id="input",
    symbol="x",
    name="Input",
    family=Family.INPUT,
    inputs=(),
    forward=_nothing,
    backward=_no_inputs,
    shape=shape.none,
    pattern="source",
    note="Its gradient says how the output changes when it is nudged.",
    samples=(),
    source=Source.INPUT,
    callable=False,
    keywords=("variable", "weight", "parameter", "matrix", "vector"),
)

CONSTANT = Gate(
    id="constant",
    symbol="c",
    name="Constant",
    family=Family.INPUT,
    inputs=(),
    forward=_nothing,
    backward=_no_inputs,
    shape=shape.none,
    pattern="source",
    note="A number of the formula that is never learned.",
    samples=(),
    source=Source.CONSTANT,
    callable=False,
    keywords=("number", "literal"),
)
