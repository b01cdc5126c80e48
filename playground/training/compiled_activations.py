"""Activations of layers as the gates compute them: what stands in for the loops that the kernel's text has.

The text writes loops over the gates' formulas in place of these functions; called as they are, they do the
same through the gates.
"""

from __future__ import annotations

from playground.training.activations import ACTIVATIONS
from playground.training.compiled_sums import Row, Rows
from playground.training.regularizers import REGULARIZERS


def activate(kind: int, sums: Rows, values: Rows, first: int, last: int, width: int) -> None:
    """Fill the rows from `first` to `last` of `values` with the activations of those of `sums`."""
    values[first:last, :width] = ACTIVATIONS[kind].forward(sums[first:last, :width])


def activate_back(
    kind: int, slopes: Rows, sums: Rows, values: Rows, first: int, last: int, width: int
) -> None:
    """Turn gradients on activations into gradients on weighted sums, in place."""
    places = slice(first, last), slice(0, width)
    slopes[places] = ACTIVATIONS[kind].backward(slopes[places], values[places], sums[places])


def charge(kind: int, gradient: Row, parameters: Row, first: int, last: int, strength: float) -> None:
    """Add the gradient of the penalty on the weights from `first` to `last`."""
    gradient[first:last] += REGULARIZERS[kind].gradient(parameters[first:last], strength)
