"""Arithmetic gates: the four operations, powers, roots, exponentials and waves."""

from __future__ import annotations

from playground.gates import shape
from playground.gates.gate import Family, Gate, Knob, Slip
from playground.gates.number import absolute, cos, exp, like, log, sign, sin, sqrt

ADD = Gate(
    id="add",
    symbol="+",
    name="Add",
    family=Family.ARITHMETIC,
    inputs=("x", "y"),
    forward=lambda x, y: x + y,
    backward=lambda upstream, _out, x, y: (like(upstream, x), like(upstream, y)),
    shape=shape.same,
    pattern="distributor",
    note="Hands the upstream gradient to each input unchanged.",
    samples=((3.0, -4.0), (-2.0, 5.0)),
    operator="+",
    keywords=("plus", "sum"),
)

SUBTRACT = Gate(
    id="subtract",
    symbol="−",
    name="Subtract",
    family=Family.ARITHMETIC,
    inputs=("x", "y"),
    forward=lambda x, y: x - y,
    backward=lambda upstream, _out, x, y: (like(upstream, x), like(-upstream, y)),
    shape=shape.same,
    pattern="distributor",
    note="Hands the upstream gradient to the first input, and with its sign turned to the second.",
    samples=((3.0, -4.0), (0.5, 2.0)),
    operator="-",
    keywords=("minus", "difference"),
    slips=((Slip.LOST_MINUS, lambda upstream, _out, x, y: (like(upstream, x), like(upstream, y))),),
)

MULTIPLY = Gate(
    id="multiply",
    symbol="×",
    name="Multiply",
    family=Family.ARITHMETIC,
    inputs=("x", "y"),
    forward=lambda x, y: x * y,
    backward=lambda upstream, _out, x, y: (like(upstream * y, x), like(upstream * x, y)),
    shape=shape.same,
    pattern="swap multiplier",
    note="Each input receives the upstream gradient times the other input.",
    samples=((3.0, -4.0), (-2.0, 5.0)),
    operator="*",
    keywords=("times", "product", "mul"),
    slips=((Slip.OWN_INPUT, lambda upstream, _out, x, y: (like(upstream * x, x), like(upstream * y, y))),),
)

DIVIDE = Gate(
    id="divide",
    symbol="÷",
    name="Divide",
    family=Family.ARITHMETIC,
    inputs=("x", "y"),
    forward=lambda x, y: x / y,
    backward=lambda upstream, _out, x, y: (like(upstream / y, x), like(-upstream * x / y**2, y)),
    shape=shape.same,
    pattern="ratio",
    note="The smaller the divisor, the larger the gradient of both inputs.",
    samples=((3.0, -4.0), (1.0, 0.5)),
    operator="/",
    keywords=("quotient", "over", "div"),
    slips=(
        (Slip.LOST_MINUS, lambda upstream, _out, x, y: (like(upstream / y, x), like(upstream * x / y**2, y))),
    ),
)

NEGATE = Gate(
    id="negate",
    symbol="−x",
    name="Negate",
    family=Family.ARITHMETIC,
    inputs=("x",),
    forward=lambda x: -x,
    backward=lambda upstream, _y, _x: (-upstream,),
    shape=shape.same,
    pattern="sign turner",
    note="Turns the sign of the gradient, as it turns the sign of the value.",
    samples=((3.0,), (-0.5,)),
    operator="-x",
    keywords=("minus", "*-1", "neg"),
    slips=((Slip.LOST_MINUS, lambda upstream, _y, _x: (upstream,)),),
)

POWER = Gate(
    id="power",
    symbol="xⁿ",
    name="Power",
    family=Family.ARITHMETIC,
    inputs=("x",),
    forward=lambda x, n: x**n,
    backward=lambda upstream, _y, x, n: (upstream * n * x ** (n - 1),),
    shape=shape.same,
    pattern="scaler",
    note="Scales the gradient by n times the input to the power n - 1.",
    samples=((1.5,), (0.7,)),
    knobs=(Knob("n", 3.0, "the exponent"),),
    operator="**n",
    keywords=("exponent", "cube", "pow"),
)

