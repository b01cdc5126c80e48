"""The worked examples about losses."""

from tests.examples.worked import Worked, column

SCORES = {"s0": 3.2, "s1": 5.1, "s2": -1.7}
CLASSIFIER = {
    "W": [[0.01, -0.05, 0.1, 0.05], [0.7, 0.2, 0.05, 0.16], [0.0, -0.45, -0.2, 0.03]],
    "x": [-15, 22, -44, 56],
    "b": [0.0, 0.2, -0.3],
    "t": 2,
}

LOSSES = (
    Worked(
        number=51,
        id="svm-from-small-gates",
        title="The SVM loss from small gates",
        purpose=(
            "Only a wrong class that comes within 1 of the right one costs anything, and only it gets a "
            "gradient."
        ),
        text="m1 = max(s1 - s0 + 1, 0)\nm2 = max(s2 - s0 + 1, 0)\nf = m1 + m2",
        values=SCORES,
        known={"m1": 2.9, "m2": 0, "f": 2.9, "grad_s0": -1, "grad_s1": 1, "grad_s2": 0},
    ),
    Worked(
        number=52,
        id="softmax-from-small-gates",
        title="The softmax loss from small gates",
        purpose=(
            "After all these gates the gradient of a score is just its probability, minus 1 for the right "
            "class."
        ),
        text="e0 = exp(s0)\ne1 = exp(s1)\ne2 = exp(s2)\nall = e0 + e1 + e2\np = e0 / all\nl = log(p)\nf = -l",
        values=SCORES,
        known={"p": 0.1299, "f": 2.0404, "grad_s0": -0.87, "grad_s1": 0.869, "grad_s2": 0.000968},
        places={
            **column("s0 s1 s2", 100, 100, down=110),
            **column("e0 e1 e2", 268, 100, down=110),
            "s3": (418, 160),
            "all": (566, 230),
            "p": (712, 130),
            "l": (712, 330),
            "f": (850, 330),
        },
    ),
    Worked(
        number=53,
        id="linear-svm",
        title="A linear classifier with the SVM loss",
        purpose=(
            "Three classes, four pixels: each row of W that breaks the margin is pushed along the picture x."
        ),
        text="scores = W @ x + b\nf = hinge_loss(scores, t)",
        values=CLASSIFIER,
        known={"scores": [-2.85, 0.86, 0.28], "f": 1.58},
    ),
    Worked(
        number=54,
        id="linear-softmax",
        title="A linear classifier with the softmax loss",
        purpose=(
            "The same scores as the SVM had, but now every class gets some gradient, however sure the answer."
        ),
        text="scores = W @ x + b\nf = softmax_loss(scores, t)",
        values=CLASSIFIER,
        known={"scores": [-2.85, 0.86, 0.28], "f": 1.04},
    ),
    Worked(
        number=55,
        id="logistic-regression",
        title="Logistic regression",
        purpose=(
            "With the cross-entropy from the score itself the gradient is as simple as predicted minus true."
        ),
        text="score = w @ x + b\nf = bce_loss(score, t)",
        values={"w": [0.5, -1.5], "x": [2, 1], "b": 0.2, "t": 1},
        known={"score": -0.3, "f": 0.8543552, "grad_b": -0.5744425},
    ),
    Worked(
        number=56,
        id="l2-regularization",
        title="A loss with an L2 penalty",
        purpose=(
            "Two gradients meet at the weights: the data pull one way, and the penalty pulls them towards 0."
        ),
        text="data = mse_loss(w @ x + b, t)\npenalty = l2_penalty(w, strength=0.1)\nf = data + penalty",
        values={"w": [1.5, -2], "x": [1, 2], "b": 0.5, "t": 1},
        known={"data": 4.5, "penalty": 0.625, "f": 5.125, "grad_w": [-2.7, -6.4], "grad_b": -3},
    ),
)
