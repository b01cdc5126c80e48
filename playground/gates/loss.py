"""Loss gates: how wrong the scores are, and what large weights cost.

With a matrix of scores each row is one sample and the loss is the mean over the rows.
Source: CS231n lecture 3 (losses, regularization) and lecture 4.
"""

from __future__ import annotations

from playground.gates import shape
from playground.gates.gate import Family, Gate, Knob, Slip
from playground.gates.number import (
    absolute,
    average,
    log_softmax,
    maximum,
    onehot,
    pick,
    row_sum,
    rows,
    sigmoid,
    sign,
    size,
    slack,
    softmax,
    softplus,
    total,
    violations,
)

SOFTMAX_LOSS = Gate(
    id="softmax_loss",
    symbol="CE",
    name="Softmax CE",
    family=Family.LOSS,
    inputs=("scores", "target"),
    forward=lambda scores, target: average(-pick(log_softmax(scores), target)),
    backward=lambda upstream, _y, scores, target: (
        upstream * (softmax(scores) - onehot(target, scores)) / rows(scores),
        0 * target,
    ),
    shape=shape.scores_and_labels,
    pattern="predicted minus true",
    note="Minus the log of the right class's probability; hands back probabilities minus the right answer.",
    samples=(((3.2, 5.1, -1.7), 0.0), (((0.5, -1.0, 2.0), (1.0, 0.3, -0.2)), (2.0, 1.0))),
    labels=("target",),
    elementwise=False,
    keywords=("cross entropy", "classification", "negative log likelihood"),
    slips=(
        (
            Slip.LOST_MEAN,
            lambda upstream, _y, scores, target: (
                upstream * (softmax(scores) - onehot(target, scores)),
                0 * target,
            ),
        ),
    ),
)

HINGE_LOSS = Gate(
    id="hinge_loss",
    symbol="SVM",
    name="Hinge",
    family=Family.LOSS,
    inputs=("scores", "target"),
    forward=lambda scores, target, margin: (
        total(maximum(slack(scores, target, margin), 0) * (1 - onehot(target, scores))) / rows(scores)
    ),
    backward=lambda upstream, _y, scores, target, margin: (
        upstream
        * (
            violations(scores, target, margin)
            - onehot(target, scores) * row_sum(violations(scores, target, margin))
        )
        / rows(scores),
        0 * target,
    ),
    shape=shape.scores_and_labels,
    pattern="router",
    note="Every wrong class that comes within the margin pulls its score down and the right one up.",
    samples=(((3.2, 5.1, -1.7), 0.0), (((0.5, -1.0, 2.0), (1.0, 0.3, -0.2)), (2.0, 1.0))),
    knobs=(Knob("margin", 1.0, "by how much the right class must win"),),
    labels=("target",),
    kinks=lambda scores, target, margin: slack(scores, target, margin),  # noqa: PLW0108 - a word takes no keywords
    elementwise=False,
    keywords=("svm", "multiclass", "margin"),
)

BCE_LOSS = Gate(
    id="bce_loss",
    symbol="BCE",
    name="Binary CE",
    family=Family.LOSS,
    inputs=("scores", "target"),
    forward=lambda scores, target: average(target * softplus(-scores) + (1 - target) * softplus(scores)),
    backward=lambda upstream, _y, scores, target: (
        upstream * (sigmoid(scores) - target) / size(scores),
        -upstream * scores / size(scores),
    ),
    shape=shape.pairs,
    pattern="predicted minus true",
    note="Cross-entropy of a sigmoid, taken from the score itself so that it never overflows.",
    samples=((0.7, 1.0), (-1.3, 0.0), ((0.5, -1.0, 2.0), (1.0, 0.0, 0.0))),
    elementwise=False,
    keywords=("logistic", "cross entropy", "binary"),
)

MSE_LOSS = Gate(
    id="mse_loss",
    symbol="MSE",
    name="Squared",
    family=Family.LOSS,
    inputs=("scores", "target"),
    forward=lambda scores, target: 0.5 * total((scores - target) ** 2) / rows(scores),
    backward=lambda upstream, _y, scores, target: (
        upstream * (scores - target) / rows(scores),
        upstream * (target - scores) / rows(scores),
    ),
    shape=shape.pairs,
    pattern="predicted minus true",
    note="Half the squared distance to the target; hands back the distance itself.",
    samples=(
        (0.7, 1.0),
        ((0.5, -1.0, 2.0), (1.0, 0.0, 0.0)),
        (((0.5, -1.0), (2.0, 0.1)), ((1.0, 0.0), (0.0, 1.0))),
    ),
    elementwise=False,
    keywords=("squared error", "regression", "l2"),
    slips=(
        (
            Slip.LOST_MEAN,
            lambda upstream, _y, scores, target: (upstream * (scores - target), upstream * (target - scores)),
        ),
    ),
)

L2_PENALTY = Gate(
    id="l2_penalty",
    symbol="λW²",
    name="L2 penalty",
    family=Family.LOSS,
    inputs=("x",),
    forward=lambda x, strength: strength * total(x**2),
    backward=lambda upstream, _y, x, strength: (upstream * 2 * strength * x,),
    shape=shape.scalar,
    pattern="scaler",
    note="Charges every weight by its square and pulls it towards 0 in proportion to its size.",
    samples=(((0.2, -0.4),), (((0.1, 0.5), (-0.3, 0.8)),)),
    knobs=(Knob("strength", 0.1, "lambda, the price of large weights"),),
    elementwise=False,
    keywords=("regularization", "weight decay", "lambda"),
)

L1_PENALTY = Gate(
    id="l1_penalty",
    symbol="λ|W|",
    name="L1 penalty",
    family=Family.LOSS,
    inputs=("x",),
    forward=lambda x, strength: strength * total(absolute(x)),
    backward=lambda upstream, _y, x, strength: (upstream * strength * sign(x),),
    shape=shape.scalar,
    pattern="scaler",
    note="Charges every weight by its magnitude and pulls all of them towards 0 equally hard.",
    samples=(((0.2, -0.4),), (((0.1, 0.5), (-0.3, 0.8)),)),
    knobs=(Knob("strength", 0.1, "lambda, the price of large weights"),),
    kinks=lambda x, strength: strength * x,
    elementwise=False,
    keywords=("regularization", "lasso", "sparse", "lambda"),
)