RAISE_TO = Gate(
    id="raise_to",
    symbol="xʸ",
    name="Raise to",
    family=Family.ARITHMETIC,
    inputs=("x", "y"),
    forward=lambda x, y: x**y,
    backward=lambda upstream, out, x, y: (
        like(upstream * y * x ** (y - 1), x),
        like(upstream * out * log(x), y),
    ),
    shape=shape.same,
    pattern="scaler",
    note="A power whose exponent is an input too; its gradient needs a positive base.",
    samples=((1.5, 2.0), (0.7, -1.3)),
    operator="**",
    keywords=("exponent", "pow"),
)

RECIPROCAL = Gate(
    id="reciprocal",
    symbol="1/x",
    name="Reciprocal",
    family=Family.ARITHMETIC,
    inputs=("x",),
    forward=lambda x: 1 / x,
    backward=lambda upstream, _y, x: (-upstream / x**2,),
    shape=shape.same,
    pattern="ratio",
    note="The local gradient is minus one over the input squared.",
    samples=((1.37,), (-0.6,)),
    keywords=("inverse", "one over"),
    slips=((Slip.LOST_MINUS, lambda upstream, _y, x: (upstream / x**2,)),),
)

SQUARE = Gate(
    id="square",
    symbol="x²",
    name="Square",
    family=Family.ARITHMETIC,
    inputs=("x",),
    forward=lambda x: x**2,
    backward=lambda upstream, _y, x: (upstream * 2 * x,),
    shape=shape.same,
    pattern="scaler",
    note="Scales the gradient by twice the input.",
    samples=((1.5,), (-0.7,)),
    keywords=("power",),
)

SQRT = Gate(
    id="sqrt",
    symbol="√x",
    name="Square root",
    family=Family.ARITHMETIC,
    inputs=("x",),
    forward=sqrt,
    backward=lambda upstream, y, _x: (upstream / (2 * y),),
    shape=shape.same,
    pattern="scaler",
    note="The gradient grows without bound as the input nears zero.",
    samples=((2.0,), (0.3,)),
    keywords=("root",),
)

EXP = Gate(
    id="exp",
    symbol="eˣ",
    name="Exp",
    family=Family.ARITHMETIC,
    inputs=("x",),
    forward=exp,
    backward=lambda upstream, y, _x: (upstream * y,),
    shape=shape.same,
    pattern="scaler",
    note="Its own derivative: scales the gradient by the output.",
    samples=((-1.0,), (0.4,)),
    keywords=("exponential",),
    slips=((Slip.INPUT_FOR_OUTPUT, lambda upstream, _y, x: (upstream * x,)),),
)

LOG = Gate(
    id="log",
    symbol="ln",
    name="Log",
    family=Family.ARITHMETIC,
    inputs=("x",),
    forward=log,
    backward=lambda upstream, _y, x: (upstream / x,),
    shape=shape.same,
    pattern="scaler",
    note="Divides the gradient by the input; only positive inputs have a logarithm.",
    samples=((2.0,), (0.3,)),
    keywords=("logarithm", "natural"),
)

ABS = Gate(
    id="abs",
    symbol="|x|",
    name="Absolute",
    family=Family.ARITHMETIC,
    inputs=("x",),
    forward=absolute,
    backward=lambda upstream, _y, x: (upstream * sign(x),),
    shape=shape.same,
    pattern="sign turner",
    note="Keeps or turns the sign of the gradient; at 0, the kink, it hands back 0.",
    samples=((1.5,), (-0.7,)),
    kinks=lambda x: x,
    keywords=("modulus", "magnitude"),
)

SIN = Gate(
    id="sin",
    symbol="sin",
    name="Sine",
    family=Family.ARITHMETIC,
    inputs=("x",),
    forward=sin,
    backward=lambda upstream, _y, x: (upstream * cos(x),),
    shape=shape.same,
    pattern="scaler",
    note="Scales the gradient by the cosine of the input.",
    samples=((0.4,), (2.0,)),
    keywords=("wave",),
)

COS = Gate(
    id="cos",
    symbol="cos",
    name="Cosine",
    family=Family.ARITHMETIC,
    inputs=("x",),
    forward=cos,
    backward=lambda upstream, _y, x: (-upstream * sin(x),),
    shape=shape.same,
    pattern="scaler",
    note="Scales the gradient by minus the sine of the input.",
    samples=((0.4,), (2.0,)),
    keywords=("wave",),
    slips=((Slip.LOST_MINUS, lambda upstream, _y, x: (upstream * sin(x),)),),
)
