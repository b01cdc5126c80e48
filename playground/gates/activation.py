"""Activation gates: the nonlinearities of neural networks."""

from __future__ import annotations

from playground.gates import shape
from playground.gates.gate import Family, Gate, Knob, Slip
from playground.gates.number import (
    exp,
    expm1,
    gelu_inner,
    gelu_slope,
    maximum,
    minimum,
    normal_density,
    normal_share,
    sigmoid,
    softplus,
    tanh,
    where,
)

RELU = Gate(
    id="relu",
    symbol="ReLU",
    name="ReLU",
    family=Family.ACTIVATION,
    inputs=("x",),
    forward=lambda x: maximum(x, 0),
    backward=lambda upstream, _y, x: (upstream * (x > 0),),
    shape=shape.same,
    pattern="gatekeeper",
    note="Passes the gradient where the input is positive and blocks it elsewhere, at 0 too.",
    samples=((-1.0,), (0.4,)),
    kinks=lambda x: x,
    keywords=("rectifier", "ramp"),
)

LEAKY_RELU = Gate(
    id="leaky_relu",
    symbol="lReLU",
    name="Leaky ReLU",
    family=Family.ACTIVATION,
    inputs=("x",),
    forward=lambda x, slope: where(x > 0, x, slope * x),
    backward=lambda upstream, _y, x, slope: (upstream * where(x > 0, 1, slope),),
    shape=shape.same,
    pattern="gatekeeper",
    note="Lets a small part of the gradient through where the input is negative, so no unit dies.",
    samples=((-1.0,), (0.4,)),
    knobs=(Knob("slope", 0.01, "the slope left of 0"),),
    kinks=lambda x, slope: (1 - slope) * x,
    keywords=("rectifier",),
    slips=((Slip.FORWARD_ONLY, lambda upstream, _y, x, slope: (upstream * (x > 0),)),),
)

ELU = Gate(
    id="elu",
    symbol="ELU",
    name="ELU",
    family=Family.ACTIVATION,
    inputs=("x",),
    forward=lambda x, alpha: maximum(x, 0) + alpha * expm1(minimum(x, 0)),
    backward=lambda upstream, _y, x, alpha: (upstream * where(x > 0, 1, alpha * exp(minimum(x, 0))),),
    shape=shape.same,
    pattern="gatekeeper",
    note="Passes the gradient where the input is positive and fades it out smoothly to the left.",
    samples=((-1.0,), (0.4,)),
    knobs=(Knob("alpha", 1.0, "how far below 0 it reaches"),),
    kinks=lambda x, alpha: (1 - alpha) * x,
    keywords=("exponential linear",),
    slips=((Slip.FORWARD_ONLY, lambda upstream, _y, x, alpha: (upstream * (x > 0),)),),
)

GELU = Gate(
    id="gelu",
    symbol="GELU",
    name="GELU",
    family=Family.ACTIVATION,
    inputs=("x",),
    forward=lambda x: x * normal_share(x),
    backward=lambda upstream, _y, x: (upstream * (normal_share(x) + x * normal_density(x)),),
    shape=shape.same,
    pattern="gatekeeper",
    note="Weighs the input by the share of a normal distribution below it (exact, by erf).",
    samples=((-1.0,), (0.4,)),
    keywords=("erf", "gaussian"),
)

GELU_TANH = Gate(
    id="gelu_tanh",
    symbol="GELU≈",
    name="GELU (tanh)",
    family=Family.ACTIVATION,
    inputs=("x",),
    forward=lambda x: 0.5 * x * (1 + tanh(gelu_inner(x))),
    backward=lambda upstream, _y, x: (
        upstream
        * (0.5 * (1 + tanh(gelu_inner(x))) + 0.5 * x * (1 - tanh(gelu_inner(x)) ** 2) * gelu_slope(x)),
    ),
    shape=shape.same,
    pattern="gatekeeper",
    note="The tanh form of GELU: close to the exact one, and cheaper.",
    samples=((-1.0,), (0.4,)),
    keywords=("gaussian", "approximate"),
)

SIGMOID = Gate(
    id="sigmoid",
    symbol="σ",
    name="Sigmoid",
    family=Family.ACTIVATION,
    inputs=("x",),
    forward=sigmoid,
    backward=lambda upstream, y, _x: (upstream * y * (1 - y),),
    shape=shape.same,
    pattern="squasher",
    note="Passes at most a quarter of the gradient.",
    samples=((-1.0,), (0.4,)),
    keywords=("logistic", "squash"),
    slips=((Slip.INPUT_FOR_OUTPUT, lambda upstream, _y, x: (upstream * x * (1 - x),)),),
)

TANH = Gate(
    id="tanh",
    symbol="tanh",
    name="Tanh",
    family=Family.ACTIVATION,
    inputs=("x",),
    forward=tanh,
    backward=lambda upstream, y, _x: (upstream * (1 - y**2),),
    shape=shape.same,
    pattern="squasher",
    note="Passes the whole gradient at 0 and next to nothing far from it.",
    samples=((-1.0,), (0.4,)),
    keywords=("hyperbolic", "squash"),
    slips=((Slip.INPUT_FOR_OUTPUT, lambda upstream, _y, x: (upstream * (1 - x**2),)),),
)

SOFTPLUS = Gate(
    id="softplus",
    symbol="soft+",
    name="Softplus",
    family=Family.ACTIVATION,
    inputs=("x",),
    forward=softplus,
    backward=lambda upstream, _y, x: (upstream * sigmoid(x),),
    shape=shape.same,
    pattern="gatekeeper",
    note="A ReLU without the corner: its local gradient is the sigmoid of the input.",
    samples=((-1.0,), (0.4,)),
    keywords=("smooth relu",),
)
