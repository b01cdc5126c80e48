"""Routing gates: they choose or share, and send gradients along the same way."""

from __future__ import annotations

from playground.gates import shape
from playground.gates.gate import Family, Gate, Slip
from playground.gates.number import like, maximum, minimum

MAX = Gate(
    id="max",
    symbol="max",
    name="Maximum",
    family=Family.ROUTING,
    inputs=("x", "y"),
    forward=maximum,
    backward=lambda upstream, _out, x, y: (like(upstream * (x >= y), x), like(upstream * (x < y), y)),
    shape=shape.same,
    pattern="router",
    note="Sends the whole gradient to the larger input and 0 to the other; at a tie, to the first.",
    samples=((3.0, -4.0), (-2.0, 5.0)),
    kinks=lambda x, y: x - y,
    keywords=("maximum", "larger"),
    slips=((Slip.BOTH_INPUTS, lambda upstream, _out, x, y: (like(upstream, x), like(upstream, y))),),
)

MIN = Gate(
    id="min",
    symbol="min",
    name="Minimum",
    family=Family.ROUTING,
    inputs=("x", "y"),
    forward=minimum,
    backward=lambda upstream, _out, x, y: (like(upstream * (x <= y), x), like(upstream * (x > y), y)),
    shape=shape.same,
    pattern="router",
    note="Sends the whole gradient to the smaller input and 0 to the other; at a tie, to the first.",
    samples=((3.0, -4.0), (-2.0, 5.0)),
    kinks=lambda x, y: x - y,
    keywords=("minimum", "smaller"),
    slips=((Slip.BOTH_INPUTS, lambda upstream, _out, x, y: (like(upstream, x), like(upstream, y))),),
)

COPY = Gate(
    id="copy",
    symbol="⋎",
    name="Copy",
    family=Family.ROUTING,
    inputs=("x",),
    forward=lambda x: x,
    backward=lambda upstream, _y, _x: (upstream,),
    shape=shape.same,
    pattern="adder",
    note="Sends one value to several gates and adds up the gradients that come back.",
    samples=((3.0,), (-0.5,)),
    operator="=",
    keywords=("identity", "linear", "fan out", "branch"),
)
