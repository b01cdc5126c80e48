"""Matrix gates: products, sums and norms over vectors and matrices."""

from __future__ import annotations

from typing import Any

from playground.gates import shape
from playground.gates.gate import Family, Gate, Slip
from playground.gates.number import average, like, outer, rank, size, spread, total


def _product_backward(upstream: Any, _out: Any, x: Any, y: Any) -> tuple[Any, Any]:
    """Hand back the gradients of a matrix product: each the upstream times the other, turned to fit."""
    if rank(x) == 1 and rank(y) == 1:
        return upstream * y, upstream * x
    if rank(y) == 1:
        return outer(upstream, y), x.T @ upstream
    if rank(x) == 1:
        return y @ upstream, outer(x, upstream)
    return upstream @ y.T, x.T @ upstream


MATMUL = Gate(
    id="matmul",
    symbol="@",
    name="MatMul",
    family=Family.MATRIX,
    inputs=("x", "y"),
    forward=lambda x, y: x @ y,
    backward=_product_backward,
    shape=shape.product,
    pattern="swap multiplier",
    note="Like multiply: each input receives the upstream gradient times the other, transposed to fit.",
    samples=(
        (((0.1, 0.5), (-0.3, 0.8)), (0.2, 0.4)),
        (((0.1, 0.5, 2.0), (-0.3, 0.8, 1.0)), ((1.0, -2.0), (0.5, 3.0), (0.2, 0.1))),
        ((0.2, 0.4), ((0.1, 0.5, 1.0), (-0.3, 0.8, -2.0))),
        ((0.2, 0.4), (3.0, -1.0)),
    ),
    elementwise=False,
    operator="@",
    keywords=("matrix multiply", "dot", "product"),
)

TRANSPOSE = Gate(
    id="transpose",
    symbol="Xᵀ",
    name="Transpose",
    family=Family.MATRIX,
    inputs=("x",),
    forward=lambda x: x.T,
    backward=lambda upstream, _y, _x: (upstream.T,),
    shape=shape.transposed,
    pattern="router",
    note="Turns rows into columns, and the gradient back again.",
    samples=((((0.1, 0.5, 2.0), (-0.3, 0.8, 1.0)),), ((0.2, 0.4),)),
    elementwise=False,
    operator=".T",
    keywords=("turn", "flip"),
)

SUM = Gate(
    id="sum",
    symbol="Σ",
    name="Sum",
    family=Family.MATRIX,
    inputs=("x",),
    forward=total,
    backward=lambda upstream, _y, x: (spread(upstream, x),),
    shape=shape.scalar,
    pattern="distributor",
    note="Adds all numbers up; every one of them receives the upstream gradient.",
    samples=(((0.2, 0.4),), (((0.1, 0.5), (-0.3, 0.8)),), (3.0,)),
    elementwise=False,
    keywords=("add up", "total", "reduce"),
)

MEAN = Gate(
    id="mean",
    symbol="x̄",
    name="Mean",
    family=Family.MATRIX,
    inputs=("x",),
    forward=average,
    backward=lambda upstream, _y, x: (spread(upstream, x) / size(x),),
    shape=shape.scalar,
    pattern="distributor",
    note="Shares the upstream gradient equally among all numbers.",
    samples=(((0.2, 0.4),), (((0.1, 0.5), (-0.3, 0.8)),), (3.0,)),
    elementwise=False,
    keywords=("average", "reduce"),
    slips=((Slip.LOST_MEAN, lambda upstream, _y, x: (spread(upstream, x),)),),
)

NORM2 = Gate(
    id="norm2",
    symbol="ℓ²",
    name="L2 norm²",
    family=Family.MATRIX,
    inputs=("x",),
    forward=lambda x: total(x**2),
    backward=lambda upstream, _y, x: (upstream * 2 * x,),
    shape=shape.scalar,
    pattern="scaler",
    note="The sum of squares: each number's gradient is twice itself times the upstream.",
    samples=(((0.22, 0.26),), (((0.1, 0.5), (-0.3, 0.8)),), (3.0,)),
    elementwise=False,
    keywords=("squared length", "sum of squares"),
)

ADD_BROADCAST = Gate(
    id="add_broadcast",
    symbol="+b",
    name="Add to rows",
    family=Family.MATRIX,
    inputs=("x", "b"),
    forward=lambda x, b: x + b,
    backward=lambda upstream, _y, _x, b: (upstream, like(upstream, b)),
    shape=shape.with_row,
    pattern="distributor",
    note="Adds one vector to every row; its gradient is summed over the rows.",
    samples=((((0.1, 0.5), (-0.3, 0.8), (1.0, 2.0)), (0.2, 0.4)),),
    elementwise=False,
    keywords=("bias", "broadcast", "batch"),
)
