"""The gradients of the losses on scores, as the compiled step computes them: one row for each score.

Each leaves the gradient of the mean loss in rows of `gradient` and returns a number that is finite when
and only when the loss is. `scores` and `gradient` are (units, room), the scores the rows from `first` to
`last`; `targets` is (rows, room); `count` numbers of each row are samples, and `peak` and `share` are room
for one row each.
"""

from __future__ import annotations

from playground.training.compiled_numbers import absolute, exp
from playground.training.compiled_sums import Row, Rows, distance, total

SOFTMAX, HINGE, BCE, MSE = 0, 1, 2, 3
LOSS_KINDS = {"softmax": SOFTMAX, "hinge": HINGE, "bce": BCE, "mse": MSE}


def judge(
    kind: int, scores: Rows, targets: Rows, gradient: Rows, first: int, last: int, count: int, peak: Row,
    share: Row,
) -> float:  # fmt: skip
    """Do what the loss of this kind does."""
    if kind == SOFTMAX:
        judge_softmax(scores, targets[0], gradient, first, last, count, peak, share)
    elif kind == HINGE:
        judge_hinge(scores, targets[0], gradient, first, last, count, peak, share)
    elif kind == BCE:
        judge_bce(scores[first], targets[0], gradient[first], count)
    else:
        return judge_mse(scores, targets, gradient, first, last, count)
    found = 0.0
    for row in range(first, last):
        found += total(scores[row], count)
    return found


def judge_softmax(
    scores: Rows, labels: Row, gradient: Rows, first: int, last: int, count: int, peak: Row, share: Row
) -> None:
    """Leave the probabilities minus the right answer."""
    for i in range(count):
        peak[i], share[i] = scores[first, i], 0.0
    for row in range(first + 1, last):
        score = scores[row]
        for i in range(count):
            peak[i] = score[i] if score[i] > peak[i] else peak[i]  # noqa: FURB136 - max is slower
    for row in range(first, last):
        score, slope = scores[row], gradient[row]
        for i in range(count):
            power = exp(score[i] - peak[i])
            slope[i] = power
            share[i] += power
    for i in range(count):
        share[i] = 1.0 / (share[i] * count)
    part = 1.0 / count
    for row in range(first, last):
        slope, label = gradient[row], float(row - first)
        for i in range(count):
            slope[i] = slope[i] * share[i] - (part if labels[i] == label else 0.0)


def judge_hinge(
    scores: Rows, labels: Row, gradient: Rows, first: int, last: int, count: int, right: Row, broken: Row
) -> None:
    """Leave 1 for every wrong class within the margin, and minus their number for the right one."""
    part = 1.0 / count
    for i in range(count):
        right[i], broken[i] = 0.0, 0.0
    for row in range(first, last):
        score, label = scores[row], float(row - first)
        for i in range(count):
            right[i] = score[i] if labels[i] == label else right[i]
    for row in range(first, last):
        score, slope, label = scores[row], gradient[row], float(row - first)
        for i in range(count):
            one = 1.0 if (score[i] - right[i] + 1.0 > 0.0) & (labels[i] != label) else 0.0
            slope[i] = one * part
            broken[i] += one
    for row in range(first, last):
        slope, label = gradient[row], float(row - first)
        for i in range(count):
            slope[i] -= broken[i] * part if labels[i] == label else 0.0


def judge_bce(score: Row, target: Row, slope: Row, count: int) -> None:
    """Leave the probability of class 1 minus the target."""
    part = 1.0 / count
    for i in range(count):
        power = exp(-absolute(score[i]))
        chance = (1.0 if score[i] > 0.0 else power) / (1.0 + power)
        slope[i] = (chance - target[i]) * part


def judge_mse(scores: Rows, targets: Rows, gradient: Rows, first: int, last: int, count: int) -> float:
    """Leave the distance to the target, and return half the squared one, summed."""
    part, found = 1.0 / count, 0.0
    for row in range(first, last):
        score, slope, target = scores[row], gradient[row], targets[row - first]
        for i in range(count):
            slope[i] = (score[i] - target[i]) * part
        found += distance(score, target, count)
    return found
