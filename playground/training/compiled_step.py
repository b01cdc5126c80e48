"""The compiled step: layers forward and backward and the update, for any sizes, many batches to a call.

A unit is a row, a sample a column, so that the innermost loop runs over the batch. Written in plain Python
that also runs as it is, slowly; `kernel_text` writes it into the module that is compiled.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from playground.training.compiled_activations import activate, activate_back, charge
from playground.training.compiled_losses import judge
from playground.training.compiled_sums import Row, Rows, product, products, total
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


def combine_four(
    found: Rows, to: int, rows: Rows, first: int, weights: Row, start: int, stride: int, step: int, width: int
) -> None:
    """Add four rows, each times its weights, to four others, whose weights are `step` apart.

    Sixteen products for every four numbers that are read and written.
    """
    p0, p1, p2, p3 = start, start + stride, start + 2 * stride, start + 3 * stride
    a0, a1, a2, a3 = weights[p0], weights[p1], weights[p2], weights[p3]
    b0, b1, b2, b3 = weights[p0 + step], weights[p1 + step], weights[p2 + step], weights[p3 + step]
    p0, p1, p2, p3 = p0 + 2 * step, p1 + 2 * step, p2 + 2 * step, p3 + 2 * step
    c0, c1, c2, c3 = weights[p0], weights[p1], weights[p2], weights[p3]
    d0, d1, d2, d3 = weights[p0 + step], weights[p1 + step], weights[p2 + step], weights[p3 + step]
    f0, f1, f2, f3 = found[to], found[to + 1], found[to + 2], found[to + 3]
    r0, r1, r2, r3 = rows[first], rows[first + 1], rows[first + 2], rows[first + 3]
    for i in range(width):
        x0, x1, x2, x3 = r0[i], r1[i], r2[i], r3[i]
        f0[i] += (a0 * x0 + a1 * x1) + (a2 * x2 + a3 * x3)
        f1[i] += (b0 * x0 + b1 * x1) + (b2 * x2 + b3 * x3)
        f2[i] += (c0 * x0 + c1 * x1) + (c2 * x2 + c3 * x3)
        f3[i] += (d0 * x0 + d1 * x1) + (d2 * x2 + d3 * x3)


def combine_all(
    found: Rows, to: int, wanted: int, rows: Rows, first: int, count: int, weights: Row, start: int,
    stride: int, step: int, bases: int, width: int,
) -> None:  # fmt: skip
    """Combine rows into `wanted` others, whose weights are `step` apart, on bases from `bases` on, if not -1.

    Where there are many, four at a time and four rows to each, without the first and the last rows.
    """
    fours = count // 4 * 4 if wanted >= 4 else 0
    whole = wanted // 4 * 4 if fours else 0
    for j in range(wanted):
        base = weights[bases + j] if bases >= 0 else 0.0
        rest = count - fours if j < whole else count
        if rest:
            combine(found[to + j], rows, first, rest, weights, start + j * step, stride, base, width)
        else:
            fill(found[to + j], base, width)
    for j in range(0, whole, 4):
        for k in range(count - fours, count, 4):
            at = start + k * stride + j * step
            combine_four(found, to + j, rows, first + k, weights, at, stride, step, width)


def forward(
    sizes: Whole, bias: int, activation: int, parameters: Row, values: Rows, sums: Rows, width: int
) -> None:  # fmt: skip
    """Compute the weighted sums of all layers, the scores last, and the activations between them."""
    start, before = 0, 0
    for layer in range(1, len(sizes)):
        inputs, outputs = sizes[layer - 1], sizes[layer]
        first, biases = before + inputs, start + inputs * outputs
        bases = biases if bias else -1
        combine_all(sums, first, outputs, values, before, inputs, parameters, start, outputs, 1, bases, width)
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
        whole, pairs = outputs // 4 * 4, inputs // 2 * 2
        for j in range(0, whole, 4):
            for k in range(0, pairs, 2):
                products(
                    gradient, start + k * outputs + j, outputs, values, before + k, slopes, first + j, width
                )
        for j in range(outputs):
            slope = slopes[first + j]
            for k in range(pairs if j < whole else 0, inputs):
                gradient[start + k * outputs + j] = product(values[before + k], slope, width)
            if bias:
                gradient[biases + j] = total(slope, width)
        charge(regularizer, gradient, parameters, start, biases, strength)
        if layer > 1:
            combine_all(
                slopes, before, inputs, slopes, first, outputs, parameters, start, 1, outputs, -1, width
            )
            activate_back(activation, slopes, sums, values, before, first, width)
        end, first = start, before


def fill(found: Row, number: float, width: int) -> None:
    """Fill the first columns of a row with one number."""
    for i in range(width):
        found[i] = number


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
