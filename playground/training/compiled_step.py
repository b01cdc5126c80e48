"""The compiled step: layers forward and backward and the update, for any sizes, many batches to a call.

A unit is a row, a sample a column, so that the innermost loop runs over the batch. Written in plain Python
that also runs as it is, slowly; `kernel_text` writes it into the module that is compiled.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from playground.training.compiled_activations import activate, activate_back, charge
from playground.training.compiled_losses import Rows, judge
from playground.training.compiled_sums import Row, product, total
from playground.training.compiled_updates import update

Whole = NDArray[np.int64]

LANES = 4
"""Columns come in fours; those beyond the batch hold zeros."""


def combine(
    found: Row, rows: Rows, first: int, count: int, weights: Row, start: int, stride: int, base: float,
    width: int,
) -> None:  # fmt: skip
    """Leave base + the sum of `count` rows, each times its weight: every `stride`-th one from `start`."""
    row, weight = rows[first], weights[start]
    for i in range(width):
        found[i] = base + weight * row[i]
    k = 1
    while k + 4 <= count:
        at = start + k * stride
        w0, w1, w2, w3 = weights[at], weights[at + stride], weights[at + 2 * stride], weights[at + 3 * stride]
        r0, r1, r2, r3 = rows[first + k], rows[first + k + 1], rows[first + k + 2], rows[first + k + 3]
        for i in range(width):
            found[i] += (w0 * r0[i] + w1 * r1[i]) + (w2 * r2[i] + w3 * r3[i])
        k += 4
    while k < count:
        row, weight = rows[first + k], weights[start + k * stride]
        for i in range(width):
            found[i] += weight * row[i]
        k += 1


def forward(
    sizes: Whole, bias: int, activation: int, parameters: Row, values: Rows, sums: Rows, width: int
) -> None:  # fmt: skip
    """Compute the weighted sums of all layers, the scores last, and the activations between them."""
    start, before = 0, 0
    for layer in range(1, len(sizes)):
        inputs, outputs = sizes[layer - 1], sizes[layer]
        first, biases = before + inputs, start + inputs * outputs
        for j in range(outputs):
            base = parameters[biases + j] if bias else 0.0
            combine(sums[first + j], values, before, inputs, parameters, start + j, outputs, base, width)
        if layer < len(sizes) - 1:
            activate(activation, sums, values, first, first + outputs, width)
        start = biases + bias * outputs
        before = first


def backward(
    sizes: Whole, bias: int, activation: int, parameters: Row, gradient: Row, values: Rows, sums: Rows,
    slopes: Rows, width: int, regularizer: int, strength: float,
) -> None:  # fmt: skip
    """Carry the gradient on the scores, which stands in `slopes`, back to all parameters."""
    end, first = len(parameters), len(sums) - sizes[len(sizes) - 1]
    for layer in range(len(sizes) - 1, 0, -1):
        inputs, outputs = sizes[layer - 1], sizes[layer]
        biases = end - bias * outputs
        start, before = biases - inputs * outputs, first - inputs
        for j in range(outputs):
            slope = slopes[first + j]
            for k in range(inputs):
                gradient[start + k * outputs + j] = product(values[before + k], slope, width)
            if bias:
                gradient[biases + j] = total(slope, width)
        charge(regularizer, gradient, parameters, start, biases, strength)
        if layer > 1:
            for k in range(inputs):
                combine(
                    slopes[before + k], slopes, first, outputs, parameters, start + k * outputs, 1, 0.0, width
                )
            activate_back(activation, slopes, sums, values, before, first, width)
        end, first = start, before


def clear(rows: Rows, first: int, last: int, begin: int, width: int) -> None:
    """Put zeros into the columns from `begin` on."""
    for row in range(first, last):
        for i in range(begin, width):
            rows[row, i] = 0.0


def copy(found: Row, source: Row) -> None:
    """Fill one row with the numbers of another."""
    for k in range(len(source)):
        found[k] = source[k]


def gather(found: Rows, source: Rows, order: Whole, begin: int, count: int, width: int) -> None:
    """Fill the first rows with the chosen columns of `source`, and with zeros beyond."""
    for row in range(len(source)):
        taken, given = found[row], source[row]
        for i in range(count):
            taken[i] = given[order[begin + i]]
    clear(found, 0, len(source), count, width)


def train(
    sizes: Whole, bias: int, kinds: tuple[int, int, int, int], numbers: tuple[float, float, float],
    given: tuple[Rows, Rows], plan: tuple[Whole, Whole], parameters: Row, gradient: Row, before: Row,
    memory: Rows, taken: int, room: tuple[Rows, Rows, Rows, Rows, Rows],
) -> int:  # fmt: skip
    """Take a step for each batch and return how many were taken.

    Stops at the first parameters at which the objective is not finite; `before` holds those before the
    last step. Kinds are those of activation, loss, optimizer and regularizer; numbers are the learning
    rate, momentum and strength. `plan` is order and bounds as in `Batches`, but what is given are points
    (inputs, n) and targets (rows, n). Without an optimizer (-1) the gradient is only computed; `memory`
    and `taken`, the steps it knows of, are the optimizer's. The room to work in is three times (units of
    all layers, room), then (rows, room) and (2, room). `bias` is 1 with biases, 0 without.
    """
    activation, loss, optimizer, regularizer = kinds
    rate, momentum, strength = numbers
    order, bounds = plan
    values, sums, slopes, aims, spare = room
    last = len(sums)
    scores = last - sizes[len(sizes) - 1]
    for step in range(len(bounds) - 1):
        begin, count = bounds[step], bounds[step + 1] - bounds[step]
        width = (count + LANES - 1) // LANES * LANES
        gather(values, given[0], order, begin, count, width)
        gather(aims, given[1], order, begin, count, width)
        forward(sizes, bias, activation, parameters, values, sums, width)
        found = judge(loss, sums, aims, slopes, scores, last, count, spare[0], spare[1])
        clear(slopes, scores, last, count, width)
        if not math.isfinite(found + (1.0 + strength) * product(parameters, parameters, len(parameters))):
            return step
        backward(
            sizes, bias, activation, parameters, gradient, values, sums, slopes, width, regularizer, strength
        )
        if optimizer >= 0:
            copy(before, parameters)
            update(optimizer, parameters, gradient, memory, taken + step + 1, rate, momentum)
    return len(bounds) - 1
