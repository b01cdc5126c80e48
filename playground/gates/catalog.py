"""The catalog: every gate there is, in the order of the palette."""

from __future__ import annotations

from playground.gates import activation, arithmetic, loss, matrix, routing, source
from playground.gates.gate import Gate

GATES: tuple[Gate, ...] = (
    source.INPUT,
    source.CONSTANT,
    arithmetic.ADD,
    arithmetic.MULTIPLY,
    arithmetic.SUBTRACT,
    arithmetic.DIVIDE,
    arithmetic.POWER,
    arithmetic.RECIPROCAL,
    arithmetic.NEGATE,
    arithmetic.SQUARE,
    arithmetic.SQRT,
    arithmetic.EXP,
    arithmetic.LOG,
    arithmetic.ABS,
    arithmetic.SIN,
    arithmetic.COS,
    arithmetic.RAISE_TO,
    activation.SIGMOID,
    activation.TANH,
    activation.RELU,
    activation.LEAKY_RELU,
    activation.ELU,
    activation.GELU,
    activation.GELU_TANH,
    activation.SOFTPLUS,
    routing.MAX,
    routing.MIN,
    routing.COPY,
    matrix.MATMUL,
    matrix.ADD_BROADCAST,
    matrix.TRANSPOSE,
    matrix.SUM,
    matrix.MEAN,
    matrix.NORM2,
    loss.SOFTMAX_LOSS,
    loss.HINGE_LOSS,
    loss.BCE_LOSS,
    loss.MSE_LOSS,
    loss.L2_PENALTY,
    loss.L1_PENALTY,
)

_BY_ID = {entry.id: entry for entry in GATES}


class UnknownGateError(ValueError):
    """A gate was asked for by an id that the catalog does not have."""


def gate(gate_id: str) -> Gate:
    """Give the gate with this id; raises UnknownGateError."""
    try:
        return _BY_ID[gate_id]
    except KeyError:
        msg = f'there is no gate called "{gate_id}"'
        raise UnknownGateError(msg) from None
